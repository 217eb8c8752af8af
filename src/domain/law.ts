import type { Day } from './time.ts';

/**
 * One rule through time: what its paragraph is called from each day on, the earliest first, and the times that it sets
 * (`within`, in the order in which they are told). An empty text ends it.
 */
export type Statutes = readonly { readonly from: Day; readonly ref: string; readonly within?: readonly string[] }[];

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

const inForce = (rules: readonly Statutes[], on: Day) =>
  rules.flatMap((rule) => rule.findLast(({ from }) => from <= on) ?? []).filter(({ ref }) => ref !== '');

/** The paragraphs in force on that day, as they are cited then (N14); empty when there were none. */
export const lawOn = (rules: readonly Statutes[], on: Day): string =>
  inForce(rules, on)
    .map(({ ref }) => ref)
    .join(', ');

/** The times that the rules in force on that day set, in words: "14 dagar"; none when they set none. */
export const timesOn = (rules: readonly Statutes[], on: Day): readonly string[] =>
  inForce(rules, on).flatMap(({ within }) => within ?? []);
