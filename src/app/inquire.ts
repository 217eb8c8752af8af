import type { InquiryId, PersonId } from '../domain/ids.ts';
import {
  answered,
  answerLacks,
  askingLacks,
  newInquiry,
  notReached,
  type Asked,
  type InquiryAnswer,
} from '../domain/inquiry.ts';
import type { Lack } from '../domain/refusal.ts';
import { insertInquiry, lockInquiry, saveInquiry } from '../store/inquiry-store.ts';
import type { Shell } from './shell.ts';

/** Writes and sends; the same id again does nothing more. What is lacking is given back, and then nothing is written. */
export async function ask(shell: Shell, id: InquiryId, asker: PersonId, asked: Asked): Promise<readonly Lack[]> {
  const at = shell.clock();
  const lacks = askingLacks(asked, at);
  if (lacks.length > 0) return lacks;
  await shell.db.transaction().execute(async (tx) => {
    if (!(await insertInquiry(tx, newInquiry(id, asker, asked, at)))) return;
    const told = asked.to.map((to) => ({
      inquiry: id,
      effect: { kind: 'inquiry', key: `inquiry/${id}/asked/${to}`, to, news: 'asked' } as const,
    }));
    await shell.jobs.enqueue(tx, told);
  });
  shell.wake();
  return [];
}

/** An answer, and news of it to the one who asked. */
export async function answer(shell: Shell, id: InquiryId, given: Omit<InquiryAnswer, 'at'>): Promise<readonly Lack[]> {
  const at = shell.clock();
  const lacks = await shell.db.transaction().execute(async (tx): Promise<readonly Lack[]> => {
    const inquiry = await lockInquiry(tx, id);
    const earlier = inquiry?.answers.find(({ person }) => person === given.person);
    // The same click twice is one answer.
    if (earlier?.kind === given.kind && earlier.text === given.text) return [];
    const missing = answerLacks(inquiry, given);
    if (!inquiry || missing.length > 0) return missing;
    await saveInquiry(tx, answered(inquiry, { ...given, at }));
    const key = `inquiry/${id}/answered/${given.person}/${at}`;
    await shell.jobs.enqueue(tx, [
      { inquiry: id, effect: { kind: 'inquiry', key, to: inquiry.asker, news: 'answered' } },
    ]);
    return [];
  });
  if (lacks.length === 0) shell.wake();
  return lacks;
}

/** The message could not arrive: the one who asked sees whom to ring. */
export async function noteNotReached(shell: Shell, id: InquiryId, person: PersonId): Promise<void> {
  await shell.db.transaction().execute(async (tx) => {
    const inquiry = await lockInquiry(tx, id);
    if (inquiry && inquiry.asker !== person) await saveInquiry(tx, notReached(inquiry, person));
  });
}
