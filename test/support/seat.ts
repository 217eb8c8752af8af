import type { Answers } from './card-reader.ts';

/** Where one person sits and plays: what is typed, pressed and read, over HTTP or in the browser. */
export type Seat = {
  /** Types a word, waits for the answer that has the words, and goes on with its card. */
  say(text: string, answer: string): Promise<unknown>;
  /** Goes on with the newest card of the chat that has all the words. */
  take(...words: readonly string[]): Promise<unknown>;
  /** Fills the card and presses a button; labels may be given by their beginning, choices by a part. */
  click(title: string, answers?: Answers): Promise<unknown>;
  /** Lets everything that is due be sent, where nothing does so by itself. */
  drain?(): Promise<unknown>;
  choicesOf(label: string): readonly string[] | Promise<readonly string[]>;
};
