import type { Authority, Staff, Unit } from '../domain/directory.ts';
import type { PersonId, UnitId } from '../domain/ids.ts';
import type { Day } from '../domain/time.ts';
import type { Register, Registered } from '../store/directory-store.ts';
import type { Entry } from './entry.ts';
import { placeUnits } from './place-units.ts';
import { error, warning, type Problem } from './problem.ts';
import { ownKeyOf, stableId } from './stable-id.ts';

export type Changed = { readonly before: Registered; readonly after: Registered };
export type Plan = {
  /** How the whole directory will be. */
  readonly register: Register;
  /** Only what differs from now. */
  readonly writes: Register;
  readonly added: readonly Registered[];
  readonly changed: readonly Changed[];
  readonly leaving: readonly Registered[];
  /** How many work there now. */
  readonly working: number;
  readonly problems: readonly Problem[];
};

/** What an import would change. Who stands in the directory and not among the entries leaves on that day. */
export function planImport(entries: readonly Entry[], register: Register, today: Day): Plan {
  const places = placeUnits(entries, register);
  const problems: Problem[] = [...places.problems];
  const people = new Map<PersonId, Registered>();
  for (const entry of entries) {
    const unit = places.unitOf(entry);
    if (!unit) continue;
    const { known, problem } = recognise(entry, register);
    if (problem) problems.push(problem);
    const isTaken = (id: string): boolean => register.people.has(id as PersonId) || people.has(id as PersonId);
    const words = entry.ownId ?? entry.email ?? entry.entraId ?? '';
    const id = known?.id ?? (stableId(isTaken, 'person', words.toLowerCase()) as PersonId);
    if (people.has(id))
      problems.push(
        error(entry.line, undefined, `${entry.name} är samma person som en tidigare rad`, 'Ta bort den ena raden.'),
      );
    people.set(id, personOf(entry, id, unit, known));
  }
  const working = [...register.people.values()].filter(({ leftOn }) => !leftOn);
  const leaving = working.filter(({ id }) => !people.has(id));
  const left = leaving.map((one): [PersonId, Registered] => [one.id, { ...one, leftOn: today }]);
  const all = new Map([...people, ...left]);
  const changed = [...people.values()].flatMap((after): readonly Changed[] => {
    const before = register.people.get(after.id);
    return before && !isSame(before, after) ? [{ before, after }] : [];
  });
  const next = { authorities: places.authorities, units: places.units, people: new Map([...register.people, ...all]) };
  return {
    register: next,
    writes: {
      authorities: differing(register.authorities, next.authorities),
      units: differing(register.units, next.units),
      people: differing(register.people, next.people),
    },
    added: [...people.values()].filter(({ id }) => !register.people.has(id)),
    changed,
    leaving,
    working: working.length,
    problems,
  };
}

const sorted = (one: object): string => JSON.stringify(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)));
const isSame = (a: Authority | Unit | Registered, b: Authority | Unit | Registered): boolean => sorted(a) === sorted(b);
const differing = <Id, One extends Authority | Unit | Registered>(
  before: ReadonlyMap<Id, One>,
  after: ReadonlyMap<Id, One>,
): ReadonlyMap<Id, One> =>
  new Map(
    [...after].filter(([id, one]) => {
      const old = before.get(id);
      return !old || !isSame(old, one);
    }),
  );

/** What the file leaves out of someone known stays, but for the telephone: a number that is gone is gone. */
function personOf(entry: Entry, id: PersonId, unit: UnitId, known: Registered | undefined): Registered {
  const { name, title, functions, phone, ownId } = entry;
  const { email = known?.email, entraId = known?.entraId, kind = known?.kind } = entry;
  const ownKey = ownId && ownId !== id ? ownKeyOf(ownId) : known?.ownKey;
  const staff: Staff = {
    id,
    unit,
    name,
    title,
    functions,
    ...(phone ? { phone } : {}),
    ...(entraId ? { entraId } : {}),
    ...(kind && kind !== 'member' ? { kind } : {}),
  };
  return { ...staff, ...(email ? { email } : {}), ...(ownKey ? { ownKey } : {}) };
}

type Recognised = { readonly known?: Registered; readonly problem?: Problem };
/**
 * Someone is known again by the importer's own id, else by the account, else by the address. An address that has come
 * to another account, or to another name after someone has left, is another person: nobody inherits cases by it.
 */
function recognise(entry: Entry, { people }: Register): Recognised {
  const all = [...people.values()];
  const ownKey = entry.ownId && ownKeyOf(entry.ownId);
  // The list names by our own id whoever has nothing else to be known by.
  const byOwn = ownKey ? (all.find((one) => one.ownKey === ownKey) ?? people.get(entry.ownId as PersonId)) : undefined;
  const byAccount = entry.entraId ? all.find((one) => one.entraId === entry.entraId) : undefined;
  if (byOwn && byAccount && byOwn !== byAccount)
    return {
      problem: error(
        entry.line,
        'id',
        `id hör till ${byOwn.name} men kontot till ${byAccount.name}`,
        'Rätta id eller entra-id: de ska peka på samma person.',
      ),
    };
  const sure = byOwn ?? byAccount;
  if (sure) return { known: sure };
  const owners = entry.email ? all.filter(({ email }) => email === entry.email) : [];
  const owner = owners.find(({ leftOn }) => !leftOn) ?? owners[0];
  if (!owner) return {};
  const isOther =
    (ownKey !== undefined && owner.ownKey !== undefined) ||
    (entry.entraId !== undefined && owner.entraId !== undefined) ||
    (owner.leftOn !== undefined && owner.name !== entry.name);
  if (!isOther) return { known: owner };
  const what = `adressen tillhörde ${owner.name}, men ${entry.name} är någon annan`;
  return { problem: warning(entry.line, 'e-post', what, 'En ny person läggs till, och ärver inga ärenden.') };
}
