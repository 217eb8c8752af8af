import { drawCase } from '../../../src/cards/draw.ts';
import { readReason } from '../../../src/cards/fields.ts';
import { faultyRef, wholeForm } from '../../../src/cards/parts.ts';
import type { Card } from '../../../src/cards/render.ts';
import { verbOf } from '../../../src/cards/screen.ts';
import { findCaseScreen, findReader, screenAfter } from '../../../src/cards/screens.ts';
import type { Inputs, Notice, View } from '../../../src/cards/view.ts';
import type { Case } from '../../../src/domain/case.ts';
import type { Command } from '../../../src/domain/command.ts';
import { decide, type Decision } from '../../../src/domain/decide.ts';
import type { PersonId } from '../../../src/domain/ids.ts';
import type { Refusal } from '../../../src/domain/refusal.ts';
import type { Context } from '../../../src/domain/rules/rule.ts';
import type { Instant } from '../../../src/domain/time.ts';
import { viewOf } from '../seen.ts';
import { landingOf } from '../../../src/talk/landing.ts';
import { wayOf } from '../../../src/talk/ways.ts';

/** A case at a moment, under a profile. */
export type State = { readonly context: Context; readonly sip: Case; readonly now: Instant };

/** A card before someone's eyes. */
export type Spot = {
  readonly state: State;
  readonly viewer: PersonId;
  readonly screen: string;
  readonly ref: string;
  /** What the card begins with. */
  readonly said: string;
  /** Drawn when it is first looked at. */
  readonly card: Card;
  /** What was typed in the other parts of a long form. */
  readonly kept: Inputs;
  /** It is not the screen that was wished for, and the card says that it is not open now. */
  readonly fellBack: boolean;
};

type Wish = {
  readonly screen: string;
  readonly ref?: string;
  readonly notice?: Notice;
  readonly typed?: Inputs;
  readonly kept?: Inputs;
};

export const viewAt = (state: State, viewer: PersonId, ref = ''): View => ({
  ...viewOf(state, viewer, ref),
  load: new Map(),
});

/** What the person sees who wishes for a screen of the case; nothing when it is not theirs to see. */
export function open(state: State, viewer: PersonId, { screen: wish, ref = '', notice, typed, kept = {} }: Wish) {
  const view = viewAt(state, viewer, ref);
  const landing = landingOf(view, wish);
  const screen = landing && findCaseScreen(landing.id);
  if (!screen) return undefined;
  const around = { nonce: 'nonce', ...(notice ? { notice } : {}), ...(typed ? { typed } : {}) };
  let card: Card | undefined;
  return {
    state,
    viewer,
    screen: landing.id,
    ref,
    kept,
    fellBack: landing.fellBack,
    said: saidBy(notice),
    get card() {
      return (card ??= drawCase(screen, view, around));
    },
  } satisfies Spot;
}

const saidBy = (notice: Notice | undefined): string =>
  notice?.kind === 'refused' ? notice.refusal.code : (notice?.kind ?? '');

export type Outcome =
  /** A way to another card, or out of the case to a list. */
  | { readonly kind: 'went'; readonly to: Spot | undefined }
  | { readonly kind: 'desk' }
  | { readonly kind: 'done'; readonly decision: Extract<Decision, { ok: true }>; readonly to: Spot | undefined }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly to: Spot | undefined }
  | { readonly kind: 'faults'; readonly faults: readonly string[]; readonly to: Spot | undefined }
  /** The button has no reader: a click that the product answers with "not now". */
  | { readonly kind: 'unread' };

/** A press of a button, read and decided on as the product does, but for what it stores. */
export function press(spot: Spot, verb: string, sent: Inputs): Outcome {
  const { state, viewer, screen, ref } = spot;
  const view = viewAt(state, viewer, ref);
  const form = findCaseScreen(screen);
  const inputs = form?.parts ? wholeForm(form, view, spot.kept, sent) : sent;
  if (verb.startsWith('go.')) return go(spot, verb.slice('go.'.length), inputs, view);
  const read = findReader(screen, verb);
  if (!read) return { kind: 'unread' };
  const again = (notice: Notice): Spot | undefined =>
    open(state, viewer, { screen, ref: faultyRef(form, view, inputs), notice, typed: inputs, kept: inputs });
  const reading = read(inputs, view);
  const reason = readReason(inputs);
  if (!reading.ok || !reason.ok) {
    const faults = [reading, reason].flatMap((one) => (one.ok ? [] : one.faults));
    return { kind: 'faults', faults, to: again({ kind: 'faults', faults }) };
  }
  const meant = { verb: verbOf(verb), ...reading.payload, ...reason.payload };
  const command = { id: 'click', caseId: state.sip.id, by: viewer, at: state.now, seen: state.sip.rev, ...meant };
  const decision = decide(state.context, state.sip, command as unknown as Command);
  if (!decision.ok) {
    const { refusal } = decision;
    return { kind: 'refused', refusal, to: again({ kind: 'refused', refusal }) };
  }
  const after = { ...state, sip: decision.next };
  const notice = { kind: 'saved', at: state.now, verb } as const;
  return { kind: 'done', decision, to: open(after, viewer, { screen: screenAfter(screen, verb, after.sip), notice }) };
}

function go({ state, viewer, screen, ref }: Spot, target: string, inputs: Inputs, view: View): Outcome {
  const way = wayOf(screen, target, inputs, view);
  if (way.kind === 'desk' || way.kind === 'new') return { kind: 'desk' };
  if (way.kind === 'stay') {
    const notice = { kind: 'faults', faults: way.faults } as const;
    return { ...notice, to: open(state, viewer, { screen, ref, notice, typed: inputs, kept: inputs }) };
  }
  const kept = way.screen === screen ? inputs : {};
  return { kind: 'went', to: open(state, viewer, { screen: way.screen, ref: way.ref, kept, typed: kept }) };
}
