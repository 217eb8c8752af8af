import { dayOf, type Day } from '../domain/time.ts';
import { deleteOldInquiries } from '../store/inquiry-store.ts';
import type { Shell } from './shell.ts';

export type Sweep = () => Promise<void>;

/** What is done once each day, and at the start: what shall be gone is deleted. */
export function createSweep(shell: Shell): Sweep {
  let swept: Day | undefined;
  return async () => {
    const today = dayOf(shell.clock());
    if (swept === today) return;
    await deleteOldInquiries(shell.db, today);
    swept = today;
  };
}
