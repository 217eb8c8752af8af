import { currentMeeting } from '../domain/case.ts';
import type { Staff } from '../domain/directory.ts';
import { evaluateConsent } from '../domain/evaluate-consent.ts';
import type { PersonId, UnitId } from '../domain/ids.ts';
import type { Guest } from '../domain/meeting.ts';
import { dayOf } from '../domain/time.ts';
import { cut } from './cut.ts';
import { fitting } from './fitting.ts';
import { staffLabel } from './people.ts';
import type { Choice } from './screen.ts';
import type { View } from './view.ts';

const TITLE = 100;
const EXPANDED = 8;
const swedish = new Intl.Collator('sv');

export const styleOf = (choices: readonly unknown[]): 'expanded' | 'compact' =>
  choices.length > EXPANDED ? 'compact' : 'expanded';
export const guestsOf = ({ sip }: View): readonly Guest[] => currentMeeting(sip)?.guests ?? [];
/** The guest who is meant by the screen; none when the list has changed since. */
export const guestAt = (view: View): Guest | undefined => guestsOf(view).find((guest) => guest.id === view.ref);

export const isUnitCovered = ({ profile, sip, now }: View, unit: UnitId): boolean =>
  evaluateConsent(profile, sip, dayOf(now), { receiving: unit }).allowed;
/** What stands beside a unit while one chooses: whether the consent covers it (N1). */
export const coverMark = (view: View, unit: UnitId): string =>
  isUnitCovered(view, unit) ? ' – omfattas' : ' – omfattas inte';
/** Own unit first, then the others that the consent covers, then the rest. */
export function unitsByCover(view: View): readonly UnitId[] {
  const { directory, sip } = view;
  const rank = (unit: UnitId): number => (unit === sip.unit ? 0 : isUnitCovered(view, unit) ? 1 : 2);
  return [...directory.units.values()]
    .toSorted((a, b) => rank(a.id) - rank(b.id) || swedish.compare(a.name, b.name))
    .map((unit) => unit.id);
}

export type Picks = { readonly choices: readonly Choice[]; readonly total: number };

type Picking = {
  readonly first?: readonly (PersonId | undefined)[];
  readonly from?: number;
  /** Says of those who are covered too that they are. */
  readonly marksAll?: boolean;
};
/** Staff as choices, those first who are likely, as many as `bytes` hold, beginning with the one at `from`. */
export function staffPicks(
  view: View,
  bytes: number,
  fits: (staff: Staff) => boolean,
  { first = [], from = 0, marksAll = false }: Picking = {},
): Picks {
  const { directory } = view;
  const order = new Map(unitsByCover(view).map((unit, index) => [unit, index]));
  const near = new Map(first.map((person, index) => [person, index - first.length] as const).toReversed());
  const staff = [...directory.staff.values()]
    .filter(fits)
    .toSorted(
      (a, b) =>
        (near.get(a.id) ?? 0) - (near.get(b.id) ?? 0) ||
        (order.get(a.unit) ?? 0) - (order.get(b.unit) ?? 0) ||
        swedish.compare(a.name, b.name),
    );
  const choices = staff.map((one) => ({
    title: cut(
      `${staffLabel(directory, one)}${marksAll || !isUnitCovered(view, one.unit) ? coverMark(view, one.unit) : ''}`,
      TITLE,
    ),
    value: one.id,
  }));
  return { choices: fitting(choices.slice(from), bytes), total: choices.length };
}
