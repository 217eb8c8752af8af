import goalCard from '../../../cards/plan-goal.json' with { type: 'json' };
import measureCard from '../../../cards/plan-measure.json' with { type: 'json' };
import needCard from '../../../cards/plan-need.json' with { type: 'json' };
import routeCard from '../../../cards/plan-route.json' with { type: 'json' };
import { draftPlan } from '../../domain/case.ts';
import { PARTS } from '../../domain/event.ts';
import type { ItemId, UnitId, Who } from '../../domain/ids.ts';
import type { Goal, Measure, Plan, PlanList } from '../../domain/plan.ts';
import { touches } from '../../domain/rules/own-lines.ts';
import { cut } from '../cut.ts';
import { field, readForm } from '../fields.ts';
import { lastChange } from '../last-change.ts';
import { measureLines, routeText } from '../plan-lines.ts';
import { familyChoices, ownChoices, ownUnit, staffChoicesOf, unitChoicesOf } from '../plan-people.ts';
import type { CardData, CaseScreen, Choice } from '../screen.ts';
import type { Inputs, View } from '../view.ts';

const AGAIN = 's.row.again';
const TITLE = 50;

const rowOf = <L extends PlanList>({ sip, ref }: View, list: L): Plan[L][number] | undefined =>
  (draftPlan(sip)?.[list] as readonly Plan[L][number][] | undefined)?.find((one) => one.id === ref);

/** The row that the form changes; none when it is new, or when one that was taken away is added again. */
const itemOf = (inputs: Inputs, { ref }: View): { readonly item?: ItemId } =>
  ref === '' || inputs[AGAIN] === 'true' ? {} : { item: ref as ItemId };

const remove: NonNullable<CaseScreen['reads']>['plan.remove'] = (_inputs, { ref }) => ({
  ok: true,
  payload: { item: ref as ItemId },
});

/** What every form of a row needs: is it a new row, a known one, or one that someone else took away meanwhile? */
function rowData(
  view: View,
  row: object | undefined,
  titles: { readonly add: string; readonly change: string },
  now: string,
) {
  const gone = view.ref !== '' && !row;
  return {
    text: {
      heading: row ? titles.change : titles.add,
      known: row !== undefined,
      gone,
      now: row ? lastChange(view, PARTS.item(view.ref), now) : '',
    },
    values: gone ? { [AGAIN]: 'true' } : {},
  };
}
const formData = (base: ReturnType<typeof rowData>, values: Inputs, more: CardData = {}): CardData => ({
  ...more,
  text: { ...base.text, ...more.text },
  values: { ...base.values, ...values },
});

const readNeed: NonNullable<CaseScreen['reads']>['need.put'] = (inputs, view) =>
  readForm({ 's.plan.need': field.needed('Behovet', 'Skriv vad barnet behöver.', 600) }, inputs, (form) => ({
    ...itemOf(inputs, view),
    text: form['s.plan.need'],
  }));
export const planNeed: CaseScreen = {
  template: needCard,
  opens: ['need.put'],
  back: 'plan',
  data: (view) => {
    const row = rowOf(view, 'needs');
    const base = rowData(view, row, { add: 'Nytt behov', change: 'Ändra behovet' }, row?.text ?? '');
    return formData(base, { 's.plan.need': row?.text ?? '' });
  },
  reads: { 'need.put': readNeed, 'need.put:more': readNeed, 'plan.remove': remove },
  next: { 'need.put': 'plan', 'need.put:more': 'plan-need', 'plan.remove': 'plan' },
};

const readGoal: NonNullable<CaseScreen['reads']>['goal.put'] = (inputs, view) =>
  readForm(
    {
      's.plan.goal': field.needed('Målet', 'Skriv vad som ska bli bättre.', 600),
      's.plan.sign': field.text('Hur ni märker det', 400),
    },
    inputs,
    (form) => ({ ...itemOf(inputs, view), text: form['s.plan.goal'], sign: form['s.plan.sign'] }),
  );
export const planGoal: CaseScreen = {
  template: goalCard,
  opens: ['goal.put'],
  back: 'plan',
  data: (view) => {
    const row = rowOf(view, 'goals');
    const base = rowData(
      view,
      row,
      { add: 'Nytt mål', change: 'Ändra målet' },
      [row?.text, row?.sign].filter(Boolean).join(' – '),
    );
    return formData(base, { 's.plan.goal': row?.text ?? '', 's.plan.sign': row?.sign ?? '' });
  },
  reads: { 'goal.put': readGoal, 'goal.put:more': readGoal, 'plan.remove': remove },
  next: { 'goal.put': 'plan', 'goal.put:more': 'plan-goal', 'plan.remove': 'plan' },
};

type MeasureChoices = {
  readonly goals: readonly Choice[];
  readonly units: readonly Choice[];
  readonly people: readonly Choice[];
};
/** A line of another unit is not there for who writes the own unit's only. */
const lineOf = (view: View): Measure | undefined => {
  const row = rowOf(view, 'measures');
  return row && touches(view.directory, view.sip, view.viewer, 'measure.put', row.unit) ? row : undefined;
};
const measureChoices = (view: View, row: Measure | undefined): MeasureChoices => ({
  goals: (draftPlan(view.sip)?.goals ?? []).map((goal: Goal) => ({ title: cut(goal.text, TITLE), value: goal.id })),
  ...(view.verbs.has('plan.words')
    ? {
        units: unitChoicesOf(view, row?.unit),
        people: [...familyChoices(view), ...staffChoicesOf(view, [row?.person])],
      }
    : ownChoices(view)),
});
const valuesOf = (choices: readonly Choice[]): readonly string[] => choices.map(({ value }) => value);

const DAY = 'går inte att läsa. Skriv till exempel 2026-11-22.';
const GONE = 'finns inte längre att välja. Välj igen.';
const readMeasure: NonNullable<CaseScreen['reads']>['measure.put'] = (inputs, view) => {
  const choices = measureChoices(view, lineOf(view));
  const reading = readForm<'measure.put', ReturnType<typeof measureShape>>(measureShape(choices), inputs, (form) => {
    const { 's.plan.for-goal': goal, 's.plan.unit': unit, 's.plan.person': person } = form;
    const { 's.plan.person-name': personName, 's.plan.start': start, 's.plan.due': due } = form;
    return {
      ...itemOf(inputs, view),
      text: form['s.plan.measure'],
      principal: form['s.plan.principal'],
      order: form['s.plan.order'],
      sign: form['s.plan.helps'],
      ...(goal ? { goal: goal as ItemId } : {}),
      ...(unit ? { unit: unit as UnitId } : {}),
      ...(person ? { person: person as Who } : {}),
      ...(personName ? { personName } : {}),
      ...(start ? { start } : {}),
      ...(due ? { due } : {}),
      ...(form['s.plan.lss'] ? { lss: true } : {}),
    };
  });
  return reading.ok && reading.payload.person && reading.payload.personName
    ? { ok: false, faults: ['Välj en person i listan eller skriv ett namn, inte båda.'] }
    : reading;
};
const measureShape = ({ goals, units, people }: MeasureChoices) => ({
  's.plan.measure': field.needed('Insatsen', 'Skriv vad som ska göras.', 600),
  's.plan.for-goal': field.maybeOne(valuesOf(goals), `Målet ${GONE}`),
  's.plan.principal': field.one(['municipality', 'region', 'other', 'family'], 'Välj vem som ansvarar för insatsen.'),
  's.plan.unit': field.maybeOne(valuesOf(units), `Verksamheten ${GONE}`),
  's.plan.person': field.maybeOne(valuesOf(people), `Personen ${GONE}`),
  's.plan.person-name': field.text('Namnet', 120),
  's.plan.order': field.whole(1, 99, 'Skriv ordningen som ett tal från 1 till 99. Samma tal betyder samtidigt.'),
  's.plan.start': field.maybeDay(`Dagen då insatsen börjar ${DAY}`),
  's.plan.due': field.maybeDay(`Dagen då insatsen ska vara klar ${DAY}`),
  's.plan.lss': field.yes(),
  's.plan.helps': field.text('Hur ni märker att det hjälper', 400),
});

export const planMeasure: CaseScreen = {
  template: measureCard,
  opens: ['measure.put'],
  back: 'plan',
  data: (view) => {
    const row = lineOf(view);
    const base = rowData(
      view,
      row,
      { add: 'Ny insats', change: 'Ändra insatsen' },
      row ? cut(measureLines(view, row).join(' '), 400) : '',
    );
    const choices = measureChoices(view, row);
    const next = 1 + Math.max(0, ...(draftPlan(view.sip)?.measures ?? []).map((measure) => measure.order));
    const own = view.verbs.has('plan.words') ? undefined : ownUnit(view);
    const values: Inputs = {
      's.plan.measure': row?.text ?? '',
      's.plan.for-goal': row?.goal ?? '',
      's.plan.principal': row?.principal ?? own?.principal ?? '',
      's.plan.unit': row?.unit ?? own?.unit ?? '',
      's.plan.person': row?.person ?? '',
      's.plan.person-name': row?.personName ?? '',
      's.plan.order': String(row?.order ?? Math.min(next, 99)),
      's.plan.start': row?.start ?? '',
      's.plan.due': row?.due ?? '',
      's.plan.helps': row?.sign ?? '',
      's.plan.lss': String(row?.lss ?? false),
    };
    return formData(base, values, { choices: { ...choices }, text: { hasGoals: choices.goals.length > 0 } });
  },
  reads: { 'measure.put': readMeasure, 'measure.put:more': readMeasure, 'plan.remove': remove },
  next: { 'measure.put': 'plan', 'measure.put:more': 'plan-measure', 'plan.remove': 'plan' },
};

const readRoute: NonNullable<CaseScreen['reads']>['route.put'] = (inputs, view) =>
  readForm(
    {
      's.plan.from': field.name('Skriv vem som berättar.'),
      's.plan.to': field.name('Skriv vem som ska få veta.'),
      's.plan.what': field.needed('Om vad, och hur', 'Skriv vad det gäller och hur det går till.', 400),
    },
    inputs,
    (form) => ({
      ...itemOf(inputs, view),
      from: form['s.plan.from'],
      to: form['s.plan.to'],
      what: form['s.plan.what'],
    }),
  );
export const planRoute: CaseScreen = {
  template: routeCard,
  opens: ['route.put'],
  back: 'plan',
  data: (view) => {
    const row = rowOf(view, 'routes');
    const base = rowData(
      view,
      row,
      { add: 'Vem berättar för vem', change: 'Ändra vem som berättar för vem' },
      row ? routeText(row) : '',
    );
    return formData(base, {
      's.plan.from': row?.from ?? '',
      's.plan.to': row?.to ?? '',
      's.plan.what': row?.what ?? '',
    });
  },
  reads: { 'route.put': readRoute, 'route.put:more': readRoute, 'plan.remove': remove },
  next: { 'route.put': 'plan', 'route.put:more': 'plan-route', 'plan.remove': 'plan' },
};
