import { parseDay, parseTime } from '../domain/time.ts';
import type { Inputs } from './view.ts';

type Input = { readonly type?: unknown; readonly [key: string]: unknown };

/** A value in the form that the kind of input can show; what it cannot show is left out, as an empty input. */
export function inputValue(input: Input, value: string | undefined): string | number | undefined {
  if (value === undefined || value === '') return undefined;
  switch (input.type) {
    case 'Input.Date':
      return parseDay(value);
    case 'Input.Time':
      return parseTime(value);
    case 'Input.Number': {
      const number = Number(value.replace(',', '.'));
      return Number.isFinite(number) ? number : undefined;
    }
    case 'Input.Text':
      return typeof input['maxLength'] === 'number' ? value.slice(0, input['maxLength']) : value;
    default:
      return value;
  }
}

/** What of the inputs of a card differs from what is saved: a choice of where to go next is nothing typed. */
export const changedInputs = (saved: Inputs, inputs: Inputs): Inputs =>
  Object.fromEntries(
    Object.entries(inputs).filter(
      ([id, value]) => id !== 'pick' && value !== (saved[id] ?? '') && !(value === 'false' && !saved[id]),
    ),
  );
