import { CHILD, type PersonId, type UnitId } from '../ids.ts';
import { childOf, isAdult, isOpen, type Case, type EndReason } from '../case.ts';
import { deletionDay } from '../deadlines.ts';
import { managerOf, principalOf, type Directory, type Staff } from '../directory.ts';
import type { EventOf } from '../event.ts';
import type { Profile } from '../profile.ts';
import { hard, soft } from '../refusal.ts';
import { addDays, ageOn, dayOf, type Instant } from '../time.ts';
import { actor, type Evolves, type Guard, type Rule } from './rule.ts';

const LATEST_DETECTION_DAYS = 365;

export const draftCase: Rule<'case.draft'> = (sip, command, { profile }) => [
  {
    type: 'Drafted',
    alias: command.alias,
    profile: { id: profile.id, version: profile.version, process: profile.process },
    authority: sip.authority,
    unit: sip.unit,
  },
];

/** May someone of that unit start a case (F01)? Others point the need out (PT2). */
const startsFrom = (profile: Profile, directory: Directory, unit: UnitId): boolean => {
  const sector = directory.units.get(unit)?.sector;
  return profile.initiators.some((one) => one === sector);
};
/** Who may start a case: in process B only samordnaren, on behalf of anyone who asks (B-01). */
export const startsCases = (profile: Profile, directory: Directory, person: PersonId): boolean => {
  const staff = directory.staff.get(person);
  if (!staff) return false;
  return profile.process === 'vastbas10' ? opensVastbas(staff) : startsFrom(profile, directory, staff.unit);
};
export const opensVastbas = ({ functions }: Staff): boolean => functions.includes('intake');
export const initiatorAllowed: Guard<'case.start'> = (sip, _command, { profile, directory }) =>
  startsFrom(profile, directory, sip.unit) ? [] : [hard('initiator')];
export const ageInRange: Guard<'case.start' | 'facts.correct'> = (_sip, { birth, at }, { profile }) => {
  const today = dayOf(at);
  if (birth > today) return [hard('birth-future')];
  const { min, max } = profile.ageRange;
  const age = ageOn(birth, today);
  return age >= min && age <= max ? [] : [hard('age-range', { min, max })];
};
export const detectedInRange: Guard<'case.start' | 'facts.correct'> = (_sip, { detectedAt, birth, at }) => {
  const today = dayOf(at);
  if (detectedAt > today) return [hard('detected-future')];
  if (detectedAt < addDays(today, -LATEST_DETECTION_DAYS))
    return [hard('detected-old', { days: LATEST_DETECTION_DAYS })];
  // A birth that has not been is said by itself.
  return detectedAt < birth && birth <= today ? [hard('detected-before-birth')] : [];
};

export const startCase: Rule<'case.start'> = (sip, command, { profile }) => {
  const { requester, detectedAt, units, childName, birth } = command;
  return [
    {
      type: 'Started',
      need: { requester, detectedAt, units: [...new Set([sip.unit, ...units])], checklist: [], text: '' },
      child: { id: CHILD, capacity: 'child', name: childName, birth },
      profile: { id: profile.id, version: profile.version, process: profile.process },
    },
  ];
};

export const plain = (name: string): string => name.toLocaleLowerCase('sv').replaceAll(/\s+/g, ' ').trim();

export const needChecked: Guard<'need.confirm'> = (_sip, { checklist, text }) =>
  checklist.length > 0 || text !== '' ? [] : [hard('checklist')];
export const twoOrganisations: Guard<'need.confirm'> = (sip, _command, { profile: { threshold, words } }) =>
  (sip.need?.units.length ?? 0) >= threshold.units
    ? []
    : [hard('two-organisations', { n: threshold.units, work: words.work })];
export const bothPrincipals: Guard<'need.confirm'> = (sip, _command, context) =>
  context.profile.threshold.bothPrincipals === 'none' || inLegalSense(context.directory, sip.need?.units ?? [])
    ? []
    : [soft('one-principal')];
/** S0: school and family both want it; a family that asks has said so. */
export const familyWants: Guard<'need.confirm'> = (sip, command, { profile }) =>
  !profile.threshold.familyWants || isAskedByFamily(sip) || command.familyWants === true ? [] : [hard('family-wants')];
export const isAskedByFamily = ({ need }: Case): boolean => need?.requester === 'family' || need?.requester === 'child';
export const familyKnown: Guard<'need.confirm'> = (sip, { at }) =>
  sip.custody || isAdult(sip, dayOf(at)) ? [] : [hard('family-missing')];

/** A SIP in the law's sense has a unit of the municipality and one of the region (S2). */
export function inLegalSense(directory: Directory, units: readonly UnitId[]): boolean {
  const kinds = new Set(units.map((unit) => principalOf(directory, unit)));
  return kinds.has('municipality') && kinds.has('region');
}

export const confirmNeed: Rule<'need.confirm'> = (sip, { checklist, text, at }, { directory }) => [
  {
    type: 'NeedConfirmed',
    checklist,
    text,
    assessedAt: dayOf(at),
    inLegalSense: inLegalSense(directory, sip.need?.units ?? []),
  },
];

/** the matter goes on elsewhere, so nothing is left to do here and the case ends at once. */
export const reroute: Rule<'need.reroute'> = (_sip, { route, why, referral, at }, { profile }) => [
  { type: 'Rerouted', route, reason: why, ...(referral ? { referral } : {}) },
  ended('rerouted', profile, at),
];

export const requestedByFamily: Guard<'need.refuse'> = (sip, command, { profile }) => {
  const byFamily = isAskedByFamily(sip);
  const min = profile.refusal.reasonMinChars;
  return [
    ...(command.why.length >= (byFamily ? min : 1) ? [] : [hard('refusal-reason', { n: min })]),
    ...(byFamily && command.decidedBy === '' ? [hard('refusal-decided')] : []),
    ...(byFamily && command.informedHow === '' ? [hard('refusal-informed')] : []),
    ...(command.informedAt > dayOf(command.at) ? [hard('refusal-informed-future')] : []),
    ...(command.informedAt < (childOf(sip)?.birth ?? command.informedAt) ? [hard('before-birth')] : []),
  ];
};
/**
 * a refusal ends the case when the manager of the unit has read it. Where there is no manager, or the manager
 * wrote it, nobody is left to wait for, and it ends at once.
 */
export const refuseNeed: Rule<'need.refuse'> = (sip, command, { profile, directory }) => {
  const { why, decidedBy, informedAt, informedHow, at, by } = command;
  const manager = managerOf(directory, sip.unit);
  return [
    { type: 'Refused', reason: why, decidedBy, informedAt, informedHow },
    ...(manager === undefined || manager === by ? [ended('refused', profile, at)] : []),
  ];
};
export const readRefusal: Rule<'refusal.read'> = (sip, { at }, { profile }) => [
  { type: 'RefusalRead' },
  ...(isOpen(sip) ? [ended('refused', profile, at)] : []),
];

const ended = (reason: EndReason, profile: Profile, at: Instant): EventOf<'Closed'> => ({
  type: 'Closed',
  reason,
  note: '',
  deleteOn: deletionDay(profile, at),
});

export const startEvolves: Evolves<'Drafted' | 'Started' | 'NeedConfirmed' | 'Rerouted' | 'Refused' | 'RefusalRead'> = {
  Drafted: (sip, { alias, profile, authority, unit }) => ({ ...sip, alias, profile, authority, unit }),
  Started: (sip, { need, child, profile }) => ({ ...sip, profile, need, people: [child] }),
  NeedConfirmed: (sip, { checklist, text, assessedAt, inLegalSense }) =>
    sip.need ? { ...sip, need: { ...sip.need, checklist, text, assessedAt, inLegalSense } } : sip,
  Rerouted: (sip, { route, reason, referral }) => ({
    ...sip,
    reroute: { route, reason, ...(referral ? { referral } : {}) },
  }),
  Refused: (sip, { reason, decidedBy, informedAt, informedHow }) => ({
    ...sip,
    refusal: { reason, decidedBy, informedAt, informedHow },
  }),
  RefusalRead: (sip, _event, stamp) =>
    sip.refusal ? { ...sip, refusal: { ...sip.refusal, readBy: actor(stamp) } } : sip,
};
