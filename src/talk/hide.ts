import { nonceIn } from '../cards/render.ts';
import type { Case } from '../domain/case.ts';
import type { CaseId, PersonId } from '../domain/ids.ts';
import { findCard, findDelivery, findPlace, saveDelivery } from '../store/talk-store.ts';
import type { CaseTask } from '../store/jobs.ts';
import type { Answer } from '../teams/answer.ts';
import type { Clicked } from '../teams/incoming.ts';
import { freshId } from './carry-out.ts';
import { isGone } from './send-channel.ts';
import { openCard, type Sender } from './sending.ts';
import type { Talk } from './talk.ts';

const HIDE_AFTER_SECONDS = 600;
const DAY_SECONDS = 24 * 3600;

type Hide = Extract<CaseTask['effect'], { kind: 'hide' }>;

/** What an old client was last shown in which of its cards. */
type Shown = {
  readonly caseId: CaseId;
  readonly person: PersonId;
  readonly activityId: string;
  readonly conversation: string;
};

const keyOf = (person: PersonId, activityId: string): string => `shown/${person}/${activityId}`;

/** A later one takes the place of this: only the job that was asked for last hides the card. */
async function hideAfter(
  { shell: { db, jobs, clock } }: Talk,
  { caseId, person, activityId, conversation }: Shown,
  seconds: number,
): Promise<void> {
  const key = `hide/${freshId()}`;
  await saveDelivery(db, {
    key: keyOf(person, activityId),
    case_id: caseId,
    person,
    state: 'sent',
    conversation,
    activity_id: activityId,
    code: key,
    at: clock(),
  });
  await jobs.enqueueLater({ caseId, effect: { kind: 'hide', key, person, activityId } }, seconds);
}

/**
 * An old client keeps what it is shown: its card gets neutral again after a while, counted from the last click on it,
 * and what cannot be shown in that card is not posted anew (decision 16).
 */
export async function forAnOldClient(talk: Talk, click: Clicked, person: PersonId, answer: Answer): Promise<Answer> {
  const { sip } = (answer.kind === 'card' && (await findCard(talk.shell.db, nonceIn(answer.card)))) || {};
  if (answer.kind !== 'card' || !sip) return answer;
  const { cardActivityId: activityId, place } = click;
  if (activityId) {
    const shown = { caseId: sip.id, person, activityId, conversation: place.conversationId };
    await hideAfter(talk, shown, HIDE_AFTER_SECONDS);
  }
  return { ...answer, instead: await openCard(talk, sip, person, 'case') };
}

/** Not while the person goes on in the card: a later click has a later job of its own. */
export async function hide(talk: Sender, sip: Case, { key, person, activityId }: Hide): Promise<void> {
  const shown = await findDelivery(talk.shell.db, keyOf(person, activityId));
  const place = await findPlace(talk.shell.db, talk.cast.placeOfPerson(person));
  if (!place || shown?.code !== key) return;
  await talk.turn?.(place.conversationId);
  await talk
    .messenger()
    .update(place, activityId, await openCard(talk, sip, person, 'case'))
    .catch(isGone);
}

/** The next day, and the next, until it is done: in Teams nobody can take away what the bot has sent. */
export async function hideTomorrow(talk: Talk, caseId: CaseId, { key, person, activityId }: Hide): Promise<void> {
  const shown = await findDelivery(talk.shell.db, keyOf(person, activityId));
  if (shown?.code !== key) return;
  await hideAfter(talk, { caseId, person, activityId, conversation: shown.conversation ?? '' }, DAY_SECONDS);
}
