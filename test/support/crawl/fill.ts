import type { Inputs } from '../../../src/cards/view.ts';
import { addDays, dayOf, type Instant } from '../../../src/domain/time.ts';
import { elementsOf, type Element, type Shown } from '../card-reader.ts';

/** Ways in which a person may fill in a card; the case decides which of them are any good. */
export const MANNERS = ['as-it-is', 'first', 'last', 'past', 'all', 'dice-1', 'dice-2', 'dice-3', 'dice-4'] as const;
export type Manner = (typeof MANNERS)[number];

/** How far from today each manner puts a day that is asked for. */
const DAYS: { readonly [M in Manner]?: number } = { last: 14, past: -3, all: 60, 'dice-1': 30, 'dice-2': 45 };

/** How every text begins that is typed by the crawl. */
export const TYPED = 'Text till';

/** Long enough for a reason, short enough for a name, with digits for a telephone number; its own for each input. */
const wordsFor = (id: string): string => `${TYPED} ${id}, 070-123 45 67`.slice(0, 60);

/** The same choice each time for the same input and manner. */
function throwOf(text: string): number {
  let hash = 2_166_136_261;
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 16_777_619);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function valueFor(input: Element, manner: Manner, now: Instant): string {
  const { type, id = '', label = '', value, choices = [] } = input;
  const saved = value === undefined ? '' : String(value);
  if (manner === 'as-it-is' || id === 'pick') return saved;
  const values = choices.map((choice) => choice.value).filter((one) => one !== '');
  const number = throwOf(`${manner} ${id}`);
  const isThrown = manner.startsWith('dice');
  switch (type) {
    case 'Input.Text':
      return saved !== '' || /länk/iu.test(label) || (isThrown && number % 3 === 0) ? saved : wordsFor(id);
    case 'Input.Date':
      if (/född/iu.test(label)) return saved === '' ? '2016-05-09' : saved;
      return manner === 'first' && saved !== '' ? saved : addDays(dayOf(now), DAYS[manner] ?? 0);
    case 'Input.Time':
      return saved === '' ? '14:00' : saved;
    case 'Input.Number':
      return saved === '' ? '1' : saved;
    case 'Input.Toggle':
      return String(isThrown ? number % 3 > 0 : manner !== 'past');
    case 'Input.ChoiceSet':
      if (manner === 'all') return values.join(',');
      if (isThrown) return number % 3 === 0 ? saved : (values[number % (values.length || 1)] ?? saved);
      return (manner === 'last' ? values.at(-1) : saved || values[0]) ?? '';
    default:
      return saved;
  }
}

type Parts = { readonly inputs: readonly Element[]; readonly buttons: readonly Element[] };
const parts = new WeakMap<Shown, Parts>();
/** The inputs and the buttons of a card, found once. */
function partsOf(card: Shown): Parts {
  const known = parts.get(card);
  if (known) return known;
  const elements = elementsOf(card);
  const found = {
    inputs: elements.filter(({ type }) => type.startsWith('Input.')),
    buttons: elements.filter(({ type }) => type === 'Action.Execute'),
  };
  parts.set(card, found);
  return found;
}
export const inputsOf = (card: Shown): readonly Element[] => partsOf(card).inputs;
export const buttonsOf = (card: Shown): readonly Element[] => partsOf(card).buttons;

/** What a client sends with a button: the inputs of the card, filled in in that manner. */
const fill = (card: Shown, { associatedInputs }: Element, manner: Manner, now: Instant): Inputs =>
  associatedInputs === 'none'
    ? {}
    : Object.fromEntries(inputsOf(card).map((input) => [input.id ?? '', valueFor(input, manner, now)]));

/**
 * The fillings of a card that are worth a click: a form in every manner; where one chooses a way, every way, and the
 * first of them with a form that is half filled in.
 */
export function waysToFill(card: Shown, button: Element, now: Instant): readonly Inputs[] {
  const pick = button.associatedInputs === 'none' ? undefined : inputsOf(card).find(({ id }) => id === 'pick');
  const [asItIs = {}, first = {}, ...others] = MANNERS.map((manner) => fill(card, button, manner, now));
  const choices = (pick?.choices ?? []).map(({ value }) => ({ pick: value }));
  const all = pick
    ? [asItIs, ...choices.map((choice) => ({ ...asItIs, ...choice })), { ...first, ...choices[0] }]
    : [asItIs, first, ...(button.verb?.startsWith('go.') ? [] : others)];
  return [...new Map(all.map((inputs) => [JSON.stringify(inputs), inputs])).values()];
}
