import { randomInt } from 'node:crypto';
import type { DeliveryError } from '../app/delivery.ts';
import type { Log } from '../log.ts';

const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Writes what happened under a code that the person can read out to whoever looks for it in the log. */
export function reportFault(log: Log, cause: unknown): string {
  const correlation = Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  log.error('turn-failed', { correlation }, cause);
  return correlation;
}

/** An answer that could not be sent is not worth another message to the same place. */
export function reportUndelivered(log: Log, { kind, code }: DeliveryError): void {
  log.warn('answer-not-delivered', { kind, reason: code });
}
