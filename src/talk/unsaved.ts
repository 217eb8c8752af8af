import { findCaseScreen } from '../cards/screens.ts';
import type { Inputs, View } from '../cards/view.ts';
import { keepDraft } from '../store/talk-store.ts';
import type { CardRow } from '../store/tables.ts';
import { forgetDraft, viewOf } from './show.ts';
import type { Talk } from './talk.ts';

/** Inputs that remember which of them were asked for: two buttons of one card read different parts of it. */
export function watched(inputs: Inputs): { readonly inputs: Inputs; readonly unread: () => Inputs } {
  const read = new Set<string | symbol>();
  const get = (target: Inputs, id: string): string | undefined => {
    read.add(id);
    return target[id];
  };
  return {
    inputs: new Proxy(inputs, { get: (target, id) => get(target, id as string) }),
    unread: () => Object.fromEntries(Object.entries(inputs).filter(([id]) => !read.has(id))),
  };
}

/** What of the inputs differs from what is saved. */
export function typedIn(screen: string, view: View, inputs: Inputs): Inputs {
  const saved = findCaseScreen(screen)?.data(view).values ?? {};
  const isTyped = ([id, value]: readonly [string, string]): boolean =>
    id !== 'pick' && id !== 's.reason' && value !== (saved[id] ?? '') && !(value === 'false' && !saved[id]);
  return Object.fromEntries(Object.entries(inputs).filter(isTyped));
}

/** After a button has saved its part, what was typed for another button of the card waits as a draft. */
export async function keepRest(talk: Talk, { sip, person, card }: Saved, unread: Inputs): Promise<void> {
  const rest = typedIn(card.screen, viewOf(talk, sip, person, card.ref), unread);
  if (Object.keys(rest).length === 0) return await forgetDraft(talk, sip, person, card.screen, card.ref);
  const key = { case_id: sip.id, person, screen: card.screen, ref: card.ref };
  await keepDraft(talk.shell.db, key, rest, talk.shell.clock());
}
type Saved = { readonly sip: View['sip']; readonly person: View['viewer']; readonly card: CardRow };
