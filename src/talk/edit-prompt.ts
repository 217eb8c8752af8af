import { drawPrompt, drawPromptOver } from '../cards/face.ts';
import type { Case } from '../domain/case.ts';
import { dutiesOf } from '../domain/duties.ts';
import type { Effect } from '../domain/effects.ts';
import { findUnedited, noteEdited } from '../store/post-store.ts';
import { ownPlace, placeOfUnit } from './case-place.ts';
import { isGone } from './send-channel.ts';
import { drawn, type Sender } from './sending.ts';

/** The posts in the channels that asked about a duty: with buttons while it waits, else what became of it. */
export async function editPrompt(
  sender: Sender,
  sip: Case,
  { key: edit, duty }: Extract<Effect, { kind: 'prompt-edit' }>,
): Promise<void> {
  const { shell, cast, messenger, turn } = sender;
  const unit = await placeOfUnit(sender, sip);
  const own = await ownPlace(sender, sip);
  const view = { sip, profile: shell.profileOf(sip), directory: shell.directory(), now: shell.clock() };
  const places = [
    unit && { ...unit, conversationId: unit.rootConversationId },
    own.kind === 'here' ? own.place : undefined,
  ];
  const practice = cast.mark(undefined) ?? '';
  const waits = dutiesOf(view, sip).some(({ key }) => key === duty);
  for (const place of places.filter((one) => one !== undefined)) {
    const { conversationId } = place;
    for (const activityId of await findUnedited(shell.db, `${sip.id}/${duty}/`, conversationId, edit)) {
      await turn?.(conversationId);
      const card = waits
        ? await drawn(sender, sip, null, 'prompt', (nonce) => drawPrompt(view, { nonce, practice }))
        : drawPromptOver(view, duty, practice);
      await messenger()
        .update(place, activityId, card)
        .catch((error: unknown) => isGone(error));
      await noteEdited(shell.db, conversationId, activityId, edit);
    }
  }
}
