import type { Verb } from '../domain/command.ts';
import type { View } from './view.ts';

/** A line of the menu: shown when its verb is open to the viewer, and when it makes sense. */
export type Entry = {
  readonly screen: string;
  readonly verb: Verb | 'read';
  readonly label: string | ((view: View) => string);
  readonly when?: (view: View) => boolean;
  /** Seldom needed: last in the menu. */
  readonly isRare?: true;
};
