/** Numbers of the specification that no test is named by yet, and why. */
export const UNTESTED: Readonly<Record<string, string>> = {
  C73: 'who has read about a child is logged in a later issue',
  V10: 'no test yet',
  SC12: 'no test yet',
  C19: 'no test yet',
  C39: 'no test yet',
  C45: 'no test yet',
  C62: 'no test yet',
  C64: 'no test yet',
};
