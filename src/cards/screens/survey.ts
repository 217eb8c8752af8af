import surveyCard from '../../../cards/survey.json' with { type: 'json' };
import { childOf, memberOf } from '../../domain/case.ts';
import type { MemberId, PersonId } from '../../domain/ids.ts';
import { kindOf, surveyFor, surveyNow, type SurveyKind } from '../../domain/survey.ts';
import { dayOf } from '../../domain/time.ts';
import { cut } from '../cut.ts';
import { field, readForm } from '../fields.ts';
import type { CaseScreen, Reading } from '../screen.ts';
import { GRADES, SURVEY_QUESTIONS } from '../survey-texts.ts';
import type { Inputs, View } from '../view.ts';

const NAME = 80;
const idOf = (index: number): string => `s.survey.${index + 1}`;

/** Those whose answers the viewer can give now. */
export const surveyed = ({ profile, directory, sip, viewer, now }: View): readonly (PersonId | MemberId)[] =>
  surveyFor(profile, directory, sip, viewer, dayOf(now));

/** Whose answers the card is about; nobody while there is a choice to make. */
export function subjectOf(view: View): PersonId | MemberId | undefined {
  const all = surveyed(view);
  return all.find((one) => one === view.ref) ?? (all.length === 1 ? all[0] : undefined);
}

/** The grades as they were given, one for each question; null where it was passed over. */
export const answersIn = (inputs: Inputs, kind: SurveyKind) =>
  SURVEY_QUESTIONS[kind].map((_question, index) => VALUES.find((one) => String(one) === inputs[idOf(index)]) ?? null);
const VALUES = [1, 2, 3, 4, 5] as const;

/** §9.2: how has it been? Five grades, every question may be passed over, and so may all of them. */
export const survey: CaseScreen = {
  template: surveyCard,
  opens: ['survey.answer'],
  exists: (view) => surveyed(view).length > 0,
  back: 'case',
  forgets: true,
  data: (view) => {
    const { sip, profile, viewer } = view;
    const who = subjectOf(view);
    const kind = who === undefined ? undefined : kindOf(sip, who);
    const all = surveyed(view);
    return {
      text: {
        how: who === undefined ? '' : howText(view, who),
        questions: (kind ? SURVEY_QUESTIONS[kind] : []).map((question, index) => ({
          id: idOf(index),
          question: question.replace('{work}', profile.words.work),
        })),
        isChild: kind === 'child',
        isGuardian: kind === 'guardian',
        answering: who !== undefined,
        picking: who === undefined,
      },
      choices: {
        people: all.map((one) => ({ title: titleOf(view, one), value: one })),
        grades: GRADES[kind === 'child' ? 'child' : 'adult'].map(([value, title]) => ({ title, value })),
      },
      values: { pick: all.find((one) => one === viewer) ?? all[0] ?? '' },
    };
  },
  reads: { 'survey.answer:send': readWho, 'survey.answer:skip': readWho },
  next: { 'survey.answer:send': 'survey', 'survey.answer:skip': 'survey' },
};

function titleOf({ sip, viewer }: View, who: string): string {
  if (who === viewer) return 'Jag själv';
  const name = cut(memberOf(sip, who)?.name ?? '', NAME);
  return who === childOf(sip)?.id ? `${name} (barnet)` : name;
}

function howText({ sip, viewer }: View, who: string): string {
  if (who === viewer) return 'Det tar två minuter. Du får hoppa över frågor.';
  const name = cut(memberOf(sip, who)?.name ?? '', NAME);
  return kindOf(sip, who) === 'child'
    ? `Fråga ${name}, och fyll i tillsammans. Barnet får hoppa över frågor, eller alla.`
    : `Fråga ${name}, och fyll i det du får svar på. Det är frivilligt.`;
}

function readWho(inputs: Inputs, view: View): Reading<'survey.answer'> {
  const round = surveyNow(view.profile, view.sip)?.round ?? '';
  const who = subjectOf(view) ?? ('' as PersonId);
  return readForm({ pick: field.text('Valet') }, inputs, () => ({ round, who }));
}
