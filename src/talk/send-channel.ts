import { DeliveryError, type CardJson } from '../app/delivery.ts';
import { drawFace, drawPrompt } from '../cards/face.ts';
import { responsibleOf } from '../domain/access.ts';
import type { Case } from '../domain/case.ts';
import { dutiesOf } from '../domain/duties.ts';
import type { Effect } from '../domain/effects.ts';
import { evaluateConsent } from '../domain/evaluate-consent.ts';
import { dayOf } from '../domain/time.ts';
import { findDelivery, findPlace, saveDelivery } from '../store/talk-store.ts';
import { placeOf, postTo } from './chats.ts';
import { delivered, drawn, openCard, postOnce, SUMMARY, withhold, type Sender } from './sending.ts';

/** The case's one post in the channel, edited in place; posted anew when it is gone. */
export async function showFace(sender: Sender, sip: Case, key: string): Promise<void> {
  const { shell, cast, messenger, turn } = sender;
  const place = await findPlace(shell.db, cast.placeOfChannel(sip.unit));
  if (!place) return;
  const known = await findDelivery(shell.db, key);
  await turn?.(known?.conversation ?? place.rootConversationId);
  const draw = async (): Promise<CardJson> =>
    await drawn(sender, sip, null, 'face', (nonce) =>
      drawFace(
        { sip, profile: shell.profileOf(sip), directory: shell.directory(), now: shell.clock() },
        { nonce, practice: cast.mark(undefined) ?? '' },
      ),
    );
  if (known?.activity_id && known.conversation) {
    const where = { ...place, conversationId: known.conversation };
    const gone = await messenger()
      .update(where, known.activity_id, await draw())
      .then(() => false, isGone);
    if (!gone) return;
    await saveDelivery(shell.db, { ...known, state: 'failed', activity_id: null, code: 'gone', at: shell.clock() });
  }
  await postOnce(
    sender,
    { key, case_id: sip.id, person: null },
    { ...place, conversationId: place.rootConversationId },
    await draw(),
    SUMMARY,
  );
}

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
  const channel = await findPlace(shell.db, cast.placeOfChannel(sip.unit));
  const view = { sip, profile: shell.profileOf(sip), directory: shell.directory(), now: shell.clock() };
  const row = { key, case_id: sip.id, person: null };
  if (channel) {
    await turn?.(channel.rootConversationId);
    const practice = cast.mark(undefined) ?? '';
    const card = await drawn(sender, sip, null, 'prompt', (nonce) => drawPrompt(view, { nonce, practice }));
    await postOnce(sender, row, { ...channel, conversationId: channel.rootConversationId }, card, SUMMARY);
  } else {
    const person = responsibleOf(sip);
    const place = await placeOf(sender, person);
    const card = await openCard(sender, sip, person, 'follow-up');
    await postTo(sender, person, row, place, { card, summary: SUMMARY });
  }
  await delivered(sender, sip.id, duties, key);
}
