import { parseDay, parseTime } from '../domain/time.ts';

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
