import type { Authority, Unit } from '../domain/directory.ts';
import type { AuthorityId, UnitId } from '../domain/ids.ts';
import type { Register } from '../store/directory-store.ts';
import { placeKey, type Entry } from './entry.ts';
import { error, shown, type Problem } from './problem.ts';
import { stableId } from './stable-id.ts';

export type Places = {
  readonly authorities: ReadonlyMap<AuthorityId, Authority>;
  readonly units: ReadonlyMap<UnitId, Unit>;
  readonly unitOf: (entry: Entry) => UnitId | undefined;
  readonly problems: readonly Problem[];
};

/**
 * Organisations are known again by their name, units by organisation and name. Another name is another unit, which no
 * consent covers yet, unless the file says what it was called before: then it is the same one with a new name.
 */
export function placeUnits(entries: readonly Entry[], register: Register): Places {
  const authorities = new Map(register.authorities);
  const units = new Map(register.units);
  const problems: Problem[] = [];
  const find = <One extends { readonly name: string }>(
    places: Iterable<One>,
    name: string,
    former: string | undefined,
    tell: (what: string) => void,
  ): One | undefined => {
    const all = [...places];
    const named = (text: string): One | undefined => all.find((one) => placeKey(one.name) === placeKey(text));
    const now = named(name);
    if (now || former === undefined) return now;
    const before = named(former);
    if (!before) tell(`${shown(former)} finns inte i katalogen`);
    return before;
  };
  const placed = new Map<string, UnitId>();
  for (const entry of entries) {
    const { line, authority, unit, formerAuthority, formerUnit, principal, sector } = entry;
    const key = `${placeKey(authority)}\n${placeKey(unit)}`;
    if (authority === '' || unit === '' || placed.has(key)) continue;
    const mend = 'Skriv det gamla namnet som det står i "npm run directory -- list", eller ta bort det.';
    const owner = find(authorities.values(), authority, formerAuthority, (what) =>
      problems.push(error(line, 'tidigare organisation', what, mend)),
    );
    const ownerId =
      owner?.id ??
      (stableId((id) => authorities.has(id as AuthorityId), 'authority', placeKey(authority)) as AuthorityId);
    authorities.set(ownerId, { id: ownerId, name: authority, principal });
    const siblings = [...units.values()].filter((one) => one.authority === ownerId);
    const known = find(siblings, unit, formerUnit, (what) => problems.push(error(line, 'tidigare enhet', what, mend)));
    const unitId = known?.id ?? (stableId((id) => units.has(id as UnitId), 'unit', ownerId, placeKey(unit)) as UnitId);
    units.set(unitId, { id: unitId, authority: ownerId, name: unit, sector });
    placed.set(key, unitId);
  }
  return {
    authorities,
    units,
    unitOf: ({ authority, unit }) => placed.get(`${placeKey(authority)}\n${placeKey(unit)}`),
    problems,
  };
}
