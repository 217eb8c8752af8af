import { readersOf } from './access.ts';
import { isAskedThroughOthers, isHeldBack, staysAway } from './called.ts';
import { phaseOf, currentMeeting, fixedPlan, type Case } from './case.ts';
import { answerDeadline, planDeadline } from './deadlines.ts';
import { PARTS } from './event.ts';
import { CHILD, type PersonId } from './ids.ts';
import type { Guest, Meeting } from './meeting.ts';
import type { Obligation } from './obligation.ts';
import type { Profile } from './profile.ts';
import type { Context } from './rules/rule.ts';
import { addWorkingDays, dayOf, type Day, type Instant } from './time.ts';

/** What a meeting that has been called asks for, until its plan is written. */
export function aroundMeeting(context: Context, sip: Case): readonly Obligation[] {
  const meeting = currentMeeting(sip);
  if (!meeting) return [];
  const { calledAt, startedAt, start, id } = meeting;
  const { profile } = context;
  if (phaseOf(sip) === 'called' && calledAt && start) {
    if (meeting.offAt) {
      const resumed = dayOf(sip.changed[PARTS.pause]?.at ?? sip.since);
      return [{ rule: 'keep-meeting', ref: id, due: resumed, since: resumed }];
    }
    return [
      ...unanswered(profile, meeting),
      ...cannotBeHeld(context, sip, meeting),
      { rule: 'hold-meeting', ref: id, due: dayOf(start), since: dayOf(calledAt) },
    ];
  }
  if (!['meeting', 'plan'].includes(phaseOf(sip)) || !startedAt || sip.step === 'network-1') return [];
  // A plan that is changed without a meeting is due from the day when the change began.
  const fixedAt = fixedPlan(sip)?.fixedAt;
  const from = fixedAt && fixedAt >= startedAt ? sip.since : startedAt;
  return [{ rule: 'write-plan', ref: id, due: planDeadline(profile, from), since: dayOf(from) }];
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
function cannotBeHeld({ profile, directory }: Context, sip: Case, meeting: Meeting): readonly Obligation[] {
  const mayOpen = readersOf(profile, directory, sip);
  const called = dayOf(meeting.calledAt ?? sip.since);
  const without = (rule: 'choose-leader' | 'choose-secretary', person: PersonId | undefined): readonly Obligation[] => {
    const away = staysAway(meeting, person)?.answer?.at;
    if (!person || (!away && mayOpen(person))) return [];
    const day = away ? dayOf(away) : called;
    return [{ rule, ref: meeting.id, due: day, since: day }];
  };
  const declined = familyDeclined(meeting);
  return [
    ...without('choose-leader', meeting.leader),
    ...without('choose-secretary', meeting.secretary),
    ...(declined
      ? [{ rule: 'family-declined', ref: meeting.id, due: dayOf(declined), since: dayOf(declined) } as const]
      : []),
  ];
}

/** E4: the coordinator has to say whether the meeting is held. */
export function isUndecided(sip: Case): boolean {
  const meeting = currentMeeting(sip);
  return (
    isHeldBack(sip) || (phaseOf(sip) === 'called' && meeting !== undefined && familyDeclined(meeting) !== undefined)
  );
}

const COMES = new Set<Meeting['childWay']>(['whole', 'part', 'remote']);
/** When the child, who was to be there, or the last of the guardians said no; nothing once it is decided to meet anyway. */
function familyDeclined({ guests, childWay, keptAt }: Meeting): Instant | undefined {
  const family = guests.filter((guest) => guest.member && guest.sentAt);
  const noOf = (guest: Guest): Instant | undefined => (guest.answer?.value.kind === 'no' ? guest.answer.at : undefined);
  const child = COMES.has(childWay) ? family.find((guest) => guest.member === CHILD) : undefined;
  const adults = family.filter((guest) => guest.member !== CHILD);
  const noes = adults.flatMap((guest) => noOf(guest) ?? []);
  const last = [
    ...(child ? [noOf(child)] : []),
    ...(adults.length > 0 && noes.length === adults.length ? [noes.toSorted().at(-1)] : []),
  ]
    .filter((at) => at !== undefined)
    .toSorted()
    .at(-1);
  return last && (keptAt === undefined || last > keptAt) ? last : undefined;
}
