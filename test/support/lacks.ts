import type { Profile } from '../../src/domain/profile.ts';
import type { Refusal } from '../../src/domain/refusal.ts';
import type { Context } from '../../src/domain/rules/rule.ts';
import { context } from './walk.ts';

/** What a refusal says is missing, soft ones marked: "SAM-01", "soft child-says-no"; or the refusal's own code. */
export const lacksOf = (refusal: Refusal): readonly string[] =>
  'lacks' in refusal ? refusal.lacks.map(({ code, soft }) => (soft ? `soft ${code}` : code)) : [refusal.code];

/** The practice context with other rules for consent. */
export const withConsentRules = (consent: Partial<Profile['consent']>): Context => ({
  ...context,
  profile: { ...context.profile, consent: { ...context.profile.consent, ...consent } },
});
