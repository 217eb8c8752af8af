import { hasRight, openRow, reaches } from './available.ts';
import { draftPlan, fixedPlan, isOpen, type Case, type Change } from './case.ts';
import type { Command, CommandOf, Verb } from './command.ts';
import { effectsOf, type Effect } from './effects.ts';
import type { Event } from './event.ts';
import { evolveAll } from './evolve.ts';
import type { Row } from './process/row.ts';
import { isLockedFor } from './protection.ts';
import { hard, MIN_REASON, type Refusal } from './refusal.ts';
import { releasesDue } from './releases.ts';
import { callsDue } from './rules/calls.ts';
import type { Context } from './rules/rule.ts';
import { settle } from './settle.ts';
import { dayOf } from './time.ts';

export type Decision =
  | {
      readonly ok: true;
      readonly transition: string;
      readonly events: readonly Event[];
      readonly next: Case;
      readonly effects: readonly Effect[];
    }
  | { readonly ok: false; readonly refusal: Refusal };

/** Verbs after which a child has an open case: one in an authority. */
const NAMES_CHILD: ReadonlySet<Verb> = new Set(['case.start', 'facts.correct', 'case.reopen']);

const no = (refusal: Refusal): Decision => ({ ok: false, refusal });

/**
 * What a command means for a case: the events that follow and what the world should now do, or why not. Pure; the
 * same for clicks, typed words, the alarm and what a delivery brings back.
 */
export function decide(context: Context, sip: Case, command: Command): Decision {
  const { verb, by, at } = command;
  if (!hasRight(context.directory, sip, verb, by)) return no({ code: 'not-yours' });
  const row = openRow(sip, command.verb);
  if (!row) return no(notNow(sip, command));
  if (by !== 'system' && !reaches(context, sip, verb, by, dayOf(at))) return no({ code: 'not-yours' });
  const change = staleChange(row, sip, command);
  if (change) return no({ code: 'stale', change });
  const lacks = row.guards.flatMap((guard) => guard(sip, command as CommandOf<Verb>, context));
  const blocking = lacks.filter((lack) => !lack.soft);
  if (blocking.length > 0) return no({ code: 'lacking', lacks: blocking });
  if (isPausedByNow(context, row, sip, command)) return no({ code: 'not-now' });
  // Only about a child that the case could have: else anyone could ask for other children (S16).
  if (context.duplicate && NAMES_CHILD.has(command.verb)) return no(duplicateOf(context.duplicate, command));
  const overridden = lacks.length > 0;
  const reason = command.reason ?? row.why?.(command) ?? '';
  if (overridden && reason.length < MIN_REASON) return no({ code: 'needs-reason', lacks });
  return accept(context, row, sip, command, overridden ? reason : undefined);
}

function accept(context: Context, row: Row<Verb>, sip: Case, command: Command, reason: string | undefined): Decision {
  const stamp = { by: command.by, at: command.at };
  const own = row.rule(sip, command, context);
  const decided = [...own, ...releasesDue(context, evolveAll(sip, own, stamp), command.at)];
  const moved: readonly Event[] =
    row.to || reason
      ? [{ type: 'Moved', from: sip.step, to: row.to ?? sip.step, transition: row.id, ...(reason ? { reason } : {}) }]
      : [];
  const middle = evolveAll(sip, [...decided, ...moved], stamp);
  const settled = settle(context, middle, command.at);
  const after = evolveAll(middle, settled, stamp);
  const calls = callsDue(context, sip, after);
  const next = evolveAll(after, calls, stamp);
  const events = [...decided, ...moved, ...settled, ...calls];
  return { ok: true, transition: row.id, events, next, effects: effectsOf(context, sip, next, events, command.at) };
}

/** The day may have ended the consent before the alarm has said so (E4): what needs an active case waits. */
const isPausedByNow = (context: Context, row: Row<Verb>, sip: Case, { at }: Command): boolean =>
  !row.status.includes('paused-consent') && settle(context, sip, at).some(({ type }) => type === 'Paused');

/** The newest later change of a part that the clicked screen edits; one's own earlier click counts too. */
function staleChange(row: Row<Verb>, sip: Case, command: Command): Change | undefined {
  const parts = row.parts?.(command, sip) ?? [];
  return parts
    .flatMap((part) => sip.changed[part] ?? [])
    .filter((change) => change.rev > command.seen)
    .toSorted((a, b) => a.rev - b.rev)
    .at(-1);
}

/** SKY-01 in a locked case; ST40: of two who fix the plan at the same time, one is told that it is done. */
const notNow = (sip: Case, { verb }: Command): Refusal =>
  isOpen(sip) && isLockedFor(sip, verb)
    ? { code: 'lacking', lacks: [hard('SKY-01')] }
    : verb === 'plan.fix' && fixedPlan(sip) && !draftPlan(sip)
      ? { code: 'not-now', done: 'plan-fixed' }
      : { code: 'not-now' };

const duplicateOf = ({ caseId, people }: NonNullable<Context['duplicate']>, { by }: Command): Refusal => ({
  code: 'duplicate',
  other: caseId,
  member: by !== 'system' && people.includes(by),
});
