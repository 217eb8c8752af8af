import { currentMeeting, fixedPlan, isOpen, memberOf, type Case } from './case.ts';
import { authorityOf, managerOf, unitOf, type Directory } from './directory.ts';
import { evaluateConsent } from './evaluate-consent.ts';
import type { PersonId, UnitId } from './ids.ts';
import type { Profile } from './profile.ts';
import type { Day } from './time.ts';

export const ROLES = [
  'initiator',
  'responsible',
  'deputy',
  'leader',
  'secretary',
  'participant',
  'doer',
  'manager',
] as const;
export type Role = (typeof ROLES)[number];

/** Huvudansvarig: named in the fixed plan; until then the one who started the case. */
export const responsibleOf = (sip: Case): PersonId => fixedPlan(sip)?.responsible?.person ?? sip.openedBy;
export const deputyOf = (sip: Case): PersonId | undefined => fixedPlan(sip)?.responsible?.deputy;

/** What a person is in the case (§5.1): derived from what the case says, never stored. */
export function rolesOf(directory: Directory, sip: Case, person: PersonId): readonly Role[] {
  const meeting = currentMeeting(sip);
  const is: Readonly<Record<Role, boolean>> = {
    initiator: sip.openedBy === person,
    responsible: responsibleOf(sip) === person,
    deputy: deputyOf(sip) === person,
    leader: meeting?.leader === person,
    secretary: meeting?.secretary === person,
    participant: sip.meetings.some((one) => one.guests.some((guest) => guest.person === person && guest.sentAt)),
    doer: fixedPlan(sip)?.measures.some((measure) => measure.person === person) ?? false,
    manager: managerOf(directory, sip.unit) === person,
  };
  return ROLES.filter((role) => is[role]);
}

const sameAuthority = (directory: Directory, sip: Case, unit: UnitId | undefined): boolean =>
  authorityOf(directory, unit)?.id === sip.authority;

/**
 * May the person see what the case contains on that day? A part in it is needed; outside the own authority also a
 * valid consent that covers the person's unit (F20, §3.4). The manager of the unit has no part in the content.
 */
export function mayRead(profile: Profile, directory: Directory, sip: Case, person: PersonId, on: Day): boolean {
  const roles = rolesOf(directory, sip, person).filter((role) => role !== 'manager');
  if (roles.length === 0) return false;
  const unit = unitOf(directory, person);
  if (!unit) return false;
  if (sameAuthority(directory, sip, unit) && !onlyGuest(roles)) return true;
  return isOpen(sip) && evaluateConsent(profile, sip, on, { receiving: unit }).allowed;
}

const onlyGuest = (roles: readonly Role[]): boolean => roles.every((role) => role === 'participant');

/** Staff with a part in the case, for "mina ärenden": everyone who may at least know that it exists. */
export function peopleOf(sip: Case): readonly PersonId[] {
  const meeting = currentMeeting(sip);
  const plan = fixedPlan(sip);
  const named = [
    sip.openedBy,
    meeting?.leader,
    meeting?.secretary,
    plan?.responsible?.person,
    plan?.responsible?.deputy,
    ...sip.meetings.flatMap((one) => one.guests.filter((guest) => guest.sentAt).map((guest) => guest.person)),
    ...(plan?.measures.map((measure) => measure.person) ?? []),
  ];
  return [...new Set(named)].filter((who): who is PersonId => who !== undefined && !memberOf(sip, who));
}
