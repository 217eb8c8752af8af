import { peopleOf } from '../access.ts';
import { phaseOf, childOf, currentConsent, memberOf, type Case } from '../case.ts';
import { MATURITY_FROM, type Consent } from '../consent.ts';
import { staffName, unitOf } from '../directory.ts';
import { effectiveConsent, excusedOf, objectorsOf } from '../evaluate-consent.ts';
import type { MemberId, PersonId } from '../ids.ts';
import { hard, soft, type Lack } from '../refusal.ts';
import { addMonths, ageOn, dayOf, type Day, type Instant } from '../time.ts';
import { changeMeeting } from './prepare.ts';
import { actor, type Context, type Evolves, type Guard, type Rule } from './rule.ts';
import { plain } from './start.ts';

/** §5.2: only a profession that the profile allows assesses whether a child is mature. */
export const assessesMaturity = (
  { profile, directory }: Pick<Context, 'profile' | 'directory'>,
  person: PersonId,
): boolean => {
  const functions = directory.staff.get(person)?.functions ?? [];
  return profile.consent.maturityAssessors.some((one) => functions.includes(one));
};

/** SC1–SC3, SC7, SC8, SC10: what must be said before anyone is asked to sign. */
export const scopeComplete: Guard<'consent.scope'> = (sip, command, { profile, directory }) => {
  const today = dayOf(command.at);
  const { units, questions, infoTypes, exclusions, until, informed, interpreter } = command;
  return [
    ...(units.some((unit) => unit !== sip.unit) ? [] : [hard('SAM-01')]),
    ...(questions === '' || infoTypes.length === 0 ? [hard('SAM-02')] : []),
    ...(until < today ? [hard('SAM-03')] : []),
    ...(until > addMonths(today, profile.consent.maxMonths) ? [hard('SAM-04', { n: profile.consent.maxMonths })] : []),
    ...(informed.on > today ? [hard('informed-future')] : []),
    ...(beforeBirth(sip, informed.on) ? [hard('before-birth')] : []),
    ...(directory.staff.has(informed.by) ? [] : [hard('SAM-09')]),
    ...(interpreter === 'to-book' ? [hard('SAM-10')] : []),
    ...(exclusions === '' ? [hard('SAM-12')] : []),
  ];
};
export const scopeConsent: Rule<'consent.scope'> = (sip, command, { directory }) => {
  const { units, questions, infoTypes, exclusions, until, form, informed, interpreter } = command;
  const version = (currentConsent(sip)?.version ?? 0) + 1;
  const by = actor(command);
  const on = dayOf(command.at);
  // Who takes the consent for the own unit has thereby confirmed it there (SC11).
  const confirmedByTaker = unitOf(directory, by) === sip.unit ? { [sip.unit]: { by, on } } : {};
  const scope = {
    units: [...new Set([sip.unit, ...units])],
    questions,
    infoTypes,
    exclusions,
    until,
    form,
    informed,
    interpreter,
  };
  return [
    {
      type: 'ConsentScoped',
      consent: { version, about: aboutOf(sip), ...scope, from: on, signatures: {}, confirmedBy: confirmedByTaker },
    },
  ];
};

const aboutOf = (sip: Case): Consent['about'] => {
  const { name = '', birth } = childOf(sip) ?? {};
  return { name, ...(birth ? { birth } : {}) };
};

/** SC9: the child's answer, or why there is none. A maturity assessment needs a profession and a reason (W3, W5). */
export const childAnswerComplete: Guard<'consent.child'> = (sip, command, context) => {
  const birth = childOf(sip)?.birth;
  return [
    ...openVersion(sip, command.at),
    ...notInFuture(command.on, command.at),
    ...(beforeBirth(sip, command.on) ? [hard('before-birth')] : []),
    ...(command.result === 'not-asked' && command.why === '' ? [hard('SAM-11')] : []),
    ...(command.maturity && !assessesMaturity(context, actor(command))
      ? [hard('maturity-role', { roles: context.profile.consent.maturityAssessors.join(',') })]
      : []),
    ...(command.maturity && birth && ageOn(birth, dayOf(command.at)) < MATURITY_FROM ? [hard('maturity-age')] : []),
    ...(command.maturity && command.maturityReason === '' ? [hard('maturity-reason')] : []),
  ];
};
export const askChild: Rule<'consent.child'> = (_sip, command) => {
  const by = actor(command);
  const { result, on, why, maturity, maturityReason } = command;
  return [
    {
      type: 'ChildAsked',
      child: { result, on, by, ...(why ? { reason: why } : {}) },
      ...(maturity ? { maturity: { result: maturity, by, reason: maturityReason } } : {}),
    },
  ];
};

/** Answers are given to the newest version while it can still come to hold; a change is a new one (C66). */
function openVersion(sip: Case, at: Instant): readonly Lack[] {
  const consent = currentConsent(sip);
  if (!consent) return [hard('consent-scope-first')];
  if (consent.withdrawn) return [hard('consent-withdrawn')];
  return dayOf(at) > consent.until ? [hard('consent-ended')] : [];
}

/**
 * SC5, SC6, SC9: a signatory of this version, asked after the child, in a form that the profile knows. A no can always
 * be noted, and stays: whoever changes their mind answers a new version (§2.5).
 */
export const answerComplete: Guard<'consent.answer'> = (sip, command, context) => {
  const consent = currentConsent(sip);
  const closed = openVersion(sip, command.at);
  if (!consent || closed.length > 0) return closed;
  const saysYes = command.result === 'yes';
  const today = dayOf(command.at);
  if (saysYes && excusedOf(context.profile, sip, consent, today).includes(command.who)) return [hard('excused-yes')];
  return [
    ...(objectorsOf(context.profile, sip, consent, today).includes(command.who) ? [] : [hard('not-signatory')]),
    ...(saysYes && !consent.child ? [hard('SAM-11')] : []),
    ...(saysYes && consent.signatures[command.who]?.result === 'no' ? [hard('answer-was-no')] : []),
    ...(saysYes && worksInCase(context, sip, command.who) ? [hard('SAM-07')] : []),
    ...notInFuture(command.on, command.at),
    ...(command.on < consent.informed.on ? [hard('answer-before-informed')] : []),
    ...(saysYes && command.form === 'oral' && command.how === '' ? [hard('SAM-08')] : []),
  ];
};
/** SC5: nobody consents for the family who works in the case; the directory knows staff by name alone. */
function worksInCase({ directory }: Context, sip: Case, who: MemberId): boolean {
  const name = plain(memberOf(sip, who)?.name ?? '');
  const guests = sip.meetings.flatMap((meeting) => meeting.guests.map((guest) => guest.person));
  return [...peopleOf(sip), ...guests].some((person) => person && plain(staffName(directory, person)) === name);
}
/** C12: the adults' yes does not silence the child's no. */
export const childSaysNo: Guard<'consent.answer'> = (sip, { result }) =>
  result === 'yes' && currentConsent(sip)?.child?.result === 'no' ? [soft('child-says-no')] : [];
export const answerConsent: Rule<'consent.answer'> = (_sip, command) => {
  const { who, result, on, form, how } = command;
  return [
    {
      type: 'ConsentAnswered',
      who,
      signature: { result, on, form, receivedBy: actor(command), ...(how ? { how } : {}) },
    },
  ];
};

/** SC11: a unit that the consent names confirms for itself. */
export const unitCovered: Guard<'consent.confirm'> = (sip, command, { profile, directory }) => {
  const unit = unitOf(directory, actor(command));
  const consent = effectiveConsent(profile, sip, dayOf(command.at));
  return unit && consent?.units.includes(unit) ? [] : [hard('MOT-02', { unit: nameOf(directory, unit) })];
};
export const confirmConsent: Rule<'consent.confirm'> = (sip, command, { profile, directory }) => {
  const unit = unitOf(directory, actor(command));
  const version = effectiveConsent(profile, sip, dayOf(command.at))?.version;
  return unit && version ? [{ type: 'ConsentConfirmed', version, unit, on: dayOf(command.at) }] : [];
};

const nameOf = (directory: { units: ReadonlyMap<string, { name: string }> }, unit: string | undefined): string =>
  (unit && directory.units.get(unit)?.name) || '';

/** Whoever may answer may take the answer back; others have no say over the family's consent (C25). */
export const withdrawalComplete: Guard<'consent.withdraw'> = (sip, command, { profile }) => {
  const consent = currentConsent(sip);
  if (!consent) return [hard('consent-scope-first')];
  if (consent.withdrawn) return [hard('consent-withdrawn')];
  return [
    ...(objectorsOf(profile, sip, consent, dayOf(command.at)).includes(command.who) ? [] : [hard('not-signatory')]),
    ...notInFuture(command.on, command.at),
    ...(command.how === '' ? [hard('withdraw-how')] : []),
  ];
};
export const withdrawConsent: Rule<'consent.withdraw'> = (_sip, command) => [
  {
    type: 'ConsentWithdrawn',
    withdrawn: { who: command.who, on: command.on, how: command.how, receivedBy: actor(command) },
  },
];

const notInFuture = (day: Day, at: Parameters<typeof dayOf>[0]): readonly Lack[] =>
  day > dayOf(at) ? [hard('day-future')] : [];
const beforeBirth = (sip: Case, day: Day): boolean => day < (childOf(sip)?.birth ?? day);

const changeNewest = (sip: Case, change: (consent: Consent) => Consent): Case => {
  const newest = currentConsent(sip);
  return newest ? { ...sip, consents: [...sip.consents.slice(0, -1), change(newest)] } : sip;
};

export const consentEvolves: Evolves<
  'ConsentScoped' | 'ChildAsked' | 'ConsentAnswered' | 'ConsentConfirmed' | 'ConsentWithdrawn' | 'Paused' | 'Resumed'
> = {
  ConsentScoped: (sip, { consent }) => ({ ...sip, consents: [...sip.consents, consent] }),
  ChildAsked: (sip, { child, maturity }) =>
    changeNewest(sip, (consent) => ({ ...consent, child, ...(maturity ? { maturity } : {}) })),
  ConsentAnswered: (sip, { who, signature }) =>
    changeNewest(sip, (consent) => ({ ...consent, signatures: { ...consent.signatures, [who]: signature } })),
  ConsentConfirmed: (sip, { version, unit, on }, { by }) => ({
    ...sip,
    consents: sip.consents.map((consent) =>
      consent.version === version && by !== 'system'
        ? { ...consent, confirmedBy: { ...consent.confirmedBy, [unit]: { by, on } } }
        : consent,
    ),
  }),
  ConsentWithdrawn: (sip, { withdrawn }) => changeNewest(sip, (consent) => ({ ...consent, withdrawn })),
  Paused: (sip, _event, { at }) => ({
    ...(phaseOf(sip) === 'called'
      ? changeMeeting(sip, (meeting) => ({ ...meeting, offAt: meeting.offAt ?? at }))
      : sip),
    status: 'paused-consent',
  }),
  Resumed: (sip) => ({ ...sip, status: 'active' }),
};
