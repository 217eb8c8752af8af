import { readersOf } from './access.ts';
import type { Case } from './case.ts';
import type { Obligation } from './obligation.ts';
import type { Context } from './rules/rule.ts';
import { familyToAsk, staffToAsk, surveyNow } from './survey.ts';

/** §9.2: each of the staff is asked for oneself, and the one who answers for the case asks the family; once each. */
export function surveyObligations({ profile, directory }: Context, sip: Case): readonly Obligation[] {
  const survey = surveyNow(profile, sip);
  if (!survey) return [];
  const { due, from } = survey;
  const reads = readersOf(profile, directory, sip);
  const staff = staffToAsk(directory, sip, survey).filter(reads);
  return [
    ...staff.map((person): Obligation => ({ rule: 'survey', ref: person, due, since: from, from, holder: person })),
    ...(familyToAsk(sip, survey).length > 0 ? [{ rule: 'survey-family', due, since: from, from } as const] : []),
  ];
}
