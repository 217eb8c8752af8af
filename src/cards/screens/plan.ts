import fixCard from '../../../cards/plan-fix.json' with { type: 'json' };
import planCard from '../../../cards/plan.json' with { type: 'json' };
import { draftPlan, fixedPlan } from '../../domain/case.ts';
import { yearAfter } from '../../domain/deadlines.ts';
import { effectiveConsent } from '../../domain/evaluate-consent.ts';
import { lawOn } from '../../domain/law.ts';
import { longSentences } from '../../domain/long-sentences.ts';
import { hasLss, isInternal, type Plan } from '../../domain/plan.ts';
import type { Lack } from '../../domain/refusal.ts';
import { excludedTypes, planLacks } from '../../domain/rules/plan.ts';
import { dayOf } from '../../domain/time.ts';
import { capital, cut } from '../cut.ts';
import { longDay } from '../dates.ts';
import { inDraft, seesDraft } from '../draft-rights.ts';
import { field, readForm } from '../fields.ts';
import { personName } from '../people.ts';
import { ownLines } from '../plan-people.ts';
import type { CaseScreen, Choice } from '../screen.ts';
import { INFO_TYPE_TEXTS, lackText } from '../texts.ts';
import type { View } from '../view.ts';

const ROW = 50;
const PART = 100;
const LONG = 90;
const MOST_LACKS = 10;
const EXPANDED = 8;

const linesOf = (lacks: readonly Lack[]): readonly { line: string }[] => [
  ...lacks.slice(0, MOST_LACKS).map((lack) => ({ line: `– ${lackText(lack)}` })),
  ...(lacks.length > MOST_LACKS ? [{ line: `– och ${lacks.length - MOST_LACKS} saker till.` }] : []),
];

const listed = (rows: readonly string[], none: string): string =>
  rows.length === 0 ? none : `${rows.length}: ${cut(rows.map((row) => cut(row, ROW)).join(' · '), PART)}`;

/** What each part of the plan holds, in the order of the meeting. */
function partsOf({ directory, profile }: View, plan: Plan): readonly { title: string; value: string }[] {
  const { words, needs, goals, measures, routes, responsible, followUp } = plan;
  return [
    { title: 'Egna ord', value: words?.child || words?.family ? 'skrivet' : 'inte skrivet' },
    { title: 'Behov', value: listed(textsOf(needs), 'inga än') },
    { title: 'Mål', value: listed(textsOf(goals), 'inga än') },
    { title: 'Insatser', value: listed(textsOf(measures), 'inga än') },
    {
      title: 'Vem berättar',
      value: listed(
        routes.map((route) => `${route.from} till ${route.to}`),
        'inte skrivet',
      ),
    },
    { title: capital(profile.words.responsible), value: personName(directory, responsible?.person) || 'ingen vald' },
    { title: 'Uppföljning', value: followUp ? longDay(followUp.on) : 'ingen dag vald' },
  ];
}
const textsOf = (rows: readonly { readonly text: string }[]): readonly string[] => rows.map((row) => row.text);

const change = (what: string, screen: string, row: { readonly id: string }, text: string): Choice => ({
  title: `Ändra ${what}: ${cut(text, ROW)}`,
  value: `${screen}/${row.id}`,
});

/** Sections to write in and rows to change, as `screen` or `screen/row`. */
const placesIn = (responsible: string, { needs, goals, measures, routes }: Plan): readonly Choice[] => [
  { title: 'Barnets och familjens ord', value: 'plan-words' },
  { title: 'Nytt behov', value: 'plan-need' },
  { title: 'Nytt mål', value: 'plan-goal' },
  { title: 'Ny insats', value: 'plan-measure' },
  { title: 'Vem berättar för vem', value: 'plan-route' },
  { title: `${capital(responsible)} och uppföljning`, value: 'plan-responsible' },
  ...needs.map((row) => change('behov', 'plan-need', row, row.text)),
  ...goals.map((row) => change('mål', 'plan-goal', row, row.text)),
  ...measures.map((row) => change('insats', 'plan-measure', row, row.text)),
  ...routes.map((row) => change('vem som berättar', 'plan-route', row, `${row.from} till ${row.to}`)),
];

/** A draft that changes a plan can be given up: the plan goes on. */
const dropOf = ({ sip, verbs }: View): readonly Choice[] =>
  fixedPlan(sip) && verbs.has('plan.drop-draft') ? [{ title: 'Kasta utkastet', value: 'drop-draft' }] : [];

const PLACES: Readonly<Record<string, string>> = {
  V2: 'plan-measure',
  V4: 'plan-responsible',
  V5: 'plan-measure',
  V6: 'plan-route',
  V7: 'plan-responsible',
  V9: 'plan-goal',
};
/** Where the first thing that is missing is written: the very row when one is named. */
function placeOf(plan: Plan, lack: Lack | undefined): string {
  if (lack?.code === 'V1') return plan.needs.length === 0 ? 'plan-need' : 'plan-measure';
  const screen = PLACES[lack?.code ?? ''] ?? 'plan-words';
  const rows: readonly { readonly id: string; readonly text: string }[] =
    lack?.code === 'V9' ? plan.goals : plan.measures;
  const row = rows.find((one) => one.text === lack?.params?.['text']);
  return row ? `${screen}/${row.id}` : screen;
}

const versionText = ({ sip }: View, plan: Plan | undefined): string => {
  const inForce = fixedPlan(sip);
  return plan && inForce
    ? `Version ${plan.version}. Version ${inForce.version} gäller tills du fastställer den nya.`
    : '';
};

const placesFor = (view: View, plan: Plan): readonly Choice[] => {
  const { write, writeOwn } = inDraft(view);
  if (write) return [...placesIn(view.profile.words.responsible, plan), ...dropOf(view)];
  const own = ownLines(view).map((row) => change('insats', 'plan-measure', row, row.text));
  return writeOwn ? [{ title: 'Ny insats', value: 'plan-measure' }, ...own] : [];
};

export const planHub: CaseScreen = {
  template: planCard,
  opens: ['plan.words', 'plan.begin', 'plan.fix', 'measure.put'],
  back: 'case',
  data: (view) => {
    const { sip, now } = view;
    const may = inDraft(view);
    const { write, fix, writeOwn } = may;
    const plan = seesDraft(may) || writeOwn ? draftPlan(sip) : undefined;
    const seesAll = plan !== undefined && seesDraft(may);
    const lacks = seesAll ? planLacks(view, sip, now) : [];
    const places = plan ? placesFor(view, plan) : [];
    const [first] = places;
    return {
      text: {
        begun: plan !== undefined,
        writing: places.length > 0,
        seesAll,
        own: writeOwn,
        version: versionText(view, plan),
        parts: plan && seesAll ? partsOf(view, plan) : [],
        missing: linesOf(lacks),
        mayFix: plan !== undefined && fix,
      },
      choices: { parts: places },
      values: { pick: plan && write ? placeOf(plan, lacks[0]) : (first?.value ?? '') },
    };
  },
  next: { 'plan.begin': 'plan' },
  reads: { 'plan.begin': () => ({ ok: true, payload: {} }) },
};

const excludedOf = (view: View): readonly Choice[] =>
  excludedTypes(view, view.sip, view.now).map((type) => ({ title: INFO_TYPE_TEXTS[type], value: type }));

/** A consent that ends before the follow-up is said here; the reminder to renew it stands by itself (C22). */
function endsBefore({ sip, profile, now }: View, plan: Plan | undefined): string {
  const until = effectiveConsent(profile, sip, dayOf(now))?.until;
  return until && plan?.followUp && until < plan.followUp.on ? longDay(until) : '';
}

/** V12: by when, and what the law of the day calls it. */
function lssText({ profile, now }: View): string {
  const today = dayOf(now);
  return `${longDay(yearAfter(today))} (${lawOn(profile.legalRefs.lss, today)})`;
}

export const planFix: CaseScreen = {
  template: fixCard,
  opens: ['plan.fix'],
  back: 'plan',
  data: (view) => {
    const { sip, now, verbs } = view;
    const plan = draftPlan(sip);
    const lacks = planLacks(view, sip, now);
    const hard = lacks.filter((lack) => !lack.soft);
    const ready = hard.length === 0;
    const excluded = excludedOf(view);
    return {
      text: {
        ready,
        missing: linesOf(hard),
        advice: linesOf(lacks.filter((lack) => lack.soft)),
        parts: ready && plan ? partsOf(view, plan) : [],
        internal: ready && plan !== undefined && (isInternal(plan) || sip.need?.inLegalSense === false),
        lss: ready && plan && hasLss(plan) ? lssText(view) : '',
        long: cut((ready && plan && longSentences(plan)[0]) || '', LONG),
        until: ready ? endsBefore(view, plan) : '',
        asks: ready && excluded.length > 0,
        excludedStyle: excluded.length > EXPANDED ? 'compact' : 'expanded',
        writing: verbs.has('plan.words'),
      },
      choices: { excluded },
    };
  },
  reads: {
    'plan.fix': (inputs, view) =>
      readForm(
        {
          's.plan.contains': field.many(excludedTypes(view, view.sip, view.now)),
          's.plan.read': field.yes(),
        },
        inputs,
        (form) => ({ contains: form['s.plan.contains'], familyRead: form['s.plan.read'] }),
      ),
  },
  next: { 'plan.fix': 'plan-view' },
};
