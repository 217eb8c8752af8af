import { isOutsider } from './access.ts';
import { currentMeeting, fixedPlan, isOpen, phaseOf, type Case } from './case.ts';
import type { Directory } from './directory.ts';
import { effectiveConsent } from './evaluate-consent.ts';
import type { PersonId } from './ids.ts';
import { hasLss } from './plan.ts';
import type { Profile } from './profile.ts';
import { beforeSchoolHoliday, schoolHolidayOn } from './school-holidays.ts';
import {
  addDays,
  addMonths,
  addWorkingDays,
  dayOf,
  daysBetween,
  workingDayOnOrBefore,
  type Day,
  type Instant,
} from './time.ts';

/** T2: the day by which the first meeting should be held; calendar days, never moved (E8), never "lagkrav" (U-18). */
export function meetingDeadline(profile: Profile, sip: Case): Day | undefined {
  const rule = profile.deadlines.meeting;
  if (!rule || sip.plans.some((plan) => plan.status !== 'draft')) return undefined;
  const anchor = rule.anchor === 'needDetectedAt' ? sip.need?.detectedAt : sip.consents.at(-1)?.from;
  return anchor && addDays(anchor, rule.days);
}

/** T3: when the kallelse has to go out for a meeting on the last day of T2; people at work send it (E8). */
export const callDay = (profile: Profile, deadline: Day): Day =>
  workingDayOnOrBefore(addDays(deadline, -profile.deadlines.callLead));

/**
 * N11: the day that is proposed when T2 ends in the school holidays, the last working day before them, and what they
 * are called; none when it does not, or when that day has gone.
 */
export function earlierMeeting(
  profile: Profile,
  deadline: Day,
  today: Day,
): { readonly day: Day; readonly name: string } | undefined {
  const holiday = schoolHolidayOn(profile.schoolHolidays, deadline);
  const day = beforeSchoolHoliday(profile.schoolHolidays, deadline);
  return holiday && day >= today ? { day, name: holiday.name } : undefined;
}

/** T1: the working day by which the work should have begun; social services at once, others a little later (U-01). */
export function startDeadline(profile: Profile, sip: Case, social: boolean): Day | undefined {
  const { startOfWork } = profile.deadlines;
  const from = sip.need?.assessedAt ?? sip.need?.detectedAt;
  return from && addWorkingDays(from, social ? startOfWork.social : startOfWork.other);
}

/** T1 on a day: in time, late, or red once the outer days have passed too (U-01). */
export function startState(
  profile: Profile,
  sip: Case,
  social: boolean,
  today: Day,
): { readonly due: Day; readonly state: 'in-time' | 'late' | 'red' } | undefined {
  const from = sip.need?.assessedAt ?? sip.need?.detectedAt;
  const due = startDeadline(profile, sip, social);
  const begun = sip.consents.length > 0 || !['need', 'consent'].includes(phaseOf(sip));
  if (!from || !due || begun) return undefined;
  if (today <= due) return { due, state: 'in-time' };
  // Nothing is late on the day on which the step began.
  if (today <= dayOf(sip.since)) return undefined;
  return { due, state: today > addWorkingDays(from, profile.deadlines.startOfWork.red) ? 'red' : 'late' };
}

/** T4: the working day after which an unanswered kallelse is a telephone task. */
export const answerDeadline = (profile: Profile, sentAt: Instant): Day =>
  addWorkingDays(dayOf(sentAt), profile.deadlines.answer);

/** T5, T6: when the plan should be written, copied and signed. */
export const planDeadline = (profile: Profile, meetingAt: Instant): Day =>
  addWorkingDays(dayOf(meetingAt), profile.deadlines.planSent);
export const signDeadline = (profile: Profile, fixedAt: Instant): Day =>
  addDays(dayOf(fixedAt), profile.deadlines.signatures);

/** A year later to the day; from 29 February the last day of the month (E8). */
export const yearAfter = (day: Day): Day => addMonths(day, 12);

/** T13: when a plan with a measure by LSS shall be looked over again; a follow-up looks over all of it. */
export function lssReview(sip: Case): { readonly due: Day; readonly since: Day } | undefined {
  const plan = fixedPlan(sip);
  if (!plan?.fixedAt || !hasLss(plan)) return undefined;
  const fixed = dayOf(plan.fixedAt);
  const followed = sip.followUps.at(-1)?.on;
  const since = followed && followed > fixed ? followed : fixed;
  return { due: yearAfter(since), since };
}

/** The day when the working copies of a case that ends now shall be gone (§4.5). */
export const deletionDay = (profile: Profile, at: Instant): Day => addDays(dayOf(at), profile.workCopyDays);

export type Progress = {
  readonly step: number;
  readonly of: number;
  readonly heading: string;
  readonly meeting?: Day;
  /** Calendar days left of T2, below zero when passed, and how many there were. */
  readonly left?: { readonly days: number; readonly of: number };
  readonly followUp?: Day;
  /** At rest, and until when if someone has said so; meanwhile no meeting is near and nobody counts the days. */
  readonly paused?: { readonly until?: Day };
  readonly consentUntil?: Day;
  /** It has ended, and how; a step is no longer what it stands in. */
  readonly over?: 'closed' | 'cancelled';
};

/** Where no meeting is worked towards: nobody counts the days. */
const WITHOUT_MEETING: ReadonlySet<Case['step']> = new Set(['refused', 'no-consent']);

/** Where the case stands: "Steg 4 av 7 · möte 12 dec · 9 dagar kvar av tre veckor". */
export function progressOf(profile: Profile, sip: Case, now: Instant): Progress {
  const today = dayOf(now);
  const index = profile.steps.findIndex((step) => step.states.includes(sip.step));
  const rule = profile.deadlines.meeting;
  const deadline = meetingDeadline(profile, sip);
  const meeting = currentMeeting(sip);
  const isOver = !isOpen(sip);
  const followUp = isOver ? undefined : fixedPlan(sip)?.followUp?.on;
  const until = effectiveConsent(profile, sip, today)?.until;
  const paused = isOver ? undefined : pauseOf(sip);
  const isPast = isOver || meeting?.startedAt !== undefined || WITHOUT_MEETING.has(sip.step);
  return {
    step: Math.max(index, 0) + 1,
    of: profile.steps.length,
    heading: profile.steps[Math.max(index, 0)]?.heading ?? '',
    ...(meeting?.start && !isPast && !paused && !meeting.offAt ? { meeting: dayOf(meeting.start) } : {}),
    ...(rule && deadline && !isPast && !paused ? { left: { days: daysBetween(today, deadline), of: rule.days } } : {}),
    ...(followUp ? { followUp } : {}),
    ...(paused ? { paused } : {}),
    ...(until ? { consentUntil: until } : {}),
    ...(isOver ? { over: sip.status === 'cancelled' ? 'cancelled' : 'closed' } : {}),
  };
}

const pauseOf = ({ status, pause, step }: Case): Progress['paused'] => {
  if (status === 'paused' && pause) return { until: pause.until };
  return status === 'active' && step !== 'other-action' ? undefined : {};
};

type Looking = {
  readonly profile: Profile;
  readonly directory: Directory;
  readonly viewer: PersonId;
  readonly now: Instant;
};
/** The same for one person: whoever is invited from another organisation sees the step and the day of the meeting. */
export function progressFor({ profile, directory, viewer, now }: Looking, sip: Case): Progress {
  const progress = progressOf(profile, sip, now);
  if (!isOutsider(directory, sip, viewer)) return progress;
  const { step, of, heading, meeting, over } = progress;
  return { step, of, heading, ...(meeting ? { meeting } : {}), ...(over ? { over } : {}) };
}
