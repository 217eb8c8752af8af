import type { Case } from '../case.ts';
import type { CommandOf, Verb } from '../command.ts';
import type { Directory } from '../directory.ts';
import type { Event, EventOf, EventType } from '../event.ts';
import type { CaseId, PersonId } from '../ids.ts';
import type { Profile } from '../profile.ts';
import { hard, type Lack } from '../refusal.ts';
import { addMonths, dayOf, type Day, type Instant } from '../time.ts';

/** What a decision may know besides the case and the command: looked up by the shell. */
export type Context = {
  /** The version that the case follows; with `profile.adopt`, the one that it will follow. */
  readonly profile: Profile;
  readonly directory: Directory;
  /** An open case about the same child in the same authority, and who takes part in it. */
  readonly duplicate?: { readonly caseId: CaseId; readonly people: readonly PersonId[] };
};

export type Rule<V extends Verb> = (sip: Case, command: CommandOf<V>, context: Context) => readonly Event[];
export type Guard<V extends Verb> = (sip: Case, command: CommandOf<V>, context: Context) => readonly Lack[];

export type Stamp = { readonly by: PersonId | 'system'; readonly at: Instant };
export type Evolve<E extends EventType> = (sip: Case, event: EventOf<E>, stamp: Stamp) => Case;
export type Evolves<E extends EventType> = { readonly [K in E]: Evolve<K> };

/** The staff member behind a command; commands of the system never reach a rule that signs with a name. */
export const actor = (command: { readonly by: PersonId | 'system' }): PersonId => {
  if (command.by === 'system') throw new TypeError('a person is required');
  return command.by;
};

/** A day further ahead than anyone plans is a slip of the hand. */
export const notFar = (day: Day, at: Instant, years: number): readonly Lack[] =>
  day > addMonths(dayOf(at), 12 * years) ? [hard('day-far', { n: years })] : [];
