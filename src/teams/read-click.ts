import type { Clicked, UnreadableReason } from './incoming.ts';
import { asObject, asText, storable, type JsonObject } from './json.ts';

const LIMITS = { keys: 80, key: 80, value: 40_000, nonce: 200, verb: 100 } as const;

export type Click = Pick<Clicked, 'verb' | 'nonce' | 'inputs'>;

/** A card's data comes from the client: anyone may send anything here. */
export function readClick(data: unknown, verbOfAction: unknown): Click | UnreadableReason {
  const { n, verb: verbOfData, ...rest }: JsonObject = asObject(data) ?? {};
  const nonce = asText(n);
  if (nonce === undefined || nonce.length > LIMITS.nonce) return 'no-nonce';
  const verb = asText(verbOfAction) ?? asText(verbOfData);
  if (verb === undefined || verb.length > LIMITS.verb) return 'no-verb';
  const inputs = readInputs(rest);
  return inputs === undefined ? 'inputs' : { verb, nonce, inputs };
}

function readInputs(data: JsonObject): Click['inputs'] | undefined {
  const entries = Object.entries(data);
  if (entries.length > LIMITS.keys) return undefined;
  // Without a prototype, an id such as `constructor` finds nothing that was not sent.
  const inputs = Object.create(null) as Record<string, string>;
  for (const [key, value] of entries) {
    if (key.length > LIMITS.key) return undefined;
    if (typeof value !== 'string' || key === '__proto__') continue;
    if (value.length > LIMITS.value) return undefined;
    inputs[storable(key)] = storable(value);
  }
  return inputs;
}
