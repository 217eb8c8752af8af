import { peopleOf } from '../access.ts';
import { fixedPlan, isAdult, memberOf, type Case } from '../case.ts';
import { isNeverContacted } from '../circumstances.ts';
import { unitOf } from '../directory.ts';
import { evaluateConsent } from '../evaluate-consent.ts';
import type { PersonId, Who } from '../ids.ts';
import type { Plan } from '../plan.ts';
import type { Profile } from '../profile.ts';
import { hard, type Lack } from '../refusal.ts';
import { dayOf, type Day } from '../time.ts';
import { inFixed } from './plan.ts';
import type { Context, Evolves, Guard, Rule } from './rule.ts';

/** The meeting that the plan in force comes from: one held since has not changed what was agreed. */
const lastHeld = (sip: Case): Case['meetings'][number] | undefined => {
  const until = fixedPlan(sip)?.fixedAt;
  return sip.meetings.findLast(({ startedAt }) => startedAt && (until === undefined || startedAt <= until));
};

/** Who gets a copy: the family, and everyone who was at the last meeting held (F77). An adult's parents do not (W6). */
export function signatoriesOf(sip: Case): readonly Who[] {
  const meeting = lastHeld(sip);
  const staff = meeting?.guests.filter((guest) => guest.attended).map((guest) => guest.person) ?? [];
  const isGrown = sip.adultSince !== undefined || isAdult(sip, dayOf(fixedPlan(sip)?.fixedAt ?? sip.since));
  const family = sip.people
    .filter(({ capacity }) => capacity === 'child' || (capacity === 'guardian' && !isGrown))
    .map(({ id }) => id)
    .filter((id) => !isNeverContacted(sip, id));
  const named = [...family, meeting?.leader, meeting?.secretary, ...staff];
  return [...new Set(named)].filter((who) => who !== undefined);
}

/** Who signs: all of them, or the family alone where the profile says so (F76). */
export const signersOf = (profile: Profile, sip: Case): readonly Who[] =>
  signatoriesOf(sip).filter((who) => profile.signaturesFrom === 'all' || memberOf(sip, who));

/** PT9: where the family holds the original, the copies are for all the others. */
export const copiesFor = ({ profile, directory }: Ruled, sip: Case): readonly Who[] => {
  const on = sip.consents.at(-1)?.from ?? dayOf(sip.since);
  return signatoriesOf(sip)
    .filter((who) => profile.originalHolder === 'responsible' || !memberOf(sip, who))
    .filter((who) => mayHaveCopy({ profile, directory }, sip, who, on));
};
/** C65: the family as it is now, and those whose unit the consent of the day covers. */
export function mayHaveCopy({ profile, directory }: Ruled, sip: Case, who: Who, on: Day): boolean {
  const member = memberOf(sip, who);
  if (member) return member.capacity === 'relative' || signatoriesOf(sip).includes(who);
  const unit = unitOf(directory, who as PersonId);
  return unit !== undefined && evaluateConsent(profile, sip, on, { receiving: unit }).allowed;
}
type Ruled = Pick<Context, 'profile' | 'directory'>;
/** PT9: has the original come to where the profile wants it? One of the family is enough. */
export const hasOriginal = (profile: Profile, sip: Case, plan: Plan): boolean =>
  profile.originalHolder === 'responsible' ||
  sip.people.some((one) => one.capacity !== 'relative' && plan.copies[one.id] !== undefined);

/** The child was invited to the last meeting held and did not come: someone must tell what was decided. */
export const childWasAway = (sip: Case): boolean =>
  lastHeld(sip)?.guests.some((guest) => guest.member === 'child' && guest.attended === false) ?? false;

const concerned = (sip: Case, who: Who): readonly Lack[] =>
  memberOf(sip, who) || signatoriesOf(sip).includes(who) || peopleOf(sip).includes(who as PersonId)
    ? []
    : [hard('not-signatory')];

/** No signature is older than the text: the meeting where it was agreed, or the version that it changed. */
function earliestSignature(sip: Case): Day | undefined {
  const version = fixedPlan(sip)?.version ?? 0;
  const previous = sip.plans.findLast((plan) => plan.version < version)?.fixedAt;
  const moments = [lastHeld(sip)?.startedAt, previous].filter((one) => one !== undefined);
  const last = moments.toSorted().at(-1);
  return last && dayOf(last);
}

export const signComplete: Guard<'plan.sign'> = (sip, { who, state, at }) => [
  ...concerned(sip, who),
  ...(state.on > dayOf(at) ? [hard('day-future')] : []),
  ...(state.on < (earliestSignature(sip) ?? state.on) ? [hard('sign-early')] : []),
  ...(state.kind === 'declined' && state.reason === '' ? [hard('sign-why')] : []),
];
export const signPlan: Rule<'plan.sign'> = (_sip, { who, state }) => [{ type: 'Signed', who, state }];

export const copyComplete: Guard<'plan.copied'> = (sip, { who, how, at }, context) => [
  ...concerned(sip, who),
  ...(mayHaveCopy(context, sip, who, dayOf(at)) || concerned(sip, who).length > 0 ? [] : [hard('copy-not')]),
  ...(how === '' ? [hard('copy-how')] : []),
];
export const giveCopy: Rule<'plan.copied'> = (_sip, { who, how, at }) => [{ type: 'Copied', who, how, on: dayOf(at) }];
export const tellChild: Rule<'child.told'> = (_sip, command) => [{ type: 'ChildTold', on: dayOf(command.at) }];

export const signEvolves: Evolves<'Signed' | 'Copied' | 'ChildTold'> = {
  Signed: (sip, { who, state }) =>
    inFixed(sip, (plan) => ({ ...plan, signatures: { ...plan.signatures, [who]: state } })),
  Copied: (sip, { who, how, on }, { by }) =>
    by === 'system' ? sip : inFixed(sip, (plan) => ({ ...plan, copies: { ...plan.copies, [who]: { on, how, by } } })),
  ChildTold: (sip, { on }, { by }) =>
    by === 'system' ? sip : inFixed(sip, (plan) => ({ ...plan, childTold: { on, by } })),
};
