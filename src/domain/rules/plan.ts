import { currentConsent, currentMeeting, draftPlan, fixedPlan, type Case } from '../case.ts';
import { principalOf, unitOf } from '../directory.ts';
import { effectiveConsent } from '../evaluate-consent.ts';
import type { ItemId, Who } from '../ids.ts';
import type { Measure, Plan, PlanList } from '../plan.ts';
import { INFO_TYPES, type InfoType } from '../profile.ts';
import { hard, soft, type Lack } from '../refusal.ts';
import { dayOf } from '../time.ts';
import type { Context, Evolves, Guard, Rule } from './rule.ts';

const id = (sip: Case, prefix: string, given: ItemId | undefined): ItemId =>
  given ?? (`${prefix}${sip.seq + 1}` as ItemId);

export const writeWords: Rule<'plan.words'> = (_sip, { child, family, familyDoes, others }) => [
  { type: 'WordsWritten', words: { child, family, familyDoes, others } },
];
export const putNeed: Rule<'need.put'> = (sip, command) => [
  { type: 'ItemPut', list: 'needs', item: { id: id(sip, 'b', command.item), text: command.text } },
];
export const putGoal: Rule<'goal.put'> = (sip, command) => [
  { type: 'ItemPut', list: 'goals', item: { id: id(sip, 'm', command.item), text: command.text, sign: command.sign } },
];
export const putMeasure: Rule<'measure.put'> = (sip, command, { directory }) => {
  const { item, goal, text, principal, person, personName, order, start, due, sign } = command;
  const unit = command.unit ?? (person ? unitOf(directory, person as Parameters<typeof unitOf>[1]) : undefined);
  const measure: Measure = {
    id: id(sip, 'i', item),
    text,
    principal,
    order,
    sign,
    ...(goal ? { goal } : {}),
    ...(unit ? { unit } : {}),
    ...(person ? { person } : {}),
    ...(personName ? { personName } : {}),
    ...(start ? { start } : {}),
    ...(due ? { due } : {}),
  };
  return [{ type: 'ItemPut', list: 'measures', item: measure }];
};
export const measureDates: Guard<'measure.put'> = (_sip, { start, due }) =>
  start && due && due < start ? [hard('measure-dates')] : [];
export const measureOwner: Guard<'measure.put'> = (_sip, { principal, unit, person, personName }, { directory }) => {
  const owned = unit ?? (person ? directory.staff.get(person as never)?.unit : undefined);
  const kind = principalOf(directory, owned);
  if (principal === 'family' || principal === 'other') return person || personName || unit ? [] : [hard('measure-who')];
  if (!owned) return [hard('measure-who')];
  return kind === principal ? [] : [hard('measure-principal')];
};
export const putRoute: Rule<'route.put'> = (sip, command) => [
  {
    type: 'ItemPut',
    list: 'routes',
    item: { id: id(sip, 'r', command.item), from: command.from, to: command.to, what: command.what },
  },
];
export const itemExists: Guard<'plan.remove'> = (sip, { item }) =>
  listOf(draftPlan(sip), item) ? [] : [hard('item-gone')];
export const removeItem: Rule<'plan.remove'> = (_sip, { item }) => [{ type: 'ItemRemoved', item }];

export const responsiblePrincipal: Guard<'plan.responsible'> = (
  _sip,
  { principal, unit, person, deputy, followUpOn, at },
  { directory },
) => [
  ...(principalOf(directory, unit) === principal ? [] : [hard('V4')]),
  ...(directory.staff.get(person)?.unit === unit ? [] : [hard('responsible-unit')]),
  ...(person === deputy ? [hard('deputy-same')] : []),
  ...(followUpOn > dayOf(at) ? [] : [hard('PLAN-02')]),
];
export const setResponsible: Rule<'plan.responsible'> = (_sip, { principal, unit, person, deputy, followUpOn }) => [
  { type: 'ResponsibleSet', responsible: { principal, unit, person, deputy }, followUpOn },
];

/** The information types that the consent leaves out: V11 asks about these and no others. */
export const excludedTypes = (
  context: Pick<Context, 'profile'>,
  sip: Case,
  at: Parameters<typeof dayOf>[0],
): readonly InfoType[] => {
  const consent = effectiveConsent(context.profile, sip, dayOf(at)) ?? currentConsent(sip);
  return INFO_TYPES.filter((type) => !consent?.infoTypes.includes(type));
};

const measureComplete = (context: Pick<Context, 'directory'>, measure: Measure): readonly Lack[] => [
  ...(measure.principal === 'family' ||
  measure.principal === 'other' ||
  principalOf(context.directory, measure.unit) === measure.principal
    ? []
    : [hard('V2', { text: measure.text })]),
  ...(measure.start || measure.due ? [] : [hard('V5', { text: measure.text })]),
];

/** V1–V9 (§2.4): all that the plan still lacks, in the order of the meeting. */
export function planLacks(context: Context, sip: Case, at: Parameters<typeof dayOf>[0]): readonly Lack[] {
  const plan = draftPlan(sip);
  if (!plan) return [hard('V1')];
  const { needs, goals, measures, routes, words, responsible, followUp } = plan;
  const staffed = measures.filter((measure) => measure.principal !== 'family');
  return [
    ...(needs.length > 0 && staffed.length > 0 ? [] : [hard('V1')]),
    ...measures.flatMap((measure) => measureComplete(context, measure)),
    ...(words?.others ? [] : [hard('V3')]),
    ...(responsible && principalOf(context.directory, responsible.unit) === responsible.principal ? [] : [hard('V4')]),
    ...(routes.length > 0 ? [] : [hard('V6')]),
    ...(followUp && followUp.on > dayOf(at) ? [] : [hard('V7')]),
    ...(words?.child && words.family && words.familyDoes ? [] : [hard('V8')]),
    ...goals.filter((goal) => goal.sign === '').map((goal) => soft('V9', { text: goal.text })),
  ];
}
export const planComplete: Guard<'plan.fix'> = (sip, { at }, context) => planLacks(context, sip, at);
export const nothingExcluded: Guard<'plan.fix'> = (sip, { contains, at }, context) => {
  const excluded = excludedTypes(context, sip, at).filter((type) => contains.includes(type));
  return excluded.length > 0 ? [hard('PLAN-03', { types: excluded.join(',') })] : [];
};
export const familyHasRead: Guard<'plan.fix'> = (_sip, { familyRead }) => (familyRead ? [] : [soft('family-not-read')]);
export const fixPlan: Rule<'plan.fix'> = (sip) => {
  const plan = draftPlan(sip);
  return plan ? [{ type: 'PlanFixed', version: plan.version }] : [];
};

export const signComplete: Guard<'plan.sign'> = (sip, { who, state }, { directory }) => [
  ...(sip.people.some((one) => one.id === who) || directory.staff.has(who as never) ? [] : [hard('not-signatory')]),
  ...(state.kind === 'declined' && state.reason === '' ? [hard('sign-why')] : []),
];
export const signPlan: Rule<'plan.sign'> = (_sip, { who, state }) => [{ type: 'Signed', who, state }];
export const giveCopy: Rule<'plan.copied'> = (_sip, { who, how, at }) => [{ type: 'Copied', who, how, on: dayOf(at) }];
export const tellChild: Rule<'child.told'> = (_sip, command) => [{ type: 'ChildTold', on: dayOf(command.at) }];

/** Who signs and gets a copy: the family, and everyone who was at the meeting. */
export function signatoriesOf(sip: Case): readonly Who[] {
  const staff =
    currentMeeting(sip)
      ?.guests.filter((guest) => guest.person && guest.attended)
      .map((guest) => guest.person) ?? [];
  const meeting = currentMeeting(sip);
  const named = [
    ...sip.people.filter((one) => one.capacity !== 'relative').map((one) => one.id),
    meeting?.leader,
    meeting?.secretary,
    ...staff,
  ];
  return [...new Set(named)].filter((who) => who !== undefined);
}

const LISTS: readonly PlanList[] = ['needs', 'goals', 'measures', 'routes'];
const listOf = (plan: Plan | undefined, item: ItemId): PlanList | undefined =>
  LISTS.find((list) => plan?.[list].some((one) => one.id === item));

const changePlan = (sip: Case, which: Plan | undefined, change: (plan: Plan) => Plan): Case => ({
  ...sip,
  plans: sip.plans.map((plan) => (plan.version === which?.version ? change(plan) : plan)),
});
const inDraft = (sip: Case, change: (plan: Plan) => Plan): Case => changePlan(sip, draftPlan(sip), change);
export const inFixed = (sip: Case, change: (plan: Plan) => Plan): Case => changePlan(sip, fixedPlan(sip), change);

const put = <Item extends { readonly id: ItemId }>(list: readonly Item[], item: Item): readonly Item[] =>
  list.some((one) => one.id === item.id)
    ? list.map((one) => (one.id === item.id ? { ...one, ...item } : one))
    : [...list, item];

export const planEvolves: Evolves<
  'WordsWritten' | 'ItemPut' | 'ItemRemoved' | 'ResponsibleSet' | 'PlanFixed' | 'Signed' | 'Copied' | 'ChildTold'
> = {
  WordsWritten: (sip, { words }) => inDraft(sip, (plan) => ({ ...plan, words })),
  ItemPut: (sip, { list, item }) =>
    inDraft({ ...sip, seq: sip.seq + 1 }, (plan) => ({
      ...plan,
      [list]: put<{ readonly id: ItemId }>(plan[list], item),
    })),
  ItemRemoved: (sip, { item }) =>
    inDraft(sip, (plan) => {
      const list = listOf(plan, item);
      return list
        ? { ...plan, [list]: (plan[list] as readonly { readonly id: ItemId }[]).filter((one) => one.id !== item) }
        : plan;
    }),
  ResponsibleSet: (sip, { responsible, followUpOn }) =>
    inDraft(sip, (plan) => ({ ...plan, responsible, followUp: { on: followUpOn, by: responsible.person } })),
  PlanFixed: (sip, { version }, { at, by }) => ({
    ...sip,
    plans: sip.plans.map((plan) => {
      if (plan.version === version)
        return { ...plan, status: 'fixed', fixedAt: at, ...(by === 'system' ? {} : { fixedBy: by }) };
      return plan.status === 'fixed' ? { ...plan, status: 'replaced' } : plan;
    }),
  }),
  Signed: (sip, { who, state }) =>
    inFixed(sip, (plan) => ({ ...plan, signatures: { ...plan.signatures, [who]: state } })),
  Copied: (sip, { who, how, on }, { by }) =>
    by === 'system' ? sip : inFixed(sip, (plan) => ({ ...plan, copies: { ...plan.copies, [who]: { on, how, by } } })),
  ChildTold: (sip, { on }, { by }) =>
    by === 'system' ? sip : inFixed(sip, (plan) => ({ ...plan, childTold: { on, by } })),
};
