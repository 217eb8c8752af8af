import { drawNotice, summaryOf } from '../cards/notices.ts';
import type { Case } from '../domain/case.ts';
import type { Effect } from '../domain/effects.ts';
import { noticeHolds } from '../domain/notice-holds.ts';
import { placeOf, postTo } from './chats.ts';
import { drawn, withhold, type Sender } from './sending.ts';

type Notice = Extract<Effect, { kind: 'notice' }>;

/** A neutral card to one person: what it says holds at the moment of sending, or it is not sent. */
export async function tell(sender: Sender, sip: Case, effect: Notice): Promise<void> {
  const { key, to, notice } = effect;
  const { shell, cast } = sender;
  const context = { profile: shell.profileOf(sip), directory: shell.directory() };
  if (!noticeHolds(context, sip, effect, shell.clock())) return await withhold(sender, sip, key, to);
  const place = await placeOf(sender, to);
  const card = await drawn(sender, sip, to, notice, (nonce) =>
    drawNotice(
      notice,
      { sip, profile: shell.profileOf(sip), directory: shell.directory(), now: shell.clock(), to },
      { nonce, practice: cast.mark(to) ?? '' },
    ),
  );
  const summary = summaryOf(notice, sip.alias);
  await postTo(sender, to, { key, case_id: sip.id, person: to }, place, { card, summary });
}
