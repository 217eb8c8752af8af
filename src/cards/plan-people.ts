import { peopleOf } from '../domain/access.ts';
import { draftPlan, memberOf } from '../domain/case.ts';
import { principalOf, type Staff } from '../domain/directory.ts';
import { effectiveConsent } from '../domain/evaluate-consent.ts';
import type { PersonId, UnitId, Who } from '../domain/ids.ts';
import type { MeasurePrincipal } from '../domain/plan.ts';
import { dayOf } from '../domain/time.ts';
import { cut } from './cut.ts';
import { unitName } from './people.ts';
import type { Choice } from './screen.ts';
import type { View } from './view.ts';

const MOST = 60;
const TITLE = 80;

export const PRINCIPALS: Readonly<Record<MeasurePrincipal, string>> = {
  municipality: 'kommunen',
  region: 'regionen',
  other: 'annan',
  family: 'familjen',
};

const swedish = new Intl.Collator('sv');
const byTitle = (a: Choice, b: Choice): number => swedish.compare(a.title, b.title);

/** Units that the consent covers or the need named. */
const unitsOfCase = ({ sip, profile, now }: View): readonly UnitId[] => [
  ...new Set([
    sip.unit,
    ...(effectiveConsent(profile, sip, dayOf(now))?.units ?? []),
    ...(sip.need?.units ?? []),
    ...(draftPlan(sip)?.measures.flatMap((measure) => measure.unit ?? []) ?? []),
  ]),
];

/** Whom the plan may name: those who take part, then others in the units of the case; a card holds only so many. */
function staffOfCase(view: View, named: readonly (string | undefined)[]): readonly Staff[] {
  const { sip, directory } = view;
  const units = unitsOfCase(view);
  const colleagues = [...directory.staff.values()].filter((one) => units.includes(one.unit)).map((one) => one.id);
  return [...new Set([...named, ...peopleOf(sip), ...colleagues])]
    .flatMap((id) => directory.staff.get(id as PersonId) ?? [])
    .slice(0, MOST);
}

export const staffChoicesOf = (
  view: View,
  named: readonly (string | undefined)[],
  fits: (staff: Staff) => boolean = () => true,
): readonly Choice[] =>
  staffOfCase(view, named)
    .filter(fits)
    .map((staff) => ({
      title: cut(`${staff.name}, ${staff.title} (${unitName(view.directory, staff.unit)})`, TITLE),
      value: staff.id,
    }))
    .toSorted(byTitle);

const CAPACITIES = { child: 'barnet', guardian: 'vårdnadshavare', relative: 'närstående' } as const;
export const familyChoices = ({ sip }: View): readonly Choice[] =>
  sip.people.map(({ id, name, capacity }) => ({ title: cut(`${name} (${CAPACITIES[capacity]})`, TITLE), value: id }));

/** The units of the case first in thought: all of them where the directory is small enough to be shown. */
export function unitChoicesOf(
  view: View,
  named: UnitId | undefined,
  fits: (kind: string | undefined) => boolean = () => true,
): readonly Choice[] {
  const { directory } = view;
  const near = new Set([...unitsOfCase(view), ...(named ? [named] : [])]);
  const few = directory.units.size <= MOST;
  return [...directory.units.values()]
    .filter((unit) => (few || near.has(unit.id)) && fits(principalOf(directory, unit.id)))
    .slice(0, MOST)
    .map((unit) => ({
      title: cut(`${unit.name} (${PRINCIPALS[principalOf(directory, unit.id) ?? 'other']})`, TITLE),
      value: unit.id,
    }))
    .toSorted(byTitle);
}

/** "Jonas Ek", "Maria Testsson" or the name that was written. */
export const nameOfDoer = ({ directory, sip }: View, person: Who | undefined, written: string | undefined): string =>
  directory.staff.get(person as PersonId)?.name ?? (person && memberOf(sip, person)?.name) ?? written ?? '';
