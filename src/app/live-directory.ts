import type { Directory, Staff, StaffFunction } from '../domain/directory.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Db } from '../store/database.ts';
import { readDirectory, readStamp } from '../store/directory-store.ts';
import { wakeAll, wakeCases } from '../store/involved-store.ts';
import type { Clock } from './shell.ts';

export type LiveDirectory = {
  /** The latest reading, the same value until something changes. Asked at every click, so nothing is waited for. */
  readonly now: () => Directory;
  /** Reads the directory anew when its stamp has risen, and wakes the cases that it concerns (S18, N12). */
  readonly look: () => Promise<void>;
};

/** The directory of live mode, read when the process starts and again within a second of a change. */
export async function openDirectory(db: Db, clock: Clock): Promise<LiveDirectory> {
  let seen = await readStamp(db);
  let current = await readDirectory(db);
  let told = current;
  return {
    now: () => current,
    look: async () => {
      // The stamp first: what changes while the rows are read is found by the next look.
      const stamp = await readStamp(db);
      if (stamp === seen) return;
      current = await readDirectory(db);
      await wakeConcerned(db, told, current, clock());
      [told, seen] = [current, stamp];
    },
  };
}

/** Whose part in cases is not written in them: who has one of these answers for cases by working there. */
const LEADING: ReadonlySet<StaffFunction> = new Set([
  'manager',
  'rektor',
  'school-chief',
  'intake',
  'ifo',
  'coordinator',
] satisfies StaffFunction[]);
const MOST_BY_NAME = 1000;

/** Open cases whose duties or rights may be others than before are looked at now, with the new directory in hand. */
export async function wakeConcerned(db: Db, before: Directory, after: Directory, at: ReturnType<Clock>): Promise<void> {
  const ids = new Set([...before.staff.keys(), ...after.staff.keys()]);
  const people = [...ids].filter((id) => rightsOf(before.staff.get(id)) !== rightsOf(after.staff.get(id)));
  const leads = (id: PersonId): boolean =>
    [before, after].some(({ staff }) => staff.get(id)?.functions.some((one) => LEADING.has(one)));
  const isAnyone = placesOf(before) !== placesOf(after) || people.length > MOST_BY_NAME || people.some(leads);
  if (isAnyone) return await wakeAll(db, at);
  if (people.length > 0) await wakeCases(db, people, at);
}

/** What rules and channels ask of a person: who is renamed, or gets another telephone, changes nobody's duties. */
const rightsOf = (staff: Staff | undefined): string =>
  staff ? [staff.unit, staff.kind ?? 'member', staff.entraId, ...staff.functions.toSorted()].join(' ') : '';

const placesOf = ({ authorities, units }: Directory): string =>
  JSON.stringify([
    [...authorities.values()].map(({ id, principal }) => [id, principal]),
    [...units.values()].map(({ id, authority, sector }) => [id, authority, sector]),
  ]);
