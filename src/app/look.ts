import type { CaseId, CommandId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import { findDue } from '../store/case-store.ts';
import { handle } from './handle.ts';
import type { Shell } from './shell.ts';

const AT_ONCE = 50;

/** Sends `look` to every case whose alarm is due; gives how many there were. One that fails does not stop the others (RM3). */
export async function lookAtDue(shell: Shell): Promise<number> {
  const now = shell.clock();
  const due = await findDue(shell.db, now, AT_ONCE);
  for (const caseId of due) {
    await look(shell, caseId, now).catch((error: unknown) => shell.log.error('look-failed', { case: caseId }, error));
  }
  return due.length;
}

async function look(shell: Shell, caseId: CaseId, at: Instant): Promise<void> {
  await handle(shell, { id: `look/${caseId}/${at}` as CommandId, caseId, by: 'system', at, seen: 0, verb: 'look' }, '');
}
