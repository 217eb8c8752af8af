import type { Case } from './case.ts';
import { unitOf, type Directory, type Sector, type Staff } from './directory.ts';
import type { PersonId, UnitId } from './ids.ts';
import { absentees } from './meeting.ts';
import { addDays, type Day } from './time.ts';

/** N13: someone who was called did not come; something that was agreed was not done. */
export const DEVIATION_KINDS = ['absent', 'not-done'] as const;
export type DeviationKind = (typeof DEVIATION_KINDS)[number];
export type Deviation = { readonly kind: DeviationKind; readonly sector: Sector; readonly on: Day };

/** The number of one cell; null when it is so small that it could be someone known (§9.3). `all` counts every sector. */
export type DeviationCount = {
  readonly quarter: string;
  readonly kind: DeviationKind;
  readonly sector: Sector | 'all';
  readonly n: number | null;
};

/** How long after a quarter what was noted by mistake can be put right before it is counted, in days. */
const SETTLED_DAYS = 14;
const SECTORS = ['school', 'preschool', 'social', 'municipal-health', 'regional-health', 'other'] as const;

/**
 * What has been noted as a deviation in the case, as it stands now: what was put right is none. Of the sector that was
 * called, or that had taken it on.
 */
export function deviationsOf(directory: Directory, sip: Case): readonly Deviation[] {
  const sectorOf = (unit: UnitId | undefined): Sector => (unit && directory.units.get(unit)?.sector) ?? 'other';
  const absent = sip.meetings.flatMap((meeting) => {
    const on = meeting.absenceReported?.on;
    return on ? absentees(meeting).map(({ unit }) => ({ kind: 'absent', sector: sectorOf(unit), on }) as const) : [];
  });
  // A measure stands in every version of the plan: the newest one that is fixed says how it went.
  const newest = new Map(
    sip.plans
      .filter(({ status }) => status !== 'draft')
      .flatMap(({ measures }) => measures.map((one) => [one.id, one])),
  );
  const notDone = [...newest.values()].flatMap(({ report, unit, person }) =>
    report?.deviation
      ? [{ kind: 'not-done', sector: sectorOf(unit ?? unitOf(directory, person as PersonId)), on: report.on } as const]
      : [],
  );
  return [...absent, ...notDone];
}

/** "2026-1" */
export const quarterOf = (day: Day): string => `${day.slice(0, 4)}-${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
const firstMonth = (quarter: string): string => String(Number(quarter.slice(5)) * 3 - 2).padStart(2, '0');
export const firstDayOf = (quarter: string): Day => `${quarter.slice(0, 4)}-${firstMonth(quarter)}-01` as Day;

/** The quarter that is counted on that day: the last one that has been over for a fortnight. */
export const quarterToCount = (today: Day): string =>
  quarterOf(addDays(firstDayOf(quarterOf(addDays(today, -SETTLED_DAYS))), -1));

/**
 * The cells that are kept of a quarter. Sectors are told apart only where none of them is small: else the whole and
 * the others would give it away. A number under `minGroup` that is not none is small.
 */
export function cellsOf(
  quarter: string,
  deviations: readonly Deviation[],
  minGroup: number,
): readonly DeviationCount[] {
  const hidden = (n: number): number | null => (n > 0 && n < minGroup ? null : n);
  const inQuarter = deviations.filter(({ on }) => quarterOf(on) === quarter);
  return DEVIATION_KINDS.flatMap((kind): readonly DeviationCount[] => {
    const own = inQuarter.filter((one) => one.kind === kind);
    const sectors = SECTORS.map((sector): DeviationCount => {
      const n = hidden(own.filter((one) => one.sector === sector).length);
      return { quarter, kind, sector, n };
    });
    const isTold = sectors.every(({ n }) => n !== null);
    return [{ quarter, kind, sector: 'all', n: hidden(own.length) }, ...(isTold ? sectors : [])];
  });
}

/** Who gives the counts to the local group: managers, who lead no case by that. */
export const readsCounts = (staff: Staff | undefined): boolean =>
  staff?.functions.some((one) => one === 'manager' || one === 'school-chief') ?? false;
