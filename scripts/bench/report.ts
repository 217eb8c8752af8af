import type { Measured } from './load.ts';

export type Line = {
  readonly name: string;
  readonly measured: Measured;
  readonly cpuMs?: number;
  readonly rssMb?: number;
};
export type Aim = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly aim?: { readonly text: string; readonly isMet: boolean };
};

const digits = (value: number | undefined, count: number): string => (value === undefined ? '–' : value.toFixed(count));

/** Names to the left, numbers to the right. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_cell, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const pad = (cell: string, column: number): string =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return rows.map((row) => `  ${row.map(pad).join('  ')}`).join('\n');
}

export const linesTable = (title: string, lines: readonly Line[]): string =>
  table([
    [title, 'per second', 'p50 ms', 'p99 ms', 'CPU ms each', 'memory MB', 'count'],
    ...lines.map(({ name, measured, cpuMs, rssMb }) => [
      name,
      digits(measured.perSecond, 0),
      digits(measured.p50, 1),
      digits(measured.p99, 1),
      digits(cpuMs, 2),
      digits(rssMb, 0),
      String(measured.count),
    ]),
  ]);

export const aimsTable = (aims: readonly Aim[]): string =>
  table([
    ['ratios', 'measured', 'aim', 'met'],
    ...aims.map(({ name, value, unit, aim }) => [
      name,
      `${digits(value, 2)}${unit}`,
      aim?.text ?? '',
      aim ? (aim.isMet ? 'yes' : 'no') : '',
    ]),
  ]);
