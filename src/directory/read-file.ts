import { checkCells } from './check-cell.ts';
import { placeKey, type Entry } from './entry.ts';
import type { Problem } from './problem.ts';
import { readEntry } from './read-entry.ts';
import { readRows, type Row } from './read-rows.ts';
import type { Column } from './words.ts';

export type FileRead = { readonly entries: readonly Entry[]; readonly problems: readonly Problem[] };

/** Everyone whom a file tells of, and everything that is wrong with each line by itself. `name` says which form it has. */
export function readFile(bytes: Uint8Array, name: string): FileRead {
  const { rows, problems } = readRows(bytes, name);
  const checked = rows.map((row) => checkCells(row));
  const read = filled(checked.map(({ row }) => row)).map((row) => readEntry(row));
  return {
    entries: read.map(({ entry }) => entry),
    problems: [...problems, ...checked.flatMap((one) => one.problems), ...read.flatMap((one) => one.problems)],
  };
}

/** What is said once of a unit or an organisation need not be repeated on its other rows. */
function filled(rows: readonly Row[]): readonly Row[] {
  const said = (by: Column, what: Column): ReadonlyMap<string, string> =>
    new Map(
      rows
        .filter(({ cells }) => cells[by] && cells[what])
        .map(({ cells }) => [placeKey(cells[by] ?? ''), cells[what] ?? ''] as const)
        .toReversed(),
    );
  const organisation = said('enhet', 'organisation');
  const verksamhet = said('enhet', 'verksamhet');
  const huvudman = said('organisation', 'huvudman');
  return rows.map(({ line, cells }) => {
    const unit = placeKey(cells.enhet ?? '');
    const authority = cells.organisation || organisation.get(unit) || '';
    return {
      line,
      cells: {
        ...cells,
        organisation: authority,
        verksamhet: cells.verksamhet || verksamhet.get(unit) || '',
        huvudman: cells.huvudman || huvudman.get(placeKey(authority)) || '',
      },
    };
  });
}
