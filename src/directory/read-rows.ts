import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { decode } from './decode.ts';
import { error, shown, warning, type Problem } from './problem.ts';
import { columnOf, nearestColumn, type Column } from './words.ts';

export type Row = { readonly line: number; readonly cells: Partial<Record<Column, string>> };
export type Rows = { readonly rows: readonly Row[]; readonly problems: readonly Problem[] };

const MOST_BYTES = 20_000_000;
const MOST_ROWS = 50_000;

/** The rows of a CSV or JSON file, each with its line; everything that can be wrong with the form of the file. */
export function readRows(bytes: Uint8Array, name: string): Rows {
  if (bytes.length > MOST_BYTES)
    return failed('filen är större än 20 MB', 'Dela upp den, eller ta bort annat än personalen.');
  const { text, problems } = decode(bytes);
  const read = /\.json$/iu.test(name) ? readJson(text) : readCsv(text);
  if (read.rows.length > MOST_ROWS) return failed(`filen har fler än ${MOST_ROWS} rader`, 'Är det rätt fil?');
  const isEmpty = read.rows.length === 0 && read.problems.every(({ grade }) => grade === 'warning');
  const none = isEmpty
    ? [error(0, undefined, 'filen har inga personer', 'Skriv en rad för varje person under rubrikerna.')]
    : [];
  return { rows: read.rows, problems: [...problems, ...read.problems, ...none] };
}

const failed = (what: string, mend: string): Rows => ({ rows: [], problems: [error(0, undefined, what, mend)] });

const NEEDED: readonly (readonly Column[])[] = [
  ['organisation'],
  ['huvudman'],
  ['enhet'],
  ['verksamhet'],
  ['namn', 'efternamn'],
  ['titel'],
  ['e-post', 'id', 'entra-id'],
];

type Headed = { readonly columns: readonly (Column | undefined)[]; readonly problems: readonly Problem[] };
function readHeadings(headings: readonly string[], line: number): Headed {
  const plain = headings.map((one) =>
    one
      .normalize('NFC')
      .replaceAll(/[\s\u00A0]+/gu, ' ')
      .trim()
      .toLowerCase(),
  );
  const columns = plain.map((one) => columnOf(one));
  const problems = plain.flatMap((heading, index): readonly Problem[] => {
    const column = columns[index];
    if (column && columns.indexOf(column) !== index)
      return [error(line, column, 'kolumnen finns två gånger', 'Ta bort den ena.')];
    if (column || heading === '') return [];
    const meant = nearestColumn(heading);
    const mend = meant ? `Menade du "${meant}"?` : 'Den läses inte.';
    return [warning(line, undefined, `kolumnen ${shown(heading)} är inte känd`, mend)];
  });
  const missing = NEEDED.filter((any) => !any.some((one) => columns.includes(one))).map((any) =>
    error(
      line,
      undefined,
      `kolumnen "${any.join('" eller "')}" saknas`,
      'Lägg till den i rubrikraden; "npm run directory -- template" visar hur filen ska se ut.',
    ),
  );
  return { columns, problems: [...problems, ...missing] };
}

const SEPARATORS = [';', ',', '\t'] as const;
/** The separator that the headings use most; Excel may say it in a line of its own. */
function separatorOf(text: string): { readonly separator: string; readonly from: number } {
  const said = /^\uFEFF?sep=(.)\r?\n/u.exec(text);
  if (said) return { separator: said[1] ?? ';', from: 2 };
  const headings = (text.split(/\r?\n/u, 1)[0] ?? '').replaceAll(/"[^"]*"/gu, '');
  const counted = SEPARATORS.map((one) => ({ one, count: headings.split(one).length }));
  return { separator: counted.toSorted((a, b) => b.count - a.count)[0]?.one ?? ';', from: 1 };
}

function readCsv(text: string): Rows {
  const { separator, from } = separatorOf(text);
  let records: readonly { readonly line: number; readonly cells: readonly string[] }[];
  try {
    const read = parse(text, {
      delimiter: separator,
      bom: true,
      from_line: from,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as readonly { readonly info: { readonly lines: number }; readonly record: readonly string[] }[];
    // The reader counts to the end of a record, also where a cell holds a line break.
    records = read
      .map(({ info, record }) => ({ line: info.lines - breaksIn(record), cells: record }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const line = (cause as unknown as { lines?: number }).lines ?? 0;
    return {
      rows: [],
      problems: [
        error(line, undefined, 'ett citattecken saknar sitt par', 'Skriv citattecken inuti en cell som två: "".'),
      ],
    };
  }
  const [head, ...rest] = records;
  if (!head) return { rows: [], problems: [] };
  const { columns, problems } = readHeadings(head.cells, head.line);
  const uneven = rest
    .filter(({ cells }) => cells.length !== columns.length)
    .map(({ line, cells }) =>
      error(
        line,
        undefined,
        `raden har ${cells.length} celler men rubrikraden ${columns.length}`,
        `Sätt en cell som innehåller "${separator === '\t' ? 'tabb' : separator}" inom citattecken.`,
      ),
    );
  return {
    rows: rest.map(({ line, cells }) => ({ line, cells: inColumns(columns, cells) })),
    problems: [...problems, ...uneven],
  };
}

const breaksIn = (cells: readonly string[]): number => cells.join('').split('\n').length - 1;

function inColumns(columns: Headed['columns'], cells: readonly string[]): Row['cells'] {
  const named = columns.flatMap((column, index) => (column ? [[column, cells[index] ?? ''] as const] : []));
  return Object.fromEntries(named.toReversed());
}

const cell = z.union([
  z.string(),
  z.number().transform(String),
  z.null().transform(() => ''),
  z.array(z.string()).transform((many) => many.join(', ')),
]);
const people = z.array(z.record(z.string(), cell));

/** A list of objects, or one under "personer"; their keys are the headings. A "line" is the place in the list. */
function readJson(text: string): Rows {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return failed('filen är inte JSON', 'Spara den på nytt från programmet som gjorde den, eller använd CSV.');
  }
  const inside = typeof value === 'object' && value !== null && 'personer' in value ? value.personer : value;
  const read = people.safeParse(inside);
  if (!read.success) {
    const [issue] = read.error.issues;
    const index = issue?.path[0];
    const where = typeof index === 'number' ? index + 1 : 0;
    const column = typeof issue?.path[1] === 'string' ? issue.path[1] : undefined;
    return {
      rows: [],
      problems: [error(where, column, 'posten har inte rätt form', 'Filen ska vara en lista av objekt med texter.')],
    };
  }
  const headings = [...new Set(read.data.flatMap((one) => Object.keys(one)))];
  const { columns, problems } = readHeadings(headings, 0);
  const rows = read.data.map((one, index) => ({
    line: index + 1,
    cells: inColumns(
      columns,
      headings.map((heading) => one[heading] ?? ''),
    ),
  }));
  return { rows, problems };
}
