import type { Refusal } from '../../src/domain/refusal.ts';

/** The codes of what is lacking, or of the refusal itself. */
export const codesOf = (refusal: Refusal): readonly string[] =>
  'lacks' in refusal ? refusal.lacks.map((lack) => lack.code) : [refusal.code];
