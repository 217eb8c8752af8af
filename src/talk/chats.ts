import { DeliveryError, type CardJson, type Place } from '../app/delivery.ts';
import type { PersonId } from '../domain/ids.ts';
import { beginOpening, endOpening, findServiceUrl, noteInstalled, wasInstalled } from '../store/chat-store.ts';
import { Later } from '../store/jobs.ts';
import type { DeliveryRow } from '../store/tables.ts';
import { findPlace, forgetPlace, isBlocked, savePlace } from '../store/talk-store.ts';
import { postOnce, type Sender } from './sending.ts';

/** Someone else is making the chat, or Teams has just been told to install the app. */
const SOON_SECONDS = 5;

/**
 * Where the person is written to, in turn: the chat that is known, else one that is made now. Throws a DeliveryError when the
 * person is reached in another way (S18, P4): has left, has blocked the bot, has no account, or lacks the app.
 */
export async function placeOf(sender: Sender, person: PersonId): Promise<Place> {
  const { shell, cast, turn } = sender;
  if (!shell.directory().staff.has(person)) throw new DeliveryError('never', 'left');
  if (await isBlocked(shell.db, person)) throw new DeliveryError('never', 'blocked');
  const place = (await findPlace(shell.db, cast.placeOfPerson(person))) ?? (await openChat(sender, person));
  await turn?.(place.conversationId);
  return place;
}

/**
 * Posts once for a key in the person's chat, as `postOnce` does. A chat that Teams no longer knows, or from which the
 * app is gone, is made anew once.
 */
export async function postTo(
  sender: Sender,
  person: PersonId,
  row: Pick<DeliveryRow, 'key' | 'case_id' | 'person'>,
  place: Place,
  { card, summary }: { readonly card: CardJson; readonly summary: string },
): Promise<void> {
  try {
    await postOnce(sender, row, place, card, summary);
  } catch (error) {
    if (!(await isWorthANewChat(sender, person, error))) throw error;
    await forgetPlace(sender.shell.db, sender.cast.placeOfPerson(person), place.conversationId);
    // Nothing was delivered: the turn that was waited for still stands.
    const { turn: _taken, ...again } = sender;
    try {
      await postOnce(again, row, await placeOf(again, person), card, summary);
    } catch (later) {
      throw lacksApp(error) && lacksApp(later) ? new Later(SOON_SECONDS, { isTry: false }) : later;
    }
  }
}

async function isWorthANewChat(sender: Sender, person: PersonId, error: unknown): Promise<boolean> {
  if (!sender.chats || !(error instanceof DeliveryError)) return false;
  return error.code === 'gone' || (lacksApp(error) && (await install(sender, person)));
}

/** What was installed this moment is not there at once. */
const lacksApp = (error: unknown): boolean => error instanceof DeliveryError && error.code === 'not-in-roster';

/** One chat for each person: of two who want it made at once, the second finds what the first has made. */
async function openChat(sender: Sender, person: PersonId): Promise<Place> {
  const { shell, cast, chats, messenger, turn } = sender;
  const { db, directory, clock } = shell;
  const account = directory().staff.get(person)?.entraId;
  if (!chats || !account) throw new DeliveryError('never', 'no-conversation');
  if (!(await beginOpening(db, person))) throw new Later(SOON_SECONDS, { isTry: false });
  try {
    const known = await findPlace(db, cast.placeOfPerson(person));
    if (known) return known;
    await turn?.(cast.placeOfPerson(person));
    const door = { ...chats.door, serviceUrl: (await findServiceUrl(db)) ?? chats.door.serviceUrl };
    const place = await messenger().open(door, account);
    await savePlace(db, cast.placeOfPerson(person), place, clock());
    return place;
  } catch (error) {
    if (lacksApp(error) && (await install(sender, person))) throw new Later(SOON_SECONDS, { isTry: false });
    throw error;
  } finally {
    await endOpening(db, person);
  }
}

/** True when the app was installed just now: once a day, where Graph lets us. */
async function install({ shell: { db, directory }, chats }: Sender, person: PersonId): Promise<boolean> {
  const account = directory().staff.get(person)?.entraId;
  if (!chats?.install || !account || (await wasInstalled(db, person))) return false;
  try {
    await chats.install(account);
  } catch (error) {
    // Why it may not be installed is in the log; that the person lacks it is what is told.
    if (error instanceof DeliveryError && error.kind === 'never') return false;
    throw error;
  }
  await noteInstalled(db, person);
  return true;
}
