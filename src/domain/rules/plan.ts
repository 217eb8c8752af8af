import { childOf, currentConsent, draftPlan, fixedPlan, memberOf, type Case } from '../case.ts';
import { principalOf, unitOf } from '../directory.ts';
import { effectiveConsent, evaluateConsent } from '../evaluate-consent.ts';
import type { ItemId, PersonId } from '../ids.ts';
import type { Goal, Measure, Plan, PlanList } from '../plan.ts';
import { INFO_TYPES, type InfoType } from '../profile.ts';
import { hard, soft, type Lack } from '../refusal.ts';
import { tagOf } from '../releases.ts';
import { dayOf } from '../time.ts';
import { notFar, type Context, type Evolves, type Guard, type Rule } from './rule.ts';

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
  const { item, goal, text, principal, person, personName, order, start, due, sign, lss } = command;
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
    ...(lss ? { lss } : {}),
  };
  return [{ type: 'ItemPut', list: 'measures', item: measure }];
};
const MEASURE_YEARS = 3;
export const measureDates: Guard<'measure.put'> = (sip, { start, due, at }) => {
  const birth = childOf(sip)?.birth;
  const days = [start, due].filter((one) => one !== undefined);
  if (days.some((one) => birth && one < birth)) return [hard('before-birth')];
  if (start && due && due < start) return [hard('measure-dates')];
  return days.flatMap((one) => notFar(one, at, MEASURE_YEARS)).slice(0, 1);
};
/** V2: someone is named, and unit and person both belong to the principal that answers for the measure. */
export const measureOwner: Guard<'measure.put'> = (sip, { principal, unit, person, personName }, { directory }) => {
  const own = person && unitOf(directory, person as PersonId);
  if (person && !own && !memberOf(sip, person)) return [hard('measure-who')];
  const kinds = [unit, own].filter((one) => one !== undefined).map((one) => principalOf(directory, one));
  if (kinds.some((kind) => kind !== principal)) return [hard('measure-principal')];
  const named = principal === 'family' || principal === 'other' ? person || personName || unit : kinds.length > 0;
  return named ? [] : [hard('measure-who')];
};
export const putRoute: Rule<'route.put'> = (sip, command) => [
  {
    type: 'ItemPut',
    list: 'routes',
    item: { id: id(sip, 'r', command.item), from: command.from, to: command.to, what: command.what },
  },
];
/** A changed row must be there to change, in the list that the verb writes. */
export const rowExists =
  (list: PlanList): Guard<'need.put' | 'goal.put' | 'measure.put' | 'route.put'> =>
  (sip, { item }) =>
    item === undefined || listOf(draftPlan(sip), item) === list ? [] : [hard('item-gone')];
/** All that a row says, whatever its id. */
const saidIn = (row: object): string =>
  JSON.stringify(
    Object.entries(row)
      .filter(([key]) => key !== 'id')
      .toSorted(([a], [b]) => a.localeCompare(b)),
  );
type Put = 'need.put' | 'goal.put' | 'measure.put' | 'route.put';
/** A new row says something new: the very same one comes from an old card, or from a second click. */
export const saysMore =
  <V extends Put>(rule: Rule<V>): Guard<V> =>
  (sip, command, context) => {
    const plan = draftPlan(sip);
    if (command.item !== undefined || !plan) return [];
    const isThere = rule(sip, command, context).some(
      (event) => event.type === 'ItemPut' && plan[event.list].some((one: object) => saidIn(one) === saidIn(event.item)),
    );
    return isThere ? [hard('item-same')] : [];
  };
export const itemExists: Guard<'plan.remove'> = (sip, { item }) =>
  listOf(draftPlan(sip), item) ? [] : [hard('item-gone')];
export const removeItem: Rule<'plan.remove'> = (_sip, { item }) => [{ type: 'ItemRemoved', item }];

export const responsiblePrincipal: Guard<'plan.responsible'> = (
  _sip,
  { principal, unit, person, deputy, followUpOn, at },
  { directory, profile },
) => [
  ...(principalOf(directory, unit) === principal ? [] : [hard('V4')]),
  ...(directory.staff.get(person)?.unit === unit
    ? []
    : [hard('responsible-unit', { role: profile.words.responsible })]),
  ...(person === deputy ? [hard('deputy-same')] : []),
  ...(followUpOn > dayOf(at) ? notFar(followUpOn, at, 1) : [hard('PLAN-02')]),
];
/** Who answers for the plan must be able to read it: the consent covers both units (MOT-02). */
export const responsibleCovered: Guard<'plan.responsible'> = (
  sip,
  { principal, unit, person, deputy, at },
  { profile, directory },
) => {
  if (principalOf(directory, unit) !== principal) return [];
  const units = [person, deputy].map((one) => directory.staff.get(one)?.unit);
  const red = units.filter((one) => one && !evaluateConsent(profile, sip, dayOf(at), { receiving: one }).allowed);
  return [...new Set(red)].map((one) => hard('role-unit', { unit: (one && directory.units.get(one)?.name) ?? '' }));
};
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
    ...missingFor(needs.length > 0, staffed.length > 0),
    ...measures.flatMap((measure) => measureComplete(context, measure)),
    ...(words?.others ? [] : [hard('V3')]),
    ...(responsible && principalOf(context.directory, responsible.unit) === responsible.principal ? [] : [hard('V4')]),
    ...(routes.length > 0 ? [] : [context.profile.feedbackRoutes === 'hard' ? hard('V6') : soft('V6')]),
    ...(followUp && followUp.on > dayOf(at) ? [] : [hard('V7')]),
    ...(words?.child && words.family && words.familyDoes ? [] : [hard('V8')]),
    ...goals.filter((goal) => goal.sign === '').map((goal) => soft('V9', { text: goal.text })),
  ];
}
function missingFor(hasNeed: boolean, hasMeasure: boolean): readonly Lack[] {
  if (hasNeed && hasMeasure) return [];
  return hasNeed || hasMeasure ? [hard('V1', { missing: hasNeed ? 'measure' : 'need' })] : [hard('V1')];
}

/** nothing is agreed on a day when the consent does not hold. */
export const consentHolds: Guard<'plan.fix'> = (sip, { at }, { profile }) =>
  evaluateConsent(profile, sip, dayOf(at)).allowed ? [] : [hard('consent-invalid')];
export const planComplete: Guard<'plan.fix'> = (sip, { at }, context) => planLacks(context, sip, at);
export const nothingExcluded: Guard<'plan.fix'> = (sip, { contains, at }, context) => {
  const tagged = new Set(draftPlan(sip)?.measures.flatMap(({ id: line }) => tagOf(sip, line).infoTypes));
  const excluded = excludedTypes(context, sip, at).filter((type) => contains.includes(type) || tagged.has(type));
  return excluded.length > 0 ? [hard('PLAN-03', { types: excluded.join(',') })] : [];
};
export const familyHasRead: Guard<'plan.fix'> = (_sip, { familyRead }) => (familyRead ? [] : [soft('family-not-read')]);
export const fixPlan: Rule<'plan.fix'> = (sip) => {
  const plan = draftPlan(sip);
  return plan ? [{ type: 'PlanFixed', version: plan.version }] : [];
};

type Row = { readonly id: ItemId; readonly report?: Measure['report']; readonly outcome?: Goal['outcome'] };
const LISTS: readonly PlanList[] = ['needs', 'goals', 'measures', 'routes'];
const listOf = (plan: Plan | undefined, item: ItemId): PlanList | undefined =>
  LISTS.find((list) => plan?.[list].some((one) => one.id === item));

const changePlan = (sip: Case, which: Plan | undefined, change: (plan: Plan) => Plan): Case => ({
  ...sip,
  plans: sip.plans.map((plan) => (plan.version === which?.version ? change(plan) : plan)),
});
const inDraft = (sip: Case, change: (plan: Plan) => Plan): Case => changePlan(sip, draftPlan(sip), change);
export const inFixed = (sip: Case, change: (plan: Plan) => Plan): Case => changePlan(sip, fixedPlan(sip), change);

/** A changed row keeps what has been answered about it, and nothing else of what stood there. */
const put = <Item extends Row>(list: readonly Item[], item: Item): readonly Item[] =>
  list.some((one) => one.id === item.id)
    ? list.map((one) => (one.id === item.id ? { ...answered(one), ...item } : one))
    : [...list, item];
const answered = ({ report, outcome }: Row): Partial<Row> => ({
  ...(report ? { report } : {}),
  ...(outcome ? { outcome } : {}),
});

/** What was answered about the version in force while the next one was written goes on with it. */
const withAnswers = <Item extends Row>(list: readonly Item[], inForce: readonly Item[] = []): readonly Item[] =>
  list.map((item) => ({ ...item, ...answered(inForce.find((one) => one.id === item.id) ?? item) }));

export const planEvolves: Evolves<'WordsWritten' | 'ItemPut' | 'ItemRemoved' | 'ResponsibleSet' | 'PlanFixed'> = {
  WordsWritten: (sip, { words }) => inDraft(sip, (plan) => ({ ...plan, words })),
  ItemPut: (sip, { list, item }) =>
    inDraft({ ...sip, seq: sip.seq + 1 }, (plan) => ({ ...plan, [list]: put<Row>(plan[list], item) })),
  ItemRemoved: (sip, { item }) =>
    inDraft(sip, (plan) => {
      const list = listOf(plan, item);
      return list ? { ...plan, [list]: (plan[list] as readonly Row[]).filter((one) => one.id !== item) } : plan;
    }),
  ResponsibleSet: (sip, { responsible, followUpOn }) =>
    inDraft(sip, (plan) => ({ ...plan, responsible, followUp: { on: followUpOn, by: responsible.person } })),
  PlanFixed: (sip, { version }, { at, by }) => {
    const inForce = fixedPlan(sip);
    return {
      ...sip,
      plans: sip.plans.map((plan) => {
        if (plan.version !== version) return plan.status === 'fixed' ? { ...plan, status: 'replaced' } : plan;
        const goals = withAnswers(plan.goals, inForce?.goals);
        const measures = withAnswers(plan.measures, inForce?.measures);
        const fixed: Plan = { ...plan, status: 'fixed', goals, measures, fixedAt: at };
        return by === 'system' ? fixed : { ...fixed, fixedBy: by };
      }),
    };
  },
};
