import { elementsOf, type Element, type Shown } from './card-reader.ts';

/** The same seed makes the same choices. */
export type Dice = { readonly next: () => number };
export function diceOf(seed: number): Dice {
  let state = seed;
  return {
    next: () => {
      state = (state + 0x6d2b79f5) | 0;
      const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      return ((mixed ^ (mixed >>> 14)) >>> 0) % 1_000_003;
    },
  };
}

export const oneOf = <Item>(dice: Dice, list: readonly Item[], otherwise: Item): Item =>
  list[dice.next() % (list.length || 1)] ?? otherwise;

const ODD: Readonly<Record<string, readonly string[]>> = {
  'Input.Date': ['2017-05-09', '1899-12-31', '2026-02-30', '2199-12-31', '9999-12-31', 'i morgon', ''],
  'Input.Time': ['25:00', '', '24:00', 'nu'],
  'Input.Number': ['-1', '1e9', 'NaN', ''],
  'Input.Toggle': ['false', 'kanske', ''],
  'Input.ChoiceSet': ['no-such-choice', '', ',,', '__proto__'],
  'Input.Text': ['', '<at>Eva</at> **fet**', '\u202eavlA\u200b', '👩‍👧', 'ö'.repeat(5000)],
};
const SENSIBLE: Readonly<Record<string, readonly string[]>> = {
  'Input.Date': ['2026-03-02', '2026-03-18', '2026-05-20', '2026-09-10', '2017-05-09'],
  'Input.Time': ['14:00', '9.30'],
  'Input.Number': ['1', '2'],
  'Input.Toggle': ['true'],
  'Input.Text': ['Ett skäl som räcker', 'nej', 'Maria Testsson', 'Johan Testsson'],
};

function valueFor(dice: Dice, { type, choices }: Element): string {
  if (dice.next() % 6 === 0) return oneOf(dice, ODD[type] ?? [], '');
  if (!choices) return oneOf(dice, SENSIBLE[type] ?? [], '');
  const values = choices.map((choice) => choice.value);
  const many = values.filter(() => dice.next() % 2 === 0).join(',');
  return oneOf(dice, [...values, many, values.join(',')], '');
}

const FOOTER: ReadonlySet<string> = new Set(['go.leave', 'go.help', 'go.case']);

/** A button of a card with what a person, or a broken client, could have filled in. */
export function pressOf(
  dice: Dice,
  card: Shown,
): { readonly verb: string; readonly nonce: string; readonly inputs: Record<string, string> } | undefined {
  const elements = elementsOf(card);
  const buttons = elements.filter((one) => one.type === 'Action.Execute');
  const own = buttons.filter((one) => !FOOTER.has(one.verb ?? ''));
  const button = oneOf(dice, dice.next() % 8 === 0 || own.length === 0 ? buttons : own, undefined);
  if (!button) return undefined;
  const inputs = elements
    .filter((one) => one.type.startsWith('Input.'))
    .flatMap((input) => {
      const keeps = input.value !== undefined && input.id !== 'pick' && dice.next() % 3 > 0;
      const value = keeps ? String(input.value) : valueFor(dice, input);
      return dice.next() % 20 === 0 ? [] : [[input.id ?? '', value] as const];
    });
  return { verb: button.verb ?? '', nonce: button.data?.['n'] ?? '', inputs: Object.fromEntries(inputs) };
}
