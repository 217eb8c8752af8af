import type { CaseId } from '../domain/ids.ts';
import type { Place } from './delivery.ts';

/** Where a case of its own is shown: there, in a channel that is put away, or (`none`) in that of the unit. */
export type OwnPlace = { readonly kind: 'here'; readonly place: Place } | { readonly kind: 'away' | 'none' };

/**
 * Channels of the cases' own. Everything may be asked for again, by several processes too: what is done already is
 * found and not done twice. Throws a DeliveryError; NOT_REMOVED says that someone is still in it who may not be.
 */
export type CaseChannels = {
  /** Makes the channel, lets the bot in, and makes its members those of `channelOf`; then it may be written in. */
  readonly agree: (caseId: CaseId) => Promise<OwnPlace>;
  /** Puts the channel of a case that has ended away, when the last has been written in it. */
  readonly putAway: (caseId: CaseId) => Promise<void>;
};

/** The code of a failure that leaves someone in the channel who may not be there. */
export const NOT_REMOVED = 'not-removed';
