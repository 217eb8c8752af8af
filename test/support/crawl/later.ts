import { menuOf } from '../../../src/cards/menu.ts';
import { rolesOf } from '../../../src/domain/access.ts';
import { currentMeeting, FAILABLES, fixedPlan } from '../../../src/domain/case.ts';
import type { Command, Payloads, Verb } from '../../../src/domain/command.ts';
import { decide } from '../../../src/domain/decide.ts';
import { atTime, type Instant } from '../../../src/domain/time.ts';
import { wakeAt } from '../../../src/domain/wake.ts';
import { viewAt, type State } from './desk.ts';

/** Items have numbers: two cards that differ in them alone are the same card. */
export const withoutNumbers = (text: string): string => text.replaceAll(/\d+/gu, '#');

/** Where in the process a case stands. */
export const placeOf = ({ sip }: State): string => `${sip.step}/${sip.status}${sip.protection ? '/locked' : ''}`;

/** What tells two cases in the same place apart: what each who takes part is offered. */
export function looksOf(state: State): string {
  const { context, sip } = state;
  const lines = [...context.directory.staff.keys()].flatMap((viewer) => {
    const roles = rolesOf(context.directory, sip, viewer);
    if (roles.length === 0) return [];
    const view = viewAt(state, viewer);
    const menu = [...menuOf(view), ...menuOf({ ...view, ref: 'more' }), ...menuOf({ ...view, ref: 'more2' })].map(
      ({ value }) => withoutNumbers(value),
    );
    return [`${roles.join('+')}: ${menu.join(' ')}`];
  });
  return [...new Set(lines)].toSorted().join('\n');
}

function told<V extends Verb>(state: State, verb: V, payload: Payloads[V]): State | undefined {
  const { context, sip, now } = state;
  const command = { id: verb, caseId: sip.id, by: 'system', at: now, seen: sip.rev, verb, ...payload };
  const decision = decide(context, sip, command as unknown as Command);
  return decision.ok ? { ...state, sip: decision.next } : undefined;
}

/** The same case at its alarm, at the meeting, on the day of the follow-up. */
export function laterThan(state: State): readonly State[] {
  const { context, sip, now } = state;
  const followUp = fixedPlan(sip)?.followUp?.on;
  const moments = [wakeAt(context, sip, now), currentMeeting(sip)?.start, followUp && atTime(followUp, '10:00')];
  return moments
    .filter((moment): moment is Instant => moment !== undefined && moment > now)
    .map((moment) => ({ ...state, now: moment }))
    .map((then) => told(then, 'look', {}) ?? then);
}

/** The same case when nothing that should leave the bot has arrived. */
export function unluckierThan(state: State): readonly State[] {
  const lost = FAILABLES.reduce((at, effect) => told(at, 'effect.failed', { effect }) ?? at, state);
  const guests = currentMeeting(state.sip)?.guests.flatMap(({ person }) => person ?? []) ?? [];
  const people = [...new Set([state.sip.openedBy, ...guests])].slice(0, 2);
  const verbs = ['delivery.failed', 'delivery.uncertain'] as const;
  const unheard = people.reduce((at, person, index) => told(at, verbs[index % 2] ?? verbs[0], { person }) ?? at, lost);
  return unheard === state ? [] : [unheard];
}
