import { z } from 'zod';
import type { Verb } from '../domain/command.ts';
import { parseDay, parseTime } from '../domain/time.ts';
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

/** Fields of a form: each reads one input and says in Swedish what is wrong with it. */
export const field = {
  /** Free text, may be empty. */
  text: (what: string, max = LONG) => text(max, what),
  /** Free text that must be there. */
  needed: (what: string, error: string, max = LONG) => text(max, what).refine((value) => value !== '', { error }),
  name: (error: string) =>
    text(SHORT, 'Namn')
      .transform((value) => value.replaceAll(/\s+/gu, ' '))
      .refine((value) => value !== '', { error }),
  day: (error: string) =>
    z
      .string()
      .optional()
      .transform((value, context) => {
        const day = parseDay(value ?? '');
        if (day) return day;
        context.addIssue({ code: 'custom', message: error });
        return z.NEVER;
      }),
  /** A day that may be left out. */
  maybeDay: (error: string) =>
    z
      .string()
      .optional()
      .transform((value, context) => {
        if (clean(value ?? '') === '') return undefined;
        const day = parseDay(value ?? '');
        if (!day) context.addIssue({ code: 'custom', message: error });
        return day;
      }),
  time: (error: string) =>
    z
      .string()
      .optional()
      .transform((value, context) => {
        const time = parseTime(value ?? '');
        if (time) return time;
        context.addIssue({ code: 'custom', message: error });
        return z.NEVER;
      }),
  one: <const Value extends string>(values: readonly Value[], error: string) =>
    z
      .string({ error })
      .optional()
      .transform((value, context): Value => {
        const found = values.find((one) => one === value);
        if (found !== undefined) return found;
        context.addIssue({ code: 'custom', message: error });
        return z.NEVER;
      }),
  /** A choice that may be left out. */
  maybeOne: <const Value extends string>(values: readonly Value[], error: string) =>
    z
      .string()
      .optional()
      .transform((value, context): Value | undefined => {
        if (value === undefined || value === '') return undefined;
        const found = values.find((one) => one === value);
        if (found === undefined) context.addIssue({ code: 'custom', message: error });
        return found;
      }),
  /** Any number of the known values; unknown ones are dropped. */
  many: <const Value extends string>(values: readonly Value[]) =>
    z
      .string()
      .optional()
      .transform((value): readonly Value[] => values.filter((one) => (value ?? '').split(',').includes(one))),
  whole: (min: number, max: number, error: string) =>
    z
      .string()
      .optional()
      .transform((value, context) => {
        const number = Number(clean(value ?? '').replace(',', '.'));
        if (Number.isInteger(number) && number >= min && number <= max && clean(value ?? '') !== '') return number;
        context.addIssue({ code: 'custom', message: error });
        return z.NEVER;
      }),
  yes: () =>
    z
      .string()
      .optional()
      .transform((value) => value === 'true'),
};

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
  const parsed = z.object(shape).safeParse(inputs);
  if (parsed.success) return { ok: true, payload: payload(parsed.data) };
  return { ok: false, faults: [...new Set(parsed.error.issues.map((issue) => issue.message))] };
}
