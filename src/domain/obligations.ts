import { isLeaderless } from './access.ts';
import { openCalls } from './called.ts';
import { phaseOf, childOf, currentConsent, currentMeeting, FAILABLES, fixedPlan, isOpen, type Case } from './case.ts';
import { callDay, lssReview, meetingDeadline, planDeadline, signDeadline, startDeadline } from './deadlines.ts';
import { managerOf } from './directory.ts';
import { effectiveConsent, statusOf } from './evaluate-consent.ts';
import { PARTS } from './event.ts';
import type { PersonId } from './ids.ts';
import { firstDay, type DutyRule } from './ladders.ts';
import { aroundMeeting, callAgain } from './meeting-obligations.ts';
import type { Obligation } from './obligation.ts';
import type { Measure, Plan } from './plan.ts';
import type { Profile } from './profile.ts';
import { DUTY_STEPS } from './process/duty-steps.ts';
import { AFTER_NEED, DECIDED_NO, WITH_PLAN } from './process/scope.ts';
import type { Protection } from './protection.ts';
import { unreportedAbsence } from './rules/meeting.ts';
import { childWasAway, copiesFor, hasOriginal, signersOf } from './rules/sign.ts';
import type { Context } from './rules/rule.ts';
import { surveyObligations } from './survey-obligations.ts';
import { seatsToFill, vastbasObligations } from './vastbas-obligations.ts';
import { addDays, addWorkingDays, birthday, dayOf, type Day } from './time.ts';

const FEW = 3;
const WEEK = 7;
const FORTNIGHT = 14;

/** Everything that the case asks of someone as it stands, whichever day it is: `due` and `from` say when. */
export const obligationsOf = (context: Context, sip: Case): readonly Obligation[] =>
  [...successorMissing(context, sip), ...seatsToFill(sip), ...byStatus(context, sip)].filter(
    ({ rule }) => DUTY_STEPS[rule]?.includes(sip.step) ?? true,
  );

const SUCCESSOR_DAYS = 14;
/** N12: whoever answered for the case has left: the manager names a successor within a fortnight. */
function successorMissing({ directory }: Context, sip: Case): readonly Obligation[] {
  const { gone } = sip;
  if (!gone || !isLeaderless(directory, sip)) return [];
  const reminders = [gone.on, addDays(gone.on, WEEK), addDays(gone.on, SUCCESSOR_DAYS - 1)];
  const since = addDays(gone.on, -1);
  return [{ rule: 'successor', due: addDays(gone.on, SUCCESSOR_DAYS), since, reminders }];
}

function byStatus(context: Context, sip: Case): readonly Obligation[] {
  const since = dayOf(sip.since);
  if (!isOpen(sip)) return [...liftAsked(sip), ...standing(sip)];
  if (sip.step === 'refused') return [...refusalUnread(context, sip, since), ...liftAsked(sip), ...standing(sip)];
  if (sip.protection) return [...locked(sip.protection), ...liftAsked(sip), ...standing(sip)];
  if (sip.status === 'paused')
    return [...pauseOver(sip), ...aboutConsent(context, sip), ...aboutGuardians(sip), ...standing(sip)];
  if (sip.status === 'paused-consent' && !DECIDED_NO.some((step) => step === sip.step))
    return [...familyToMeet(sip), ...aboutGuardians(sip), ...standing(sip)];
  return [
    ...beforeMeeting(context, sip, since),
    ...aroundMeeting(context, sip),
    ...afterPlan(context, sip),
    ...absence(context, sip),
    ...aboutConsent(context, sip),
    ...aboutGuardians(sip),
    ...standing(sip),
    ...vastbasObligations(context, sip),
    ...surveyObligations(context, sip),
  ];
}

/** only the manager reads a no, and not while it is locked; where the unit has none nobody is asked to. */
const refusalUnread = ({ directory }: Context, sip: Case, since: Day): readonly Obligation[] =>
  sip.refusal?.readBy || sip.protection || !managerOf(directory, sip.unit)
    ? []
    : [{ rule: 'read-refusal', due: since, since }];

/** A case rests until its day, and is then asked about; else only consent, guardians and calls are (§2.1). */
const pauseOver = ({ pause }: Case): readonly Obligation[] =>
  pause ? [{ rule: 'paused', due: pause.until, since: pause.on, from: pause.until }] : [];

/** Consent fell: someone of the own authority talks with the family, the next working day (§3.4). */
function familyToMeet(sip: Case): readonly Obligation[] {
  const since = dayOf(sip.changed[PARTS.pause]?.at ?? sip.since);
  return [{ rule: 'talk-family', due: addWorkingDays(since, 1), since }];
}

/** C54: the one who leads the case rings those concerned; when it is asked for, the manager agrees to lift the lock. */
const locked = ({ on }: Protection): readonly Obligation[] => [
  { rule: 'locked', due: addWorkingDays(on, 1), since: on },
];
const liftAsked = ({ protection }: Case): readonly Obligation[] => {
  const lift = protection?.lift;
  return lift ? [{ rule: 'lift-protection', due: addWorkingDays(lift.on, FEW), since: lift.on }] : [];
};

/** W13: whose yes is needed has to be found out; W9–W11: what others judge, and a hindrance that is looked at again. */
function aboutGuardians(sip: Case): readonly Obligation[] {
  const since = dayOf(sip.changed[PARTS.family]?.at ?? sip.since);
  const isUnknown = sip.custody === 'unknown' && AFTER_NEED.includes(sip.step);
  return [
    ...(isUnknown ? [{ rule: 'find-guardians', due: addWorkingDays(since, FEW), since } as const] : []),
    ...(sip.circumstances ?? []).flatMap(({ kind, assessment, on, until }): readonly Obligation[] => {
      if (until) return [{ rule: 'hindered-again', due: until, since: on }];
      return assessment === ''
        ? [{ rule: 'legal-assessment', ref: kind, due: addWorkingDays(on, FEW), since: on }]
        : [];
    }),
  ];
}

/**
 * What remains in any step, and when the case has ended: calls about a message that did not arrive, a meeting that is
 * off or a colleague who also wanted to start, and what the bot could not do in the channel or the calendar.
 */
function standing(sip: Case): readonly Obligation[] {
  const calls = (rule: DutyRule, people: Case['unreached']): readonly Obligation[] =>
    Object.entries(people).map(([ref, at]) => ({ rule, ref, due: dayOf(at), since: dayOf(at) }));
  const failed = FAILABLES.flatMap((effect): readonly Obligation[] => {
    const at = sip.failed[effect];
    return at ? [{ rule: `failed-${effect}`, due: dayOf(at), since: dayOf(at) }] : [];
  });
  const callOffs = Object.entries(openCalls(sip)).map(([ref, { at, tries }]) =>
    callAgain('call-off', ref, dayOf(at), tries),
  );
  return [
    ...callOffs,
    ...calls('unreached', sip.unreached),
    ...calls('unsure', sip.unsure),
    ...calls('duplicate', sip.alsoAsked),
    ...failed,
  ];
}

function beforeMeeting({ profile, directory }: Context, sip: Case, since: Day): readonly Obligation[] {
  const start = startDeadline(profile, sip, directory.units.get(sip.unit)?.sector === 'social');
  const consent = currentConsent(sip);
  const meeting = meetingToPlan(profile, sip, since);
  if (sip.step === 'need') return start ? [{ rule: 'assess', due: start, since }] : [];
  if (sip.step === 'consent' && consent)
    return [{ rule: 'consent-answers', due: addDays(consent.from, WEEK), since: consent.from }, ...meeting];
  if (sip.step === 'consent')
    return [...(start ? [{ rule: 'start-work', due: start, since } as const] : []), ...meeting];
  if (phaseOf(sip) !== 'prepare') return [];
  const deadline = meetingDeadline(profile, sip);
  const due = deadline ? callDay(profile, deadline) : addDays(since, FORTNIGHT);
  return [{ rule: 'call', due, since }, ...meeting];
}

/** T2: until a time is set that lies within the three weeks. */
function meetingToPlan(profile: Profile, sip: Case, since: Day): readonly Obligation[] {
  const deadline = meetingDeadline(profile, sip);
  const start = currentMeeting(sip)?.start;
  return !deadline || (start && dayOf(start) <= deadline) ? [] : [{ rule: 'plan-meeting', due: deadline, since }];
}

/** Who did not come is reported within the days in which the plan is sent (F61, N13). */
function absence({ profile }: Context, sip: Case): readonly Obligation[] {
  const held = unreportedAbsence(profile, sip);
  if (!held?.startedAt) return [];
  return [{ rule: 'absence', ref: held.id, due: planDeadline(profile, held.startedAt), since: dayOf(held.startedAt) }];
}

/** What the plan in force asks for. Measures go on while it is changed or a new meeting is prepared (decision 8). */
function afterPlan(context: Context, sip: Case): readonly Obligation[] {
  const plan = fixedPlan(sip);
  const inForce = WITH_PLAN.includes(sip.step);
  if (!plan?.fixedAt || !inForce) return [];
  const since = dayOf(plan.fixedAt);
  const measures = plan.measures.flatMap((measure) => reportOf(measure, since));
  return [
    ...(phaseOf(sip) === 'follow-up' ? handedOut(context, sip, plan, since) : []),
    ...measures,
    ...yearly(context, sip),
  ];
}

/** T13: an insats by LSS is looked over at least once a year; any follow-up does. */
function yearly({ profile }: Context, sip: Case): readonly Obligation[] {
  const review = lssReview(sip);
  return review ? [{ rule: 'lss-review', ...review, from: firstDay(profile, 'lss-review', review.due) }] : [];
}

function handedOut(context: Context, sip: Case, plan: Plan, since: Day): readonly Obligation[] {
  const { profile } = context;
  const sent = addWorkingDays(since, profile.deadlines.planSent);
  const moved = sip.changed[PARTS.followUp]?.at;
  const set = moved && dayOf(moved) > since ? dayOf(moved) : since;
  return [
    ...(copiesFor(context, sip).every((who) => plan.copies[who])
      ? []
      : [{ rule: 'copies', due: sent, since } as const]),
    ...(hasOriginal(profile, sip, plan) ? [] : [{ rule: 'original', due: sent, since } as const]),
    ...(signersOf(profile, sip).every((who) => plan.signatures[who])
      ? []
      : [{ rule: 'sign', due: signDeadline(profile, plan.fixedAt ?? sip.since), since } as const]),
    ...(childWasAway(sip) && !plan.childTold ? [{ rule: 'tell-child', due: sent, since } as const] : []),
    ...(plan.followUp ? [{ rule: 'follow-up', due: plan.followUp.on, since: set, from: since } as const] : []),
  ];
}

/** Asked for on its day; when it goes on past that, again a week after each report. */
function reportOf({ report, person, id, due, start }: Measure, since: Day): readonly Obligation[] {
  const day = due ?? start;
  if (!day || (report && report.result !== 'ongoing')) return [];
  const again = report && addDays(report.on, WEEK);
  // One of the family is nobody in the directory, and so not asked.
  const holder = person as PersonId | undefined;
  return [{ rule: 'measure', ref: id, due: again && again > day ? again : day, holder, since }];
}

/** T11 and the birthdays after which the consent no longer holds (W2, W6): those that fall within it. */
function aboutConsent({ profile }: Context, sip: Case): readonly Obligation[] {
  const birth = childOf(sip)?.birth;
  const newest = currentConsent(sip);
  const consent = newest && effectiveConsent(profile, sip, newest.from);
  if (!consent || !birth) return [];
  const { until, from: since } = consent;
  const ends = ([15, 18] as const).flatMap((age): readonly Obligation[] => {
    const due = birthday(birth, age);
    if (due <= since || due > until || statusOf(profile, sip, consent, due).allowed) return [];
    return [{ rule: `age-${age}`, due, since, from: firstDay(profile, `age-${age}`, due) }];
  });
  return [{ rule: 'renew-consent', due: until, since, from: firstDay(profile, 'renew-consent', until) }, ...ends];
}
