import type { Calendar } from '../app/calendar.ts';
import { DeliveryError, type CardJson, type Door, type Place } from '../app/delivery.ts';
import { handle } from '../app/handle.ts';
import type { CaseChannels } from '../app/place.ts';
import { drawOpen, type Opening } from '../cards/neutral.ts';
import type { Case } from '../domain/case.ts';
import type { Command } from '../domain/command.ts';
import type { CommandId, PersonId } from '../domain/ids.ts';
import { Later } from '../store/jobs.ts';
import { beginDelivery, findDelivery, saveCard, saveDelivery } from '../store/talk-store.ts';
import type { DeliveryRow } from '../store/tables.ts';
import { freshId } from './carry-out.ts';
import type { Talk } from './talk.ts';
import type { Turn } from './turns.ts';

/** How chats are made in live mode. `install` gives an account the app, where Graph lets us; throws a DeliveryError. */
export type Chats = { readonly door: Door; readonly install?: (account: string) => Promise<void> };

export type Sender = Talk & {
  readonly calendar: Calendar;
  /** Absent in practice: there is one chat, and it is known. */
  readonly chats?: Chats;
  /** Absent in practice: nothing is sent to Teams. */
  readonly turn?: Turn;
  /** Only where each case has a channel of its own. */
  readonly channels?: CaseChannels;
};

/** What a notification shows when there is nothing else to say. */
export const SUMMARY = 'SIP-lotsen';

/** The code of what is under way a second time. */
const AGAIN = 'again';
const SOON_SECONDS = 5;

/**
 * Posts once for a key; gives false when it was done before. What became of it is noted also when it failed: what may
 * have been delivered, or was under way when the process ended, is never taken for new.
 */
export async function postOnce(
  { shell, messenger }: Sender,
  row: Pick<DeliveryRow, 'key' | 'case_id' | 'person'>,
  place: Place,
  card: CardJson,
  summary: string,
): Promise<boolean> {
  const known = await findDelivery(shell.db, row.key);
  if (known?.state === 'sent') return false;
  const note = { ...row, conversation: place.conversationId, activity_id: null, code: null, at: shell.clock() };
  const wasUncertain = known?.state === 'uncertain' || (known?.state === 'sending' && known.code === AGAIN);
  const noted = async (error: DeliveryError): Promise<DeliveryError> => {
    const state = wasUncertain || error.kind === 'uncertain' ? 'uncertain' : 'waiting';
    await saveDelivery(shell.db, { ...note, state, code: error.code });
    return new DeliveryError(error.kind, error.code, error.after, wasUncertain);
  };
  if (known?.state === 'sending') throw await noted(new DeliveryError('uncertain', 'ended'));
  const sending = { ...note, state: 'sending', code: wasUncertain ? AGAIN : null } as const;
  // A process that stood still for long is not the one that sends any more.
  if (!(await beginDelivery(shell.db, sending, known))) throw new Later(SOON_SECONDS, { isTry: false });
  const { activityId } = await messenger()
    .post(place, card, summary)
    .catch(async (error: unknown) => {
      throw error instanceof DeliveryError ? await noted(error) : error;
    });
  await saveDelivery(shell.db, { ...note, state: 'sent', activity_id: activityId });
  return true;
}

export const withhold = async ({ shell }: Sender, sip: Case, key: string, person: PersonId | null): Promise<void> =>
  await saveDelivery(shell.db, {
    key,
    case_id: sip.id,
    person,
    state: 'withheld',
    conversation: null,
    activity_id: null,
    code: 'no-right',
    at: shell.clock(),
  });

export async function drawn(
  { shell }: Sender,
  sip: Case,
  person: PersonId | null,
  screen: string,
  draw: (nonce: string) => CardJson,
): Promise<CardJson> {
  const nonce = freshId() as string;
  await saveCard(shell.db, { nonce, case_id: sip.id, person, screen, ref: '', revision: sip.rev, at: shell.clock() });
  return draw(nonce);
}

/** A neutral card whose button opens a screen of the case: its name, or the name, a slash and what it is about. */
export async function openCard(
  { shell, cast }: Talk,
  sip: Case,
  person: PersonId,
  screen: string,
  opening: Opening = 'see',
): Promise<CardJson> {
  const nonce = freshId() as string;
  await saveCard(shell.db, {
    nonce,
    case_id: sip.id,
    person,
    screen: 'open',
    ref: screen,
    revision: sip.rev,
    at: shell.clock(),
  });
  return drawOpen(sip.alias, nonce, cast.mark(person), opening);
}

/** The count of a duty's ladder rises only when its message has arrived (decision 7). */
export async function delivered(
  { shell }: Sender,
  caseId: Case['id'],
  duties: readonly string[],
  key: string,
): Promise<void> {
  const id = `delivered/${key}/${caseId}` as CommandId;
  const command: Command = { id, caseId, by: 'system', at: shell.clock(), seen: 0, verb: 'nudge.delivered', duties };
  await handle(shell, command, '');
}
