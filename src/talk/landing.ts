import { findCaseScreen } from '../cards/screens.ts';
import { BLIND_LANDINGS, isOpenWithoutContent } from '../cards/screens/manager.ts';
import type { View } from '../cards/view.ts';
import { mayRead, rolesOf } from '../domain/access.ts';
import { dayOf } from '../domain/time.ts';
import { leavingOf } from '../domain/vastbas.ts';

type Seen = Pick<View, 'profile' | 'directory' | 'sip' | 'viewer' | 'now'>;
/** May the viewer see that screen of the case today? Some see the case without what it is about (§5.2). */
export function sees({ profile, directory, sip, viewer, now }: Seen, screen: string): boolean {
  if (mayRead(profile, directory, sip, viewer, dayOf(now))) return screen !== 'manager';
  // Samordnaren of a case that others lead sees whom to replace, and nothing when there is nobody.
  if (screen === 'vb-replace' && leavingOf(sip).length === 0) return false;
  return isOpenWithoutContent(rolesOf(directory, sip, viewer), screen);
}

export type Landing = {
  readonly id: string;
  /** The wished screen cannot be used now, and this is said. */
  readonly fellBack: boolean;
};

/** The screen that the viewer comes to who wished for one; none when the case is not theirs to see at all. */
export function landingOf(view: View, wish: string): Landing | undefined {
  const wished = openScreen(view, wish);
  // Who has no part in the content gets the screen that has none.
  const id = [wished, ...BLIND_LANDINGS].find((one) => sees(view, one));
  if (id === undefined) return undefined;
  return { id, fellBack: id === wished && id !== wish && !isOverview(wish) };
}

/** Who wishes for the overview has it: of the case, of the manager who also takes part, or of a draft its form. */
const isOverview = (wish: string): boolean => wish === 'case' || wish === 'manager';

/** The wished screen when the person can use it now, else the overview; a draft has no overview but its form. */
function openScreen(view: View, wished: string): string {
  const { verbs, sip } = view;
  const screen = findCaseScreen(wished);
  const isOpen = screen && (screen.opens === 'read' || screen.opens.some((verb) => verbs.has(verb)));
  const found = isOpen && (screen.exists?.(view) ?? true) ? wished : 'case';
  return found === 'case' && sip.step === 'draft' && verbs.has('case.start') ? 'new-case' : found;
}
