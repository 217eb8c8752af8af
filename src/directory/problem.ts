/** What is wrong with one line of a file, or with the file itself (line 0), in Swedish. */
export type Problem = {
  /** An error stops the import; a warning is something to look at. */
  readonly grade: 'error' | 'warning';
  readonly line: number;
  readonly column?: string;
  readonly what: string;
  /** How it is mended. */
  readonly mend: string;
};

export const error = (line: number, column: string | undefined, what: string, mend: string): Problem => ({
  grade: 'error',
  line,
  ...(column ? { column } : {}),
  what,
  mend,
});
export const warning = (line: number, column: string | undefined, what: string, mend: string): Problem => ({
  ...error(line, column, what, mend),
  grade: 'warning',
});

const LONGEST = 60;
// What a terminal would act on, what is not seen, and what turns the direction of a text.
export const INVISIBLE = /[\p{Cc}\p{Cs}\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu;

/** A cell as it can be shown on a terminal: no control characters, and not longer than a line. */
export function shown(text: string): string {
  const plain = text.replaceAll(INVISIBLE, '·');
  return `"${plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain}"`;
}

/** One line for a terminal, whatever the names in it hold: "FEL rad 4, e-post: adressen saknas. Skriv den som namn@kommun.se." */
export function sentenceOf({ grade, line, column, what, mend }: Problem): string {
  const where = line === 0 ? 'filen' : `rad ${line}`;
  const sentence = `${grade === 'error' ? 'FEL' : 'OBS'} ${where}${column ? `, ${column}` : ''}: ${what}. ${mend}`;
  return sentence.replaceAll(INVISIBLE, '·');
}
