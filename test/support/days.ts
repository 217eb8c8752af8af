import { addDays, addMonths, workingDayOnOrAfter, workingDayOnOrBefore, type Day } from '../../src/domain/time.ts';

/** The days of a walk, all of them counted from the one on which it begins. */
export type Days = ReturnType<typeof daysFrom>;

const WEEKS_OF_PLAN = 9;

export function daysFrom(today: Day) {
  const meeting = workingDayOnOrAfter(addDays(today, 10));
  const weeksOn = (weeks: number): Day => addDays(meeting, weeks * 7);
  return {
    today,
    /** The child is nine. */
    birth: addMonths(today, -9 * 12 - 7),
    consentUntil: addMonths(today, 9),
    meeting,
    begin: weeksOn(1),
    done: [weeksOn(3), weeksOn(4)] as const,
    // The day before: what is asked at eight has been asked when a walk from another hour gets there.
    followUp: workingDayOnOrBefore(addDays(weeksOn(WEEKS_OF_PLAN), -1)),
    nextFollowUp: workingDayOnOrAfter(weeksOn(WEEKS_OF_PLAN + 16)),
  };
}

/** The same for a case of process B: two network meetings, a follow-up and the evaluation after six months (T9). */
export type VastbasDays = ReturnType<typeof vastbasDaysFrom>;
export function vastbasDaysFrom(today: Day) {
  const firstMeeting = workingDayOnOrAfter(addDays(today, 12));
  const secondMeeting = workingDayOnOrAfter(addDays(firstMeeting, 11));
  return {
    ...daysFrom(today),
    consentUntil: addMonths(today, 11),
    firstMeeting,
    secondMeeting,
    begin: workingDayOnOrAfter(addDays(secondMeeting, 3)),
    due: addDays(secondMeeting, 42),
    vastbasFollowUp: workingDayOnOrAfter(addDays(secondMeeting, 45)),
    evaluation: addMonths(secondMeeting, 6),
  };
}
