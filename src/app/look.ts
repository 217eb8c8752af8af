import { randomUUID } from 'node:crypto';
import type { CaseId, CommandId } from '../domain/ids.ts';
import { addMinutes, type Instant } from '../domain/time.ts';
import { findDue, postponeDue } from '../store/case-store.ts';
import { handle } from './handle.ts';
import type { Shell } from './shell.ts';

const AT_ONCE = 50;
const AGAIN_MINUTES = 60;

/** Sends `look` to every case whose alarm is due; gives how many it was, without those that another process looks at. */
export async function lookAtDue(shell: Shell): Promise<number> {
  const now = shell.clock();
  let looked = 0;
  for (const caseId of await findDue(shell.db, now, AT_ONCE)) {
    const isOurs = await look(shell, caseId, now).catch((error: unknown) => setAside(shell, caseId, now, error));
    if (isOurs) looked += 1;
  }
  return looked;
}

/** An id of its own each time: what one look has found out may be due for the next at the very same moment. */
async function look(shell: Shell, caseId: CaseId, at: Instant): Promise<boolean> {
  const id = `look/${randomUUID()}` as CommandId;
  const command = { id, caseId, by: 'system', at, seen: 0, verb: 'look' } as const;
  const { kind } = await handle(shell, command, '', { onlyIfDue: true });
  return kind !== 'no-such-case';
}

/** One case that fails does not hold up the others (RM3): it is tried again in an hour. */
async function setAside({ db, log }: Shell, caseId: CaseId, now: Instant, error: unknown): Promise<boolean> {
  log.error('look-failed', { case: caseId }, error);
  await postponeDue(db, caseId, now, addMinutes(now, AGAIN_MINUTES));
  return true;
}
