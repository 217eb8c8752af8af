import { unitOf, type Directory, type Staff } from '../domain/directory.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Profile } from '../domain/profile.ts';
import { startsCases } from '../domain/rules/start.ts';
import { capital } from './cut.ts';
import { fitting } from './fitting.ts';
import { unitName } from './people.ts';
import type { Choice } from './screen.ts';

type Fits = (staff: Staff) => boolean;

const LIST_BYTES = 3500;
const swedish = new Intl.Collator('sv');

/** Those with one title in one unit: who is asked is a role, and any of them may answer. */
const roleOf = ({ unit, title }: Staff): string => `${unit}/${title}`;

export const anyone: Fits = () => true;
/** F03: those who may start where the need is pointed out; in process B only samordnaren opens. */
export const starters =
  (profile: Profile, directory: Directory): Fits =>
  ({ id }) =>
    startsCases(profile, directory, id);

/** The roles that one may ask, without one's own person: "Psykolog, BUP Björkvik". */
export function roleChoices(directory: Directory, asker: PersonId, fits: Fits): readonly Choice[] {
  const staff = [...directory.staff.values()].filter((one) => one.id !== asker && fits(one));
  const roles = new Map(
    staff.map((one) => [roleOf(one), `${capital(one.title)}, ${unitName(directory, one.unit)}`] as const),
  );
  const choices = [...roles].map(([value, title]) => ({ title, value }));
  return fitting(
    choices.toSorted((a, b) => swedish.compare(a.title, b.title)),
    LIST_BYTES,
  );
}

/** Who is meant by such a role; nobody when it is not one that may be asked. */
export const peopleOfRole = (directory: Directory, asker: PersonId, fits: Fits, role: string): readonly PersonId[] =>
  [...directory.staff.values()]
    .filter((one) => one.id !== asker && fits(one) && roleOf(one) === role)
    .map(({ id }) => id);

/** "Skolkurator, Björkskolan": the role of the one who asks, without the name. */
export function roleName(directory: Directory, person: PersonId): string {
  const title = directory.staff.get(person)?.title ?? '';
  return [capital(title), unitName(directory, unitOf(directory, person))].filter((part) => part !== '').join(', ');
}
