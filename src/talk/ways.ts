import { faultsBefore } from '../cards/parts.ts';
import { findCaseScreen, findDeskScreen, type DeskScreenId } from '../cards/screens.ts';
import type { Inputs, View } from '../cards/view.ts';

/** Where a button of a card of a case leads. */
export type Way =
  | { readonly kind: 'case'; readonly screen: string; readonly ref: string }
  | { readonly kind: 'desk'; readonly id: DeskScreenId }
  | { readonly kind: 'new' }
  /** What is wrong in what was filled in, before one goes on. */
  | { readonly kind: 'stay'; readonly faults: readonly string[] };

const inCase = (screen: string, ref = ''): Way => ({ kind: 'case', screen, ref });

/** Where `go.<target>` leads from that screen; `view` is the viewer's, with what the card is about as its `ref`. */
export function wayOf(screen: string, target: string, inputs: Inputs, view: View): Way {
  if (target === 'leave')
    return screen === 'case' || screen === 'new-case' ? { kind: 'desk', id: 'my-cases' } : inCase('case');
  if (target === 'pick') {
    const faults = findCaseScreen(screen)?.unfinished?.(inputs, view) ?? [];
    return faults.length > 0 ? { kind: 'stay', faults } : picked(inputs['pick'] ?? '');
  }
  if (target === 'open' || target === 'back') return named(view.ref);
  if (findDeskScreen(target)) return { kind: 'desk', id: target as DeskScreenId };
  if (target === 'new') return { kind: 'new' };
  const [to = '', ref] = target.split('/');
  const faults = to === screen ? faultsBefore(findCaseScreen(screen), view, inputs, ref ?? '') : [];
  return faults.length > 0 ? { kind: 'stay', faults } : inCase(to, ref ?? inputs['pick'] ?? '');
}

function named(place: string): Way {
  const [screen = 'case', ref] = place.split('/');
  return inCase(screen, ref);
}
const picked = (place: string): Way => {
  const [screen = ''] = place.split('/');
  return findDeskScreen(screen) ? { kind: 'desk', id: screen as DeskScreenId } : named(place);
};
