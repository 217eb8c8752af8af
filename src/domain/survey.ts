import { answersFor, peopleOf, rolesOf } from './access.ts';
import { childOf, guardiansOf, isOpen, memberOf, type Case } from './case.ts';
import type { Directory } from './directory.ts';
import type { MemberId, PersonId } from './ids.ts';
import { isAllowed } from './process/rights.ts';
import type { Profile } from './profile.ts';
import { addDays, addWorkingDays, dayOf, type Day } from './time.ts';

/** When people are asked how it has been (§9.2); a profile says which of them it wants. */
export const SURVEY_MOMENTS = ['after-meeting', 'follow-up', 'closing', 'six-months'] as const;
export type SurveyMoment = (typeof SURVEY_MOMENTS)[number];
/** Who answers: each kind has questions of its own. */
export type SurveyKind = 'child' | 'guardian' | 'staff';

/** One time of asking. `round` tells it from the others of the case. */
export type Survey = {
  readonly moment: SurveyMoment;
  readonly round: string;
  readonly from: Day;
  /** The day of the one reminder. */
  readonly due: Day;
};

const AFTER_MEETING_DAYS = 7;
const SHORTLY = 3;

function surveysOf(sip: Case): readonly Survey[] {
  const round = (moment: SurveyMoment, ref: string, from: Day, due = addWorkingDays(from, SHORTLY)): Survey => ({
    moment,
    round: `${moment}:${ref}`,
    from,
    due,
  });
  // Of what was before a case was opened again nobody is asked any more.
  const reopened = sip.reopenedAt ? dayOf(sip.reopenedAt) : '';
  const held = sip.meetings.findLast(({ startedAt }) => startedAt !== undefined && dayOf(startedAt) > reopened);
  const asked = held?.startedAt && addDays(dayOf(held.startedAt), AFTER_MEETING_DAYS);
  const followUp = sip.followUps.findLast(({ on }) => on > reopened)?.on;
  const closed = sip.status === 'closed' && sip.closure ? dayOf(sip.closure.at) : undefined;
  const begun = sip.step === 'evaluation' ? dayOf(sip.since) : undefined;
  return [
    ...(held && asked ? [round('after-meeting', held.id, asked, asked)] : []),
    ...(followUp ? [round('follow-up', followUp, followUp)] : []),
    ...(begun ? [round('six-months', begun, begun)] : []),
    ...(closed ? [round('closing', closed, closed)] : []),
  ];
}

/** The time of asking that counts: the latest of those that the profile wants. In a case that ended only its closing. */
export const surveyNow = ({ surveys }: Pick<Profile, 'surveys'>, sip: Case): Survey | undefined =>
  surveysOf(sip)
    .filter(({ moment }) => surveys.includes(moment) && (moment === 'closing' || isOpen(sip)))
    .toSorted((a, b) => a.from.localeCompare(b.from))
    .at(-1);

/** Which questions are for that person: a member of the family by capacity, everyone else is staff. */
export function kindOf(sip: Case, who: string): SurveyKind {
  const capacity = memberOf(sip, who)?.capacity;
  if (capacity === undefined) return 'staff';
  return capacity === 'child' ? 'child' : 'guardian';
}

const answeredIn = (sip: Case, { round }: Survey): ReadonlySet<string> => new Set(sip.surveys?.[round]);

/** Staff with a part in the case who have neither answered nor said no. */
export function staffToAsk(directory: Directory, sip: Case, survey: Survey): readonly PersonId[] {
  const done = answeredIn(sip, survey);
  return peopleOf(sip).filter(
    (person) => !done.has(person) && isAllowed(rolesOf(directory, sip, person), 'survey.answer'),
  );
}
/** The child and the guardians who have not: they are asked by the one who answers for the case. */
export function familyToAsk(sip: Case, survey: Survey): readonly MemberId[] {
  const done = answeredIn(sip, survey);
  const child = childOf(sip);
  return [...(child ? [child] : []), ...guardiansOf(sip)].map(({ id }) => id).filter((id) => !done.has(id));
}

/** Whose answers this person can give now: the own, and for the one who answers for the case those of the family. */
export function surveyFor(
  profile: Pick<Profile, 'surveys'>,
  directory: Directory,
  sip: Case,
  person: PersonId,
  today: Day,
): readonly (PersonId | MemberId)[] {
  const survey = surveyNow(profile, sip);
  if (!survey || survey.from > today) return [];
  const leads = answersFor(sip, person);
  return [
    ...staffToAsk(directory, sip, survey).filter((one) => one === person),
    ...(leads ? familyToAsk(sip, survey) : []),
  ];
}
