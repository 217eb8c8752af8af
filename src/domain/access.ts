import { currentMeeting, fixedPlan, isOpen, memberOf, type Case, type Step } from './case.ts';
import { authorityOf, managerOf, nearestManager, unitOf, type Directory } from './directory.ts';
import { effectiveConsent, evaluateConsent } from './evaluate-consent.ts';
import type { PersonId, UnitId } from './ids.ts';
import { leadsCase, ROLES, type Role } from './process/rights.ts';
import { DECIDED_NO, UNFINISHED } from './process/scope.ts';
import type { Profile } from './profile.ts';
import type { Day } from './time.ts';
import { candidatesOf, coordinatorsOf, factsOf, holderOf, isBeforeOffer, isVastbas, standInOf } from './vastbas.ts';

/** Huvudansvarig: named in the fixed plan; until then the one who started the case. In process B whoever leads it. */
export const responsibleOf = (sip: Case): PersonId =>
  isVastbas(sip) ? holderOf(sip) : (fixedPlan(sip)?.responsible?.person ?? sip.openedBy);
export const deputyOf = (sip: Case): PersonId | undefined =>
  isVastbas(sip) ? standInOf(sip) : fixedPlan(sip)?.responsible?.deputy;
/** The one who answers for the case, and the deputy. */
export const answersFor = (sip: Case, person: PersonId): boolean =>
  responsibleOf(sip) === person || deputyOf(sip) === person;

/** Whose successor a manager names (N12): in process B samordnaren, who chooses new coordinators. */
export const heldBy = (sip: Case): PersonId => (isVastbas(sip) ? sip.openedBy : responsibleOf(sip));
const UNDER_WAY: ReadonlySet<Step> = new Set([...UNFINISHED, ...DECIDED_NO, 'other-action']);
/** The one who answered for the open case has left, and nobody has been named in that place (N12). */
export const isLeaderless = (directory: Directory, sip: Case): boolean =>
  sip.gone !== undefined &&
  sip.gone.person === heldBy(sip) &&
  !directory.staff.has(sip.gone.person) &&
  isOpen(sip) &&
  UNDER_WAY.has(sip.step);
/** The manager of the unit. Where it has none a case without anyone who answers for it goes to one of the authority. */
export const managerFor = (directory: Directory, sip: Case): PersonId | undefined =>
  managerOf(directory, sip.unit) ?? (isLeaderless(directory, sip) ? nearestManager(directory, sip.unit) : undefined);

/** Roles that may do something in a case without seeing what it contains (§5.2). */
export const BLIND: ReadonlySet<Role> = new Set(['manager', 'candidate', 'head-teacher', 'school-chief']);
/** Samordnaren reads until the family has been asked (§5.2, steps 1 to 3), then knows only that the case is there. */
const INTAKE_READS: ReadonlySet<Step> = new Set(['draft', 'request', 'assessment', 'not-vastbas', 'offer', 'declined']);

/** A head teacher was asked, and there is no contact person: the school chief may see that it is so (N12). */
const isStranded = (sip: Case): boolean => {
  const { contact, headTeacher } = factsOf(sip);
  return headTeacher !== undefined && (contact === undefined || contact.lostOn !== undefined);
};

/** N12: the school chief of the authority that the case belongs to. */
export function isChief(directory: Directory, sip: Case, person: PersonId): boolean {
  const staff = directory.staff.get(person);
  return staff?.functions.includes('school-chief') === true && sameAuthority(directory, sip, staff.unit);
}

const readingRoles = (directory: Directory, sip: Case, person: PersonId): readonly Role[] =>
  rolesOf(directory, sip, person).filter(
    (role) => !BLIND.has(role) && (role !== 'intake' || INTAKE_READS.has(sip.step) || holderOf(sip) === person),
  );

/**
 * DEL (§5.1): on the guest list of the present meeting, and invited to it or to an earlier one. Whoever is taken from
 * the list has no part left by it (SEP8, F20); who carries out the fixed plan keeps it as a doer. Who is proposed
 * again keeps it until the new kallelse.
 */
const takesPart = (sip: Case, person: PersonId): boolean =>
  (currentMeeting(sip)?.guests.some((guest) => guest.person === person && !guest.leftAt) ?? false) &&
  sip.meetings.some(({ guests }) => guests.some((guest) => guest.person === person && guest.sentAt));

type Leading = 'initiator' | 'responsible' | 'deputy' | 'intake' | 'coordinator-1' | 'coordinator-2' | 'contact';
const NOBODY: Readonly<Record<Leading, boolean>> = {
  initiator: false,
  responsible: false,
  deputy: false,
  intake: false,
  'coordinator-1': false,
  'coordinator-2': false,
  contact: false,
};
const inSip7 = (sip: Case, person: PersonId): Readonly<Record<Leading, boolean>> => ({
  ...NOBODY,
  initiator: sip.openedBy === person,
  responsible: responsibleOf(sip) === person,
  deputy: deputyOf(sip) === person,
});
/** The case passes from samordnaren to the coordinators, and from them to the contact person (B-04, B-09). */
function inVastbas(sip: Case, person: PersonId): Readonly<Record<Leading, boolean>> {
  const [first] = coordinatorsOf(sip);
  const holds = holderOf(sip) === person && !isBeforeOffer(sip);
  const standsIn = standInOf(sip) === person;
  const { handedOver } = factsOf(sip);
  return {
    ...NOBODY,
    intake: sip.openedBy === person,
    'coordinator-1': holds && first === person,
    'coordinator-2': standsIn && handedOver === undefined,
    contact: holds && handedOver?.to === person,
    deputy: standsIn && handedOver !== undefined,
  };
}

/** What a person is in the case (§5.1): derived from what the case says, never stored. */
export function rolesOf(directory: Directory, sip: Case, person: PersonId): readonly Role[] {
  const meeting = currentMeeting(sip);
  const { assessor, contact, headTeacher, handedOver } = factsOf(sip);
  const is: Readonly<Record<Role, boolean>> = {
    ...(isVastbas(sip) ? inVastbas(sip, person) : inSip7(sip, person)),
    leader: meeting?.leader === person,
    secretary: meeting?.secretary === person,
    participant: takesPart(sip, person),
    doer: fixedPlan(sip)?.measures.some((measure) => measure.person === person) ?? false,
    manager: managerFor(directory, sip) === person,
    assessor: sip.step === 'assessment' && assessor === person,
    candidate: candidatesOf(sip).some(
      (one) => one.person === person && (sip.step === 'assessment' || one.replaces !== undefined),
    ),
    coordinator: !isBeforeOffer(sip) && coordinatorsOf(sip).includes(person),
    appointed: contact?.person === person && contact.lostOn === undefined && handedOver?.to !== person,
    'head-teacher': headTeacher?.person === person,
    'school-chief': isStranded(sip) && isChief(directory, sip, person),
  };
  return ROLES.filter((role) => is[role]);
}

const sameAuthority = (directory: Directory, sip: Case, unit: UnitId | undefined): boolean =>
  authorityOf(directory, unit)?.id === sip.authority;

const GUESTS: ReadonlySet<Role> = new Set(['participant', 'doer']);
/** Of another organisation and without a part in leading the case: its deadlines are not this person's matter. */
export const isOutsider = (directory: Directory, sip: Case, person: PersonId): boolean =>
  !sameAuthority(directory, sip, unitOf(directory, person)) && isOnlyGuest(directory, sip, person);
/** Invited, or with something of one's own to do, and no more than that. */
export const isOnlyGuest = (directory: Directory, sip: Case, person: PersonId): boolean =>
  rolesOf(directory, sip, person).every((role) => GUESTS.has(role));

/**
 * May the person see what the case contains on that day? A part in it is needed; outside the own authority also a
 * valid consent that covers the person's unit (F20, §3.4). The manager of the unit has no part in the content.
 */
export function mayRead(profile: Profile, directory: Directory, sip: Case, person: PersonId, on: Day): boolean {
  const roles = readingRoles(directory, sip, person);
  if (roles.length === 0) return false;
  const unit = unitOf(directory, person);
  if (!unit) return false;
  if (isLockedOut(sip, roles)) return false;
  if (sameAuthority(directory, sip, unit) && !onlyGuest(roles)) return true;
  return isOpen(sip) && evaluateConsent(profile, sip, on, { receiving: unit }).allowed;
}

/** F96: a locked case is for those who coordinate it. */
const isLockedOut = (sip: Case, roles: readonly Role[]): boolean => sip.protection !== undefined && !leadsCase(roles);

const onlyGuest = (roles: readonly Role[]): boolean => roles.every((role) => role === 'participant');

/**
 * The same, for the case as it stands rather than for a day: in an active case the consent that made it so counts, in
 * any other only who is of the own authority.
 */
export function readersOf(profile: Profile, directory: Directory, sip: Case): (person: PersonId) => boolean {
  const from = sip.status === 'active' || sip.status === 'paused' ? sip.consents.at(-1)?.from : undefined;
  const covered = new Set(from && effectiveConsent(profile, sip, from)?.units);
  const answers = new Map<PersonId, boolean>();
  const answer = (person: PersonId): boolean => {
    const roles = readingRoles(directory, sip, person);
    const unit = unitOf(directory, person);
    if (roles.length === 0 || !unit || isLockedOut(sip, roles)) return false;
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
  const { assessor, contact, headTeacher } = factsOf(sip);
  const named = [
    sip.openedBy,
    meeting?.leader,
    meeting?.secretary,
    plan?.responsible?.person,
    plan?.responsible?.deputy,
    assessor,
    headTeacher?.person,
    contact?.person,
    ...candidatesOf(sip).map(({ person }) => person),
    ...sip.meetings.flatMap((one) => one.guests.filter((guest) => guest.sentAt).map((guest) => guest.person)),
    ...(plan?.measures.map((measure) => measure.person) ?? []),
  ];
  return [...new Set(named)].filter((who): who is PersonId => who !== undefined && !memberOf(sip, who));
}
