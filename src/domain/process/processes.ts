import type { Case, ProcessId, Step } from '../case.ts';
import type { Verb } from '../command.ts';
import type { Process, Row } from './row.ts';
import { sip7 } from './sip7.ts';
import { vastbas10 } from './vastbas10.ts';

/** Every verb stands in at least one process, or this does not compile. */
type Whole = Exclude<Verb, keyof typeof sip7 | keyof typeof vastbas10> extends never ? Process : never;
export const PROCESSES: Readonly<Record<ProcessId, Whole>> = { sip7, vastbas10 };
export const VERBS = [...new Set(Object.values(PROCESSES).flatMap((process) => Object.keys(process)))] as Verb[];

/** The rows of a verb in the process that the case follows; none when the process does not know the verb. */
export const rowsOf = <V extends Verb>({ profile }: Pick<Case, 'profile'>, verb: V): readonly Row<V>[] =>
  PROCESSES[profile.process][verb] ?? [];

/** Where a case comes by itself, without a row of its own (A-06, A-07, B-04). */
const BY_ITSELF: Readonly<Record<ProcessId, readonly Step[]>> = {
  sip7: ['prepare', 'no-consent'],
  vastbas10: ['offer'],
};

/** The steps that a process can reach: a profile has a heading for each of them. */
export function stepsIn(process: ProcessId): readonly Step[] {
  const rows: readonly Row<never>[] = Object.values(PROCESSES[process]).flat();
  return [...new Set<Step>(['draft', ...rows.flatMap(({ to }) => to ?? []), ...BY_ITSELF[process]])];
}
