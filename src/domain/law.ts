import type { Day } from './time.ts';

/** One rule through time: what its paragraph is called from each day on, the earliest first. An empty text ends it. */
export type Statutes = readonly { readonly from: Day; readonly ref: string }[];

/** What statutes are cited about in a line of their own, by the day of the act (N14). */
const CITED_TOPICS = [
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
  'records',
  'deletion',
] as const;
/** What stands in sentences of their own, each with the paragraph of the day on which it is read. */
const TOLD_TOPICS = [
  'duty-to-tell',
  'own-support',
  'board-decides',
  'health-tells',
  'pupil-health-tells',
  'social-tells',
  'authority-tells',
] as const;
/** All that the law is asked about; three stand beside the words of one card each. */
export const LAW_TOPICS = [...CITED_TOPICS, ...TOLD_TOPICS, 'lss', 'informing', 'investigation'] as const;
export type LawTopic = (typeof LAW_TOPICS)[number];
export type Laws = Readonly<Record<LawTopic, readonly Statutes[]>>;

export type CitedTopic = (typeof CITED_TOPICS)[number];
export type ToldTopic = (typeof TOLD_TOPICS)[number];
/** What is cited of one topic, by the day of the act. */
export type Cited = { readonly topic: CitedTopic; readonly on: Day };

/** The paragraphs in force on that day, as they are cited then (N14); empty when there were none. */
export const lawOn = (rules: readonly Statutes[], on: Day): string =>
  rules
    .map((rule) => rule.findLast(({ from }) => from <= on)?.ref ?? '')
    .filter((ref) => ref !== '')
    .join(', ');
