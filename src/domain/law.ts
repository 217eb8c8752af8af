import type { Day } from './time.ts';

/** One rule through time: what its paragraph is called from each day on, the earliest first. An empty text ends it. */
export type Statutes = readonly { readonly from: Day; readonly ref: string }[];

/** The paragraphs in force on that day, as they are cited then (N14); empty when there were none. */
export const lawOn = (rules: readonly Statutes[], on: Day): string =>
  rules
    .map((rule) => rule.findLast(({ from }) => from <= on)?.ref ?? '')
    .filter((ref) => ref !== '')
    .join(', ');
