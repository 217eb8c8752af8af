import type { Case } from '../domain/case.ts';
import type { Effect } from '../domain/effects.ts';
import type { PersonId } from '../domain/ids.ts';
import { dayOf } from '../domain/time.ts';
import { findCase, findDutiesOf } from '../store/case-store.ts';
import { delivered, placeOf, postOnce, SUMMARY, withhold, type Sender } from './sending.ts';
import { showDesk } from './show.ts';

/** One message for each person and day: what was asked for today and still holds (decision 7, RM4). */
export async function sendDay(
  sender: Sender,
  sip: Case,
  { key, to, day }: Extract<Effect, { kind: 'digest' }>,
): Promise<void> {
  const { shell } = sender;
  const asked = await askedToday(sender, to, day);
  if (asked.length === 0) return await withhold(sender, sip, key, to);
  const place = await placeOf(sender, to);
  await postOnce(sender, { key, case_id: null, person: to }, place, await showDesk(sender, to, 'today', key), SUMMARY);
  // Said again after a crash too: each is counted once for its key.
  for (const { caseId, keys } of asked) await delivered(sender, caseId, keys, key);
  shell.wake();
}

async function askedToday(
  { shell }: Sender,
  person: PersonId,
  day: string,
): Promise<readonly { caseId: Case['id']; keys: readonly string[] }[]> {
  const duties = await findDutiesOf(shell.db, person, dayOf(shell.clock()));
  const cases = await Promise.all([...new Set(duties.map((duty) => duty.caseId))].map((id) => findCase(shell.db, id)));
  return cases.flatMap((sip) => {
    if (!sip) return [];
    const own = duties.filter((duty) => duty.caseId === sip.id).map((duty) => duty.key);
    const keys = own.filter((key) => {
      const asked = sip.nudges[key]?.asked;
      return asked !== undefined && dayOf(asked) === day;
    });
    return keys.length > 0 ? [{ caseId: sip.id, keys }] : [];
  });
}
