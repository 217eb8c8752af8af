import { BLIND, mayRead, rolesOf } from './access.ts';
import type { Case } from './case.ts';
import type { Verb } from './command.ts';
import type { Directory } from './directory.ts';
import type { PersonId } from './ids.ts';
import { isAllowed, isBots, type Role } from './process/rights.ts';
import type { Row } from './process/row.ts';
import type { Profile } from './profile.ts';
import { isLockedFor } from './protection.ts';
import { rowsOf, VERBS } from './process/processes.ts';
import type { Day } from './time.ts';

type Ruled = { readonly profile: Profile; readonly directory: Directory };

/** The row that governs the verb in the present step and status; none when it is not open now. */
export const openRow = <V extends Verb>(sip: Case, verb: V): Row<V> | undefined =>
  rowsOf(sip, verb).find(
    (row) =>
      row.from.includes(sip.step) && row.status.includes(sip.status) && (isBots(verb) || !isLockedFor(sip, verb)),
  );

/** Has the person this right by the matrix (§5.2), in some state of the case? */
export function hasRight(directory: Directory, sip: Case, verb: Verb, by: PersonId | 'system'): boolean {
  if (rowsOf(sip, verb).length === 0) return false;
  return by === 'system' ? isBots(verb) : isAllowed(rolesOf(directory, sip, by), verb);
}

const UNREAD: ReadonlySet<Verb> = new Set([
  'consent.withdraw',
  'protection.set',
  'case.hand-over',
  'coordinator.replace',
]);

/**
 * Anyone who is told of a withdrawal or a protected identity notes it (§5.2), samordnaren finds successors in a case that
 * others lead (N12), and what one of the blind roles does is done without reading; all else asks for the right to read
 * on that day.
 */
export function reaches({ profile, directory }: Ruled, sip: Case, verb: Verb, by: PersonId, on: Day): boolean {
  const isBlind = (role: Role): boolean => BLIND.has(role);
  return (
    UNREAD.has(verb) ||
    isAllowed(rolesOf(directory, sip, by).filter(isBlind), verb) ||
    mayRead(profile, directory, sip, by, on)
  );
}

/** The verbs that this person can use now, on that day: the only source of buttons. */
export function availableVerbs(ruled: Ruled, sip: Case, person: PersonId, on: Day): ReadonlySet<Verb> {
  const roles = rolesOf(ruled.directory, sip, person);
  const open = VERBS.filter((verb) => isAllowed(roles, verb) && openRow(sip, verb) !== undefined);
  const reads = mayRead(ruled.profile, ruled.directory, sip, person, on);
  return new Set(reads ? open : open.filter((verb) => reaches(ruled, sip, verb, person, on)));
}
