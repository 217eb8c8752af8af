import { hard } from '../refusal.ts';
import { surveyFor, surveyNow } from '../survey.ts';
import { dayOf } from '../time.ts';
import { actor, type Evolves, type Guard, type Rule } from './rule.ts';

/** §9.2: once each, for oneself; the family's by the one who answers for the case. */
export const surveyOpen: Guard<'survey.answer'> = (sip, command, { profile, directory }) => {
  const { round, who, at } = command;
  if (surveyNow(profile, sip)?.round !== round) return [hard('survey-over')];
  if (sip.surveys?.[round]?.includes(who)) return [hard('survey-done')];
  const mine: readonly string[] = surveyFor(profile, directory, sip, actor(command), dayOf(at));
  return mine.includes(who) ? [] : [hard('survey-not-yours')];
};
/** That someone has answered, or does not want to; never what: the answers are kept apart from the case. */
export const noteSurvey: Rule<'survey.answer'> = (_sip, { round, who }) => [{ type: 'SurveyAnswered', round, who }];

export const surveyEvolves: Evolves<'SurveyAnswered'> = {
  SurveyAnswered: (sip, { round, who }) => ({
    ...sip,
    surveys: { ...sip.surveys, [round]: [...(sip.surveys?.[round] ?? []), who] },
  }),
};
