import type { Place } from '../app/delivery.ts';
import { authorityOf } from '../domain/directory.ts';
import type { PersonId, UnitId } from '../domain/ids.ts';
import { isExternal } from '../store/external-store.ts';
import { findKeysAt, savePlace } from '../store/talk-store.ts';
import type { Answer } from '../teams/answer.ts';
import { SENTENCES, text, type Talk } from './talk.ts';

/** What the manager of a unit writes in the channel where its cases shall be seen. */
export const TIES: ReadonlySet<string> = new Set(['här', 'den här kanalen', 'here']);

/**
 * The channel where it is said becomes that of the unit whose manager says it. Nothing about a case is posted where
 * another authority reads: a channel is of one authority, and a guest's own unit has its channel at home.
 */
export async function tieChannel(talk: Talk, place: Place, person: PersonId): Promise<Answer> {
  const { db, directory, clock } = talk.shell;
  const staff = directory().staff.get(person);
  const unit = staff && directory().units.get(staff.unit);
  const isManager = staff?.functions.includes('manager') === true && (staff.kind ?? 'member') === 'member';
  if (!unit || !isManager) return text(SENTENCES.onlyManager);
  if (place.kind !== 'channel') return text(SENTENCES.onlyChannel);
  if (await isExternal(db, 'channel', place.rootConversationId)) return text(SENTENCES.caseChannel);
  if (await isTaken(talk, place, unit.id)) return text(SENTENCES.takenChannel);
  await savePlace(db, talk.cast.placeOfChannel(unit.id), place, clock());
  return text(SENTENCES.tied(unit.name));
}

/** Is it already the channel of another authority? */
async function isTaken({ shell, cast }: Talk, place: Place, unit: UnitId): Promise<boolean> {
  const directory = shell.directory();
  const others = [...directory.units.keys()].filter(
    (one) => authorityOf(directory, one)?.id !== authorityOf(directory, unit)?.id,
  );
  const own = cast.placeOfChannel(unit);
  const keys = others.map((one) => cast.placeOfChannel(one)).filter((key) => key !== own);
  return (await findKeysAt(shell.db, keys, place.rootConversationId)).length > 0;
}
