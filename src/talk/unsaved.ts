import { findCaseScreen, type CaseScreenId } from '../cards/screens.ts';
import { changedInputs } from '../cards/input-value.ts';
import type { Inputs, View } from '../cards/view.ts';
import { currentMeeting, type Case } from '../domain/case.ts';
import type { Writes } from '../store/database.ts';
import { draftDrop, draftsDrop, draftWrite } from '../store/talk-store.ts';
import type { CardRow } from '../store/tables.ts';
import { draftKey, viewOf } from './show.ts';
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
  const { 's.reason': _why, ...written } = inputs;
  return changedInputs(saved, written);
}

const ANSWERS: readonly CaseScreenId[] = ['invitation', 'answer-for'];
const PLAN_FORMS: readonly CaseScreenId[] = [
  'plan-words',
  'plan-need',
  'plan-goal',
  'plan-measure',
  'plan-route',
  'plan-responsible',
  'plan-fix',
];
/** What anyone typed for a time that no longer holds, or for a draft of the plan that was thrown away, is let go. */
export function dropReplaced({ shell }: Talk, before: Case, after: Case): Writes {
  const isAskedAnew = currentMeeting(before)?.version !== currentMeeting(after)?.version;
  const isThrownAway = after.plans.length < before.plans.length;
  const screens = [...(isAskedAnew ? ANSWERS : []), ...(isThrownAway ? PLAN_FORMS : [])];
  return screens.length > 0 ? [draftsDrop(shell.db, after.id, screens)] : [];
}

/** After a button has saved its part, what was typed for another button of the card waits as a draft. */
export function keepRest(talk: Talk, click: Saving, unread: Inputs): (next: Case) => Writes {
  const { shell } = talk;
  const { sip, person, card } = click;
  const key = draftKey(sip, person, card.screen, card.ref);
  const isForgotten = findCaseScreen(card.screen)?.forgets === true;
  return (next) => {
    const rest = isForgotten ? {} : typedIn(card.screen, viewOf(talk, next, person, card.ref), unread);
    if (Object.keys(rest).length === 0) return [draftDrop(shell.db, key)];
    // One's own save is known to oneself; what others have changed since the card was drawn is not.
    const revision = sip.rev === card.revision ? next.rev : card.revision;
    return [draftWrite(shell.db, key, { inputs: rest, revision }, shell.clock())];
  };
}
type Saving = { readonly sip: Case; readonly person: View['viewer']; readonly card: CardRow };
