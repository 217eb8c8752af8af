import { NOTHING_KEPT } from '../app/calendar.ts';
import { DeliveryError } from '../app/delivery.ts';
import { handle } from '../app/handle.ts';
import { isCancelled } from '../domain/called.ts';
import type { Case, Failable } from '../domain/case.ts';
import type { Command } from '../domain/command.ts';
import type { Effect } from '../domain/effects.ts';
import { evaluateConsent } from '../domain/evaluate-consent.ts';
import type { CommandId } from '../domain/ids.ts';
import { dayOf } from '../domain/time.ts';
import { findCase } from '../store/case-store.ts';
import { saveDelivery } from '../store/talk-store.ts';
import type { CaseTask, TakenTask } from '../store/jobs.ts';
import { editPrompt } from './edit-prompt.ts';
import { hide, hideTomorrow } from './hide.ts';
import { ask, showFace } from './send-channel.ts';
import { sendDay } from './send-day.ts';
import { giveUpInquiry, tellInquiry } from './send-inquiry.ts';
import { tell } from './send-notice.ts';
import { withhold, type Sender } from './sending.ts';

/** Carries out one effect. What was sent is noted before and after, so that a second try finds it done. */
export async function deliver(
  sender: Sender,
  { id, task, isLastTry }: Pick<TakenTask, 'id' | 'task' | 'isLastTry'>,
): Promise<void> {
  try {
    if ('inquiry' in task) return await tellInquiry(sender, task);
    await perform(sender, task);
    await noteDone(sender, task, id);
  } catch (error) {
    const isFinal = error instanceof DeliveryError && error.kind === 'never';
    // Neutral cards are harmless when they come twice, and lost ones are not: what is uncertain is tried again.
    if (!isFinal && !isLastTry) throw error;
    const code = error instanceof DeliveryError ? error.code : 'error';
    await ('inquiry' in task ? giveUpInquiry(sender, task, code) : giveUp(sender, task, id, code));
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

/** A message that cannot arrive becomes a telephone call for the coordinator (P4); it never holds up the next ones. */
async function giveUp(sender: Sender, task: CaseTask, id: string, code: string): Promise<void> {
  const { shell } = sender;
  const { caseId, effect } = task;
  shell.log.warn('not-delivered', { case: caseId, kind: effect.kind, code });
  if (effect.kind === 'hide') return await hideTomorrow(sender, caseId, effect);
  if (!('to' in effect)) return await noteFailure(sender, task, id);
  await saveDelivery(shell.db, {
    key: effect.key,
    case_id: caseId,
    person: effect.to,
    state: 'failed',
    conversation: null,
    activity_id: null,
    code,
    at: shell.clock(),
  });
  await handle(
    shell,
    { ...systemMeta(shell, task, `failed/${effect.key}`), verb: 'delivery.failed', person: effect.to },
    '',
  );
}

const FAILABLE = { face: ['face'], prompt: ['prompt'], meeting: ['booking', 'unbooking'] } as const;
const failablesOf = ({ effect }: CaseTask): readonly Failable[] =>
  Object.hasOwn(FAILABLE, effect.kind) ? FAILABLE[effect.kind as keyof typeof FAILABLE] : [];

/** What cannot be shown in the channel or booked becomes something for the coordinator to know (P4). */
async function noteFailure({ shell }: Sender, task: CaseTask, id: string): Promise<void> {
  const sip = await findCase(shell.db, task.caseId);
  const [first, second] = failablesOf(task);
  if (!sip || !first) return;
  const effect = second && isCancelling(sip, task) ? second : first;
  await handle(shell, { ...systemMeta(shell, task, `failed/${id}`), verb: 'effect.failed', effect }, '');
}

/** A later try that went well ends what an earlier one left behind. */
async function noteDone({ shell }: Sender, task: CaseTask, id: string): Promise<void> {
  const failables = failablesOf(task);
  const sip = failables.length > 0 ? await findCase(shell.db, task.caseId) : undefined;
  for (const effect of failables.filter((one) => sip?.failed[one])) {
    const meta = systemMeta(shell, task, `done/${id}/${effect}`);
    await handle(shell, { ...meta, verb: 'effect.done', effect, link: '' }, '');
  }
}

const systemMeta = ({ clock }: Sender['shell'], { caseId }: CaseTask, id: string) =>
  ({ id: id as CommandId, caseId, by: 'system', at: clock(), seen: 0 }) as const;

function isCancelling(sip: Case, { effect }: CaseTask): boolean {
  const meeting = effect.kind === 'meeting' ? sip.meetings.find((one) => one.id === effect.meeting) : undefined;
  return meeting !== undefined && isCancelled(sip, meeting);
}
