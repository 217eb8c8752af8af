import type { Register } from '../store/directory-store.ts';
import { cellsOf } from './report.ts';
import type { Column } from './words.ts';

const HEADINGS: readonly Column[] = [
  'organisation',
  'huvudman',
  'enhet',
  'verksamhet',
  'namn',
  'titel',
  'funktioner',
  'e-post',
  'telefon',
  'entra-id',
  'konto',
  'id',
];
const BOM = '\uFEFF';

/** S15: what a spreadsheet would run is told to be text; the import takes the apostrophe away again. */
function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell;
  return /[;"\n\r]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
const csvOf = (rows: readonly Partial<Record<Column, string>>[]): string =>
  `${BOM}${[HEADINGS.join(';'), ...rows.map((row) => HEADINGS.map((one) => quoted(row[one] ?? '')).join(';'))].join('\r\n')}\r\n`;

/** Everyone who works there, as a file that can be imported again. */
export function writeCsv(register: Register): string {
  const working = [...register.people.values()].filter(({ leftOn }) => !leftOn);
  const rows = working.map((one) => ({ ...cellsOf(register, one), id: one.email || one.entraId ? '' : one.id }));
  const order = new Intl.Collator('sv');
  const keyOf = (row: (typeof rows)[number]): string => [row.organisation, row.enhet, row.namn].join('\n');
  return csvOf(rows.toSorted((a, b) => order.compare(keyOf(a), keyOf(b))));
}

/** A file to begin from: what each column is for is shown by three invented people. */
export const TEMPLATE = csvOf([
  {
    organisation: 'Ekdalens kommun – utbildningsnämnden',
    huvudman: 'kommun',
    enhet: 'Ekskolan',
    verksamhet: 'skola',
    namn: 'Karin Ek',
    titel: 'rektor',
    funktioner: 'chef, rektor, elevhälsa',
    'e-post': 'karin.ek@ekdalen.example',
    telefon: '070-000 00 01',
  },
  {
    enhet: 'Ekskolan',
    namn: 'Eva Al',
    titel: 'skolkurator',
    funktioner: 'kurator, elevhälsa',
    'e-post': 'eva.al@ekdalen.example',
    telefon: '070-000 00 02',
  },
  {
    organisation: 'Region Exempel',
    huvudman: 'region',
    enhet: 'BUP Ekdalen',
    verksamhet: 'regional hälso- och sjukvård',
    namn: 'Amir Bok',
    titel: 'psykolog',
    funktioner: 'chef, psykolog',
    'e-post': 'amir.bok@region.example',
    telefon: '070-000 00 03',
    konto: 'gäst',
  },
]);
