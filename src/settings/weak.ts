const SAMPLE =
  /^(.)\1*$|change.?me|example|exempel|kommunen\.se|dummy|placeholder|your.?(?:secret|password|client)|^(?:secret|password|lösenord|hemlig\w*)\d*$|[<>\s]/iu;
const USUAL: ReadonlySet<string> = new Set(
  'postgres postgresql admin administrator root sip sip-lotsen siplotsen sa test qwerty qwertyuiop'.split(' '),
);
const LEAST = 12;

/** Is this a sample that someone forgot to replace? */
export const isSample = (value: string): boolean => SAMPLE.test(value);

/** Would a guesser try it early? `known` are the words beside it: user, database, host. */
export function isWeakPassword(password: string, known: readonly string[]): boolean {
  const plain = password.toLowerCase();
  const isGuess = USUAL.has(plain) || known.some((word) => word.toLowerCase() === plain) || /^\d+$/u.test(plain);
  return password.length < LEAST || isGuess || isSample(password);
}
