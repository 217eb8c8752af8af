import type { CaseScreen, FormPart } from './screen.ts';
import type { Inputs, View } from './view.ts';

/** The part of a long form that `ref` names; the first when it names none. None for a form that is one card. */
export const partAt = ({ parts }: CaseScreen, ref: string): FormPart | undefined =>
  parts?.find((part) => part.ref === ref) ?? parts?.[0];

/** What the form holds in all its parts: what is saved, what was typed before, and the part that was sent now. */
export function wholeForm(screen: CaseScreen, view: View, kept: Inputs, sent: Inputs): Inputs {
  const part = partAt(screen, view.ref);
  if (!part) return sent;
  // A client leaves out what is empty: in the part that was sent nothing means nothing.
  const emptied = Object.fromEntries(part.fields.map((id) => [id, '']));
  return { ...screen.data(view).values, ...kept, ...emptied, ...sent };
}

/** The first part with something wrong in it; the one that was sent when the fault is in none. */
export const faultyRef = (screen: CaseScreen | undefined, view: View, inputs: Inputs): string =>
  screen?.parts?.find((part) => part.faults(inputs, view).length > 0)?.ref ?? view.ref;

/** The faults of the part that one goes on from; none when the way leads back or elsewhere. */
export function faultsBefore(
  screen: CaseScreen | undefined,
  view: View,
  inputs: Inputs,
  to: string,
): readonly string[] {
  const at = screen?.parts?.findIndex(({ ref }) => ref === view.ref) ?? -1;
  const next = screen?.parts?.findIndex(({ ref }) => ref === to) ?? -1;
  return at >= 0 && next > at ? (screen?.parts?.[at]?.faults(inputs, view) ?? []) : [];
}
