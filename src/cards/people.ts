import {
  everStaff,
  unitName,
  type Directory,
  type Profession,
  type Staff,
  type StaffKind,
  type Unit,
} from '../domain/directory.ts';
import type { PersonId, UnitId } from '../domain/ids.ts';
import type { Case } from '../domain/case.ts';
import { memberOf } from '../domain/case.ts';
import type { Choice } from './screen.ts';

const swedish = new Intl.Collator('sv');
const byName = (a: { readonly title: string }, b: { readonly title: string }): number =>
  swedish.compare(a.title, b.title);

const PROFESSION_TEXTS: Readonly<Record<Profession, string>> = {
  curator: 'kurator',
  psychologist: 'psykolog',
  nurse: 'skolsköterska',
  'social-worker': 'socialsekreterare',
  physician: 'läkare',
};
const isProfession = (text: string): text is Profession => Object.hasOwn(PROFESSION_TEXTS, text);
const either = new Intl.ListFormat('sv', { type: 'disjunction' });
/** Where the name of the one who answers for the case would stand, when that person has left (N12). */
export const NOBODY_ANSWERS = 'ingen: den som var ansvarig har slutat';

/** "kurator, psykolog eller läkare" */
export const eitherOf = (professions: readonly string[]): string =>
  either.format(professions.filter(isProfession).map((one) => PROFESSION_TEXTS[one]));

export { unitName };

/** "Eva Lind (Björkskolan)": staff are shown with their unit, since names repeat. */
export function personName(directory: Directory, who: string | undefined, sip?: Case): string {
  if (who === undefined) return '';
  const staff = directory.staff.get(who as PersonId);
  if (staff) return `${staff.name} (${unitName(directory, staff.unit)})`;
  const left = everStaff(directory, who);
  return left ? `${left.name} (har slutat)` : ((sip && memberOf(sip, who)?.name) ?? '');
}
/** "Eva Lind (Björkskolan), 070-000 10 01" */
export function phoned(directory: Directory, person: PersonId): string {
  const phone = directory.staff.get(person)?.phone;
  return `${personName(directory, person)}${phone ? `, ${phone}` : ''}`;
}
export const staffName = (directory: Directory, person: string | undefined): string =>
  everStaff(directory, person)?.name ?? '';

/** What a list of people says beside the unit of who has an account of another organisation. */
const KIND_TEXTS: Readonly<Record<StaffKind, string>> = {
  member: '',
  guest: ', gäst',
  partner: ', annan organisation',
};
/** "Amir Haddad, psykolog (BUP Björkvik, gäst)" */
export const staffLabel = (directory: Directory, { name, title, unit, kind = 'member' }: Staff): string =>
  `${name}, ${title} (${unitName(directory, unit)}${KIND_TEXTS[kind]})`;

export const unitChoices = (directory: Directory, without: readonly UnitId[] = []): readonly Choice[] =>
  [...directory.units.values()]
    .filter((unit: Unit) => !without.includes(unit.id))
    .map((unit) => ({ title: unit.name, value: unit.id }))
    .toSorted(byName);

export const staffChoices = (directory: Directory, fits: (staff: Staff) => boolean = () => true): readonly Choice[] =>
  [...directory.staff.values()]
    .filter(fits)
    .map((staff) => ({ title: staffLabel(directory, staff), value: staff.id }))
    .toSorted(byName);
