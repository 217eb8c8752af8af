import type { Case } from '../domain/case.ts';
import type { Payloads, Verb } from '../domain/command.ts';
import type { Cited } from '../domain/law.ts';
import type { Desk, Inputs, View } from './view.ts';

export type CardTemplate = { readonly body: readonly unknown[]; readonly [key: string]: unknown };
export type Choice = { readonly title: string; readonly value: string };

/**
 * What fills a template. `text` is escaped, so that nothing a person wrote becomes markup; `choices` and `values` are
 * shown as they are by the inputs. Several values of one input are joined by a comma.
 */
export type CardData = {
  readonly text?: Readonly<Record<string, unknown>>;
  readonly choices?: Readonly<Record<string, readonly Choice[]>>;
  readonly values?: Inputs;
};

/** Inputs read as the payload of a verb, or the Swedish sentences that say what is wrong. */
export type Reading<V extends Verb> =
  | { readonly ok: true; readonly payload: Payloads[V] }
  | {
      readonly ok: false;
      readonly faults: readonly string[];
      /** The payload in every way in which the unreadable inputs may have been meant; absent when that cannot be said. */
      readonly guesses?: () => Iterable<Payloads[V]>;
    };
/**
 * Several buttons may mean one verb: `invitation.answer:yes`. The variant chooses the reader and the next screen; the
 * verb before the colon says whether the button is open and what is carried out.
 */
export type Pressed = Verb | `${Verb}:${string}`;
export const verbOf = (pressed: string): string => pressed.replace(/:.*$/u, '');

type Reader<V extends Verb> = (inputs: Inputs, view: View) => Reading<V>;
export type Reads = { readonly [V in Verb]?: Reader<V> } & { readonly [V in Verb as `${V}:${string}`]: Reader<V> };

/** One card of a long form: what it asks, its own faults, and where "Tillbaka" leads. */
export type FormPart = {
  readonly ref: string;
  /** The screen's own way back when absent. */
  readonly back?: string;
  readonly fields: readonly string[];
  readonly faults: (inputs: Inputs, view: View) => readonly string[];
};

/** One screen of a case: its template, what fills it, how its inputs are read and where one goes from it. */
export type CaseScreen = {
  readonly template: CardTemplate;
  /** Shown when one of these verbs is open to the viewer; `read` to everyone who may read the case. */
  readonly opens: readonly Verb[] | 'read';
  /** Absent when there is always something to show. */
  readonly exists?: (view: View) => boolean;
  readonly back: string | ((view: View) => string);
  readonly data: (view: View) => CardData;
  /** What has been done here and when, where the law of that day is cited and not that of what can be decided (N14). */
  readonly law?: (view: View) => Cited | undefined;
  readonly reads?: Reads;
  /** A long form in several cards, told apart by `ref`: one draft, and one command at the end. */
  readonly parts?: readonly FormPart[];
  /** Nothing that was typed here is kept: answers that are not to be known as anyone's (§9.2). */
  readonly forgets?: true;
  /** What has been chosen for one of its buttons and would be lost by going on: said, and one stays. */
  readonly unfinished?: (inputs: Inputs, view: View) => readonly string[];
  /** The screen after a verb was carried out; the overview of the case when absent. */
  readonly next?: { readonly [P in Pressed]?: string | ((sip: Case) => string) };
};
/** A screen outside any case: welcome, help, own cases, the day's message. */
export type DeskScreen = {
  readonly template: CardTemplate;
  /** It is the help itself: no button leads to where one is. */
  readonly isHelp?: true;
  readonly desk: (desk: Desk) => CardData;
};
