import { CHILD, type MemberId } from '../ids.ts';
import { childOf, isAdult, type Case, type CasePerson } from '../case.ts';
import { principalOf } from '../directory.ts';
import { hard, soft } from '../refusal.ts';
import { addDays, ageOn, dayOf } from '../time.ts';
import type { Evolves, Guard, Rule } from './rule.ts';

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

export const initiatorAllowed: Guard<'case.start'> = (sip, _command, { profile, directory }) => {
  const sector = directory.units.get(sip.unit)?.sector;
  return sector && profile.initiators.includes(sector) ? [] : [hard('initiator')];
};
export const ageInRange: Guard<'case.start'> = (_sip, { birth, at }, { profile }) => {
  const today = dayOf(at);
  if (birth > today) return [hard('birth-future')];
  const { min, max } = profile.ageRange;
  const age = ageOn(birth, today);
  return age >= min && age <= max ? [] : [hard('age-range', { min, max })];
};
export const detectedInRange: Guard<'case.start'> = (_sip, { detectedAt, birth, at }) => {
  const today = dayOf(at);
  if (detectedAt > today) return [hard('detected-future')];
  if (detectedAt < addDays(today, -LATEST_DETECTION_DAYS))
    return [hard('detected-old', { days: LATEST_DETECTION_DAYS })];
  return detectedAt < birth ? [hard('detected-before-birth')] : [];
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

const GUARDIANS_MIN = { joint: 2, sole: 1, appointed: 1, 'god-man': 1, unknown: 0 } as const;
export const guardiansFit: Guard<'family.set'> = (sip, { custody, guardians }) => {
  const names = guardians.map((one) => plain(one.name));
  if (new Set(names).size < names.length) return [hard('SAM-06')];
  const child = sip.people.find((one) => one.capacity === 'child');
  if (child && names.includes(plain(child.name))) return [hard('guardian-is-child')];
  if (custody === 'sole' && names.length > 1) return [hard('guardian-one')];
  return names.length < GUARDIANS_MIN[custody] ? [hard('guardians-missing', { n: GUARDIANS_MIN[custody] })] : [];
};
/** A guardian keeps the identity, and with it the answer given, as long as the name is the same. */
export const setFamily: Rule<'family.set'> = (sip, { custody, guardians }) => {
  const known = new Map(sip.people.map((one) => [plain(one.name), one.id]));
  const added = guardians.map(({ name, phone }, index): CasePerson => ({
    id: known.get(plain(name)) ?? (`m${sip.seq + index + 1}` as MemberId),
    capacity: 'guardian',
    name,
    ...(phone ? { phone } : {}),
  }));
  return [{ type: 'FamilySet', custody, guardians: added }];
};

export const needChecked: Guard<'need.confirm'> = (_sip, { checklist, text }) =>
  checklist.length > 0 || text !== '' ? [] : [hard('checklist')];
export const twoOrganisations: Guard<'need.confirm'> = (sip) =>
  (sip.need?.units.length ?? 0) >= 2 ? [] : [hard('two-organisations')];
export const bothPrincipals: Guard<'need.confirm'> = (sip, _command, context) =>
  principalsOf(sip, context.directory).size >= 2 ? [] : [soft('one-principal')];
export const familyKnown: Guard<'need.confirm'> = (sip, { at }) =>
  sip.custody || isAdult(sip, dayOf(at)) ? [] : [hard('family-missing')];

function principalsOf(sip: Case, directory: Parameters<typeof principalOf>[0]): ReadonlySet<string> {
  const kinds = sip.need?.units.map((unit) => principalOf(directory, unit)) ?? [];
  return new Set(kinds.filter((kind) => kind === 'municipality' || kind === 'region'));
}

export const confirmNeed: Rule<'need.confirm'> = (sip, { checklist, text, at }, { directory }) => [
  {
    type: 'NeedConfirmed',
    checklist,
    text,
    assessedAt: dayOf(at),
    inLegalSense: principalsOf(sip, directory).size >= 2,
  },
];

/** S2: a remiss hands the matter to someone new, so the family has to agree to it. */
export const referralAgreed: Guard<'need.reroute'> = (_sip, { route, familyAgrees }) =>
  route === 'referral' && !familyAgrees ? [hard('referral-consent')] : [];
export const reroute: Rule<'need.reroute'> = (_sip, { route, why, familyAgrees }) => [
  { type: 'Rerouted', route, reason: why, familyAgrees },
];

export const requestedByFamily: Guard<'need.refuse'> = (sip, command, { profile }) => {
  const byFamily = sip.need?.requester === 'family' || sip.need?.requester === 'child';
  const min = profile.refusal.reasonMinChars;
  return [
    ...(command.why.length >= (byFamily ? min : 1) ? [] : [hard('refusal-reason', { n: min })]),
    ...(byFamily && command.decidedBy === '' ? [hard('refusal-decided')] : []),
    ...(byFamily && command.informedHow === '' ? [hard('refusal-informed')] : []),
    ...(command.informedAt > dayOf(command.at) ? [hard('refusal-informed-future')] : []),
    ...(command.informedAt < (childOf(sip)?.birth ?? command.informedAt) ? [hard('before-birth')] : []),
  ];
};
export const refuseNeed: Rule<'need.refuse'> = (_sip, { why, decidedBy, informedAt, informedHow }) => [
  { type: 'Refused', reason: why, decidedBy, informedAt, informedHow },
];
export const readRefusal: Rule<'refusal.read'> = () => [{ type: 'RefusalRead' }];

export const startEvolves: Evolves<
  'Drafted' | 'Started' | 'FamilySet' | 'NeedConfirmed' | 'Rerouted' | 'Refused' | 'RefusalRead'
> = {
  Drafted: (sip, { alias, profile, authority, unit }) => ({ ...sip, alias, profile, authority, unit }),
  Started: (sip, { need, child, profile }) => ({ ...sip, profile, need, people: [child] }),
  FamilySet: (sip, { custody, guardians }) => ({
    ...sip,
    custody,
    seq: sip.seq + guardians.length,
    people: [...sip.people.filter((one) => one.capacity !== 'guardian'), ...guardians],
  }),
  NeedConfirmed: (sip, { checklist, text, assessedAt, inLegalSense }) =>
    sip.need ? { ...sip, need: { ...sip.need, checklist, text, assessedAt, inLegalSense } } : sip,
  Rerouted: (sip, { route, reason, familyAgrees }) => ({ ...sip, reroute: { route, reason, familyAgrees } }),
  Refused: (sip, { reason, decidedBy, informedAt, informedHow }) => ({
    ...sip,
    refusal: { reason, decidedBy, informedAt, informedHow },
  }),
  RefusalRead: (sip, _event, { by }) =>
    sip.refusal && by !== 'system' ? { ...sip, refusal: { ...sip.refusal, readBy: by } } : sip,
};
