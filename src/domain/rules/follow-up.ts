import { currentMeeting, fixedPlan, type Case } from '../case.ts';
import { mayRead, responsibleOf, rolesOf } from '../access.ts';
import type { ItemId } from '../ids.ts';
import type { Guest } from '../meeting.ts';
import { markOf } from '../process/rights.ts';
import type { Profile } from '../profile.ts';
import { deletionDay } from '../deadlines.ts';
import { hard, soft } from '../refusal.ts';
import type { Measure } from '../plan.ts';
import { addDays, dayOf, type Day } from '../time.ts';
import { inFixed } from './plan.ts';
import { familyMeeting, newMeeting } from './prepare.ts';
import { actor, notFar, type Evolves, type Guard, type Rule } from './rule.ts';
import { childWasAway } from './sign.ts';

/** N13: where deviations are reported, and not of what the family does itself. */
export const mayDeviate = (profile: Pick<Profile, 'absence'>, { principal }: Pick<Measure, 'principal'>): boolean =>
  profile.absence !== null && principal !== 'family';
/** Own measures only; the overall responsible may report for anyone (§5.2). */
export const ownMeasure: Guard<'measure.report'> = (sip, command, { directory, profile }) => {
  const measure = fixedPlan(sip)?.measures.find((one) => one.id === command.measure);
  if (!measure) return [hard('item-gone')];
  if (command.result === 'not-done' && command.note === '') return [hard('not-done-why')];
  if (command.deviation && (command.result !== 'not-done' || !mayDeviate(profile, measure)))
    return [hard('deviation-done')];
  const mine =
    measure.person === command.by || markOf(rolesOf(directory, sip, actor(command)), 'measure.report') === 'X';
  return mine ? [] : [hard('measure-not-yours')];
};
export const reportMeasure: Rule<'measure.report'> = (_sip, command) => [
  {
    type: 'MeasureReported',
    measure: command.measure,
    report: {
      result: command.result,
      note: command.note,
      by: actor(command),
      on: dayOf(command.at),
      ...(command.deviation ? { deviation: true } : {}),
    },
  },
];

/** The measures whose outcome is asked for at a follow-up: due, and not answered since the one before. */
export function unreported(sip: Case, today: Day): readonly Measure[] {
  const previous = sip.followUps.at(-1)?.on;
  const isOld = (on: Day): boolean => previous !== undefined && on <= previous && on < today;
  const isDue = ({ due, start }: Measure): boolean => (due ?? start ?? today) <= today;
  return (fixedPlan(sip)?.measures ?? []).filter((measure) =>
    measure.report ? measure.report.result === 'ongoing' && isOld(measure.report.on) : isDue(measure),
  );
}
/** an outcome for every measure that is due, and a next day. */
export const measuresReported: Guard<'follow-up.record'> = (sip, { at }) =>
  unreported(sip, dayOf(at)).map(({ text }) => hard('measure-no-outcome', { text }));
/** Where a follow-up is a new meeting, a talk on the phone is none (S0). */
export const wayAllowed: Guard<'follow-up.record'> = (_sip, { how }, { profile }) =>
  profile.followUp.ways.includes(how) ? [] : [hard('follow-up-way')];
export const nextInFuture: Guard<'follow-up.record'> = (_sip, { next, at }) => {
  if (!next) return [hard('follow-up-next')];
  return next > dayOf(at) ? notFar(next, at, 1) : [hard('PLAN-02')];
};
export const childWasTold: Guard<'follow-up.record'> = (sip) =>
  childWasAway(sip) && !fixedPlan(sip)?.childTold ? [soft('child-not-told')] : [];
export const recordFollowUp: Rule<'follow-up.record'> = (_sip, command) => {
  const { how, childView, summary, next } = command;
  return [
    {
      type: 'FollowedUp',
      followUp: { on: dayOf(command.at), by: actor(command), how, childView, summary, ...(next ? { next } : {}) },
    },
  ];
};
export const moveAhead: Guard<'follow-up.move'> = (sip, { on, at, why }) => [
  ...(fixedPlan(sip) ? [] : [hard('no-plan')]),
  ...(on > dayOf(at) ? notFar(on, at, 1) : [hard('PLAN-02')]),
  ...(why === '' ? [hard('move-why')] : []),
];
export const moveFollowUp: Rule<'follow-up.move'> = (_sip, { on, why }) => [{ type: 'FollowUpMoved', on, why }];

export const isProposedAgain = ({ answer, leftAt }: Guest): boolean =>
  answer?.value.kind !== 'substitute' && leftAt === undefined;

/** the family as it is now and the same others are proposed again, none of them invited yet (F30, W6, W10). */
export const renewMeeting: Rule<'meeting.renew'> = (sip, { at }) => {
  const previous = currentMeeting(sip);
  const family = familyMeeting(sip, dayOf(at)).meeting.guests;
  const kept = previous?.guests.filter((guest) => !guest.member && isProposedAgain(guest)) ?? [];
  const others = kept.map(({ person, outside, unit }, index): Guest => ({
    id: `g${sip.seq + family.length + index + 2}` as ItemId,
    ...(person ? { person } : {}),
    ...(outside ? { outside } : {}),
    ...(unit ? { unit } : {}),
  }));
  const { leader, secretary } = previous ?? {};
  const meeting = {
    ...newMeeting(`s${sip.seq + 1}` as ItemId, [...family, ...others]),
    ...(leader ? { leader } : {}),
    ...(secretary ? { secretary } : {}),
  };
  return [{ type: 'MeetingRenewed', meeting }];
};

export const goalsKnown: Guard<'goal.judge'> = (sip, { outcomes }) => {
  if (Object.keys(outcomes).length === 0) return [hard('goal-none')];
  return Object.keys(outcomes).every((id) => fixedPlan(sip)?.goals.some((goal) => goal.id === id))
    ? []
    : [hard('item-gone')];
};
export const judgeGoals: Rule<'goal.judge'> = (_sip, command) => {
  const by = actor(command);
  const on = dayOf(command.at);
  const outcomes = Object.fromEntries(Object.entries(command.outcomes).map(([id, result]) => [id, { result, by, on }]));
  return [{ type: 'GoalsJudged', outcomes }];
};

/** E7, A-16: an outcome of every goal, the family informed, everyone's own record kept. */
export const closeComplete: Guard<'case.close'> = (sip, { familyInformed, saved, why, by, at }, context) => {
  const role = context.profile.words.responsible;
  const open = fixedPlan(sip)?.goals.filter((goal) => !goal.outcome) ?? [];
  // A manager closes without reading: the plan's words are not for that person.
  const reads = by !== 'system' && mayRead(context.profile, context.directory, sip, by, dayOf(at));
  const named = open.map((goal) => hard('goal-no-outcome', { text: goal.text }));
  const counted = open.length > 0 ? [hard('goals-no-outcome', { n: open.length, role })] : [];
  return [
    ...(reads ? named : counted),
    ...(familyInformed || why === 'mistake' ? [] : [hard('family-uninformed')]),
    ...(saved ? [] : [soft('not-saved')]),
  ];
};
/** Another than the responsible closes only with a reason (ST19, decision 13). */
export const closerIsResponsible: Guard<'case.close' | 'case.cancel'> = (sip, { by }, { profile }) =>
  by === responsibleOf(sip) ? [] : [soft('closer-not-responsible', { role: profile.words.responsible })];
export const closeCase: Rule<'case.close'> = (_sip, { why, note, at }, { profile }) => [
  { type: 'Closed', reason: why, note, deleteOn: deletionDay(profile, at) },
];
/** A manager cancels when the one who started the case is gone: with a reason. */
export const cancellerStarted: Guard<'case.cancel'> = (sip, { by }, { profile }) =>
  by === sip.openedBy ? [] : [soft('closer-not-responsible', { role: profile.words.responsible })];
export const noteGiven: Guard<'case.cancel'> = (_sip, { note }) => (note === '' ? [hard('cancel-why')] : []);
export const cancelCase: Rule<'case.cancel'> = (_sip, { why, note, at }, { profile }) => [
  { type: 'Cancelled', reason: why, note, deleteOn: deletionDay(profile, at) },
];
/** The last day on which a closed case can be opened again. */
export const reopenUntil = (profile: Profile, { closure }: Case): Day | undefined =>
  closure && addDays(dayOf(closure.at), profile.reopenDays);
/** within the days of the profile; what was consented to before does not count. */
export const withinReopenDays: Guard<'case.reopen'> = (sip, { at }, { profile }) =>
  dayOf(at) <= (reopenUntil(profile, sip) ?? '') ? [] : [hard('reopen-late', { n: profile.reopenDays })];
export const reopenCase: Rule<'case.reopen'> = () => [{ type: 'Reopened' }];

const close = (
  sip: Case,
  status: 'closed' | 'cancelled',
  event: Omit<NonNullable<Case['closure']>, 'at' | 'by'>,
  stamp: Parameters<(typeof followUpEvolves)['Closed']>[2],
): Case => (stamp.by === 'system' ? sip : { ...sip, status, closure: { ...event, at: stamp.at, by: stamp.by } });

export const followUpEvolves: Evolves<
  'MeasureReported' | 'FollowedUp' | 'FollowUpMoved' | 'GoalsJudged' | 'Closed' | 'Cancelled' | 'Reopened'
> = {
  MeasureReported: (sip, { measure, report }) =>
    inFixed(sip, (plan) => ({
      ...plan,
      measures: plan.measures.map((one) => (one.id === measure ? { ...one, report } : one)),
    })),
  FollowedUp: (sip, { followUp }) => {
    const noted = { ...sip, followUps: [...sip.followUps, followUp] };
    const { next, by } = followUp;
    return next ? inFixed(noted, (plan) => ({ ...plan, followUp: { on: next, by } })) : noted;
  },
  FollowUpMoved: (sip, { on }, { by }) =>
    inFixed(sip, (plan) => ({
      ...plan,
      followUp: { on, by: plan.followUp?.by ?? (by === 'system' ? sip.openedBy : by) },
    })),
  GoalsJudged: (sip, { outcomes }) =>
    inFixed(sip, (plan) => ({
      ...plan,
      goals: plan.goals.map((goal) => ({ ...goal, ...(outcomes[goal.id] ? { outcome: outcomes[goal.id] } : {}) })),
    })),
  Closed: (sip, { reason, note, deleteOn }, stamp) => close(sip, 'closed', { reason, note, deleteOn }, stamp),
  Cancelled: (sip, { reason, note, deleteOn }, stamp) => close(sip, 'cancelled', { reason, note, deleteOn }, stamp),
  // Of process B only the request is still true: everything else is asked again.
  Reopened: ({ closure: _closure, vastbas, ...sip }, _event, { at }) => ({
    ...sip,
    status: 'active',
    reopenedAt: at,
    consents: [],
    nudges: {},
    ...(vastbas?.request ? { vastbas: { request: vastbas.request } } : {}),
  }),
};
