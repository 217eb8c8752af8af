import { childOf, currentMeeting, draftPlan, fixedPlan, guardiansOf, type Case } from '../case.ts';
import { staffName, type Directory } from '../directory.ts';
import { isPlanPart } from '../event.ts';
import type { PersonId } from '../ids.ts';
import { sharesSurname } from '../kin.ts';
import { soft, type Lack } from '../refusal.ts';
import type { Guard } from './rule.ts';

/** SEP1: who is newly chosen and bears a surname of the family is asked about first; a hint, so a reason is enough. */
function namesakes(
  { staff }: Directory,
  sip: Case,
  chosen: readonly PersonId[],
  before: readonly (PersonId | undefined)[],
): readonly Lack[] {
  const added = [...new Set(chosen)].filter((person) => !before.includes(person));
  const names = added.flatMap((person) => staff.get(person)?.name ?? []);
  return names.filter((name) => sharesSurname(sip, name)).map((name) => soft('namesake', { name }));
}
/** SEP1: who leads and who writes. */
export const rolesUnrelated: Guard<'preparation.save'> = (sip, { leader, secretary }, { directory }) => {
  const meeting = currentMeeting(sip);
  return namesakes(directory, sip, [leader, secretary], [meeting?.leader, meeting?.secretary]);
};
/** SEP1: who answers for the plan, and the deputy. */
export const responsibleUnrelated: Guard<'plan.responsible'> = (sip, { person, deputy }, { directory }) => {
  const { responsible } = draftPlan(sip) ?? {};
  return namesakes(directory, sip, [person, deputy], [responsible?.person, responsible?.deputy]);
};
/** SEP1: who writes down a family of the own surname says that it is another's; asked once. */
export const writerUnrelated: Guard<'family.set'> = (sip, { by, guardians }, { directory }) => {
  const name = staffName(directory, by);
  const known = guardiansOf(sip);
  if (known.length > 0 && sharesSurname(sip, name)) return [];
  const child = childOf(sip);
  return sharesSurname({ people: [...(child ? [child] : []), ...guardians] }, name) ? [soft('namesake-self')] : [];
};

/**
 * SEP7: of several staff at the meeting, another than the one who fixes the plan has written something in it. When one
 * person both leads and writes, the reason for that was given when it was so decided (F56).
 */
export const readByAnother: Guard<'plan.fix'> = (sip, { by }) => {
  const { startedAt, leader, secretary } = currentMeeting(sip) ?? {};
  const fixedAt = fixedPlan(sip)?.fixedAt;
  if (!startedAt || (fixedAt && fixedAt >= startedAt) || leader === secretary) return [];
  const writers = Object.entries(sip.changed).flatMap(([part, change]) => (isPlanPart(part) ? [change.by] : []));
  return writers.every((writer) => writer === by) ? [soft('wrote-alone')] : [];
};
