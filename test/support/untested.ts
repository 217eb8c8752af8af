/** Numbers of the specification that no test is named by yet, and why. */
export const UNTESTED: Readonly<Record<string, string>> = {
  C73: 'who has read about a child is logged in a later issue',
};
