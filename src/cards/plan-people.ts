import { peopleOf } from '../domain/access.ts';
import { draftPlan, memberOf } from '../domain/case.ts';
import { everStaff, principalOf, unitOf, type Staff } from '../domain/directory.ts';
import { effectiveConsent } from '../domain/evaluate-consent.ts';
import type { PersonId, UnitId, Who } from '../domain/ids.ts';
import type { Measure, MeasurePrincipal } from '../domain/plan.ts';
import { touches } from '../domain/rules/own-lines.ts';
import { dayOf } from '../domain/time.ts';
import { CAPACITY } from './consent-texts.ts';
import { cut } from './cut.ts';
import { staffChoices, staffLabel, unitName } from './people.ts';
import type { Choice } from './screen.ts';
import type { View } from './view.ts';

const FEW_UNITS = 40;
const TITLE = 80;
/** A card holds 20 kB, and a form of the plan has two such lists or three. */
const STAFF_BYTES = 4500;
const UNIT_BYTES = 3000;

const encoder = new TextEncoder();
const fitting = (choices: readonly Choice[], most: number): readonly Choice[] => {
  let bytes = 0;
  return choices.filter((choice) => {
    bytes += encoder.encode(JSON.stringify(choice)).byteLength + 1;
    return bytes <= most;
  });
};

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
  return [...new Set([...named, ...peopleOf(sip), ...colleagues])].flatMap(
    (id) => directory.staff.get(id as PersonId) ?? [],
  );
}

export const staffChoicesOf = (view: View, named: readonly (string | undefined)[]): readonly Choice[] =>
  fitting(
    staffOfCase(view, named).map((staff) => ({
      title: cut(staffLabel(view.directory, staff), TITLE),
      value: staff.id,
    })),
    STAFF_BYTES,
  ).toSorted(byTitle);

export const familyChoices = ({ sip }: View): readonly Choice[] =>
  sip.people
    .filter(({ capacity }) => capacity !== 'former-guardian')
    .map(({ id, name, capacity }) => ({ title: cut(`${name} (${CAPACITY[capacity]})`, TITLE), value: id }));

/** The units of the case; the others too where the directory is small enough to be shown. */
export function unitChoicesOf(
  view: View,
  named: UnitId | undefined,
  fits: (kind: string | undefined) => boolean = () => true,
): readonly Choice[] {
  const { directory } = view;
  const near = [...(named ? [named] : []), ...unitsOfCase(view)];
  const others = directory.units.size <= FEW_UNITS ? directory.units.keys() : [];
  const choices = [...new Set([...near, ...others])].flatMap((id) => {
    const unit = directory.units.get(id);
    const kind = principalOf(directory, id);
    if (!unit || !fits(kind)) return [];
    return [{ title: cut(`${unit.name} (${PRINCIPALS[kind ?? 'other']})`, TITLE), value: id }];
  });
  return fitting(choices, UNIT_BYTES).toSorted(byTitle);
}

/** "Jonas Ek", "Maria Testsson" or the name that was written. */
export const nameOfDoer = ({ directory, sip }: View, person: Who | undefined, written: string | undefined): string =>
  everStaff(directory, person)?.name ?? (person && memberOf(sip, person)?.name) ?? written ?? '';

/** The unit of the viewer, and the principal that it belongs to: where the viewer's own lines lie. */
export function ownUnit({
  directory,
  viewer,
}: View): { readonly unit: UnitId; readonly principal: string } | undefined {
  const unit = unitOf(directory, viewer);
  const principal = principalOf(directory, unit);
  return unit && principal ? { unit, principal } : undefined;
}
/** The lines of the draft that the viewer may change: for who only takes part, those of the own unit. */
export const ownLines = ({ directory, sip, viewer }: View): readonly Measure[] =>
  (draftPlan(sip)?.measures ?? []).filter(({ unit }) => touches(directory, sip, viewer, 'measure.put', unit));
/** What a line of the viewer's own unit may name: that unit and those who work there. */
export function ownChoices(view: View): { readonly units: readonly Choice[]; readonly people: readonly Choice[] } {
  const own = ownUnit(view)?.unit;
  const title = unitName(view.directory, own);
  return {
    units: own ? [{ title, value: own }] : [],
    people: fitting(
      staffChoices(view.directory, ({ unit }) => unit === own),
      STAFF_BYTES,
    ),
  };
}
