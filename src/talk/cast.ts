import type { Directory, Staff } from '../domain/directory.ts';
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

const accounts = new WeakMap<Directory['staff'], ReadonlyMap<string, Staff>>();
/** Everyone who has an account, by its Entra object id. */
function accountsOf({ staff }: Directory): ReadonlyMap<string, Staff> {
  const known =
    accounts.get(staff) ?? new Map([...staff.values()].flatMap((one) => (one.entraId ? [[one.entraId, one]] : [])));
  accounts.set(staff, known);
  return known;
}

/**
 * Everyone is the account that the platform has authenticated, never a name, an address or Teams' own id. Who is not in
 * the directory, or not any more, is a stranger (S16, S18); an account of another tenant than ours acts only as the
 * guest or partner that the directory says it is.
 */
export const liveCast = (directory: () => Directory, tenantId: string): Cast => ({
  actor: (sender) => {
    const found = sender.entraId ? accountsOf(directory()).get(sender.entraId) : undefined;
    const isForeign = sender.tenantId !== undefined && sender.tenantId.toLowerCase() !== tenantId.toLowerCase();
    return isForeign && (found?.kind ?? 'member') === 'member' ? undefined : found?.id;
  },
  placeOfPerson: (person) => `person:${person}`,
  placeOfChannel: (unit) => `channel:${unit}`,
  mark: () => undefined,
});
