import { escapeAll } from './escape.ts';

const encoder = new TextEncoder();
const bytesOf = (value: unknown): number => encoder.encode(JSON.stringify(escapeAll(value))).byteLength;

/** As many as fit in that many bytes, from the first on: a card of 20 kB must hold whatever a list has grown to. */
export function fitting<Item>(items: readonly Item[], bytes: number): readonly Item[] {
  let left = bytes;
  const end = items.findIndex((item) => {
    left -= bytesOf(item) + 1;
    return left < 0;
  });
  return end < 0 ? items : items.slice(0, end);
}
