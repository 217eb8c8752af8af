import type { AuthorityId, PersonId, UnitId } from './ids.ts';

/** Huvudman: only the municipality and the region can hold the overall responsibility (U-09). */
export type PrincipalKind = 'municipality' | 'region' | 'other';
export type Sector = 'school' | 'preschool' | 'social' | 'municipal-health' | 'regional-health' | 'other';
/** Professions that a profile may trust with a documented assessment of a child's maturity (§5.2). */
export const PROFESSIONS = ['curator', 'psychologist', 'nurse', 'social-worker', 'physician'] as const;
export type Profession = (typeof PROFESSIONS)[number];
export type StaffFunction =
  | Profession
  | 'manager'
  | 'rektor'
  | 'eht'
  /** Samordnare at Centrala barn- och elevhälsan, and IFO's side of the assessment (Västbas). */
  | 'intake'
  | 'ifo'
  | 'coordinator'
  /** Skolchef: takes over when a head teacher has not appointed a contact person (N12). */
  | 'school-chief';

export type Authority = { readonly id: AuthorityId; readonly name: string; readonly principal: PrincipalKind };
export type Unit = {
  readonly id: UnitId;
  readonly authority: AuthorityId;
  readonly name: string;
  readonly sector: Sector;
};
/** An account of the own organisation, a guest in it, or one of another organisation that a shared channel lets in. */
export type StaffKind = 'member' | 'guest' | 'partner';
export type Staff = {
  readonly id: PersonId;
  readonly unit: UnitId;
  readonly name: string;
  readonly title: string;
  readonly phone?: string;
  readonly functions: readonly StaffFunction[];
  /** The Entra object id, in lower case; none for who has no account in Teams, and in practice. */
  readonly entraId?: string;
  /** A member where nothing else is said. */
  readonly kind?: StaffKind;
};

/** Everyone whom a case can name: looked up, never changed, by the domain. */
export type Directory = {
  readonly authorities: ReadonlyMap<AuthorityId, Authority>;
  readonly units: ReadonlyMap<UnitId, Unit>;
  readonly staff: ReadonlyMap<PersonId, Staff>;
  /** Who has left: for the names in what they once did, and for nothing else. */
  readonly former?: ReadonlyMap<PersonId, Staff>;
};

/** The member of staff, there or not any more. */
export const everStaff = ({ staff, former }: Directory, person: string | undefined): Staff | undefined =>
  staff.get(person as PersonId) ?? former?.get(person as PersonId);

export const authorityOf = (directory: Directory, unit: UnitId | undefined): Authority | undefined => {
  const found = unit && directory.units.get(unit);
  return found && directory.authorities.get(found.authority);
};

export const principalOf = (directory: Directory, unit: UnitId | undefined): PrincipalKind | undefined =>
  authorityOf(directory, unit)?.principal;

export const unitOf = (directory: Directory, person: PersonId): UnitId | undefined => directory.staff.get(person)?.unit;

/** What people read; empty for whoever, and whatever, the directory does not know. */
export const unitName = ({ units }: Pick<Directory, 'units'>, unit: UnitId | undefined): string =>
  (unit && units.get(unit)?.name) ?? '';
export const staffName = ({ staff }: Pick<Directory, 'staff'>, person: string | undefined): string =>
  staff.get(person as PersonId)?.name ?? '';

const managers = new WeakMap<Directory['staff'], ReadonlyMap<UnitId, PersonId>>();

/** The manager of a unit (enhetschef, rektor): the last rung of every ladder. The first by id when there are several. */
export function managerOf({ staff }: Directory, unit: UnitId): PersonId | undefined {
  const known = managers.get(staff) ?? findManagers(staff);
  managers.set(staff, known);
  return known.get(unit);
}
/** A manager of the same authority where the unit has none: of its own sector first, then the first by id (N12). */
export function nearestManager(directory: Directory, unit: UnitId): PersonId | undefined {
  const { staff, units } = directory;
  const authority = authorityOf(directory, unit)?.id;
  const sector = units.get(unit)?.sector;
  const isFar = (one: Staff): number => Number(units.get(one.unit)?.sector !== sector);
  return [...staff.values()]
    .filter((one) => one.functions.includes('manager') && authorityOf(directory, one.unit)?.id === authority)
    .toSorted((a, b) => isFar(a) - isFar(b) || (a.id < b.id ? -1 : 1))[0]?.id;
}
function findManagers(staff: Directory['staff']): ReadonlyMap<UnitId, PersonId> {
  const found = [...staff.values()].filter((one) => one.functions.includes('manager'));
  return new Map(found.toSorted((a, b) => (a.id < b.id ? 1 : -1)).map((one) => [one.unit, one.id]));
}
