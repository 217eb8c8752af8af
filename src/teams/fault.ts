import type { DeliveryError } from '../app/delivery.ts';
import { correlationNow, freshCorrelation } from '../correlation.ts';
import type { Log } from '../log.ts';

/** Writes what happened under a code that the person can read out to whoever looks for it in the log. */
export function reportFault(log: Log, cause: unknown): string {
  const correlation = correlationNow() ?? freshCorrelation();
  log.error('turn-failed', { correlation }, cause);
  return correlation;
}

/** An answer that could not be sent is not worth another message to the same place. */
export function reportUndelivered(log: Log, { kind, code }: DeliveryError): void {
  log.warn('answer-not-delivered', { kind, reason: code });
}
