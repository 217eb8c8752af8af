import beginCard from '../../../cards/vb-begin.json' with { type: 'json' };
import ehtCard from '../../../cards/vb-eht.json' with { type: 'json' };
import endCard from '../../../cards/vb-end.json' with { type: 'json' };
import evaluateCard from '../../../cards/vb-evaluate.json' with { type: 'json' };
import measuresCard from '../../../cards/vb-measures.json' with { type: 'json' };
import otherCard from '../../../cards/vb-other.json' with { type: 'json' };
import type { ItemId } from '../../domain/ids.ts';
import type { Measure } from '../../domain/plan.ts';
import { unbegun } from '../../domain/rules/vastbas-follow-up.ts';
import { dayOf } from '../../domain/time.ts';
import { ehtWindow, evaluationDay } from '../../domain/vastbas-deadlines.ts';
import { factsOf, turnsOf } from '../../domain/vastbas.ts';
import { cut } from '../cut.ts';
import { longDay, shortDay } from '../dates.ts';
import { field, readForm } from '../fields.ts';
import type { CaseScreen } from '../screen.ts';
import type { View } from '../view.ts';
import { measuresOf } from './tasks.ts';

const DAY = 'Skriv en dag, till exempel 2026-11-22.';
const LINE = 160;
const MOST = 5;
const empty = () => ({ ok: true, payload: {} }) as const;

/** T8: the plan is taken up in the school's team for pupils' health. */
export const vbEht: CaseScreen = {
  template: ehtCard,
  opens: ['eht.record'],
  back: 'case',
  data: ({ profile, sip, now }) => {
    const window = ehtWindow(profile, sip);
    const items = factsOf(sip).eht ?? [];
    return {
      text: {
        window: window
          ? `Ta upp handlingsplanen i elevhälsoteamet mellan ${longDay(window.from)} och ${longDay(window.due)}. Tidigare går också bra.`
          : 'Ta upp handlingsplanen i elevhälsoteamet.',
        items: items
          .slice(-MOST)
          .map(({ on, who }) => ({ line: `Klart, togs upp ${shortDay(on)}: ${cut(who, LINE)}` })),
      },
      values: { 'v.eht.on': dayOf(now) },
    };
  },
  reads: {
    'eht.record': (inputs) =>
      readForm({ 'v.eht.on': field.day(DAY), 'v.eht.who': field.text('Vilka som var med', 400) }, inputs, (form) => ({
        on: form['v.eht.on'],
        who: form['v.eht.who'],
      })),
  },
};

/** What the viewer has not yet said to be under way: the own, and all for whoever answers for the plan. */
export const toBegin = (view: View): readonly Measure[] => {
  const mine = new Set(measuresOf(view).map(({ id }) => id));
  return unbegun(view.sip).filter(({ id }) => mine.has(id));
};

/** B7, a start receipt: that a measure has begun, and when. */
export const vbBegin: CaseScreen = {
  template: beginCard,
  opens: ['measure.begin'],
  back: 'case',
  data: (view) => {
    const mine = toBegin(view);
    const measure = mine.find(({ id }) => id === view.ref) ?? (mine.length === 1 ? mine[0] : undefined);
    return {
      text: {
        telling: measure !== undefined,
        picking: measure === undefined && mine.length > 0,
        measure: measure?.text ?? '',
        planned: measure?.start ? `Den skulle börja ${longDay(measure.start)}.` : '',
      },
      choices: { measures: mine.map(({ id, text }) => ({ title: cut(text, LINE), value: id })) },
      values: { pick: mine[0]?.id ?? '', 'v.begin.on': dayOf(view.now) },
    };
  },
  reads: {
    'measure.begin': (inputs, view) => {
      const [only] = toBegin(view);
      return readForm({ 'v.begin.on': field.day(DAY) }, inputs, (form) => ({
        measure: (view.ref || only?.id || '') as ItemId,
        on: form['v.begin.on'],
      }));
    },
  },
};

/** Step 9: new measures, an extra meeting, or on as before. */
export const vbMeasures: CaseScreen = {
  template: measuresCard,
  opens: ['measures.keep', 'plan.revise'],
  back: 'case',
  data: ({ sip }) => {
    const turns = turnsOf(sip);
    return {
      text: { turns: turns > 0 ? `Planen har fått nya insatser ${turns} ${turns === 1 ? 'gång' : 'gånger'}.` : '' },
    };
  },
  reads: { 'plan.revise': empty, 'meeting.renew': empty, 'measures.keep': empty },
  next: { 'plan.revise': 'plan' },
};

/** B-14: the evaluation, on its day or earlier by decision. */
export const vbEvaluate: CaseScreen = {
  template: evaluateCard,
  opens: ['evaluation.begin', 'evaluation.save'],
  back: 'case',
  data: ({ profile, sip, verbs }) => {
    const due = evaluationDay(profile, sip);
    const last = factsOf(sip).evaluations?.at(-1);
    const canSave = verbs.has('evaluation.save');
    const own = canSave && last && last.on >= dayOf(sip.since) ? last : undefined;
    return {
      text: {
        due: due ? `Utvärderingen ska göras ${longDay(due)}.` : 'Utvärderingen görs sex månader efter handlingsplanen.',
        canBegin: verbs.has('evaluation.begin'),
        canSave,
      },
      values: {
        'v.eval.better': own?.better ?? '',
        'v.eval.remains': own?.remains ?? '',
        'v.eval.child': own?.childView ?? '',
      },
    };
  },
  reads: {
    'evaluation.begin': empty,
    'evaluation.save': (inputs) =>
      readForm(
        {
          'v.eval.better': field.text('Vad som har blivit bättre', 2000),
          'v.eval.remains': field.text('Vad som återstår', 2000),
          'v.eval.child': field.text('Barnets ord', 2000),
        },
        inputs,
        (form) => ({
          better: form['v.eval.better'],
          remains: form['v.eval.remains'],
          childView: form['v.eval.child'],
        }),
      ),
  },
  next: { 'evaluation.begin': 'vb-evaluate', 'evaluation.save': 'vb-end' },
};

/** B-15, B-16: documentation to the coordinators, and then the end or the way on. */
export const vbEnd: CaseScreen = {
  template: endCard,
  opens: ['evaluation.continue', 'documents.send'],
  back: 'vb-evaluate',
  data: ({ sip, verbs }) => {
    const sent = factsOf(sip).documentsSentOn;
    const said = sent ? `Dokumentationen skickades ${longDay(sent)}.` : '';
    return { text: { sent: said, canClose: verbs.has('case.close') } };
  },
  reads: {
    'documents.send': (inputs) =>
      readForm({ 'v.end.how': field.text('Hur', 400) }, inputs, (form) => ({ how: form['v.end.how'] })),
    'evaluation.continue': (inputs) =>
      readForm({ 'v.end.next': field.day('Välj dag för nästa uppföljning.') }, inputs, (form) => ({
        next: form['v.end.next'],
      })),
  },
  next: { 'documents.send': 'vb-end' },
};

/** B-13: something else is done; the case rests, and nothing is kept of what. */
export const vbOther: CaseScreen = {
  template: otherCard,
  opens: ['other.choose', 'other.resume'],
  back: 'case',
  data: ({ sip, verbs }) => ({
    text: { isResting: sip.step === 'other-action', canClose: sip.step === 'other-action' && verbs.has('case.close') },
  }),
  reads: { 'other.choose': empty, 'other.resume': empty },
};
