import { guardiansOf, type Case } from './case.ts';
import type { MemberId, PersonId } from './ids.ts';
import type { Day } from './time.ts';

/** W9 care by LVU, W10 protected housing that one guardian has agreed to, W11 a guardian who is hindered. */
export const CIRCUMSTANCES = ['care', 'shelter', 'hindered'] as const;
export type CircumstanceKind = (typeof CIRCUMSTANCES)[number];

/** Something about the guardians that decides who has to say yes; never a decision of the bot's own. */
export type Circumstance = {
  readonly kind: CircumstanceKind;
  /** Whose yes is not waited for (W11), or who is never contacted from here (W10). */
  readonly guardian?: MemberId;
  /** The position of the social board, the legal assessment or the reason; empty while it is awaited. */
  readonly assessment: string;
  /** Who made the assessment, and when: an authority or a lawyer, outside the bot. */
  readonly assessedBy: string;
  readonly by: PersonId;
  readonly on: Day;
  /** The last day of a hindrance; after it the guardian is asked as before. */
  readonly until?: Day;
};

export const circumstanceOf = (sip: Case, kind: CircumstanceKind): Circumstance | undefined =>
  sip.circumstances?.find((one) => one.kind === kind);

/** W10: who must not be reached from here, neither by card, letter nor telephone. */
export const isNeverContacted = (sip: Case, who: string): boolean => circumstanceOf(sip, 'shelter')?.guardian === who;

/** Guardians who may be asked, invited and sent copies. */
export const guardiansToMeet = (sip: Case): ReturnType<typeof guardiansOf> =>
  guardiansOf(sip).filter(({ id }) => !isNeverContacted(sip, id));

/** W10, W11: whose yes is not waited for on that day. Their no still counts (W12). */
export const isExcused = (sip: Case, who: MemberId, on: Day): boolean => {
  const hindered = circumstanceOf(sip, 'hindered');
  return isNeverContacted(sip, who) || (hindered?.guardian === who && on <= (hindered.until ?? on));
};

/** W9, W10: someone outside the bot has to take a position before any consent counts. */
export const awaitsAssessment = (sip: Case): boolean =>
  (sip.circumstances ?? []).some(({ assessment }) => assessment === '');
