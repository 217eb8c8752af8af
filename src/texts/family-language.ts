import { parse } from 'yaml';
import { z } from 'zod';
import { INFO_TYPES } from '../domain/profile.ts';

/** Every text for a family by its key in the copy deck (§7.4, 7.5), and the facts that it is filled with. */
export const FAMILY_KEYS = {
  'f.what': [],
  'f.what.young': [],
  'f.consent': [],
  'f.consent.young': [],
  'f.consent.exclude': [],
  'f.consent.both': [],
  'f.receipt': [
    'state',
    'child',
    'units',
    'questions',
    'types',
    'exclusions',
    'nothing',
    'until',
    'answers',
    'contact',
  ],
  'f.receipt.asked': [],
  'f.receipt.valid': [],
  'f.receipt.ended': [],
  'f.receipt.refused': [],
  'f.receipt.nothing': [],
  'f.guest': [],
  'f.meeting': ['date', 'time', 'place', 'link', 'alsoLink', 'leader', 'minutes'],
  'n.rel': [],
  'f.after': ['contact'],
  'f.fridge': ['measures', 'familyDoes', 'next', 'contact'],
  'f.status': ['done', 'all', 'next', 'contact'],
  'f.no': ['reason', 'decidedBy', 'date', 'contact'],
  'f.withdraw': [],
  'f.log': [],
  'f.log.young': [],
  'f.rights': ['units'],
  'b.what': [],
  'b.how': [],
  'b.who': [],
  'b.not': [],
  'b.15': [],
  'b.voice': [],
  'b.after': ['three', 'name'],
  'b.safe': [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type FamilyKey = keyof typeof FAMILY_KEYS;

const WORDS = [
  'and',
  'child',
  'young',
  'guardian',
  'former-guardian',
  'relative',
  'yes',
  'no',
  'silent',
  'paper',
  'e-id',
  'oral',
  'waits',
  'due',
  'done',
  'family',
  ...INFO_TYPES,
] as const;
export type FamilyWord = (typeof WORDS)[number];

const text = z.string().min(1);
const every = <Key extends string, Value>(
  keys: readonly Key[],
  value: z.ZodType<Value>,
): z.ZodType<Readonly<Record<Key, Value>>> =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, value])) as Record<Key, z.ZodType<Value>>) as z.ZodType<
    Readonly<Record<Key, Value>>
  >;
const schema = z.strictObject({
  /** What the language is called in itself. */
  name: text,
  /** Not shown before the profile says who has approved the translation (decision 17). */
  needsApproval: z.boolean(),
  date: text,
  months: z.array(text).length(12),
  weekdays: z.array(text).length(7),
  words: every(WORDS, text),
  texts: every(Object.keys(FAMILY_KEYS) as FamilyKey[], z.array(text).min(1)),
});
export type FamilyTexts = z.infer<typeof schema>;

/** The facts that a line asks for: "{date}" asks for "date". */
export const factsIn = (line: string): readonly string[] =>
  [...line.matchAll(/\{(\w+)\}/gu)].map((match) => match[1] ?? '');

/**
 * Reads the texts of one language. A key that is missing or unknown, and a text that asks for other facts than it is
 * given, are refused in a TypeError that names them all.
 */
export function readFamilyTexts(file: string, source: string): FamilyTexts {
  const parsed = schema.safeParse(parse(source));
  if (!parsed.success) throw new TypeError(`${file}: ${z.prettifyError(parsed.error)}`);
  const faults = Object.entries(FAMILY_KEYS).flatMap(([key, facts]) => {
    const asked = new Set(parsed.data.texts[key as FamilyKey].flatMap(factsIn));
    const same = asked.size === facts.length && facts.every((fact) => asked.has(fact));
    return same ? [] : [`${key} asks for {${[...asked].join(', ')}} and is given {${facts.join(', ')}}`];
  });
  const dates = ['day', 'month', 'year'].filter((part) => !factsIn(parsed.data.date).includes(part));
  if (dates.length > 0) faults.push(`date lacks ${dates.join(', ')}`);
  if (!factsIn(parsed.data.words.due).includes('date')) faults.push('words.due lacks date');
  if (faults.length > 0) throw new TypeError(`${file}: ${faults.join('; ')}`);
  return parsed.data;
}
