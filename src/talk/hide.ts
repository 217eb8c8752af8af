import { nonceIn } from '../cards/render.ts';
import type { Case } from '../domain/case.ts';
import type { PersonId } from '../domain/ids.ts';
import { findCard, findDelivery, findPlace, saveDelivery } from '../store/talk-store.ts';
import type { CaseTask } from '../store/jobs.ts';
import type { Answer } from '../teams/answer.ts';
import type { Clicked } from '../teams/incoming.ts';
import { freshId } from './carry-out.ts';
import { openCard } from './sending.ts';
import type { Talk } from './talk.ts';

const HIDE_AFTER_SECONDS = 600;

type Hide = Extract<CaseTask['effect'], { kind: 'hide' }>;

const keyOf = (person: PersonId, activityId: string): string => `shown/${person}/${activityId}`;

/**
 * An old client keeps what it is shown: its card gets neutral again after a while, counted from the last click on it,
 * and what cannot be shown in that card is not posted anew (decision 16).
 */
export async function forAnOldClient(talk: Talk, click: Clicked, person: PersonId, answer: Answer): Promise<Answer> {
  const { db, jobs, clock } = talk.shell;
  const { sip } = (answer.kind === 'card' && (await findCard(db, nonceIn(answer.card)))) || {};
  if (answer.kind !== 'card' || !sip) return answer;
  const { cardActivityId: activityId } = click;
  if (activityId) {
    const key = `hide/${freshId()}`;
    await saveDelivery(db, {
      key: keyOf(person, activityId),
      case_id: sip.id,
      person,
      state: 'sent',
      conversation: click.place.conversationId,
      activity_id: activityId,
      code: key,
      at: clock(),
    });
    await jobs.enqueueLater({ caseId: sip.id, effect: { kind: 'hide', key, person, activityId } }, HIDE_AFTER_SECONDS);
  }
  return { ...answer, instead: await openCard(talk, sip, person, 'case') };
}

/** Not while the person goes on in the card: a later click has a later job of its own. */
export async function hide(talk: Talk, sip: Case, { key, person, activityId }: Hide): Promise<void> {
  const shown = await findDelivery(talk.shell.db, keyOf(person, activityId));
  const place = await findPlace(talk.shell.db, talk.cast.placeOfPerson(person));
  if (!place || shown?.code !== key) return;
  await talk.messenger().update(place, activityId, await openCard(talk, sip, person, 'case'));
}
