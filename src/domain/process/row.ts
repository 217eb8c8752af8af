import type { Case, Part, Status, Step } from '../case.ts';
import type { CommandOf, Verb } from '../command.ts';
import type { Guard, Rule } from '../rules/rule.ts';

/** One thing that can be done in a process: buttons, refusals and tests all read it. Who may is the matrix's (rights.ts). */
export type Row<V extends Verb> = {
  /** The number of the transition in the specification, or of the rule that the row serves. */
  readonly id: string;
  readonly from: readonly Step[];
  readonly status: readonly Status[];
  /** The step that follows; the same step when absent. */
  readonly to?: Step;
  /** What the screen edits: a later change of these parts makes the click stale. */
  readonly parts?: (command: CommandOf<V>, sip: Case) => readonly Part[];
  readonly guards: readonly Guard<V>[];
  /** What in the command says why already, so that a soft guard need not ask again (E2). */
  readonly why?: (command: CommandOf<V>) => string;
  readonly rule: Rule<V>;
};

/** What can be done in a process, by verb. */
export type Process = { readonly [V in Verb]?: readonly Row<V>[] };
