import { AsyncLocalStorage } from 'node:async_hooks';
import { randomInt } from 'node:crypto';

const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const current = new AsyncLocalStorage<string>();

/** Four letters that a person can read out: "7F3K". */
export const freshCorrelation = (): string =>
  Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** Whatever `work` writes in the log, also after it has been answered for, carries the code. */
export const correlated = <T>(correlation: string, work: () => T): T => current.run(correlation, work);

/** The code of the request that this is a part of; none outside any. */
export const correlationNow = (): string | undefined => current.getStore();
