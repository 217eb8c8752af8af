import { createHash } from 'node:crypto';

const digest = (...parts: readonly string[]): string => createHash('sha256').update(parts.join('\n')).digest('hex');

/** What is kept of the importer's own id of a person: enough to know it again, and nothing to read. */
export const ownKeyOf = (ownId: string): string => digest('own', ownId.toLowerCase());

/** An id in the form of a UUID, always the same for the same words; the next one where that is taken. */
export function stableId(isTaken: (id: string) => boolean, ...parts: readonly string[]): string {
  for (let turn = 0; ; turn += 1) {
    const hex = digest(...parts, ...(turn === 0 ? [] : [String(turn)]));
    const id = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)];
    if (!isTaken(id.join('-'))) return id.join('-');
  }
}
