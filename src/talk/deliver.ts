import { handle } from '../app/handle.ts';
import { DeliveryError, type CardJson, type Place } from '../app/delivery.ts';
import type { Calendar } from '../app/calendar.ts';
import { drawFace, drawPrompt } from '../cards/face.ts';
import { drawOpen } from '../cards/neutral.ts';
import { drawNotice, summaryOf } from '../cards/notices.ts';
import { mayRead, responsibleOf, rolesOf } from '../domain/access.ts';
import type { Case } from '../domain/case.ts';
import type { Command } from '../domain/command.ts';
import type { Effect } from '../domain/effects.ts';
import type { CommandId, PersonId } from '../domain/ids.ts';
import { dayOf } from '../domain/time.ts';
import { findCase, findDutiesOf } from '../store/case-store.ts';
import { findDelivery, findPlace, saveCard, saveDelivery } from '../store/talk-store.ts';
import type { Task, TakenTask } from '../store/jobs.ts';
import type { DeliveryRow } from '../store/tables.ts';
import { freshId } from './carry-out.ts';
import { showDesk } from './show.ts';
import type { Talk } from './talk.ts';

export type Sender = Talk & { readonly calendar: Calendar };
type Notice = Extract<Effect, { kind: 'notice' }>;

const SUMMARY = 'SIP-lotsen';
/** Good news for anyone who once was told of the case; all else asks for the right to read at the moment of sending. */
const FAREWELLS: readonly Notice['notice'][] = ['cancelled', 'removed'];

/** Carries out one effect. What was sent is noted before and after, so that a second try finds it done. */
export async function deliver(sender: Sender, { task, isLastTry }: Pick<TakenTask, 'task' | 'isLastTry'>): Promise<void> {
  try {
    await perform(sender, task);
  } catch (error) {
    const isFinal = error instanceof DeliveryError && error.kind === 'never';
    // Neutral cards are harmless when they come twice, and lost ones are not: what is uncertain is tried again.
    if (!isFinal && !isLastTry) throw error;
    await giveUp(sender, task, error instanceof DeliveryError ? error.code : 'error');
  }
}

async function perform(sender: Sender, task: Task): Promise<void> {
  const sip = await findCase(sender.shell.db, task.caseId);
  if (!sip) return;
  const { effect } = task;
  switch (effect.kind) {
    case 'notice':
      return await tell(sender, sip, effect);
    case 'digest':
      return await sendDay(sender, sip, effect);
    case 'face':
      return await showFace(sender, sip, effect.key);
    case 'prompt':
      return await ask(sender, sip, effect);
    case 'meeting':
      return await book(sender, sip, effect);
    case 'hide':
      return await hide(sender, sip, effect);
  }
}

/** Posts once for a key; gives false when it was done before. */
async function postOnce({ shell, messenger }: Sender, row: Pick<DeliveryRow, 'key' | 'case_id' | 'person'>, place: Place, card: CardJson, summary: string): Promise<boolean> {
  const known = await findDelivery(shell.db, row.key);
  if (known?.state === 'sent') return false;
  const note = { ...row, conversation: place.conversationId, activity_id: null, code: null, at: shell.clock() };
  await saveDelivery(shell.db, { ...note, state: 'sending' });
  const { activityId } = await messenger().post(place, card, summary);
  await saveDelivery(shell.db, { ...note, state: 'sent', activity_id: activityId });
  return true;
}

const withhold = async ({ shell }: Sender, sip: Case, key: string, person: PersonId | null): Promise<void> =>
  await saveDelivery(shell.db, { key, case_id: sip.id, person, state: 'withheld', conversation: null, activity_id: null, code: 'no-right', at: shell.clock() });

async function placeOf({ shell, cast }: Sender, person: PersonId): Promise<Place> {
  const place = await findPlace(shell.db, cast.placeOfPerson(person));
  if (!place) throw new DeliveryError('never', 'no-conversation');
  return place;
}

function mayTell({ shell }: Sender, sip: Case, { to, notice, ref }: Notice): boolean {
  if (FAREWELLS.includes(notice)) return true;
  const isManager = rolesOf(shell.directory(), sip, to).includes('manager');
  if (!isManager && !mayRead(shell.profile, shell.directory(), sip, to, dayOf(shell.clock()))) return false;
  const guest = sip.meetings.at(-1)?.guests.find((one) => ref === one.id || ref.startsWith(`${one.id}.`));
  return notice === 'invitation' || notice === 'moved' ? sip.step === 'called' && guest?.answer === undefined : true;
}

async function tell(sender: Sender, sip: Case, effect: Notice): Promise<void> {
  const { key, to, notice } = effect;
  const { shell, cast } = sender;
  if (!mayTell(sender, sip, effect)) return await withhold(sender, sip, key, to);
  const place = await placeOf(sender, to);
  const card = await drawn(sender, sip, to, notice, (nonce) =>
    drawNotice(notice, { sip, profile: shell.profile, directory: shell.directory(), now: shell.clock(), to }, { nonce, practice: cast.mark(to) ?? '' }),
  );
  await postOnce(sender, { key, case_id: sip.id, person: to }, place, card, summaryOf(notice, sip.alias));
}

async function drawn({ shell }: Sender, sip: Case, person: PersonId | null, screen: string, draw: (nonce: string) => CardJson): Promise<CardJson> {
  const nonce = freshId() as string;
  await saveCard(shell.db, { nonce, case_id: sip.id, person, screen, ref: '', revision: sip.rev, at: shell.clock() });
  return draw(nonce);
}

/** One message for each person and day: what was asked for today and still holds (decision 7, RM4). */
async function sendDay(sender: Sender, sip: Case, { key, to, day }: Extract<Effect, { kind: 'digest' }>): Promise<void> {
  const { shell } = sender;
  const asked = await askedToday(sender, to, day);
  if (asked.length === 0) return await withhold(sender, sip, key, to);
  const place = await placeOf(sender, to);
  const isNew = await postOnce(sender, { key, case_id: null, person: to }, place, await showDesk(sender, to, 'today', key), SUMMARY);
  if (!isNew) return;
  for (const { caseId, keys } of asked) await delivered(sender, caseId, keys, key);
  shell.wake();
}

async function askedToday({ shell }: Sender, person: PersonId, day: string): Promise<readonly { caseId: Case['id']; keys: readonly string[] }[]> {
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

async function delivered({ shell }: Sender, caseId: Case['id'], duties: readonly string[], key: string): Promise<void> {
  const id = `delivered/${key}/${caseId}` as CommandId;
  const command: Command = { id, caseId, by: 'system', at: shell.clock(), seen: 0, verb: 'nudge.delivered', duties };
  await handle(shell, command, '');
}

/** The case's one post in the channel, edited in place; posted anew when it is gone. */
async function showFace(sender: Sender, sip: Case, key: string): Promise<void> {
  const { shell, cast, messenger } = sender;
  const place = await findPlace(shell.db, cast.placeOfChannel(sip.unit));
  if (!place) return;
  const known = await findDelivery(shell.db, key);
  const draw = async (): Promise<CardJson> =>
    await drawn(sender, sip, null, 'face', (nonce) => drawFace({ sip, profile: shell.profile, directory: shell.directory(), now: shell.clock() }, { nonce, practice: cast.mark(undefined) ?? '' }));
  if (known?.activity_id && known.conversation) {
    const where = { ...place, conversationId: known.conversation };
    const gone = await messenger().update(where, known.activity_id, await draw()).then(() => false, isGone);
    if (!gone) return;
    await saveDelivery(shell.db, { ...known, state: 'failed', activity_id: null, code: 'gone', at: shell.clock() });
  }
  await postOnce(sender, { key, case_id: sip.id, person: null }, { ...place, conversationId: place.rootConversationId }, await draw(), SUMMARY);
}

function isGone(error: unknown): boolean {
  if (error instanceof DeliveryError && error.code === 'gone') return true;
  throw error;
}

/** The follow-up is asked for in the channel; without one, the responsible person is told in the personal chat. */
async function ask(sender: Sender, sip: Case, { key, duties }: Extract<Effect, { kind: 'prompt' }>): Promise<void> {
  const { shell, cast } = sender;
  const channel = await findPlace(shell.db, cast.placeOfChannel(sip.unit));
  const view = { sip, profile: shell.profile, directory: shell.directory(), now: shell.clock() };
  const place = channel ? { ...channel, conversationId: channel.rootConversationId } : await placeOf(sender, responsibleOf(sip));
  const card = channel
    ? await drawn(sender, sip, null, 'prompt', (nonce) => drawPrompt(view, { nonce, practice: cast.mark(undefined) ?? '' }))
    : await openCard(sender, sip, responsibleOf(sip), 'follow-up');
  if (await postOnce(sender, { key, case_id: sip.id, person: null }, place, card, SUMMARY)) await delivered(sender, sip.id, duties, key);
}

async function openCard({ shell, cast }: Sender, sip: Case, person: PersonId, screen: string): Promise<CardJson> {
  const nonce = freshId() as string;
  await saveCard(shell.db, { nonce, case_id: sip.id, person, screen: 'open', ref: screen, revision: sip.rev, at: shell.clock() });
  return drawOpen(sip.alias, nonce, cast.mark(person));
}

async function book({ shell, calendar }: Sender, sip: Case, { key, meeting: id }: Extract<Effect, { kind: 'meeting' }>): Promise<void> {
  const meeting = sip.meetings.find((one) => one.id === id);
  if (!meeting) return;
  if (sip.status !== 'active' || !meeting.start) return await calendar.cancel(sip, meeting, key);
  const { link } = await calendar.book(sip, meeting, key);
  if (link === '' || meeting.link === link) return;
  const command: Command = { id: `booked/${key}` as CommandId, caseId: sip.id, by: 'system', at: shell.clock(), seen: 0, verb: 'meeting.booked', meeting: meeting.id, link };
  await handle(shell, command, '');
}

async function hide(sender: Sender, sip: Case, { place: key, activityId }: Extract<Task['effect'], { kind: 'hide' }>): Promise<void> {
  const place = await findPlace(sender.shell.db, key);
  if (place) await sender.messenger().update(place, activityId, await openCard(sender, sip, sip.openedBy, 'case'));
}

/** A message that cannot arrive becomes a telephone call for the coordinator (P4); it never holds up the next ones. */
async function giveUp(sender: Sender, { caseId, effect }: Task, code: string): Promise<void> {
  const { shell } = sender;
  shell.log.warn('not-delivered', { case: caseId, kind: effect.kind, code });
  if (!('to' in effect)) return;
  await saveDelivery(shell.db, { key: effect.key, case_id: caseId, person: effect.to, state: 'failed', conversation: null, activity_id: null, code, at: shell.clock() });
  const command: Command = { id: `failed/${effect.key}` as CommandId, caseId, by: 'system', at: shell.clock(), seen: 0, verb: 'delivery.failed', person: effect.to };
  await handle(shell, command, '');
}
