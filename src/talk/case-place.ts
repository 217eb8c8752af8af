import { DeliveryError, type Place } from '../app/delivery.ts';
import type { OwnPlace } from '../app/place.ts';
import type { Case } from '../domain/case.ts';
import { findPlace } from '../store/talk-store.ts';
import type { Sender } from './sending.ts';

/** Where everyone who takes part reads about a case: in its own channel, or in the channel of its unit. */
export type CasePlace = { readonly isOwn: boolean; readonly place: Place };

/** The channel of the unit, where someone has chosen one. */
export const placeOfUnit = async ({ shell, cast }: Sender, sip: Case): Promise<Place | undefined> =>
  await findPlace(shell.db, cast.placeOfChannel(sip.unit));

/**
 * The case's own channel once nobody is in it who may not be, else that of the unit; undefined where there is none, or
 * where the case's own has been put away. That the own one is not ready its own job tells (P4).
 */
export async function placeOfCase(sender: Sender, sip: Case): Promise<CasePlace | undefined> {
  const own = await ownPlace(sender, sip);
  if (own.kind === 'away') return undefined;
  if (own.kind === 'here') return { isOwn: true, place: own.place };
  const place = await placeOfUnit(sender, sip);
  return place && { isOwn: false, place: { ...place, conversationId: place.rootConversationId } };
}

/** The members agree with the consent, or the channel is not used. */
export async function ownPlace({ channels }: Sender, sip: Case): Promise<OwnPlace> {
  if (!channels) return { kind: 'none' };
  try {
    return await channels.agree(sip.id);
  } catch (error) {
    if (error instanceof DeliveryError && (error.kind === 'never' || isToldOf(sip))) return { kind: 'none' };
    throw error;
  }
}

/** Makes the channel and its members agree; what has been told of is not tried for hours, while other posts wait. */
export async function lookAfter({ channels }: Sender, sip: Case): Promise<void> {
  try {
    await channels?.agree(sip.id);
  } catch (error) {
    throw error instanceof DeliveryError && isToldOf(sip) ? new DeliveryError('never', error.code) : error;
  }
}

const isToldOf = ({ failed }: Case): boolean => failed.channel !== undefined || failed.members !== undefined;
