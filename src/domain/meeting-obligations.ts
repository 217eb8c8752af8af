import { readersOf } from './access.ts';
import { isAskedThroughOthers, isHeldBack, staysAway } from './called.ts';
import { phaseOf, currentMeeting, fixedPlan, type Case } from './case.ts';
import { unitOf, type Directory } from './directory.ts';
import { answerDeadline, callDay, meetingDeadline, planDeadline } from './deadlines.ts';
import { PARTS } from './event.ts';
import { CHILD, type PersonId, type UnitId } from './ids.ts';
import type { Guest, Meeting } from './meeting.ts';
import type { Obligation } from './obligation.ts';
import type { Profile } from './profile.ts';
import type { Context } from './rules/rule.ts';
import { addDays, addWorkingDays, dayOf, type Day, type Instant } from './time.ts';

const FEW = 3;

/** What a meeting that has been called asks for, until its plan is written. */
export function aroundMeeting(context: Context, sip: Case): readonly Obligation[] {
  const meeting = currentMeeting(sip);
  if (!meeting) return [];
  const { calledAt, startedAt, start, id } = meeting;
  const { profile } = context;
  if (phaseOf(sip) === 'called' && calledAt && start) {
    if (meeting.offAt) return [whatNow(profile, sip, meeting, meeting.offAt)];
    const day = dayOf(start);
    const before: readonly Obligation[] = [
      ...unanswered(profile, meeting),
      ...cannotBeHeld(context, sip, meeting, dayOf(calledAt)),
      { rule: 'hold-meeting', ref: id, due: day, since: dayOf(calledAt) },
    ];
    return [
      ...before.map((one): Obligation => ({ ...one, until: day })),
      { rule: 'was-held', ref: id, due: addWorkingDays(day, 1), since: day, from: addDays(day, 1) },
      // Who leads is asked; when that leads to nothing, whoever answers for the case sees it too.
      { rule: 'held-unanswered', ref: id, due: addWorkingDays(day, 2), since: day, from: addWorkingDays(day, 2) },
    ];
  }
  if (!['meeting', 'plan'].includes(phaseOf(sip)) || !startedAt || sip.step === 'network-1') return [];
  // A plan that is changed without a meeting is due from the day when the change began.
  const fixedAt = fixedPlan(sip)?.fixedAt;
  const from = fixedAt && fixedAt >= startedAt ? sip.since : startedAt;
  return [{ rule: 'write-plan', ref: id, due: planDeadline(profile, from), since: dayOf(from) }];
}

/** Off by a pause: does it stand? Called off, or its day passed: when is it instead, so that T2 and T3 can be kept? */
function whatNow(profile: Profile, sip: Case, { id: ref, offWhy }: Meeting, offAt: Instant): Obligation {
  if (!offWhy) {
    const resumed = dayOf(sip.changed[PARTS.pause]?.at ?? sip.since);
    return { rule: 'keep-meeting', ref, due: resumed, since: resumed };
  }
  const since = dayOf(offAt);
  const deadline = meetingDeadline(profile, sip);
  const lead = deadline && callDay(profile, deadline);
  return { rule: 'new-time', ref, due: lead && lead > since ? lead : addWorkingDays(since, FEW), since };
}

/**
 * T4: three working days to answer, then a telephone call. Families and people outside Teams are called at once; a
 * child who lives with guardians is asked through them.
 */
function unanswered(profile: Profile, { guests }: Meeting): readonly Obligation[] {
  return guests.flatMap((guest: Guest): readonly Obligation[] => {
    const { id: ref, person: holder, sentAt, answer, tries = [] } = guest;
    if (!sentAt || answer || isAskedThroughOthers(guest, guests)) return [];
    const since = dayOf(sentAt);
    if (!holder) return [callAgain('phone', ref, since, tries, addWorkingDays(since, 1))];
    const last = answerDeadline(profile, sentAt);
    const call = addWorkingDays(last, 1);
    return [
      { rule: 'answer', ref, due: last, holder, since },
      { from: call, ...callAgain('phone', ref, since, tries, call) },
    ];
  });
}

/** A call that nobody answered is made again the next working day, and not asked for before. */
export function callAgain(
  rule: 'phone' | 'call-off',
  ref: string,
  since: Day,
  tries: readonly Instant[],
  first = since,
): Obligation {
  const last = tries.at(-1);
  if (!last) return { rule, ref, due: first, since };
  const due = addWorkingDays(dayOf(last), 1);
  return { rule, ref, due, from: due, since: dayOf(last) };
}

/** Who leads or writes does not come, or may no longer read the case; or the family cannot: someone has to decide. */
function cannotBeHeld(
  { profile, directory }: Context,
  sip: Case,
  meeting: Meeting,
  called: Day,
): readonly Obligation[] {
  const mayOpen = readersOf(profile, directory, sip);
  const without = (rule: 'choose-leader' | 'choose-secretary', person: PersonId | undefined): readonly Obligation[] => {
    const away = staysAway(meeting, person);
    if (!person || (!away && mayOpen(person))) return [];
    const day = away ? dayOf(away) : called;
    return [{ rule, ref: meeting.id, due: day, since: day }];
  };
  const declined = familyDeclined(meeting);
  const away = unitsAway(directory, sip).map(({ unit, on }): Obligation => {
    const since = dayOf(on);
    return { rule: 'unit-declined', ref: unit, due: since, since };
  });
  return [
    ...without('choose-leader', meeting.leader),
    ...without('choose-secretary', meeting.secretary),
    ...(declined
      ? [{ rule: 'family-declined', ref: meeting.id, due: dayOf(declined), since: dayOf(declined) } as const]
      : []),
    ...away,
  ];
}

/** E4: the coordinator has to say whether the meeting is held. */
export function isUndecided(directory: Directory, sip: Case): boolean {
  const meeting = currentMeeting(sip);
  if (isHeldBack(sip)) return true;
  if (phaseOf(sip) !== 'called' || !meeting) return false;
  return familyDeclined(meeting) !== undefined || unitsAway(directory, sip).length > 0;
}

/**
 * The other units of which nobody comes, though someone was called, and since when: all have said no, and neither who
 * leads nor who writes is of them. None once it is decided to meet anyway.
 */
export function unitsAway(directory: Directory, sip: Case): readonly { readonly unit: UnitId; readonly on: Instant }[] {
  const meeting = currentMeeting(sip);
  if (!meeting) return [];
  const { guests, leader, secretary, keptAt = '' } = meeting;
  const called = guests.filter(({ person, sentAt }) => person && sentAt);
  const hosts = [leader, secretary].flatMap((person) => (person && !staysAway(meeting, person) ? [person] : []));
  const coming = called.filter(({ answer }) => !answer || answer.value.kind === 'yes');
  const present = new Set<UnitId | undefined>([
    sip.unit,
    ...hosts.map((person) => unitOf(directory, person)),
    ...coming.map(({ unit }) => unit),
  ]);
  const last = new Map<UnitId, Instant>();
  for (const { unit, answer } of called)
    if (unit && answer?.value.kind === 'no' && !present.has(unit) && answer.at > (last.get(unit) ?? keptAt))
      last.set(unit, answer.at);
  return [...last].map(([unit, on]) => ({ unit, on }));
}

const COMES = new Set<Meeting['childWay']>(['whole', 'part', 'remote']);
/** When the child, who was to be there, or the last of the guardians said no; nothing once it is decided to meet anyway. */
function familyDeclined({ guests, childWay, keptAt }: Meeting): Instant | undefined {
  const family = guests.filter((guest) => guest.member && guest.sentAt);
  const noOf = (guest: Guest): Instant | undefined => (guest.answer?.value.kind === 'no' ? guest.answer.at : undefined);
  const child = COMES.has(childWay) ? family.find((guest) => guest.member === CHILD) : undefined;
  const adults = family.filter((guest) => guest.member !== CHILD);
  const noes = adults.flatMap((guest) => noOf(guest) ?? []);
  const last = [...(child ? [noOf(child)] : []), ...(noes.length === adults.length ? [noes.toSorted().at(-1)] : [])]
    .filter((at) => at !== undefined)
    .toSorted()
    .at(-1);
  return last && (keptAt === undefined || last > keptAt) ? last : undefined;
}
