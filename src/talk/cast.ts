import type { Directory } from '../domain/directory.ts';
import type { PersonId, UnitId } from '../domain/ids.ts';
import type { CardRow } from '../store/tables.ts';
import type { Sender } from '../teams/incoming.ts';

/** Who acts, where people are reached and how cards are marked: the only difference between practice and live. */
export type Cast = {
  /** The member of staff behind a click or a word; none for a stranger. */
  readonly actor: (sender: Sender, card?: CardRow) => PersonId | undefined;
  readonly placeOfPerson: (person: PersonId) => string;
  readonly placeOfChannel: (unit: UnitId) => string;
  /** "Övning – till Eva Lind (Björkskolan)" in practice mode, nothing in live mode. */
  readonly mark: (person: PersonId | undefined) => string | undefined;
};

/** Everyone is the one whom the platform has authenticated; who is not in the directory is a stranger. */
export const liveCast = (directory: () => Directory): Cast => ({
  actor: ({ id }) => directory().staff.get(id as PersonId)?.id,
  placeOfPerson: (person) => `person:${person}`,
  placeOfChannel: (unit) => `channel:${unit}`,
  mark: () => undefined,
});
