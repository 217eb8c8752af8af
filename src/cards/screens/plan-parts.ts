import responsibleCard from '../../../cards/plan-responsible.json' with { type: 'json' };
import wordsCard from '../../../cards/plan-words.json' with { type: 'json' };
import { draftPlan } from '../../domain/case.ts';
import { PARTS } from '../../domain/event.ts';
import { effectiveConsent } from '../../domain/evaluate-consent.ts';
import type { PersonId, UnitId } from '../../domain/ids.ts';
import { dayOf } from '../../domain/time.ts';
import { cut } from '../cut.ts';
import { longDay } from '../dates.ts';
import { field, readForm } from '../fields.ts';
import { lastChange } from '../last-change.ts';
import { personName } from '../people.ts';
import { staffChoicesOf, unitChoicesOf } from '../plan-people.ts';
import type { CaseScreen } from '../screen.ts';
import type { View } from '../view.ts';

const SAID = 300;

export const planWords: CaseScreen = {
  template: wordsCard,
  opens: ['plan.words'],
  back: 'plan',
  data: (view) => {
    const words = draftPlan(view.sip)?.words;
    const texts = [words?.child, words?.family, words?.familyDoes, words?.others];
    const now = texts.flatMap((text) => (text ? [cut(text, SAID)] : [])).join(' – ');
    return {
      text: { now: lastChange(view, PARTS.words, now) },
      values: {
        's.plan.child': words?.child ?? '',
        's.plan.family': words?.family ?? '',
        's.plan.family-does': words?.familyDoes ?? '',
        's.plan.other': words?.others ?? '',
      },
    };
  },
  reads: {
    'plan.words': (inputs) =>
      readForm(
        {
          's.plan.child': field.text('Barnets ord', 2000),
          's.plan.family': field.text('Familjens ord', 1200),
          's.plan.family-does': field.text('Vad familjen gör', 1200),
          's.plan.other': field.text('Vad någon annan gör', 1200),
        },
        inputs,
        (form) => ({
          child: form['s.plan.child'],
          family: form['s.plan.family'],
          familyDoes: form['s.plan.family-does'],
          others: form['s.plan.other'],
        }),
      ),
  },
  next: { 'plan.words': 'plan' },
};

const PUBLIC = ['municipality', 'region'] as const;
/** U-09: the task may lie in a unit of kommun or region only. */
const responsibleChoices = (view: View) => {
  const { responsible } = draftPlan(view.sip) ?? {};
  const units = unitChoicesOf(view, responsible?.unit, (kind) => PUBLIC.some((one) => one === kind));
  return { units, people: staffChoicesOf(view, [responsible?.person, responsible?.deputy]) };
};

export const planResponsible: CaseScreen = {
  template: responsibleCard,
  opens: ['plan.responsible'],
  back: 'plan',
  data: (view) => {
    const { sip, directory, profile, now } = view;
    const { responsible, followUp } = draftPlan(sip) ?? {};
    const until = effectiveConsent(profile, sip, dayOf(now))?.until;
    return {
      text: {
        until: until ? longDay(until) : '',
        now: lastChange(
          view,
          PARTS.responsible,
          [
            ...(responsible ? [responsible.person, responsible.deputy].map((one) => personName(directory, one)) : []),
            ...(followUp ? [longDay(followUp.on)] : []),
          ].join(', '),
        ),
      },
      choices: responsibleChoices(view),
      values: {
        's.plan.principal': responsible?.principal ?? '',
        's.plan.unit': responsible?.unit ?? '',
        's.plan.person': responsible?.person ?? '',
        's.plan.deputy': responsible?.deputy ?? '',
        's.plan.follow-up': followUp?.on ?? '',
      },
    };
  },
  reads: {
    'plan.responsible': (inputs, view) => {
      const { units, people } = responsibleChoices(view);
      const staff = people.map(({ value }) => value as PersonId);
      return readForm(
        {
          's.plan.principal': field.one(PUBLIC, 'Välj vilken huvudman som har det övergripande ansvaret.'),
          's.plan.unit': field.one(
            units.map(({ value }) => value as UnitId),
            'Välj verksamhet.',
          ),
          's.plan.person': field.one(staff, `Välj vem som är ${view.profile.words.responsible}.`),
          's.plan.deputy': field.one(staff, 'Välj en ersättare.'),
          's.plan.follow-up': field.day('Skriv dagen för uppföljning, till exempel 2026-11-22.'),
        },
        inputs,
        (form) => ({
          principal: form['s.plan.principal'],
          unit: form['s.plan.unit'],
          person: form['s.plan.person'],
          deputy: form['s.plan.deputy'],
          followUpOn: form['s.plan.follow-up'],
        }),
      );
    },
  },
  next: { 'plan.responsible': 'plan' },
};
