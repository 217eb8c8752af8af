import measureReportCard from '../../../cards/measure-report.json' with { type: 'json' };
import unreachedCard from '../../../cards/unreached.json' with { type: 'json' };
import { BLIND, mayRead, responsibleOf, rolesOf } from '../../domain/access.ts';
import { fixedPlan } from '../../domain/case.ts';
import type { ItemId, PersonId } from '../../domain/ids.ts';
import type { Measure, MeasureReport } from '../../domain/plan.ts';
import { mayDeviate } from '../../domain/rules/follow-up.ts';
import { markOf } from '../../domain/process/rights.ts';
import { dayOf } from '../../domain/time.ts';
import { cut } from '../cut.ts';
import { longDay } from '../dates.ts';
import { field, readForm } from '../fields.ts';
import { personName, phoned, unitName } from '../people.ts';
import type { CaseScreen, Choice, Reading } from '../screen.ts';
import type { Inputs, View } from '../view.ts';

const FEW = 8;
const TITLE = 120;

export const RESULTS = { done: 'Gjort', ongoing: 'Pågår', 'not-done': 'Inte gjort' } as const;
/** "Gjort, 13 april 2026" */
export const reportText = ({ result, on, deviation }: MeasureReport): string =>
  `${RESULTS[result]}, ${longDay(on)}${deviation ? ' (noterat som avvikelse)' : ''}`;

/** The measures that the viewer may answer for: one's own, or all for whoever answers for the plan. */
export function measuresOf({ sip, viewer, directory }: View): readonly Measure[] {
  const isResponsible = markOf(rolesOf(directory, sip, viewer), 'measure.report') === 'X';
  const all = fixedPlan(sip)?.measures ?? [];
  const own = all.filter((measure) => measure.person === viewer);
  const open = all.filter((measure) => measure.person !== viewer && measure.report?.result !== 'done');
  return isResponsible ? [...own, ...open] : own;
}

/** One tap for "gjort", "pågår" or "inte gjort" (s.follow.q). */
export const measureReport: CaseScreen = {
  template: measureReportCard,
  opens: ['measure.report'],
  back: 'case',
  data: (view) => {
    const mine = measuresOf(view);
    const measure = mine.find((one) => one.id === view.ref) ?? (mine.length === 1 ? mine[0] : undefined);
    const choices = mine.map((one): Choice => ({ title: choiceText(one), value: one.id }));
    return {
      text: {
        reporting: measure !== undefined,
        picking: measure === undefined && mine.length > 0,
        style: mine.length > FEW ? 'compact' : 'expanded',
        measure: measure?.text ?? '',
        facts: measure ? factsOf(view, measure) : [],
        mayDeviate: measure !== undefined && mayDeviate(view.profile, measure),
        task: measure?.person === view.viewer ? taskText(view, measure) : '',
      },
      choices: { measures: choices },
      values: {
        pick: choices[0]?.value ?? '',
        's.follow.note': measure?.report?.note ?? '',
      },
    };
  },
  reads: {
    'measure.report:done': (inputs, view) => readReport(inputs, view, 'done'),
    'measure.report:ongoing': (inputs, view) => readReport(inputs, view, 'ongoing'),
    'measure.report:not-done': (inputs, view) => readReport(inputs, view, 'not-done'),
  },
};

/** The same from the follow-up, which it leads back to. */
export const measureFollow: CaseScreen = {
  ...measureReport,
  back: 'follow-up',
  next: {
    'measure.report:done': 'follow-up',
    'measure.report:ongoing': 'follow-up',
    'measure.report:not-done': 'follow-up',
  },
};

/** n.task: what one has taken on, in words that say nothing about the child, and whom to ring. */
function taskText({ sip, directory, viewer }: View, { due }: Measure): string {
  const responsible = responsibleOf(sip);
  return [
    `Du har tagit på dig något i ärende ${sip.alias}.`,
    ...(due ? [`Klart senast ${longDay(due)}.`] : []),
    ...(responsible === viewer ? [] : [`Kan du inte? Ring ${phoned(directory, responsible)}.`]),
  ].join(' ');
}

const choiceText = ({ text, report }: Measure): string =>
  `${cut(text, TITLE)}${report ? ` (${RESULTS[report.result].toLowerCase()})` : ''}`;

function factsOf({ sip, directory }: View, measure: Measure): readonly Choice[] {
  const { due, start, person, personName: name, unit, sign, report } = measure;
  const who = personName(directory, person, sip) || name || unitName(directory, unit);
  const all = [
    { title: 'Görs av', value: who },
    { title: 'Börjar', value: start ? longDay(start) : '' },
    { title: 'Klar senast', value: due ? longDay(due) : '' },
    { title: 'Så märker vi det', value: sign },
    { title: 'Senaste svaret', value: report ? reportText(report) : '' },
  ];
  return all.filter(({ value }) => value !== '');
}

const what = 'Det du berättar';
const readReport = (inputs: Inputs, view: View, result: MeasureReport['result']): Reading<'measure.report'> => {
  const mine = measuresOf(view);
  const measure = view.ref || (mine.length === 1 ? (mine[0]?.id ?? '') : '');
  const note = result === 'not-done' ? field.needed(what, 'Skriv kort varför det inte är gjort.') : field.text(what);
  return readForm({ 's.follow.note': note, 's.follow.deviation': field.yes() }, inputs, (form) => ({
    measure: measure as ItemId,
    result,
    note: form['s.follow.note'],
    ...(form['s.follow.deviation'] ? { deviation: true as const } : {}),
  }));
};

/** P4, decision 12: someone whom no message reached, or a colleague who asked for the same child, is called. */
export const unreached: CaseScreen = {
  template: unreachedCard,
  opens: ['person.reached'],
  back: 'case',
  data: (view) => {
    const { sip, directory, ref } = view;
    const ids = toRing(sip);
    const id = ids.includes(ref) ? ref : ids.length === 1 ? ids[0] : undefined;
    const people = ids.map((one) => ({ title: personName(directory, one) || 'En person som har slutat', value: one }));
    return {
      text: {
        title:
          id === undefined ? 'Ring' : `Ring ${directory.staff.get(id as PersonId)?.name ?? 'någon som har slutat'}`,
        calling: id !== undefined,
        picking: id === undefined && ids.length > 0,
        why: id === undefined ? '' : whyCall(view, id),
        facts: id === undefined ? [] : contactOf(view, id),
      },
      choices: { people },
      values: { pick: ids[0] ?? '' },
    };
  },
  reads: {
    'person.reached': (_inputs, { sip, ref }) => {
      const [only = ''] = toRing(sip);
      return { ok: true, payload: { person: (ref || only) as PersonId } };
    },
  },
};

const toRing = ({ unreached, unsure, alsoAsked }: View['sip']): readonly string[] =>
  Object.keys({ ...unreached, ...unsure, ...alsoAsked });

function whyCall({ sip, profile, directory, now }: View, id: string): string {
  const person = id as PersonId;
  const name = directory.staff.get(person)?.name ?? 'Personen';
  if (sip.alsoAsked[id])
    return `${name} ville också starta en SIP för barnet. Ring och stäm av. Berätta inget om barnet eller familjen.`;
  const missed = sip.unreached[id]
    ? `Ett meddelande om ärende ${sip.alias} kom inte fram till ${name}.`
    : `Det är osäkert om ett meddelande om ärende ${sip.alias} kom fram till ${name}.`;
  const mayOpen =
    mayRead(profile, directory, sip, person, dayOf(now)) ||
    rolesOf(directory, sip, person).some((role) => BLIND.has(role));
  return mayOpen
    ? `${missed} Ring och berätta att det finns något att läsa eller göra.`
    : `${missed} ${name} kan inte längre öppna ärendet. Ring och säg det. Berätta inget om barnet eller familjen.`;
}

function contactOf({ directory }: View, id: string): readonly Choice[] {
  const staff = directory.staff.get(id as PersonId);
  if (!staff) return [{ title: 'Person', value: 'Finns inte längre i katalogen' }];
  return [
    { title: 'Namn', value: `${staff.name}, ${staff.title}` },
    { title: 'Verksamhet', value: unitName(directory, staff.unit) },
    { title: 'Telefon', value: staff.phone ?? 'Numret saknas. Ring växeln.' },
  ];
}
