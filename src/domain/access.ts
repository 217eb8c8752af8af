import { currentMeeting, fixedPlan, isOpen, memberOf, type Case } from './case.ts';
import { authorityOf, managerOf, unitOf, type Directory } from './directory.ts';
import { effectiveConsent, evaluateConsent } from './evaluate-consent.ts';
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

/**
 * DEL (§5.1): on the guest list of the present meeting, and invited to it or to an earlier one. Whoever is taken from
 * the list has no part left by it (SEP8, F20); who carries out the fixed plan keeps it as a doer. Who is proposed
 * again keeps it until the new kallelse.
 */
const takesPart = (sip: Case, person: PersonId): boolean =>
  (currentMeeting(sip)?.guests.some((guest) => guest.person === person) ?? false) &&
  sip.meetings.some(({ guests }) => guests.some((guest) => guest.person === person && guest.sentAt));

/** What a person is in the case (§5.1): derived from what the case says, never stored. */
export function rolesOf(directory: Directory, sip: Case, person: PersonId): readonly Role[] {
  const meeting = currentMeeting(sip);
  const is: Readonly<Record<Role, boolean>> = {
    initiator: sip.openedBy === person,
    responsible: responsibleOf(sip) === person,
    deputy: deputyOf(sip) === person,
    leader: meeting?.leader === person,
    secretary: meeting?.secretary === person,
    participant: takesPart(sip, person),
    doer: fixedPlan(sip)?.measures.some((measure) => measure.person === person) ?? false,
    manager: managerOf(directory, sip.unit) === person,
  };
  return ROLES.filter((role) => is[role]);
}

const sameAuthority = (directory: Directory, sip: Case, unit: UnitId | undefined): boolean =>
  authorityOf(directory, unit)?.id === sip.authority;

const GUESTS: ReadonlySet<Role> = new Set(['participant', 'doer']);
/** Of another organisation and without a part in leading the case: its deadlines are not this person's matter. */
export const isOutsider = (directory: Directory, sip: Case, person: PersonId): boolean =>
  !sameAuthority(directory, sip, unitOf(directory, person)) &&
  rolesOf(directory, sip, person).every((role) => GUESTS.has(role));

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

/**
 * The same, for the case as it stands rather than for a day: in an active case the consent that made it so counts, in
 * any other only who is of the own authority.
 */
export function readersOf(profile: Profile, directory: Directory, sip: Case): (person: PersonId) => boolean {
  const from = sip.status === 'active' ? sip.consents.at(-1)?.from : undefined;
  const covered = new Set(from && effectiveConsent(profile, sip, from)?.units);
  const answers = new Map<PersonId, boolean>();
  const answer = (person: PersonId): boolean => {
    const roles = rolesOf(directory, sip, person).filter((role) => role !== 'manager');
    const unit = unitOf(directory, person);
    if (roles.length === 0 || !unit) return false;
    return covered.has(unit) || (sameAuthority(directory, sip, unit) && !onlyGuest(roles));
  };
  return (person) => {
    const known = answers.get(person) ?? answer(person);
    answers.set(person, known);
    return known;
  };
}

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

const PLAN_WRITERS = new Set<Role>(['responsible', 'deputy', 'leader', 'secretary']);
/** SC11: what a unit discloses is for itself and for those who write the plan, until the unit confirms the consent. */
export function isReleased(
  profile: Profile,
  directory: Directory,
  sip: Case,
  unit: UnitId | undefined,
  viewer: PersonId,
  on: Day,
): boolean {
  if (!unit || unitOf(directory, viewer) === unit) return true;
  if (rolesOf(directory, sip, viewer).some((role) => PLAN_WRITERS.has(role))) return true;
  return evaluateConsent(profile, sip, on, { disclosing: unit }).allowed;
}
