import { childOf, currentConsent, currentMeeting, fixedPlan, isOpen, memberOf, type Case } from './case.ts';
import { answerDeadline, meetingDeadline, planDeadline, signDeadline, startDeadline } from './deadlines.ts';
import { effectiveConsent } from './evaluate-consent.ts';
import type { PersonId } from './ids.ts';
import { nextAsk, personOn, type DutyRule } from './ladders.ts';
import { signatoriesOf } from './rules/plan.ts';
import type { Context } from './rules/rule.ts';
import { addDays, addWorkingDays, ageOn, birthday, dayOf, nextSendMoment, type Day, type Instant } from './time.ts';

/** One thing that one person has to do in a case: derived from the case, never stored as truth. */
export type Duty = {
  /** Rule, what it is about and its day: a moved day makes a new duty with a count of its own (RM12). */
  readonly key: string;
  readonly rule: DutyRule;
  readonly person: PersonId;
  readonly ref: string;
  readonly due: Day;
  /** Shown among the person's things to do from this day. */
  readonly from: Day;
  readonly nudgeAt?: Instant;
};

type Obligation = {
  readonly rule: DutyRule;
  readonly due: Day | undefined;
  readonly ref?: string;
  readonly holder?: PersonId | undefined;
  readonly from?: Day;
  /** The day when the obligation arose: no reminder lies before it. */
  readonly since: Day;
};

const WEEK = 7;
const FORTNIGHT = 14;

/** Everything that someone has to do in the case, with who and when. Nothing in a closed case (RM1). */
export function dutiesOf(context: Context, sip: Case): readonly Duty[] {
  if (!isOpen(sip) && sip.step !== 'refused') return [];
  return obligations(context, sip).flatMap((one) => {
    if (!one.due) return [];
    const { rule, due, since, holder, ref = '' } = one;
    const key = [rule, ref, due].join(':');
    const ask = nextAsk(context.profile, rule, due, since, sip.nudges[key]);
    const person = personOn(context.directory, sip, rule, ask?.rung ?? 0, holder);
    return [{ key, rule, person, ref, due, from: one.from ?? since, ...(ask ? { nudgeAt: ask.at } : {}) }];
  });
}

export const dueDuties = (context: Context, sip: Case, now: Instant): readonly Duty[] =>
  nextSendMoment(now) === now ? dutiesOf(context, sip).filter((duty) => duty.nudgeAt && duty.nudgeAt <= now) : [];

function obligations(context: Context, sip: Case): readonly Obligation[] {
  const since = dayOf(sip.since);
  const always = standing(sip, since);
  if (sip.status === 'paused-consent')
    return [{ rule: 'talk-family', due: addWorkingDays(since, 1), since }, ...always];
  return [
    ...beforeMeeting(context, sip, since),
    ...aroundMeeting(context, sip),
    ...afterPlan(context, sip),
    ...aboutConsent(context, sip),
    ...always,
  ];
}

const standing = (sip: Case, since: Day): readonly Obligation[] => [
  ...Object.entries(sip.unreached).map(([person, at]): Obligation => ({
    rule: 'unreached',
    ref: person,
    due: dayOf(at),
    since: dayOf(at),
  })),
  ...(sip.duplicateSeen
    ? [{ rule: 'duplicate', due: dayOf(sip.duplicateSeen), since: dayOf(sip.duplicateSeen) } as const]
    : []),
  ...(sip.step === 'refused' && sip.refusal && !sip.refusal.readBy
    ? [{ rule: 'read-refusal', due: since, since } as const]
    : []),
];

function beforeMeeting({ profile, directory }: Context, sip: Case, since: Day): readonly Obligation[] {
  const social = directory.units.get(sip.unit)?.sector === 'social';
  const consent = currentConsent(sip);
  const deadline = meetingDeadline(profile, sip);
  switch (sip.step) {
    case 'need':
      return [{ rule: 'assess', due: startDeadline(profile, sip, social), since }];
    case 'consent':
      return consent
        ? [{ rule: 'consent-answers', due: addDays(consent.from, WEEK), since: consent.from }]
        : [{ rule: 'start-work', due: startDeadline(profile, sip, social), since }];
    case 'prepare':
      return [
        {
          rule: 'call',
          due: deadline ? addDays(deadline, -profile.deadlines.callLead) : addDays(since, FORTNIGHT),
          since,
        },
      ];
    default:
      return [];
  }
}

function aroundMeeting({ profile }: Context, sip: Case): readonly Obligation[] {
  const meeting = currentMeeting(sip);
  if (!meeting) return [];
  const { calledAt, startedAt, start } = meeting;
  if (sip.step === 'called' && calledAt && start) {
    const waiting = meeting.guests.filter((guest) => guest.sentAt && !guest.answer);
    return [
      ...waiting.flatMap((guest): readonly Obligation[] => {
        const sentAt = guest.sentAt ?? calledAt;
        const sent = dayOf(sentAt);
        const last = answerDeadline(profile, sentAt);
        const call = guest.person ? addWorkingDays(last, 1) : addWorkingDays(sent, 1);
        const phone: Obligation = {
          rule: 'phone',
          ref: guest.id,
          due: call,
          from: guest.person ? call : sent,
          since: sent,
        };
        return guest.person
          ? [{ rule: 'answer', ref: guest.id, due: last, holder: guest.person, since: sent }, phone]
          : [phone];
      }),
      { rule: 'hold-meeting', ref: meeting.id, due: dayOf(start), since: dayOf(calledAt) },
    ];
  }
  const writing = sip.step === 'meeting' || sip.step === 'plan';
  return writing && startedAt
    ? [{ rule: 'write-plan', ref: meeting.id, due: planDeadline(profile, startedAt), since: dayOf(startedAt) }]
    : [];
}

function afterPlan({ profile }: Context, sip: Case): readonly Obligation[] {
  const plan = fixedPlan(sip);
  if (!plan?.fixedAt) return [];
  const since = dayOf(plan.fixedAt);
  const all = signatoriesOf(sip);
  const childAway = sip.meetings
    .findLast((meeting) => meeting.startedAt)
    ?.guests.some((guest) => guest.member === childOf(sip)?.id && guest.attended === false);
  return [
    ...(all.every((who) => plan.copies[who])
      ? []
      : [{ rule: 'copies', due: planDeadline(profile, plan.fixedAt), since } as const]),
    ...(all.every((who) => plan.signatures[who])
      ? []
      : [{ rule: 'sign', due: signDeadline(profile, plan.fixedAt), since } as const]),
    ...(childAway && !plan.childTold
      ? [{ rule: 'tell-child', due: planDeadline(profile, plan.fixedAt), since } as const]
      : []),
    ...plan.measures.flatMap((measure): readonly Obligation[] => {
      const { report, person, id } = measure;
      if (report && report.result !== 'ongoing') return [];
      const due = report ? addDays(report.on, WEEK) : (measure.due ?? measure.start);
      const staff = person && !memberOf(sip, person) ? (person as PersonId) : undefined;
      return [{ rule: 'measure', ref: id, due, holder: staff, since }];
    }),
    { rule: 'follow-up', due: plan.followUp?.on, since },
  ];
}

function aboutConsent({ profile }: Context, sip: Case): readonly Obligation[] {
  const birth = childOf(sip)?.birth;
  const consent = sip.consents.at(-1);
  if (!consent || !birth) return [];
  const effective = effectiveConsent(profile, sip, consent.from);
  const limits = [15, 18] as const;
  return [
    ...(effective ? [{ rule: 'renew-consent', due: effective.until, since: effective.from } as const] : []),
    ...limits
      .filter((age) => ageOn(birth, consent.from) < age)
      .map((age): Obligation => ({ rule: `age-${age}`, due: birthday(birth, age), since: consent.from })),
  ];
}
