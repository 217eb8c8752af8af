import { toInstant, type Instant } from './domain/time.ts';

/** The only place that asks what time it is. */
export const systemClock = (): Instant => toInstant(Date.now());
