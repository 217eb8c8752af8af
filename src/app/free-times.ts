import type { PersonId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';

/** Whose calendars could be read, and who of them has something else then. */
export type Busy = { readonly asked: readonly PersonId[]; readonly busy: readonly PersonId[] };

/** What calendars say of a time. Never fails and never takes long: undefined when nothing is known in time. */
export type FreeTimes = (
  people: readonly PersonId[],
  time: { readonly start: Instant; readonly minutes: number },
) => Promise<Busy | undefined>;
