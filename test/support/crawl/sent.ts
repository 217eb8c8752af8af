import { drawDesk } from '../../../src/cards/draw.ts';
import { drawFace, drawPrompt, drawPromptOver } from '../../../src/cards/face.ts';
import { drawNotice } from '../../../src/cards/notices.ts';
import type { Card } from '../../../src/cards/render.ts';
import { deskScreens } from '../../../src/cards/screens.ts';
import { dutiesOf, isOnList } from '../../../src/domain/duties.ts';
import type { Effect } from '../../../src/domain/effects.ts';
import type { PersonId } from '../../../src/domain/ids.ts';
import { noticeHolds } from '../../../src/domain/notice-holds.ts';
import { dayOf } from '../../../src/domain/time.ts';
import { faultsOf } from '../card-rules.ts';
import { open, type State } from './desk.ts';
import { buttonsOf, TYPED } from './fill.ts';

/** A card that leaves the bot without a click, or a list outside any case. */
export type Neutral = {
  readonly name: string;
  readonly card: Card;
  /** Whose it is; nobody's in a channel. */
  readonly to?: PersonId;
};

const ENVELOPE = { nonce: 'nonce', practice: '' };

/** The cards that the effects of a decision send, as the case then stands. */
export const sentBy = (state: State, effects: readonly Effect[]): readonly Neutral[] =>
  effects.flatMap((effect) => cardFor(state, effect));

function cardFor({ context, sip, now }: State, effect: Effect): readonly Neutral[] {
  const view = { ...context, sip, now };
  switch (effect.kind) {
    case 'notice': {
      const { notice, to } = effect;
      if (!noticeHolds(context, sip, effect, now)) return [];
      return [{ name: `notice ${notice}`, card: drawNotice(notice, { ...view, to }, ENVELOPE), to }];
    }
    case 'face':
      return [{ name: 'face', card: drawFace(view, ENVELOPE) }];
    case 'prompt':
      return [{ name: 'prompt', card: drawPrompt(view, ENVELOPE) }];
    case 'prompt-edit':
      return [{ name: 'prompt-edit', card: drawPromptOver(view, effect.duty, '') }];
    case 'digest':
    case 'meeting':
    case 'channel':
      return [];
  }
}

/** What a person sees outside the case: the own cases, and what is to be done today. */
export function listsOf({ context, sip, now }: State, viewer: PersonId): readonly Neutral[] {
  const { id: caseId, alias } = sip;
  const own = dutiesOf(context, sip).filter((duty) => duty.person === viewer && isOnList(duty, dayOf(now)));
  const duties = own.map((duty) => ({ ...duty, caseId, alias }));
  const cases = [{ id: caseId, sip, profile: context.profile }];
  const desk = { ...context, viewer, now, cases, duties, others: 0, isPractice: false };
  return (['my-cases', 'today'] as const).map((name) => ({ name, card: drawDesk(deskScreens[name], desk, ENVELOPE) }));
}

/** It keeps the rules for cards, says nothing of what the case is about, and its buttons lead somewhere (decision 16). */
export function faultsOfNeutral(state: State, { card, to }: Neutral): readonly string[] {
  const said = JSON.stringify(card);
  const secrets = [TYPED, ...state.sip.people.flatMap(({ name, phone }) => [name, phone ?? ''])];
  const lost = buttonsOf(card).flatMap(({ verb = '' }) => {
    const spot = to && open(state, to, { screen: verb.slice('go.'.length) });
    return to === undefined || (spot && !spot.fellBack) ? [] : [`"${verb}" leads to no screen of ${to}`];
  });
  return [
    ...faultsOf(card),
    ...secrets.filter((secret) => secret !== '' && said.includes(secret)).map((secret) => `tells "${secret}"`),
    ...lost,
  ];
}
