import { managerFor, readersOf } from './access.ts';
import { type Case } from './case.ts';
import type { Directory } from './directory.ts';
import type { PersonId } from './ids.ts';
import {
  besidesOf,
  climbersOf,
  isAskedByPhone,
  isSilent,
  nextAsk,
  onRung,
  reminderDay,
  type DutyRule,
} from './ladders.ts';
import { obligationsOf } from './obligations.ts';
import type { Context } from './rules/rule.ts';
import { dayOf, isDay, nextSendMoment, type Day, type Instant } from './time.ts';

/** One thing that has to be done in a case, and by whom: derived from the case, never stored as truth. */
export type Duty = {
  /** Rule, what it is about and its day: a moved day makes a new duty with a count of its own (RM12). */
  readonly key: string;
  readonly rule: DutyRule;
  /** Whose turn it is to be asked. */
  readonly person: PersonId;
  /** Who was asked before and can still do it: it stays on their lists, but they are not asked again. */
  readonly kept: readonly PersonId[];
  readonly ref: string;
  readonly due: Day;
  /** Shown among the person's things to do from this day. */
  readonly from: Day;
  /** And to this day, where it cannot be done later. */
  readonly until?: Day;
  readonly nudgeAt?: Instant;
};

const DAY_LENGTH = 10;
const keyOf = (rule: DutyRule, ref: string, due: Day): string => [rule, ref, due].join(':');
/** The day in a key; undefined when the text is no key of ours. */
export const dueOfKey = (key: string): Day | undefined => {
  const day = key.slice(-DAY_LENGTH);
  return isDay(day) ? day : undefined;
};

/**
 * Everything that someone has to do in the case, with who and when. Each has an owner in the directory: the first of
 * the ladder, else whoever started the case, else the manager of the unit; where nobody is left nobody is asked (RM2).
 */
export function dutiesOf(context: Context, sip: Case): readonly Duty[] {
  const { profile, directory } = context;
  const mayOpen = readersOf(profile, directory, sip);
  const all = obligationsOf(context, sip).flatMap((one): readonly Duty[] => {
    const { rule, due, since, holder, ref = '', reminders, blind, until } = one;
    const climbers = climbersOf(
      directory,
      sip,
      rule,
      holder,
      (who) => mayOpen(who) || (blind === true && who === holder),
    );
    if (isAskedByPhone(rule) && climbers.length === 0) return [];
    const key = keyOf(rule, ref, due);
    const ask = nextAsk(profile, { rule, due, since, reminders }, sip.nudges[key], climbers.length);
    const rung = ask?.rung ?? (isSilent(profile, rule) ? 0 : climbers.length);
    const person = onRung(climbers, rung, sip) ?? lastOwner(directory, sip);
    if (!person) return [];
    // Nobody is asked to call oneself, as in a message that did not arrive.
    const kept = climbers.slice(0, rung).filter((one) => one !== person && one !== ref);
    const isLate = until !== undefined && ask !== undefined && dayOf(ask.at) > until;
    const nudge = ask && !isLate ? { nudgeAt: ask.at } : {};
    return [{ key, rule, person, kept, ref, due, from: one.from ?? since, ...(until ? { until } : {}), ...nudge }];
  });
  return all.filter(({ rule, person }) => !all.some((one) => one.rule === besidesOf(rule) && isDutyOf(one, person)));
}

/** Is it the person's turn to be asked, or was it before? */
export const isDutyOf = ({ person, kept }: Pick<Duty, 'person' | 'kept'>, who: PersonId): boolean =>
  person === who || kept.includes(who);

const lastOwner = (directory: Directory, sip: Case): PersonId | undefined =>
  directory.staff.has(sip.openedBy) ? sip.openedBy : managerFor(directory, sip);

export const dueDuties = (context: Context, sip: Case, now: Instant): readonly Duty[] =>
  nextSendMoment(now) === now ? dutiesOf(context, sip).filter((duty) => duty.nudgeAt && duty.nudgeAt <= now) : [];

/** Is it among the things to do on a day? */
export const isOnList = ({ from, until }: Pick<Duty, 'from' | 'until'>, on: Day): boolean =>
  from <= on && (until === undefined || on <= until);

/** Has the day of the duty come, so far as reminders go? */
export const isDayReached = (due: Day, now: Instant): boolean => dayOf(now) >= reminderDay(due);
