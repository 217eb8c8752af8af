import { z } from 'zod';
import type { Verb } from '../domain/command.ts';
import { parseDay, parseTime } from '../domain/time.ts';
import { guessesOf, sampled } from './guesses.ts';
import type { Reading } from './screen.ts';
import type { Inputs } from './view.ts';

const LONG = 4000;
const SHORT = 120;

// Line breaks and tabs stay; other control, zero-width and direction characters could hide or reorder text.
// Two of them join or part letters in Persian and signs in an emoji, and stay there.
const INVISIBLE =
  /(?![\t\n\r])\p{Cc}|[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|(?<![\p{Script=Arabic}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200c\u200d]/gu;
const clean = (text: string): string => text.normalize('NFC').replaceAll(INVISIBLE, '').trim();

const text = (max: number, what: string) =>
  z
    .string()
    .optional()
    .transform((value) => clean(value ?? ''))
    .refine((value) => value.length <= max, {
      error: `${what}: skriv högst ${max} tecken. Texten är kvar, korta den.`,
    });

const DAYS = ['1900-01-01', '2199-12-31'];
const WORDS = ['x'];
const read = z.string().optional();

/** Fields of a form: each reads one input and says in Swedish what is wrong with it. */
const FEWEST_DIGITS = 5;
const NUMBERS = ['070-123 45 67'];

export const field = {
  /** Free text, may be empty. */
  text: (what: string, max = LONG) => sampled(text(max, what), WORDS),
  /** Free text that must be there. */
  needed: (what: string, error: string, max = LONG) =>
    sampled(
      text(max, what).refine((value) => value !== '', { error }),
      WORDS,
    ),
  /** Something to ring, with whatever helps beside it: "070-123 45 67, efter kl. 16". */
  phone: (what: string, error: string, max = LONG) =>
    sampled(
      text(max, what).refine((value) => value.replaceAll(/\D/gu, '').length >= FEWEST_DIGITS, { error }),
      NUMBERS,
    ),
  name: (error: string) =>
    sampled(
      text(SHORT, 'Namn')
        .transform((value) => value.replaceAll(/\s+/gu, ' '))
        .refine((value) => value !== '', { error }),
      WORDS,
    ),
  day: (error: string) => sampled(read.transform(known(parseDay, error)), DAYS),
  /** A day that may be left out. */
  maybeDay: (error: string) =>
    sampled(
      read.transform((value, context) =>
        clean(value ?? '') === '' ? undefined : known(parseDay, error)(value, context),
      ),
      DAYS,
    ),
  time: (error: string) => sampled(read.transform(known(parseTime, error)), ['00:00', '23:59']),
  one: <const Value extends string>(values: readonly Value[], error: string) =>
    sampled(read.transform(known(among(values), error)), values),
  /** A choice that may be left out. */
  maybeOne: <const Value extends string>(values: readonly Value[], error: string) =>
    sampled(
      read.transform((value, context) =>
        value === undefined || value === '' ? undefined : known(among(values), error)(value, context),
      ),
      values,
    ),
  /** Any number of the known values; unknown ones are dropped. */
  many: <const Value extends string>(values: readonly Value[]) => read.transform(chosen(values)),
  /** The same, with at least one of those that count. */
  some: <const Value extends string>(values: readonly Value[], counts: (value: Value) => boolean, error: string) =>
    sampled(
      read.transform(chosen(values)).refine((all) => all.some(counts), { error }),
      values.filter(counts),
    ),
  whole: (min: number, max: number, error: string) =>
    sampled(
      read.transform(
        known((value) => {
          const number = Number(clean(value).replace(',', '.'));
          return Number.isInteger(number) && number >= min && number <= max && clean(value) !== '' ? number : undefined;
        }, error),
      ),
      [String(min), String(max)],
    ),
  yes: () => read.transform((value) => value === 'true'),
};

/** What an input means, or the sentence that says that it means nothing. */
const known =
  <Value>(parse: (text: string) => Value | undefined, error: string) =>
  (value: string | undefined, context: z.RefinementCtx): Value => {
    const found = parse(value ?? '');
    if (found !== undefined) return found;
    context.addIssue({ code: 'custom', message: error });
    return z.NEVER;
  };
const among =
  <Value extends string>(values: readonly Value[]) =>
  (value: string): Value | undefined =>
    values.find((one) => one === value);
const chosen =
  <Value extends string>(values: readonly Value[]) =>
  (value: string | undefined): readonly Value[] =>
    values.filter((one) => (value ?? '').split(',').includes(one));

const REASON = 1000;
const reason = text(REASON, 'Skälet');

/** Why one goes on in spite of a soft stop: any card may ask for it. */
export function readReason(inputs: Inputs): ReasonReading {
  const parsed = reason.safeParse(inputs['s.reason']);
  if (!parsed.success) return { ok: false, faults: parsed.error.issues.map((issue) => issue.message) };
  return { ok: true, payload: parsed.data === '' ? {} : { reason: parsed.data } };
}
type ReasonReading =
  | { readonly ok: true; readonly payload: { readonly reason?: string } }
  | { readonly ok: false; readonly faults: readonly string[] };

/** Reads the inputs of a form by a schema and turns them into the payload of a verb. */
export function readForm<V extends Verb, Shape extends z.ZodRawShape>(
  shape: Shape,
  inputs: Inputs,
  payload: (form: z.output<z.ZodObject<Shape>>) => Extract<Reading<V>, { ok: true }>['payload'],
): Reading<V> {
  const form = z.object(shape);
  const parsed = form.safeParse(inputs);
  if (parsed.success) return { ok: true, payload: payload(parsed.data) };
  const { issues } = parsed.error;
  const unreadable = [...new Set(issues.map(({ path }) => String(path[0])))];
  return {
    ok: false,
    faults: [...new Set(issues.map((issue) => issue.message))],
    *guesses() {
      for (const guess of guessesOf(shape, inputs, unreadable)) {
        const { success, data } = form.safeParse(guess);
        if (success) yield payload(data);
      }
    },
  };
}
