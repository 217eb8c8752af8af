import { BLIND, mayRead, rolesOf } from '../domain/access.ts';
import type { Case } from '../domain/case.ts';
import type { PersonId } from '../domain/ids.ts';
import { dayOf, type Day } from '../domain/time.ts';
import { findCase } from '../store/case-store.ts';
import { findDutiesOf, type OwnDutyRow } from '../store/duty-store.ts';
import type { Talk } from './talk.ts';

export type DayDuties = {
  /** What the person was reminded of on that day, on its day or before it or because it is late. */
  readonly asked: readonly OwnDutyRow[];
  /** What else should be done by that day; what sleeps is not there. */
  readonly others: readonly OwnDutyRow[];
};

/**
 * The person's duties in cases that the person may open at this moment: a consent that ended since they were written
 * takes them away in the same reading (§3.7). Who has a part without the content keeps those.
 */
export async function openDuties(
  { shell }: Pick<Talk, 'shell'>,
  person: PersonId,
): Promise<{ readonly duties: readonly OwnDutyRow[]; readonly cases: ReadonlyMap<string, Case> }> {
  const today = dayOf(shell.clock());
  const written = await findDutiesOf(shell.db, person, today);
  const ids = [...new Set(written.map((duty) => duty.caseId))];
  const found = await Promise.all(ids.map(async (id) => await findCase(shell.db, id)));
  const directory = shell.directory();
  const isOpenTo = (sip: Case): boolean =>
    mayRead(shell.profileOf(sip), directory, sip, person, today) ||
    rolesOf(directory, sip, person).some((role) => BLIND.has(role));
  // RM3: a case that cannot be read does not take the other cases' duties with it.
  const open = found.filter((sip) => {
    try {
      return sip && isOpenTo(sip);
    } catch (error) {
      shell.log.error('duties-failed', { case: sip?.id ?? '' }, error);
      return false;
    }
  });
  const cases = new Map<string, Case>(open.flatMap((sip) => (sip ? [[sip.id, sip] as const] : [])));
  return { duties: written.filter(({ caseId }) => cases.has(caseId)), cases };
}

/** What a day asks of a person: reminders that were decided on it, and what else is due; nothing that comes later. */
export async function dutiesOfDay({ shell }: Pick<Talk, 'shell'>, person: PersonId, day: Day): Promise<DayDuties> {
  const { duties, cases } = await openDuties({ shell }, person);
  const nudgeOf = ({ caseId, key }: OwnDutyRow): Case['nudges'][string] | undefined => cases.get(caseId)?.nudges[key];
  // Whose turn it was before has it still, and is not asked again: neither reminder nor sleep is theirs.
  const isTurn = (duty: OwnDutyRow): boolean => duty.person === person;
  const awake = duties.filter((duty) => !isTurn(duty) || (nudgeOf(duty)?.snoozed ?? '') <= day);
  const isAsked = (duty: OwnDutyRow): boolean => {
    const asked = nudgeOf(duty)?.asked;
    return isTurn(duty) && asked !== undefined && dayOf(asked) === day;
  };
  return {
    asked: awake.filter(isAsked),
    others: awake.filter((duty) => !isAsked(duty) && duty.due <= day),
  };
}
