import type { Plan } from './plan.ts';

/** V10: a sentence with more words than these is hard to read for a family. */
const MOST_WORDS = 20;
const END = /(?<=[.!?])\s+|\n+/u;
const isWord = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

const sentencesOf = (text: string): readonly string[] => text.split(END).map((sentence) => sentence.trim());

/** The long sentences that staff have written in a plan (V10). What child and family said stays as they said it. */
export function longSentences({ needs, goals, measures, routes, words }: Plan): readonly string[] {
  const written = [
    ...needs.map(({ text }) => text),
    ...goals.flatMap(({ text, sign }) => [text, sign]),
    ...measures.flatMap(({ text, sign }) => [text, sign]),
    ...routes.map(({ what }) => what),
    words?.others ?? '',
  ];
  return written.flatMap(sentencesOf).filter((one) => one.split(/\s+/u).filter(isWord).length > MOST_WORDS);
}
