import { randomUUID } from 'node:crypto';
import type { CaseId, CommandId } from '../domain/ids.ts';
import { addMinutes, type Instant } from '../domain/time.ts';
import { findDue, setWake } from '../store/case-store.ts';
import { handle } from './handle.ts';
import type { Shell } from './shell.ts';

const AT_ONCE = 50;
const AGAIN_MINUTES = 60;

/** Sends `look` to every case whose alarm is due; gives how many there were. */
export async function lookAtDue(shell: Shell): Promise<number> {
  const now = shell.clock();
  const due = await findDue(shell.db, now, AT_ONCE);
  for (const caseId of due) {
    await look(shell, caseId, now).catch((error: unknown) => setAside(shell, caseId, now, error));
  }
  return due.length;
}

/** An id of its own each time: what one look has found out may be due for the next at the very same moment. */
async function look(shell: Shell, caseId: CaseId, at: Instant): Promise<void> {
  await handle(shell, { id: `look/${randomUUID()}` as CommandId, caseId, by: 'system', at, seen: 0, verb: 'look' }, '');
}

/** One case that fails does not hold up the others (RM3): it is tried again in an hour. */
async function setAside({ db, log }: Shell, caseId: CaseId, now: Instant, error: unknown): Promise<void> {
  log.error('look-failed', { case: caseId }, error);
  await db.transaction().execute((tx) => setWake(tx, caseId, addMinutes(now, AGAIN_MINUTES)));
}
