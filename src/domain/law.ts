import type { Day } from './time.ts';

/** One rule through time: what its paragraph is called from each day on, the earliest first. An empty text ends it. */
export type Statutes = readonly { readonly from: Day; readonly ref: string }[];

/** What statutes are cited about (N14). */
export const LAW_TOPICS = [
  'plan',
  'consent',
  'concern',
  'participation',
  'child',
  'custody',
  'protection',
  'cooperation',
  'impartiality',
  'pupil-health',
  'referral',
  'discharge',
  'lss',
  'records',
  'deletion',
  'informing',
  'investigation',
] as const;
export type LawTopic = (typeof LAW_TOPICS)[number];
export type Laws = Readonly<Record<LawTopic, readonly Statutes[]>>;

/** What is cited of one topic, by the day of the act; three stand in words of their own. */
export type CitedTopic = Exclude<LawTopic, 'lss' | 'informing' | 'investigation'>;
export type Cited = { readonly topic: CitedTopic; readonly on: Day };

/** The paragraphs in force on that day, as they are cited then (N14); empty when there were none. */
export const lawOn = (rules: readonly Statutes[], on: Day): string =>
  rules
    .map((rule) => rule.findLast(({ from }) => from <= on)?.ref ?? '')
    .filter((ref) => ref !== '')
    .join(', ');
