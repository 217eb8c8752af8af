import type { Register, Registered } from '../store/directory-store.ts';
import type { Plan } from './plan-import.ts';
import { sentenceOf, type Problem } from './problem.ts';
import { functionWord, kindWord, principalWord, sectorWord, type Column } from './words.ts';

/** Problems in the order of the file, those of the whole file first. */
export const problemLines = (problems: readonly Problem[]): readonly string[] =>
  problems.toSorted((a, b) => a.line - b.line).map((one) => sentenceOf(one));

const personLine = ({ units }: Pick<Register, 'units'>, { name, title, unit }: Registered): string =>
  `  ${name}, ${title} (${units.get(unit)?.name ?? ''})`;

/** What an import changes, person by person, for the administrator's own terminal. */
export function changeLines(plan: Plan, before: Register): readonly string[] {
  const { added, changed, leaving, register, writes } = plan;
  const renamed = [...writes.units.values(), ...writes.authorities.values()].flatMap((one) => {
    const old = 'authority' in one ? before.units.get(one.id) : before.authorities.get(one.id);
    return [old ? `  ${old.name}${old.name === one.name ? ' ändras' : ` heter nu ${one.name}`}` : `  ${one.name} (ny)`];
  });
  return [
    ...group('Organisationer och enheter', renamed),
    ...group(
      'Nya personer',
      added.map((one) => personLine(register, one)),
    ),
    ...group(
      'Ändras',
      changed.map((one) => `${personLine(register, one.after)}: ${differences(before, register, one)}`),
    ),
    ...group(
      'Har slutat',
      leaving.map((one) => personLine(before, one)),
    ),
    ...(added.length + changed.length + leaving.length + renamed.length === 0 ? ['Ingenting ändras.'] : []),
  ];
}
const group = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`${title} (${lines.length}):`, ...lines];

function differences(before: Register, register: Register, change: Plan['changed'][number]): string {
  const old = cellsOf(before, change.before);
  const now = cellsOf(register, change.after);
  const cells = (Object.keys(now) as Column[])
    .filter((column) => now[column] !== old[column])
    .map((column) => `${column} ${old[column] || '–'} → ${now[column] || '–'}`);
  const back = change.before.leftOn && !change.after.leftOn ? ['är tillbaka'] : [];
  const more = change.before.ownKey === change.after.ownKey ? [] : ['id'];
  return [...back, ...cells, ...more].join('; ');
}

/** A person as the cells of a file. */
export function cellsOf({ authorities, units }: Register, one: Registered): Partial<Record<Column, string>> {
  const unit = units.get(one.unit);
  const authority = unit && authorities.get(unit.authority);
  return {
    organisation: authority?.name ?? '',
    huvudman: authority ? principalWord(authority.principal) : '',
    enhet: unit?.name ?? '',
    verksamhet: unit ? sectorWord(unit.sector) : '',
    namn: one.name,
    titel: one.title,
    funktioner: one.functions.map((word) => functionWord(word)).join(', '),
    'e-post': one.email ?? '',
    telefon: one.phone ?? '',
    'entra-id': one.entraId ?? '',
    konto: kindWord(one.kind ?? 'member'),
  };
}
