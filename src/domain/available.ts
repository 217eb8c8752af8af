import { rolesOf } from './access.ts';
import type { Case } from './case.ts';
import type { Verb } from './command.ts';
import type { Directory } from './directory.ts';
import type { PersonId } from './ids.ts';
import type { Row } from './process/row.ts';
import { isLockedFor } from './protection.ts';
import { rowsOf, VERBS } from './process/processes.ts';

/** The row that governs the verb in the present step and status; none when it is not open now. */
export const openRow = <V extends Verb>(sip: Case, verb: V): Row<V> | undefined =>
  rowsOf(sip, verb).find(
    (row) =>
      row.from.includes(sip.step) &&
      row.status.includes(sip.status) &&
      (row.actors.includes('system') || !isLockedFor(sip, verb)),
  );

export function mayDo(directory: Directory, sip: Case, verb: Verb, by: PersonId | 'system'): boolean {
  const rows: readonly Row<never>[] = rowsOf(sip, verb);
  const roles: readonly string[] = by === 'system' ? ['system'] : rolesOf(directory, sip, by);
  return rows.some((row) => row.actors.some((role) => roles.includes(role)));
}

/** The verbs that this person can use now: the only source of buttons. */
export function availableVerbs(directory: Directory, sip: Case, person: PersonId): ReadonlySet<Verb> {
  const roles: readonly string[] = rolesOf(directory, sip, person);
  const verbs = VERBS.filter((verb) => openRow(sip, verb)?.actors.some((role) => roles.includes(role)));
  return new Set(verbs);
}
