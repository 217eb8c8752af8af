import type { Case } from '../domain/case.ts';
import type { Effect } from '../domain/effects.ts';
import { isLookedAtElsewhere } from '../store/case-store.ts';
import { Later } from '../store/jobs.ts';
import { dutiesOfDay } from './day-duties.ts';
import { placeOf, postTo } from './chats.ts';
import { delivered, SUMMARY, withhold, type Sender } from './sending.ts';
import { showDesk } from './show.ts';

const SOON_SECONDS = 1;

/** One message for each person and day: what was asked for today and still holds (decision 7, RM4). */
export async function sendDay(
  sender: Sender,
  sip: Case,
  { key, to, day }: Extract<Effect, { kind: 'digest' }>,
): Promise<void> {
  const { shell } = sender;
  // Another process may be looking at a case of the person's: what it finds out is said in the same message.
  if (await isLookedAtElsewhere(shell.db, to, shell.clock())) throw new Later(SOON_SECONDS, { isTry: false });
  const { asked } = await dutiesOfDay(sender, to, day);
  if (asked.length === 0) return await withhold(sender, sip, key, to);
  const place = await placeOf(sender, to);
  const card = await showDesk(sender, to, 'today', key, { morning: day });
  await postTo(sender, to, { key, case_id: null, person: to }, place, { card, summary: SUMMARY });
  // Said again after a crash too: each is counted once for its key.
  for (const caseId of new Set(asked.map((duty) => duty.caseId))) {
    const keys = asked.filter((duty) => duty.caseId === caseId).map((duty) => duty.key);
    await delivered(sender, caseId, keys, key);
  }
  shell.wake();
}
