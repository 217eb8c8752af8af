import type { Case } from '../case.ts';
import { evaluateConsent } from '../evaluate-consent.ts';
import { hard, type Lack } from '../refusal.ts';
import { dayOf, type Instant } from '../time.ts';
import type { Context } from './rule.ts';

/** What to know before a change after which a consent that holds today no longer does (§3.4). */
export const fallsBy = (
  { profile }: Pick<Context, 'profile'>,
  before: Case,
  after: Case,
  at: Instant,
): readonly Lack[] =>
  evaluateConsent(profile, before, dayOf(at)).allowed && !evaluateConsent(profile, after, dayOf(at)).allowed
    ? [hard('consent-falls')]
    : [];
