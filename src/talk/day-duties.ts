import type { Case } from '../domain/case.ts';
import type { PersonId } from '../domain/ids.ts';
import { dayOf, type Day } from '../domain/time.ts';
import { findCase, findDutiesOf, type OwnDutyRow } from '../store/case-store.ts';
import type { Talk } from './talk.ts';

export type DayDuties = {
  /** What the person was reminded of on that day, on its day or before it or because it is late. */
  readonly asked: readonly OwnDutyRow[];
  /** What else should be done by that day; what sleeps is not there. */
  readonly others: readonly OwnDutyRow[];
};

/** What a day asks of a person: reminders that were decided on it, and what else is due; nothing that comes later. */
export async function dutiesOfDay({ shell }: Pick<Talk, 'shell'>, person: PersonId, day: Day): Promise<DayDuties> {
  const duties = await findDutiesOf(shell.db, person, dayOf(shell.clock()));
  const ids = [...new Set(duties.map((duty) => duty.caseId))];
  const cases = new Map<string, Case | undefined>(
    await Promise.all(ids.map(async (id) => [id, await findCase(shell.db, id)] as const)),
  );
  const nudgeOf = ({ caseId, key }: OwnDutyRow): Case['nudges'][string] | undefined => cases.get(caseId)?.nudges[key];
  const awake = duties.filter((duty) => (nudgeOf(duty)?.snoozed ?? '') <= day);
  const isAsked = (duty: OwnDutyRow): boolean => {
    const asked = nudgeOf(duty)?.asked;
    return asked !== undefined && dayOf(asked) === day;
  };
  return {
    asked: awake.filter(isAsked),
    others: awake.filter((duty) => !isAsked(duty) && duty.due <= day),
  };
}
