import type { PersonId } from './ids.ts';
import type { DutyRule } from './ladders.ts';
import type { Day } from './time.ts';

/** What has to be done in a case and by when, before it is said who does it. */
export type Obligation = {
  readonly rule: DutyRule;
  readonly due: Day;
  readonly ref?: string;
  /** Who has taken it on; nobody of the staff when the family or someone outside has. */
  readonly holder?: PersonId | undefined;
  readonly from?: Day;
  /** The last day on which it can be done: after it nobody is asked, and it is on no list. */
  readonly until?: Day;
  /** The day when the obligation arose: no reminder lies before it. */
  readonly since: Day;
  /** Days of first reminders, where they are not counted backwards from `due`. */
  readonly reminders?: readonly Day[];
  /** The holder is asked without seeing the case. */
  readonly blind?: true;
};
