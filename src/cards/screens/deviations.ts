import deviationsCard from '../../../cards/deviations.json' with { type: 'json' };
import {
  DEVIATION_KINDS,
  firstDayOf,
  readsCounts,
  type DeviationCount,
  type DeviationKind,
} from '../../domain/deviations.ts';
import type { Sector } from '../../domain/directory.ts';
import { addMonths } from '../../domain/time.ts';
import { monthName } from '../dates.ts';
import { listed } from '../listed.ts';
import type { DeskScreen } from '../screen.ts';

const KINDS: Readonly<Record<DeviationKind, string>> = {
  absent: 'Kallad kom inte',
  'not-done': 'Insats uteblev',
};
const SECTORS: Readonly<Record<Sector, string>> = {
  school: 'skola',
  preschool: 'förskola',
  social: 'socialtjänst',
  'municipal-health': 'kommunens hälso- och sjukvård',
  'regional-health': 'regionens hälso- och sjukvård',
  other: 'andra',
};

const number = (n: number | null, minGroup: number): string =>
  n === null ? `färre än ${minGroup}` : n === 0 ? 'ingen' : String(n);

/** "12 (skola 7, socialtjänst 5)"; the sectors only where all of them may be told. */
function cellText(counts: readonly DeviationCount[], kind: DeviationKind, minGroup: number): string {
  const own = counts.filter((one) => one.kind === kind);
  const all = own.find(({ sector }) => sector === 'all');
  const parts = own.flatMap(({ sector, n }) => (sector !== 'all' && n ? [`${SECTORS[sector]} ${n}`] : []));
  return `${number(all ? all.n : 0, minGroup)}${parts.length > 0 ? ` (${listed(parts)})` : ''}`;
}

function quarterText(quarter: string): string {
  const first = firstDayOf(quarter);
  return `${monthName(first)}–${monthName(addMonths(first, 2))} ${quarter.slice(0, 4)}`;
}

/** N13: the deviations of the last year, for whoever gives them to the local group; no case, no name, no small number. */
export const deviations: DeskScreen = {
  template: deviationsCard,
  desk: ({ profile, directory, viewer, deviations: counts = [] }) => {
    const isChief = readsCounts(directory.staff.get(viewer));
    const isReported = profile.absence !== null;
    const quarters = [...new Set(counts.map(({ quarter }) => quarter))];
    return {
      text: {
        name: profile.name,
        reportTo: profile.absence?.reportTo ?? '',
        isShown: isChief && isReported,
        isClosed: !isChief && isReported,
        isUnknown: !isReported,
        isEmpty: isChief && isReported && quarters.length === 0,
        quarters: quarters.map((quarter) => {
          const own = counts.filter((one) => one.quarter === quarter);
          return {
            title: quarterText(quarter),
            lines: DEVIATION_KINDS.map((kind) => ({
              line: `${KINDS[kind]}: ${cellText(own, kind, profile.statistics.minGroup)}`,
            })),
          };
        }),
      },
    };
  },
};
