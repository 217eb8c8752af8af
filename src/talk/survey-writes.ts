import { findCaseScreen } from '../cards/screens.ts';
import { answersIn, subjectOf } from '../cards/screens/survey.ts';
import { kindOf, surveyNow } from '../domain/survey.ts';
import { dayOf } from '../domain/time.ts';
import type { Writes } from '../store/database.ts';
import { surveyWrite } from '../store/survey-store.ts';
import type { Click } from './carry-out.ts';
import { viewOf } from './show.ts';
import type { Talk } from './talk.ts';

/** What was answered, beside the decision that says only that someone has answered; nothing when it was passed over. */
export function surveyWrites(talk: Talk, { card, verb, inputs, person, sip }: Click): Writes {
  if (!findCaseScreen(card.screen)?.forgets || verb !== 'survey.answer:send') return [];
  const view = viewOf(talk, sip, person, card.ref);
  const survey = surveyNow(view.profile, sip);
  const who = subjectOf(view);
  if (!survey || !who) return [];
  const kind = kindOf(sip, who);
  const answers = answersIn(inputs, kind);
  if (answers.every((answer) => answer === null)) return [];
  return [surveyWrite(talk.shell.db, view.profile.id, { moment: survey.moment, kind, on: dayOf(view.now) }, answers)];
}
