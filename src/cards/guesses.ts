import type { z } from 'zod';
import type { Inputs } from './view.ts';

/** More ways than this are not looked through: what hangs on them is said when the inputs can be read. */
const MOST = 500;
const samples = new WeakMap<object, readonly string[]>();

/** A field that knows what it might have been filled with, had it been readable. */
export function sampled<Schema extends z.ZodType>(schema: Schema, values: readonly string[]): Schema {
  samples.set(schema, values);
  return schema;
}

/** The inputs in every way in which the unreadable ones may have been meant; none when that cannot be said. */
export function* guessesOf(shape: z.ZodRawShape, inputs: Inputs, unreadable: readonly string[]): Iterable<Inputs> {
  const ways = unreadable.map((id) => ({ id, values: (shape[id] && samples.get(shape[id])) ?? [] }));
  if (ways.reduce((count, { values }) => count * values.length, 1) <= MOST) yield* filledIn(inputs, ways);
}

function* filledIn(inputs: Inputs, [way, ...rest]: readonly Way[]): Iterable<Inputs> {
  if (!way) yield inputs;
  else for (const value of way.values) yield* filledIn({ ...inputs, [way.id]: value }, rest);
}
type Way = { readonly id: string; readonly values: readonly string[] };
