import { drawCase, type Around } from '../../src/cards/draw.ts';
import type { Card } from '../../src/cards/render.ts';
import { caseScreens, type CaseScreenId } from '../../src/cards/screens.ts';
import type { CardData } from '../../src/cards/screen.ts';
import type { Inputs, View } from '../../src/cards/view.ts';
import { availableVerbs } from '../../src/domain/available.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { dayOf } from '../../src/domain/time.ts';
import type { Walk } from './walk.ts';

/** What a person sees of the walked case. */
export const viewOf = (
  { context, sip, now }: Pick<Walk, 'context' | 'sip' | 'now'>,
  viewer: PersonId,
  ref = '',
): View => ({
  profile: context.profile,
  directory: context.directory,
  sip,
  viewer,
  now,
  verbs: availableVerbs(context, sip, viewer, dayOf(now)),
  ref,
});

export const drawn = (
  screen: CaseScreenId,
  walk: Walk,
  viewer: PersonId,
  ref = '',
  around: Partial<Around> = {},
): Card => drawCase(caseScreens[screen], viewOf(walk, viewer, ref), { nonce: 'nonce', ...around });

export const dataOf = (screen: CaseScreenId, walk: Walk, viewer: PersonId, ref = ''): CardData =>
  caseScreens[screen].data(viewOf(walk, viewer, ref));

type Read =
  { readonly ok: true; readonly payload: unknown } | { readonly ok: false; readonly faults: readonly string[] };

/** What the inputs of a screen are read as when one of its buttons is pressed. */
export function readAs(
  screen: CaseScreenId,
  verb: string,
  inputs: Inputs,
  walk: Walk,
  viewer: PersonId,
  ref = '',
): Read {
  const reads: object = ('reads' in caseScreens[screen] && caseScreens[screen].reads) || {};
  const read = (reads as Readonly<Record<string, ((inputs: Inputs, view: View) => Read) | undefined>>)[verb];
  if (!read) throw new TypeError(`${screen} does not read ${verb}`);
  const reading = read(inputs, viewOf(walk, viewer, ref));
  return reading.ok ? reading : { ok: false, faults: reading.faults };
}

/** The words that a card shows, one element a line: labels, choices and buttons too. */
export const wordsOf = (card: unknown): string => [...words(card)].join('\n');
function* words(value: unknown): Generator<string> {
  if (Array.isArray(value)) {
    for (const one of value) yield* words(one);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, one] of Object.entries(value)) {
      if (typeof one === 'string') {
        if (['text', 'title', 'value', 'label'].includes(key)) yield one;
      } else if (key !== 'fallback') yield* words(one);
    }
  }
}

export const buttonsOf = (card: unknown): readonly string[] =>
  [...nodes(card)].filter((node) => node['type'] === 'Action.Execute').map((node) => String(node['title']));
export const inputOf = (card: unknown, id: string): Readonly<Record<string, unknown>> | undefined =>
  [...nodes(card)].find((node) => node['id'] === id);
function* nodes(value: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (Array.isArray(value)) {
    for (const one of value) yield* nodes(one);
  } else if (typeof value === 'object' && value !== null) {
    yield value as Readonly<Record<string, unknown>>;
    for (const one of Object.values(value)) yield* nodes(one);
  }
}
