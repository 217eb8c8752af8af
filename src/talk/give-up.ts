import { handle } from '../app/handle.ts';
import { DeliveryError } from '../app/delivery.ts';
import { NOT_REMOVED } from '../app/place.ts';
import { isCancelled } from '../domain/called.ts';
import type { Failable } from '../domain/case.ts';
import type { CommandId } from '../domain/ids.ts';
import { findCase } from '../store/case-store.ts';
import type { CaseTask, TakenTask } from '../store/jobs.ts';
import { block, saveDelivery } from '../store/talk-store.ts';
import type { End } from './delivery-policy.ts';
import { hideTomorrow } from './hide.ts';
import { giveUpInquiry } from './send-inquiry.ts';
import type { Sender } from './sending.ts';

type Given = Pick<TakenTask, 'id' | 'task'>;

/** What only who runs the bot can mend: its account is not known, or what it sends is wrong. One line each, of codes. */
const ALARMS: Readonly<Record<string, 'bot-not-authorized' | 'message-wrong' | undefined>> = {
  unauthorized: 'bot-not-authorized',
  'bad-request': 'message-wrong',
  'too-big': 'message-wrong',
  refused: 'message-wrong',
};

/**
 * A message that will not be sent again becomes a telephone call for the coordinator (P4), and never holds up the next
 * ones; what only asks for something comes with the next message of the day.
 */
export async function giveUp(sender: Sender, { id, task }: Given, error: unknown, as: End): Promise<void> {
  const { shell } = sender;
  const { effect } = task;
  const code = error instanceof DeliveryError ? error.code : 'error';
  const alarm = Object.hasOwn(ALARMS, code) ? ALARMS[code] : undefined;
  if (alarm) shell.log.error(alarm, { kind: effect.kind, reason: code });
  if (code === 'blocked' && 'to' in effect) await block(shell.db, effect.to, shell.clock());
  if ('inquiry' in task) return await giveUpInquiry(sender, task, code);
  shell.log.warn('not-delivered', { case: task.caseId, kind: effect.kind, reason: code, as });
  if (effect.kind === 'hide') return await hideTomorrow(sender, task.caseId, effect);
  if (!('to' in effect)) return await noteFailure(sender, task, id, code);
  await saveDelivery(shell.db, {
    key: effect.key,
    case_id: task.caseId,
    person: effect.to,
    state: as === 'failed' ? 'failed' : 'uncertain',
    conversation: null,
    activity_id: null,
    code,
    at: shell.clock(),
  });
  if (as === 'fold') return;
  const verb = as === 'unsure' ? 'delivery.uncertain' : 'delivery.failed';
  await handle(shell, { ...systemMeta(shell, task, `${as}/${effect.key}`), verb, person: effect.to }, '');
}

const FAILABLE = {
  face: ['face'],
  prompt: ['prompt'],
  meeting: ['booking', 'unbooking'],
  channel: ['channel', 'members'],
} as const;
const failablesOf = ({ effect }: CaseTask): readonly Failable[] =>
  Object.hasOwn(FAILABLE, effect.kind) ? FAILABLE[effect.kind as keyof typeof FAILABLE] : [];

/** What cannot be shown in the channel or booked becomes something for the coordinator to know (P4). */
async function noteFailure({ shell }: Sender, task: CaseTask, id: string, code: string): Promise<void> {
  const sip = await findCase(shell.db, task.caseId);
  const [first, second] = failablesOf(task);
  if (!sip || !first) return;
  const { effect } = task;
  const meeting = effect.kind === 'meeting' && sip.meetings.find((one) => one.id === effect.meeting);
  const isSecond = code === NOT_REMOVED || (meeting && isCancelled(sip, meeting));
  const failed = second && isSecond ? second : first;
  await handle(shell, { ...systemMeta(shell, task, `failed/${id}`), verb: 'effect.failed', effect: failed }, '');
}

/** A later try that went well ends what an earlier one left behind. */
export async function noteDone({ shell }: Sender, task: CaseTask, id: string): Promise<void> {
  const failables = failablesOf(task);
  const sip = failables.length > 0 ? await findCase(shell.db, task.caseId) : undefined;
  for (const effect of failables.filter((one) => sip?.failed[one])) {
    const meta = systemMeta(shell, task, `done/${id}/${effect}`);
    await handle(shell, { ...meta, verb: 'effect.done', effect, link: '' }, '');
  }
}

const systemMeta = ({ clock }: Sender['shell'], { caseId }: CaseTask, id: string) =>
  ({ id: id as CommandId, caseId, by: 'system', at: clock(), seen: 0 }) as const;
