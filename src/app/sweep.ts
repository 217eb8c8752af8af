import { dayOf, type Day } from '../domain/time.ts';
import { findInvolved, wakeCases } from '../store/involved-store.ts';
import { deleteOldInbound } from '../store/inbound-store.ts';
import { deleteOldInquiries } from '../store/inquiry-store.ts';
import { unlinkAnswers } from '../store/survey-store.ts';
import { countDeviations } from './count-deviations.ts';
import type { Shell } from './shell.ts';

export type Sweep = () => Promise<void>;

/** N12: a case with someone who has left the directory is looked at, though none of its days has come. */
async function lookForGone({ db, directory, clock }: Shell): Promise<void> {
  const { staff } = directory();
  const gone = (await findInvolved(db)).filter((person) => !staff.has(person));
  if (gone.length > 0) await wakeCases(db, gone, clock());
}

/**
 * What is done once each day, and at the start: what shall be gone is deleted, answers lose their order, who has left is
 * noticed, and a quarter that is over is counted.
 */
export function createSweep(shell: Shell): Sweep {
  let swept: Day | undefined;
  return async () => {
    const today = dayOf(shell.clock());
    if (swept === today) return;
    await deleteOldInquiries(shell.db, today);
    await deleteOldInbound(shell.db);
    await unlinkAnswers(shell.db);
    await lookForGone(shell);
    await countDeviations(shell, today);
    swept = today;
  };
}
