import { draftPlan, type Case } from '../case.ts';
import type { Staff } from '../directory.ts';
import type { PersonId } from '../ids.ts';
import { hard, type Lack } from '../refusal.ts';
import { dayOf } from '../time.ts';
import { coordinatorsOf, factsOf } from '../vastbas.ts';
import { actor, type Context, type Evolves, type Guard, type Rule } from './rule.ts';
import { untold, withFacts } from './vastbas-lacks.ts';

/** The head teacher of the child's school appoints, and is asked without a word about the child (§5.2). */
export const isHeadTeacher: Guard<'contact.ask'> = (sip, { headTeacher, at }, context) =>
  context.directory.staff.get(headTeacher)?.functions.includes('rektor')
    ? untold(context, sip, [headTeacher], at)
    : [hard('VB-REKTOR')];
export const askHeadTeacher: Rule<'contact.ask'> = (_sip, { headTeacher, at }) => [
  { type: 'ContactAsked', headTeacher, on: dayOf(at) },
];

const DECIDING_SOCIAL: readonly Staff['functions'][number][] = ['social-worker', 'ifo'];
/**
 * B-08, SEP4: who decides cannot be the contact person. That is asked first, since a head teacher is of the school's
 * team too (finding 11); then whether the person is of that team, in the school of the head teacher who appoints.
 */
export function contactLacks(
  { directory }: Pick<Context, 'directory'>,
  sip: Case,
  person: PersonId,
  appointedBy: PersonId,
): readonly Lack[] {
  const staff = directory.staff.get(person);
  const appointer = directory.staff.get(appointedBy);
  const is = (...functions: readonly Staff['functions'][number][]): boolean =>
    functions.some((one) => staff?.functions.includes(one));
  if (is('rektor')) return [hard('VB-KONTAKT-REKTOR')];
  if (is(...DECIDING_SOCIAL)) return [hard('VB-KONTAKT-SOC')];
  if (!appointer?.functions.includes('rektor')) return [hard('VB-KONTAKT-UTSEDD')];
  if (!is('eht') || staff?.unit !== appointer.unit) return [hard('VB-KONTAKT-EHT')];
  return coordinatorsOf(sip).includes(person) ? [hard('VB-KONTAKT-KOORD')] : [];
}
export const contactFits: Guard<'contact.appoint'> = (sip, command, context) => {
  const lacks = contactLacks(context, sip, command.person, actor(command));
  return lacks.length > 0 ? lacks : untold(context, sip, [command.person], command.at);
};
export const appoint: Rule<'contact.appoint'> = (_sip, { person, at }, { directory }) => {
  const unit = directory.staff.get(person)?.unit;
  return unit ? [{ type: 'ContactAppointed', person, unit, appointedOn: dayOf(at) }] : [];
};
export const answerAsContact: Rule<'contact.answer'> = (_sip, { overview, at }) => [
  { type: 'ContactAnswered', overview, on: dayOf(at) },
];

/** B-08: the plan rests on a contact person who is set, still fits, and answers for the plan. */
export const contactStands: Guard<'plan.fix'> = (sip, _command, context) => {
  const { contact } = factsOf(sip);
  if (!contact || contact.lostOn) return [hard('VB-KONTAKT-UTSEDD')];
  const lacks = contactLacks(context, sip, contact.person, contact.appointedBy);
  if (lacks.length > 0) return lacks;
  return [
    ...(contact.overviewOn ? [] : [hard('VB-KONTAKT-OVERBLICK')]),
    ...(draftPlan(sip)?.responsible?.person === contact.person ? [] : [hard('VB-KONTAKT-ANSVAR')]),
  ];
};
/** B-08: at least one goal, and for each at least one measure that someone has taken on. */
export const goalsHaveMeasures: Guard<'plan.fix'> = (sip) => {
  const plan = draftPlan(sip);
  const goals = plan?.goals ?? [];
  const measures = plan?.measures ?? [];
  return [
    ...(goals.length > 0 ? [] : [hard('VB-MAL')]),
    ...goals
      .filter(({ id }) => !measures.some(({ goal }) => goal === id))
      .map(({ text }) => hard('VB-MAL-ATGARD', { text })),
    ...measures
      .filter(({ person, personName }) => !person && !personName)
      .map(({ text }) => hard('VB-ANSVARIG', { text })),
  ];
};

/** B-09: the contact person has read what the coordinators wrote, and takes over. */
export const documentsRead: Guard<'handover.accept'> = (sip, { read }) => [
  ...(read ? [] : [hard('VB-LAST')]),
  ...(factsOf(sip).contact?.overviewOn ? [] : [hard('VB-KONTAKT-OVERBLICK')]),
];
export const takeOver: Rule<'handover.accept'> = () => [{ type: 'HandedOver' }];

/** N12: the contact person no longer works there, or has left the school's team for pupils' health. */
export function isContactGone({ directory }: Pick<Context, 'directory'>, sip: Case): boolean {
  const { contact } = factsOf(sip);
  if (!contact || contact.lostOn) return false;
  const staff = directory.staff.get(contact.person);
  return staff?.unit !== contact.unit || !staff.functions.includes('eht');
}

export const vastbasContactEvolves: Evolves<
  'ContactAsked' | 'ContactAppointed' | 'ContactAnswered' | 'ContactLost' | 'HandedOver'
> = {
  ContactAsked: (sip, { headTeacher, on }) => withFacts(sip, { headTeacher: { person: headTeacher, askedOn: on } }),
  ContactAppointed: (sip, { person, unit, appointedOn }, stamp) =>
    withFacts(sip, { contact: { person, unit, appointedOn, appointedBy: actor(stamp) } }),
  ContactAnswered: (sip, { overview, on }) => {
    const { contact, ...facts } = factsOf(sip);
    if (!contact) return sip;
    return { ...sip, vastbas: overview ? { ...facts, contact: { ...contact, overviewOn: on } } : facts };
  },
  ContactLost: (sip, { on }) => {
    const { contact } = factsOf(sip);
    return contact ? withFacts(sip, { contact: { ...contact, lostOn: on } }) : sip;
  },
  HandedOver: (sip, _event, stamp) => withFacts(sip, { handedOver: { to: actor(stamp), at: stamp.at } }),
};
