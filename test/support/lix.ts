/** A word is letters and digits, with a hyphen, an apostrophe or a dot within. */
const WORD = /[\p{L}\p{N}]+(?:[-’'.:][\p{L}\p{N}]+)*/gu;
/** A sentence ends at a mark that something new comes after: "kl. 14" goes on, and so does "16 kap. 4 §". */
const END = /[.!?:](?=["”)*]*\s+["”(*–]*\p{Lu})/gu;
const LONG = 6;

export type Measure = { readonly lix: number; readonly words: number };

/**
 * How hard a text is to read (läsbarhetsindex, Björnsson): words for each sentence, and how many in a hundred words
 * are longer than six letters. Each line is at least one sentence, as headings, labels and choices are.
 */
export function lixOf(lines: readonly string[]): Measure {
  const written = lines.filter((line) => /\p{L}/u.test(line));
  const words = written.flatMap((line) => line.match(WORD) ?? []);
  if (words.length === 0) return { lix: 0, words: 0 };
  const sentences = written.reduce((sum, line) => sum + 1 + (line.match(END)?.length ?? 0), 0);
  const long = words.filter((word) => word.length > LONG).length;
  return { lix: Math.round(words.length / sentences + (100 * long) / words.length), words: words.length };
}
