import { createHash } from 'node:crypto';
import { mayRead, peopleOf } from '../domain/access.ts';
import { childOf, type Case, type CasePerson } from '../domain/case.ts';
import { channelEffects } from '../domain/channel.ts';
import type { Command } from '../domain/command.ts';
import { decide, type Decision } from '../domain/decide.ts';
import { dutiesOf, type Duty } from '../domain/duties.ts';
import type { Effect } from '../domain/effects.ts';
import type { CommandId } from '../domain/ids.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Context } from '../domain/rules/rule.ts';
import { dayOf } from '../domain/time.ts';
import { wakeAt } from '../domain/wake.ts';
import {
  findAccepted,
  findDuplicate,
  lockCase,
  lockDueCase,
  saveCase,
  setWake,
  type Held,
} from '../store/case-store.ts';
import { writeTogether, type Tx, type Writes } from '../store/database.ts';
import { dutyWrites, findDutiesOfCase } from '../store/duty-store.ts';
import { inboundKey, inboundWrite, noteInbound, wasAnswered } from '../store/inbound-store.ts';
import { childKeyOf, keyOfChild } from './child-key.ts';
import type { Shell } from './shell.ts';

export type Outcome =
  /** Most clicks only write: the worker is woken for an effect, or for an alarm that is due at once. */
  | { readonly kind: 'done'; readonly sip: Case; readonly isWorkDue: boolean }
  /** The very same click came again: nothing more happened. */
  | { readonly kind: 'repeated'; readonly sip: Case }
  | { readonly kind: 'refused'; readonly sip: Case; readonly refusal: Refusal }
  | { readonly kind: 'no-such-case' };

/** Two wrote the same at once, or each waited for the other: the second time one finds what the other has done. */
const MET = new Set(['23505', '40P01']);

/** What was sent with a command, as one string: the same id with other inputs is another click (decision 18). */
export const fingerprint = (inputs: unknown): string =>
  createHash('sha256').update(JSON.stringify(inputs)).digest('base64url');

export type Extra = {
  /** The empty case of a command that opens one. */
  readonly begin?: Case;
  /** What has been begun meanwhile and stands in its place; whoever asks this at the same time waits (decision 18). */
  readonly begun?: (tx: Tx) => Promise<Case | undefined>;
  /** Only if its alarm is due and no other process has it; else there is no such case. */
  readonly onlyIfDue?: true;
  /** What is written together with the decision, and only with it. */
  readonly beside?: (next: Case) => Writes;
  /** Which request it came in: one that was refused is not carried out when Teams sends it again (R4). */
  readonly request?: string;
};

/**
 * The one entrance: locks the case, decides, and writes state, events, command id, duties, alarm and jobs in one
 * transaction.
 */
export async function handle(shell: Shell, command: Command, inputs: string, extra: Extra = {}): Promise<Outcome> {
  const outcome = await inTransaction(shell, command, inputs, extra, { isAgain: false }).catch((error: unknown) => {
    // The same click twice, or two starts about one child at the same moment: the second now finds the first.
    if (MET.has((error as { code?: string }).code ?? ''))
      return inTransaction(shell, command, inputs, extra, { isAgain: true });
    throw error;
  });
  if (outcome.kind === 'done' && outcome.isWorkDue) shell.wake();
  if (outcome.kind === 'refused') await reportDuplicate(shell, command, outcome.refusal);
  return outcome;
}

async function inTransaction(
  shell: Shell,
  command: Command,
  inputs: string,
  { begin, begun, beside, request, onlyIfDue }: Extra,
  { isAgain }: { readonly isAgain: boolean },
): Promise<Outcome> {
  return await shell.db.transaction().execute(async (tx): Promise<Outcome> => {
    const other = await begun?.(tx);
    if (other) return { kind: 'repeated', sip: other };
    const held = onlyIfDue ? await lockDueCase(tx, command.caseId, command.at) : await lockCase(tx, command.caseId);
    const sip = held?.sip ?? begin;
    if (!sip) return { kind: 'no-such-case' };
    // Most clicks are new: an earlier one shows itself when the new one is refused, or when its id is written twice.
    const known = isAgain ? await findEarlier(tx, sip, command, inputs) : undefined;
    if (known) return known;
    const asked = request === undefined ? undefined : inboundKey(request, command.id);
    if (isAgain && asked && (await wasAnswered(tx, asked))) return { kind: 'refused', sip, refusal: { code: 'stale' } };
    const context = await contextFor(shell, tx, sip, command);
    const decision = decide(context, sip, command);
    if (!decision.ok) {
      const earlier = await findEarlier(tx, sip, command, inputs);
      if (earlier) return earlier;
      if (asked) await noteInbound(tx, asked, decision.refusal.code);
      return { kind: 'refused', sip, refusal: decision.refusal };
    }
    const came = asked ? [inboundWrite(tx, asked, 'done')] : [];
    const writes = [...(beside?.(decision.next) ?? []), ...came];
    const isWorkDue = await save(shell, tx, context, { held, sip, command, inputs, decision, writes });
    return { kind: 'done', sip: decision.next, isWorkDue };
  });
}

/** The outcome of a click that was carried out before; the same id with other inputs is another click (decision 18). */
async function findEarlier(tx: Tx, sip: Case, command: Command, inputs: string): Promise<Outcome | undefined> {
  const accepted = await findAccepted(tx, command.id);
  if (accepted === undefined) return undefined;
  return accepted === inputs ? { kind: 'repeated', sip } : { kind: 'refused', sip, refusal: { code: 'stale' } };
}

/** The child that a command names, whose other open case is looked for. */
const childBy = (command: Command): Pick<CasePerson, 'name' | 'birth'> | undefined =>
  command.verb === 'case.start' || command.verb === 'facts.correct'
    ? { name: command.childName, birth: command.birth }
    : undefined;

async function contextFor(shell: Shell, tx: Tx, sip: Case, command: Command): Promise<Context> {
  const profile = command.verb === 'profile.adopt' ? shell.profileNow(sip.authority) : shell.profileOf(sip);
  const context = { profile, directory: shell.directory() };
  const child = childBy(command) ?? (command.verb === 'case.reopen' ? childOf(sip) : undefined);
  if (!child?.birth) return context;
  const key = keyOfChild(shell.secret, sip.authority, child.name, child.birth);
  const duplicate = await findDuplicate(tx, key, sip.id);
  if (!duplicate) return context;
  const readers = peopleOf(duplicate).filter((person) =>
    mayRead(shell.profileOf(duplicate), context.directory, duplicate, person, dayOf(command.at)),
  );
  return { ...context, duplicate: { caseId: duplicate.id, people: readers } };
}

type Accepted = {
  /** As it is stored; none for a case that begins. */
  readonly held: Held | undefined;
  readonly sip: Case;
  readonly command: Command;
  readonly inputs: string;
  readonly decision: Extract<Decision, { ok: true }>;
  readonly writes: Writes;
};

/** Gives whether the worker has something to do at once. */
async function save(
  shell: Shell,
  tx: Tx,
  context: Context,
  { held, sip, command, inputs, decision, writes }: Accepted,
): Promise<boolean> {
  const { next, events, transition } = decision;
  const before = held?.sip;
  const isLook = command.verb === 'look';
  // A look that is due stays due: someone else's click does not take its place.
  const isDue = !isLook && held?.wakeAt && held.wakeAt <= command.at;
  const wake = isDue ? held.wakeAt : wakeAt(context, next, command.at);
  const duties = { dutiesBefore: await dutiesWritten(tx, context, held, isLook), duties: dutiesOf(context, next) };
  const channel = shell.ownChannels
    ? channelEffects(context, { before: sip, after: next, events, isLook }, decision.effects)
    : [];
  if (isLook && events.length === 0) {
    await writeTogether(tx, dutyWrites(tx, sip.id, duties.dutiesBefore, duties.duties));
    await setWake(tx, sip.id, wake);
    await enqueue(shell, tx, sip, channel);
    return channel.length > 0;
  }
  await saveCase(tx, {
    before,
    after: next,
    command,
    inputs,
    transition,
    events,
    writes,
    ...duties,
    wakeAt: wake,
    childKey: childKeyOf(shell.secret, next),
  });
  // First of all: who may not be in the channel is out before anything is written there.
  const effects = [...channel, ...decision.effects];
  await enqueue(shell, tx, next, effects);
  return effects.length > 0 || (wake !== undefined && wake <= command.at);
}

const enqueue = async ({ jobs }: Shell, tx: Tx, { id }: Case, effects: readonly Effect[]): Promise<void> =>
  await jobs.enqueue(
    tx,
    effects.map((effect) => ({ caseId: id, effect })),
  );

/** A look compares with what is written: the directory may be another than when that was done (S18). */
async function dutiesWritten(
  tx: Tx,
  context: Context,
  held: Held | undefined,
  isLook: boolean,
): Promise<readonly Duty[]> {
  if (!held) return [];
  return isLook ? await findDutiesOfCase(tx, held.sip.id) : dutiesOf(context, held.sip);
}

/**
 * The one who coordinates the open case is told that a colleague also asked, before the colleague has an answer: that
 * someone will ring is never said in vain. The colleague is told nothing of the case. It has a transaction of its own,
 * so that nobody ever holds two cases.
 */
async function reportDuplicate(shell: Shell, { id, at, by }: Command, refusal: Refusal): Promise<void> {
  if (refusal.code !== 'duplicate' || refusal.member || by === 'system') return;
  const report: Command = {
    id: `${id}/duplicate` as CommandId,
    caseId: refusal.other,
    by: 'system',
    at,
    seen: 0,
    verb: 'duplicate.seen',
    person: by,
  };
  await handle(shell, report, '');
}
