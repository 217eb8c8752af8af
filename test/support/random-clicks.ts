import fc from 'fast-check';
import { elementsOf, type Element, type Shown } from './card-reader.ts';

/** Numbers of which each makes one choice: the same numbers make the same clicks. */
export type Dice = { readonly next: () => number };
export const diceOf = (numbers: readonly number[]): Dice => {
  let index = 0;
  return {
    next: () => {
      index += 1;
      return numbers[(index - 1) % numbers.length] ?? 0;
    },
  };
};
export const numbers = fc.array(fc.nat(1_000_000), { minLength: 12, maxLength: 60 });

export const oneOf = <Item>(dice: Dice, list: readonly Item[], otherwise: Item): Item =>
  list[dice.next() % (list.length || 1)] ?? otherwise;

const TEXTS = [
  '',
  'Ett skäl som räcker',
  'nej',
  '<at>Eva</at> **fet** ${x}',
  '\u202eavlA\u200b',
  '👩‍👧',
  'ö'.repeat(5000),
];
const DAYS = [
  '2026-03-02',
  '2026-03-18',
  '2026-05-20',
  '2026-09-10',
'2017-05-09','2199-12-31','2199-12-01',
  '1899-12-31',
  '2026-02-30',
  '9999-12-31',
  'i morgon',
  '',
];

function valueFor(dice: Dice, input: Element): string {
  const choices = (input.choices ?? []).map((choice) => choice.value);
  switch (input.type) {
    case 'Input.ChoiceSet': {
      const many = choices.filter(() => dice.next() % 2 === 0).join(',');
      return oneOf(dice, [...choices, ...choices, many, 'no-such-choice', ''], '');
    }
    case 'Input.Date':
      return oneOf(dice, DAYS, '');
    case 'Input.Time':
      return oneOf(dice, ['14:00', '09:30', '25:00', '', '24:00'], '');
    case 'Input.Number':
      return oneOf(dice, ['1', '2', '-1', '1e9', 'NaN', ''], '');
    case 'Input.Toggle':
      return oneOf(dice, ['true', 'false', 'kanske'], '');
    default:
      return oneOf(dice, TEXTS, '');
  }
}

/** A button of a card with what a person, or a broken client, could have filled in. */
export function pressOf(
  dice: Dice,
  card: Shown,
): { readonly verb: string; readonly nonce: string; readonly inputs: Record<string, string> } | undefined {
  const elements = elementsOf(card);
  const button = oneOf(
    dice,
    elements.filter((one) => one.type === 'Action.Execute'),
    undefined,
  );
  if (!button) return undefined;
  const inputs = elements
    .filter((one) => one.type.startsWith('Input.'))
    .flatMap((input) => {
      const keeps = input.value !== undefined && dice.next() % 3 > 0;
      const value = keeps ? String(input.value) : valueFor(dice, input);
      return dice.next() % 12 === 0 ? [] : [[input.id ?? '', value] as const];
    });
  return { verb: button.verb ?? '', nonce: button.data?.['n'] ?? '', inputs: Object.fromEntries(inputs) };
}
