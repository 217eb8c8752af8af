import type { PersonId } from './ids.ts';
import { deputyOf, responsibleOf } from './access.ts';
import { currentMeeting, type Case, type Nudge } from './case.ts';
import { managerOf, type Directory } from './directory.ts';
import type { Profile } from './profile.ts';
import {
  addDays,
  addWorkingDays,
  atTime,
  dayOf,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
  type Day,
  type Instant,
} from './time.ts';

type Rung = 'holder' | 'initiator' | 'responsible' | 'deputy' | 'manager' | 'leader' | 'secretary';
type Ladder = {
  /** Days before the day when a first, friendly reminder goes out. */
  readonly before: readonly number[];
  /** Who is asked, and who takes over when nothing happens. */
  readonly to: readonly Rung[];
  /** Shown among one's things to do, but never sent: the telephone takes over (T4). */
  readonly silent?: true;
};

/** Who has what to do and who is asked next (§2.6, decision 7). */
export const LADDERS = {
  assess: { before: [], to: ['initiator', 'manager'] },
  'start-work': { before: [], to: ['initiator', 'manager'] },
  'consent-answers': { before: [], to: ['initiator', 'manager'] },
  call: { before: [], to: ['responsible', 'manager'] },
  answer: { before: [], to: ['holder'], silent: true },
  phone: { before: [], to: ['responsible', 'manager'] },
  'hold-meeting': { before: [1], to: ['leader', 'responsible'] },
  'write-plan': { before: [], to: ['secretary', 'leader', 'responsible', 'manager'] },
  copies: { before: [], to: ['responsible', 'deputy', 'manager'] },
  sign: { before: [], to: ['responsible', 'deputy', 'manager'] },
  'tell-child': { before: [], to: ['responsible', 'deputy', 'manager'] },
  measure: { before: [], to: ['holder', 'responsible', 'manager'] },
  'follow-up': { before: [7, 1], to: ['responsible', 'deputy', 'manager'] },
  'renew-consent': { before: [30, 14, 3], to: ['responsible', 'manager'] },
  'age-15': { before: [60, 30, 7], to: ['responsible', 'manager'] },
  'age-18': { before: [60, 30, 7], to: ['responsible', 'manager'] },
  'talk-family': { before: [], to: ['responsible', 'deputy', 'manager'] },
  unreached: { before: [], to: ['responsible', 'manager'] },
  duplicate: { before: [], to: ['responsible', 'manager'] },
  'read-refusal': { before: [], to: ['manager'] },
} as const satisfies Readonly<Record<string, Ladder>>;
export type DutyRule = keyof typeof LADDERS;

const OPENING = '08:00';

export type Ask = { readonly rung: number; readonly at: Instant };

/**
 * When the duty is asked for next and on which rung: the days before, then on the day and every `everyDays` calendar
 * days, `times` times for each rung. Nothing more when the ladder is climbed.
 */
export function nextAsk(
  profile: Profile,
  rule: DutyRule,
  due: Day,
  since: Day,
  nudge: Nudge | undefined,
): Ask | undefined {
  const ladder: Ladder = LADDERS[rule];
  if (ladder.silent) return undefined;
  const { everyDays, times } = profile.ladders;
  const before = ladder.before.map((days) => -days).filter((offset) => addDays(due, offset) > since);
  const after = Array.from({ length: times * ladder.to.length }, (_, index) => index * everyDays);
  const count = nudge?.count ?? 0;
  const offset = [...before, ...after][count];
  if (offset === undefined) return undefined;
  const planned = offset > 0 ? workingDayOnOrAfter(addDays(due, offset)) : workingDayOnOrBefore(addDays(due, offset));
  const rung = Math.max(0, Math.floor((count - before.length) / times));
  return { rung, at: atTime(later(planned, nudge), OPENING) };
}

/** A snoozed duty sleeps; one that was asked for but not delivered is tried again the next working day. */
function later(planned: Day, nudge: Nudge | undefined): Day {
  const again = nudge?.asked && addWorkingDays(dayOf(nudge.asked), 1);
  const days = [planned, ...(nudge?.snoozed ? [workingDayOnOrAfter(nudge.snoozed)] : []), ...(again ? [again] : [])];
  return days.toSorted().at(-1) ?? planned;
}

/** The person on a rung; an empty rung, or one whose person cannot be reached, leads to the next (RM2). */
export function personOn(
  directory: Directory,
  sip: Case,
  rule: DutyRule,
  rung: number,
  holder: PersonId | undefined,
): PersonId {
  const meeting = currentMeeting(sip);
  const people: Readonly<Record<Rung, PersonId | undefined>> = {
    holder,
    initiator: sip.openedBy,
    responsible: responsibleOf(sip),
    deputy: deputyOf(sip),
    manager: managerOf(directory, sip.unit),
    leader: meeting?.leader,
    secretary: meeting?.secretary,
  };
  const climb: readonly Rung[] = LADDERS[rule].to.slice(rung);
  const reachable = climb
    .map((name) => people[name])
    .find((person) => person && directory.staff.has(person) && !sip.unreached[person]);
  return reachable ?? people.manager ?? sip.openedBy;
}
