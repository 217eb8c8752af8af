import { deputyOf, managerFor, responsibleOf } from './access.ts';
import { staysAway } from './called.ts';
import { currentMeeting, type Case, type Nudge } from './case.ts';
import type { Directory } from './directory.ts';
import type { PersonId } from './ids.ts';
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
import { caretakerOf } from './vastbas.ts';

type Rung = 'holder' | 'initiator' | 'responsible' | 'deputy' | 'manager' | 'leader' | 'secretary';
type Ladder = {
  /** Days before the day when a first, friendly reminder goes out; `warnDays` are those of the profile (T11). */
  readonly before: readonly number[] | 'warnDays';
  /** Who is asked, and who takes over when nothing happens. */
  readonly to: readonly Rung[];
  /** Shown among one's things to do, but never sent: the telephone takes over (T4), or another is asked. */
  readonly silent?: true;
  /** The duty of who is asked; whoever has that one is not shown this one too. */
  readonly besides?: string;
  /** Asked for once: who does not answer is left in peace (§9.2). */
  readonly once?: true;
};

/** Who has what to do and who is asked next (§2.6, decision 7). */
export const LADDERS = {
  assess: { before: [], to: ['initiator', 'responsible', 'manager'] },
  'start-work': { before: [], to: ['initiator', 'responsible', 'manager'] },
  'consent-answers': { before: [], to: ['initiator', 'responsible', 'manager'] },
  'plan-meeting': { before: [1], to: ['responsible', 'deputy', 'manager'] },
  call: { before: [], to: ['responsible', 'deputy', 'manager'] },
  answer: { before: [], to: ['holder'], silent: true },
  phone: { before: [], to: ['responsible', 'deputy', 'manager'] },
  'hold-meeting': { before: [1], to: ['leader', 'responsible', 'deputy', 'manager'] },
  'write-plan': { before: [], to: ['secretary', 'responsible', 'deputy', 'manager'] },
  copies: { before: [], to: ['responsible', 'deputy', 'manager'] },
  original: { before: [], to: ['responsible', 'deputy', 'manager'] },
  absence: { before: [], to: ['responsible', 'deputy', 'manager'] },
  sign: { before: [], to: ['responsible', 'deputy', 'manager'] },
  'tell-child': { before: [], to: ['responsible', 'deputy', 'manager'] },
  measure: { before: [], to: ['holder', 'responsible', 'deputy', 'manager'] },
  'follow-up': { before: [7, 1], to: ['responsible', 'deputy', 'manager'] },
  'renew-consent': { before: 'warnDays', to: ['responsible', 'deputy', 'manager'] },
  'age-15': { before: [60, 30, 7], to: ['responsible', 'deputy', 'manager'] },
  'age-18': { before: [60, 30, 7], to: ['responsible', 'deputy', 'manager'] },
  locked: { before: [], to: ['responsible', 'deputy', 'initiator', 'manager'] },
  'lift-protection': { before: [], to: ['manager'] },
  'find-guardians': { before: [], to: ['responsible', 'deputy', 'initiator', 'manager'] },
  'legal-assessment': { before: [], to: ['responsible', 'deputy', 'manager'] },
  'hindered-again': { before: [3], to: ['responsible', 'deputy', 'manager'] },
  'talk-family': { before: [], to: ['responsible', 'deputy', 'initiator', 'manager'] },
  'call-off': { before: [], to: ['responsible', 'deputy', 'initiator', 'manager'] },
  'keep-meeting': { before: [], to: ['responsible', 'deputy', 'initiator', 'manager'] },
  'family-declined': { before: [], to: ['responsible', 'deputy', 'manager'] },
  'unit-declined': { before: [], to: ['responsible', 'deputy', 'manager'] },
  'new-time': { before: [1], to: ['responsible', 'deputy', 'manager'] },
  'was-held': { before: [], to: ['leader', 'responsible', 'deputy', 'manager'] },
  'held-unanswered': { before: [], to: ['responsible', 'deputy', 'manager'], silent: true, besides: 'was-held' },
  'choose-leader': { before: [], to: ['responsible', 'deputy', 'manager'] },
  'choose-secretary': { before: [], to: ['responsible', 'deputy', 'manager'] },
  'failed-face': { before: [], to: ['responsible', 'deputy', 'initiator', 'manager'] },
  'failed-prompt': { before: [], to: ['responsible', 'deputy', 'initiator', 'manager'] },
  'failed-booking': { before: [], to: ['responsible', 'deputy', 'initiator', 'manager'] },
  'failed-unbooking': { before: [], to: ['responsible', 'deputy', 'initiator', 'manager'] },
  'failed-channel': { before: [], to: ['responsible', 'deputy', 'initiator', 'manager'] },
  'failed-members': { before: [], to: ['responsible', 'deputy', 'initiator', 'manager'] },
  unreached: { before: [], to: ['responsible', 'deputy', 'initiator', 'manager'] },
  unsure: { before: [], to: ['responsible', 'deputy', 'initiator', 'manager'] },
  duplicate: { before: [], to: ['responsible', 'deputy', 'manager'] },
  'lss-review': { before: [30, 7, 1], to: ['responsible', 'deputy', 'manager'] },
  paused: { before: [], to: ['responsible', 'deputy', 'initiator', 'manager'] },
  successor: { before: [], to: ['manager'] },
  'read-refusal': { before: [], to: ['manager'] },
  request: { before: [], to: ['initiator', 'manager'] },
  'assess-network': { before: [], to: ['holder', 'initiator', 'manager'] },
  propose: { before: [], to: ['initiator', 'manager'] },
  declare: { before: [], to: ['holder', 'initiator', 'manager'] },
  'replace-coordinator': { before: [], to: ['holder', 'manager'] },
  'tell-decision': { before: [], to: ['responsible', 'manager'] },
  offer: { before: [], to: ['responsible', 'deputy', 'manager'] },
  'network-1': { before: [], to: ['responsible', 'deputy', 'manager'] },
  homework: { before: [3], to: ['holder', 'responsible', 'deputy'] },
  'homework-ask': { before: [3], to: ['responsible', 'deputy', 'manager'] },
  'begin-measure': { before: [], to: ['holder', 'responsible', 'deputy', 'manager'] },
  survey: { before: [], to: ['holder'], once: true },
  'survey-family': { before: [], to: ['responsible'], once: true },
  'appoint-contact': { before: [], to: ['holder', 'manager'] },
  'contact-missing': { before: [], to: ['holder', 'manager'] },
  overview: { before: [], to: ['holder', 'responsible', 'deputy', 'manager'] },
  'take-over': { before: [], to: ['holder', 'responsible', 'deputy', 'manager'] },
  eht: { before: [], to: ['responsible', 'deputy', 'manager'] },
  evaluate: { before: [30, 7, 1], to: ['responsible', 'deputy', 'manager'] },
  evaluation: { before: [], to: ['responsible', 'deputy', 'manager'] },
  spokesperson: { before: [], to: ['responsible', 'deputy', 'manager'] },
} as const satisfies Readonly<Record<string, Ladder>>;
export type DutyRule = keyof typeof LADDERS;
export const DUTY_RULES = Object.keys(LADDERS) as readonly DutyRule[];

const OPENING = '08:00';

/** T4: asked for once, in the kallelse; then the telephone takes over. */
export const isAskedByPhone = (rule: DutyRule): boolean => 'silent' in LADDERS[rule];
/** Is nobody reminded of it? The profile may leave reminders of some kinds out (RM7). */
export const isSilent = ({ ladders }: Profile, rule: DutyRule): boolean =>
  isAskedByPhone(rule) || ladders.silent.includes(rule);
export const besidesOf = (rule: DutyRule): string | undefined => (LADDERS[rule] as Ladder).besides;
const isOnce = (rule: DutyRule): boolean => 'once' in LADDERS[rule];
const leadOf = (profile: Profile, rule: DutyRule): readonly number[] => {
  const { before } = LADDERS[rule] as Ladder;
  return before === 'warnDays' ? profile.consent.warnDays : before;
};

/** The day itself, for a reminder: the working day before when the day is free (E8). */
export const reminderDay = (due: Day): Day => workingDayOnOrBefore(due);

/** The day of the first reminder, when the duty is old enough to have one. */
export const firstDay = (profile: Profile, rule: DutyRule, due: Day): Day =>
  reminderDay(addDays(due, -Math.max(0, ...leadOf(profile, rule))));

export type Ask = { readonly rung: number; readonly at: Instant };
type Asked = {
  readonly rule: DutyRule;
  readonly due: Day;
  readonly since: Day;
  readonly reminders?: readonly Day[] | undefined;
};

/**
 * When the duty is asked for next and on which rung: on days before, on the day, then every `everyDays` calendar days,
 * `times` times for each rung. What should have been said while nobody could be told is not said again.
 */
export function nextAsk(
  profile: Profile,
  { rule, due, since, reminders }: Asked,
  nudge: Nudge | undefined,
  rungs: number,
): Ask | undefined {
  if (isSilent(profile, rule)) return undefined;
  const { everyDays, times } = profile.ladders;
  const count = nudge?.count ?? 0;
  if (count >= (isOnce(rule) ? 1 : times * rungs)) return undefined;
  const told = nudge?.delivered && dayOf(nudge.delivered);
  const early = (reminders ?? leadOf(profile, rule).map((days) => addDays(due, -days)))
    .filter((day) => day > since)
    .map(reminderDay)
    .toSorted();
  const first = [...early, reminderDay(due)].find((day) => told === undefined || day > told);
  const planned = first ?? weekly(due, told ?? due, count, everyDays);
  // What is overdue from its first moment waits for the next morning: its author is still at work with it.
  const calm = due < since ? latest([planned, addWorkingDays(since, 1)]) : planned;
  // Who was told last has it until the next is asked: nobody else hears of it on the same day.
  const asks = isWaiting(nudge) ? count : Math.max(0, count - 1);
  return { rung: Math.floor(asks / times), at: atTime(later(calm, nudge), OPENING) };
}

const weekly = (due: Day, told: Day, count: number, everyDays: number): Day =>
  workingDayOnOrAfter(latest([addDays(due, count * everyDays), addDays(told, everyDays)]));

/** Asked for, and not delivered yet. */
const isWaiting = ({ asked, delivered }: Nudge = { count: 0 }): boolean =>
  asked !== undefined && (delivered === undefined || delivered < asked);

/** A snoozed duty sleeps; one that was asked for is not asked for again before the next working day, delivered or not. */
function later(planned: Day, nudge: Nudge | undefined): Day {
  const { asked, snoozed } = nudge ?? {};
  return latest([
    planned,
    ...(snoozed ? [workingDayOnOrAfter(snoozed)] : []),
    ...(asked ? [addWorkingDays(dayOf(asked), 1)] : []),
  ]);
}

const latest = (days: readonly Day[]): Day => days.reduce((a, b) => (a > b ? a : b));

/**
 * The people of the rungs, each once. Rungs without a person fall away (RM2), and so do people who have left, or who
 * may not open the case.
 */
export function climbersOf(
  directory: Directory,
  sip: Case,
  rule: DutyRule,
  holder: PersonId | undefined,
  mayOpen: (person: PersonId) => boolean,
): readonly PersonId[] {
  const meeting = currentMeeting(sip);
  const manager = managerFor(directory, sip);
  const caretaker = caretakerOf(sip);
  const people: Readonly<Record<Rung, PersonId | undefined>> = {
    holder,
    initiator: sip.openedBy,
    // Without its contact person a case lies with the head teacher, who is asked without seeing it (N12).
    responsible: caretaker ?? responsibleOf(sip),
    deputy: deputyOf(sip),
    manager,
    // Who does not come to the meeting is not asked to hold it, or to write what was said there.
    leader: staysAway(meeting, meeting?.leader) ? undefined : meeting?.leader,
    secretary: staysAway(meeting, meeting?.secretary) ? undefined : meeting?.secretary,
  };
  const rungs: readonly Rung[] = LADDERS[rule].to;
  const named = rungs.map((rung) => people[rung]).filter((person) => person !== undefined);
  return [...new Set(named)].filter(
    (person) => directory.staff.has(person) && (person === manager || person === caretaker || mayOpen(person)),
  );
}

/** Who is asked on a rung: the first from there on whom messages reach, else the last. */
export const onRung = (climbers: readonly PersonId[], rung: number, sip: Case): PersonId | undefined =>
  climbers.slice(rung).find((person) => !sip.unreached[person] && !sip.unsure[person]) ?? climbers.at(-1);
