import { sql } from 'kysely';
import { quarterOf } from '../domain/deviations.ts';
import type { SurveyKind, SurveyMoment } from '../domain/survey.ts';
import type { Day } from '../domain/time.ts';
import type { Db, Writes } from './database.ts';

/** One to five, or nothing where a question was passed over. */
export type SurveyAnswer = 1 | 2 | 3 | 4 | 5 | null;

/** Answers as they are kept: without case, person and day (§9.2). Only the quarter of the year is left of the time. */
export function surveyWrite(
  db: Db,
  profile: string,
  asked: { readonly moment: SurveyMoment; readonly kind: SurveyKind; readonly on: Day },
  answers: readonly SurveyAnswer[],
): Writes[number] {
  const { moment, kind, on } = asked;
  return db
    .insertInto('survey_answer')
    .values({ profile, moment, kind, quarter: quarterOf(on), answers: JSON.stringify(answers) });
}

/**
 * Writes all answers anew in random order, under new ids and in one transaction: until then an answer stands in the
 * transaction that noted who has answered. Two at the same time do no more than one.
 */
export async function unlinkAnswers(db: Db): Promise<void> {
  await sql`
    with taken as (delete from survey_answer returning profile, moment, kind, quarter, answers)
    insert into survey_answer (profile, moment, kind, quarter, answers)
    select profile, moment, kind, quarter, answers from taken order by random()`.execute(db);
}
