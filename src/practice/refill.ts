import type { Place } from '../app/delivery.ts';
import type { Clock } from '../app/shell.ts';
import { dayOf, epochOf } from '../domain/time.ts';
import { rememberPlace } from '../store/talk-store.ts';
import { showDesk } from '../talk/show.ts';
import type { Talk } from '../talk/talk.ts';
import { CHANNEL_ID } from './playground-config.ts';
import { CHANNEL, type Stage } from './stage.ts';

// Opening the page is announced twice, as an installation and as a new member.
const ONE_OPENING_MS = 3000;
const SUMMARY = 'SIP-lotsen';

type Refill = (talk: Talk, stage: Stage, place: Place) => Promise<void>;

/** What an opened practice chat shows: a greeting, what waits for each person, and the cases' posts in the channel. */
export function createRefill(realClock: Clock): Refill {
  let last = 0;
  return async (talk, stage, place) => {
    const now = epochOf(realClock());
    if (now - last < ONE_OPENING_MS) return;
    last = now;
    const channel: Place = { ...place, kind: 'channel', conversationId: CHANNEL_ID, rootConversationId: CHANNEL_ID };
    await rememberPlace(talk.shell.db, CHANNEL, channel, stage.clock());
    await talk.messenger().post(place, await showDesk(talk, stage.played(), 'welcome', `welcome/${now}`), SUMMARY);
    await postDuties(talk, place, now);
    await postFaces(talk);
  };
}

async function postDuties(talk: Talk, place: Place, now: number): Promise<void> {
  const today = dayOf(talk.shell.clock());
  const rows = await talk.shell.db
    .selectFrom('duty')
    .select('person')
    .distinct()
    .where('visible', '<=', today)
    .where('due', '<=', today)
    .execute();
  for (const { person } of rows)
    await talk.messenger().post(place, await showDesk(talk, person, 'today', `refill/${now}`), SUMMARY);
}

async function postFaces({ shell }: Talk): Promise<void> {
  const rows = await shell.db
    .selectFrom('delivery')
    .select(['key', 'case_id'])
    .where('key', 'like', '%/face')
    .execute();
  await shell.db.deleteFrom('delivery').where('key', 'like', '%/face').execute();
  const tasks = rows.flatMap(({ key, case_id: caseId }) =>
    caseId ? [{ caseId, effect: { kind: 'face', key } as const }] : [],
  );
  await shell.db.transaction().execute((tx) => shell.jobs.enqueue(tx, tasks));
  shell.wake();
}
