import { DeliveryError, type CardJson, type Place } from '../app/delivery.ts';
import { drawFace, drawFaceMoved, drawPrompt } from '../cards/face.ts';
import { responsibleOf } from '../domain/access.ts';
import { isOpen, type Case } from '../domain/case.ts';
import { dutiesOf } from '../domain/duties.ts';
import type { Effect } from '../domain/effects.ts';
import { evaluateConsent } from '../domain/evaluate-consent.ts';
import { dayOf } from '../domain/time.ts';
import { wasPosted } from '../store/post-store.ts';
import { findDelivery, saveDelivery } from '../store/talk-store.ts';
import { placeOfCase, placeOfUnit } from './case-place.ts';
import { placeOf, postTo } from './chats.ts';
import { delivered, drawn, openCard, postOnce, SUMMARY, withhold, type Sender } from './sending.ts';

/** The case's one post in its channel, edited in place; posted anew when it is gone. */
export async function showFace(sender: Sender, sip: Case, key: string): Promise<void> {
  const where = await placeOfCase(sender, sip);
  if (!where) return;
  const { isOwn, place } = where;
  const face = { key: isOwn ? `${key}/${place.conversationId}` : key, place, draw: drawFace };
  if (await mayShow(sender, sip, face)) await showAt(sender, sip, face);
  else await withhold(sender, sip, face.key, null);
  if (!isOwn) return;
  await sayMoved(sender, sip, key);
  if (!isOpen(sip)) await sender.channels?.putAway(sip.id);
}

/** A post made in the unit's channel before the case had its own says so, once. */
async function sayMoved(sender: Sender, sip: Case, key: string): Promise<void> {
  const { db, clock } = sender.shell;
  const old = await findDelivery(db, key);
  const place = await placeOfUnit(sender, sip);
  if (!old?.activity_id || old.code === MOVED || !place) return;
  await showAt(sender, sip, { key, place, draw: drawFaceMoved, isNeeded: false });
  await saveDelivery(db, { ...old, code: MOVED, at: clock() });
}
const MOVED = 'moved';

type Post = {
  readonly key: string;
  readonly place: Place;
  readonly draw: typeof drawFace;
  /** Is it posted anew when it is gone? */
  readonly isNeeded?: boolean;
};

async function showAt(sender: Sender, sip: Case, { key, place, draw, isNeeded = true }: Post): Promise<void> {
  const { shell, cast, messenger, turn } = sender;
  const known = await findDelivery(shell.db, key);
  await turn?.(known?.conversation ?? place.conversationId);
  const card = async (): Promise<CardJson> =>
    await drawn(sender, sip, null, 'face', (nonce) =>
      draw(
        { sip, profile: shell.profileOf(sip), directory: shell.directory(), now: shell.clock() },
        { nonce, practice: cast.mark(undefined) ?? '' },
      ),
    );
  if (known?.activity_id && known.conversation) {
    const where = { ...place, conversationId: known.conversation };
    const gone = await messenger()
      .update(where, known.activity_id, await card())
      .then(() => false, isGone);
    if (!gone || !isNeeded) {
      if (known.code === MOVED) await saveDelivery(shell.db, { ...known, code: null });
      return;
    }
    await saveDelivery(shell.db, { ...known, state: 'failed', activity_id: null, code: 'gone', at: shell.clock() });
  }
  if (isNeeded) await postOnce(sender, { key, case_id: sip.id, person: null }, place, await card(), SUMMARY);
}

/** A channel that knows the case hears that it is paused or has ended; one that does not hears nothing then (§3.4). */
const mayShow = async ({ shell }: Sender, sip: Case, { key, place }: Post): Promise<boolean> =>
  (isOpen(sip) && evaluateConsent(shell.profileOf(sip), sip, dayOf(shell.clock())).allowed) ||
  Boolean((await findDelivery(shell.db, key))?.activity_id) ||
  (await wasPosted(shell.db, sip.id, place.conversationId));

/** True when the post is no longer there; any other failure is thrown. */
export function isGone(error: unknown): boolean {
  if (error instanceof DeliveryError && error.code === 'gone') return true;
  throw error;
}

/** The follow-up is asked for in the channel; without one, the responsible person is told in the personal chat. */
export async function ask(
  sender: Sender,
  sip: Case,
  { key, duties }: Extract<Effect, { kind: 'prompt' }>,
): Promise<void> {
  const { shell, cast, turn } = sender;
  const stillDue = dutiesOf({ profile: shell.profileOf(sip), directory: shell.directory() }, sip).some((duty) =>
    duties.includes(duty.key),
  );
  const holds = evaluateConsent(shell.profileOf(sip), sip, dayOf(shell.clock())).allowed;
  if (!stillDue || !holds) return await withhold(sender, sip, key, null);
  const channel = await placeOfCase(sender, sip);
  const view = { sip, profile: shell.profileOf(sip), directory: shell.directory(), now: shell.clock() };
  const row = { key, case_id: sip.id, person: null };
  if (channel) {
    await turn?.(channel.place.conversationId);
    const practice = cast.mark(undefined) ?? '';
    const card = await drawn(sender, sip, null, 'prompt', (nonce) => drawPrompt(view, { nonce, practice }));
    await postOnce(sender, row, channel.place, card, SUMMARY);
  } else {
    const person = responsibleOf(sip);
    const place = await placeOf(sender, person);
    const card = await openCard(sender, sip, person, 'follow-up');
    await postTo(sender, person, row, place, { card, summary: SUMMARY });
  }
  await delivered(sender, sip.id, duties, key);
}
