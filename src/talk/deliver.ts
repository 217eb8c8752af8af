import { NOTHING_KEPT } from '../app/calendar.ts';
import { handle } from '../app/handle.ts';
import { isCancelled } from '../domain/called.ts';
import type { Case } from '../domain/case.ts';
import type { Command } from '../domain/command.ts';
import type { Effect } from '../domain/effects.ts';
import { evaluateConsent } from '../domain/evaluate-consent.ts';
import type { CommandId } from '../domain/ids.ts';
import { dayOf } from '../domain/time.ts';
import { findCase } from '../store/case-store.ts';
import { Later, type CaseTask, type TakenTask } from '../store/jobs.ts';
import { lookAfter } from './case-place.ts';
import { classOf, verdictOn, type End } from './delivery-policy.ts';
import { editPrompt } from './edit-prompt.ts';
import { giveUp, noteDone } from './give-up.ts';
import { hide } from './hide.ts';
import { ask, showFace } from './send-channel.ts';
import { sendDay } from './send-day.ts';
import { tellInquiry } from './send-inquiry.ts';
import { tell } from './send-notice.ts';
import { withhold, type Sender } from './sending.ts';

/** Carries out one effect. What was sent is noted before and after, so that a second try finds it done. */
export async function deliver(
  sender: Sender,
  { id, task, tries }: Pick<TakenTask, 'id' | 'task' | 'tries'>,
  chance = Math.random,
): Promise<void> {
  const kind = classOf(task);
  const became = (outcome: 'done' | 'later' | End): void =>
    sender.shell.log.debug('delivery', { class: kind, outcome });
  try {
    if ('inquiry' in task) await tellInquiry(sender, task);
    else {
      await perform(sender, task);
      await noteDone(sender, task, id);
    }
    became('done');
  } catch (error) {
    if (error instanceof Later) throw error;
    const verdict = verdictOn(kind, error, tries, chance());
    became(verdict.kind === 'later' ? 'later' : verdict.as);
    if (verdict.kind === 'later') throw new Later(verdict.seconds, { isTry: true, cause: error });
    await giveUp(sender, { id, task }, error, verdict.as);
  }
}

async function perform(sender: Sender, task: CaseTask): Promise<void> {
  const sip = await findCase(sender.shell.db, task.caseId);
  if (!sip) return;
  const { effect } = task;
  // S18: who has left since it was decided is told nothing more.
  if ('to' in effect && !sender.shell.directory().staff.has(effect.to))
    return await withhold(sender, sip, effect.key, effect.to);
  switch (effect.kind) {
    case 'notice':
      return await tell(sender, sip, effect);
    case 'digest':
      return await sendDay(sender, sip, effect);
    case 'face':
      return await showFace(sender, sip, effect.key);
    case 'channel':
      return await lookAfter(sender, sip);
    case 'prompt':
      return await ask(sender, sip, effect);
    case 'prompt-edit':
      return await editPrompt(sender, sip, effect);
    case 'meeting':
      return await book(sender, sip, effect);
    case 'hide':
      return await hide(sender, sip, effect);
  }
}

async function book(
  { shell, calendar }: Sender,
  sip: Case,
  { key, meeting: id }: Extract<Effect, { kind: 'meeting' }>,
): Promise<void> {
  const meeting = sip.meetings.find((one) => one.id === id);
  if (!meeting) return;
  // The day may have ended the consent before the alarm has said so (§3.7).
  const stands = evaluateConsent(shell.profileOf(sip), sip, dayOf(shell.clock())).allowed;
  if (!stands || isCancelled(sip, meeting) || !meeting.start) return await calendar.cancel(sip, meeting, key);
  const { link } = await calendar.book(sip, meeting, key, NOTHING_KEPT);
  if (link === '' || meeting.booked === link) return;
  const command: Command = {
    id: `booked/${key}` as CommandId,
    caseId: sip.id,
    by: 'system',
    at: shell.clock(),
    seen: 0,
    verb: 'meeting.booked',
    meeting: meeting.id,
    link,
  };
  await handle(shell, command, '');
}
