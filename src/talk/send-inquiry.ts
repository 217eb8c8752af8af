import { noteNotReached } from '../app/inquire.ts';
import { drawInquiryNotice, INQUIRY_SUMMARY } from '../cards/inquiry-texts.ts';
import type { InquiryTask } from '../store/jobs.ts';
import { findInquiry } from '../store/inquiry-store.ts';
import { saveCard, saveDelivery } from '../store/talk-store.ts';
import { freshId } from './carry-out.ts';
import { placeOf, postTo } from './chats.ts';
import type { Sender } from './sending.ts';

/** A neutral card about something outside any case; nothing when it has been taken back meanwhile. */
export async function tellInquiry(sender: Sender, { inquiry: id, effect }: InquiryTask): Promise<void> {
  const { shell, cast } = sender;
  const { key, to, news } = effect;
  const inquiry = await findInquiry(shell.db, id);
  if (!inquiry) return;
  const place = await placeOf(sender, to);
  const nonce = freshId() as string;
  const row = { nonce, case_id: null, person: to, screen: 'inquiry-notice', ref: id, revision: 0, at: shell.clock() };
  await saveCard(shell.db, row);
  const card = drawInquiryNotice(news, inquiry, shell.directory(), { nonce, practice: cast.mark(to) ?? '' });
  await postTo(sender, to, { key, case_id: null, person: to }, place, { card, summary: INQUIRY_SUMMARY });
}

/** It will not arrive: the one who asked sees it in the inquiry, and can ring. */
export async function giveUpInquiry(sender: Sender, { inquiry, effect }: InquiryTask, code: string): Promise<void> {
  const { shell } = sender;
  const { key, to, kind } = effect;
  shell.log.warn('inquiry-not-delivered', { kind, reason: code });
  const row = { key, case_id: null, person: to, conversation: null, activity_id: null };
  await saveDelivery(shell.db, { ...row, state: 'failed', code, at: shell.clock() });
  await noteNotReached(shell, inquiry, to);
}
