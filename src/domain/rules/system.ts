import type { Nudge } from '../case.ts';
import { dueDuties } from '../duties.ts';
import { hard } from '../refusal.ts';
import { addWorkingDays, dayOf } from '../time.ts';
import type { Evolves, Guard, Rule } from './rule.ts';

/** The alarm: what has fallen due is asked for; consent is looked at by `settle` after every command. */
export const look: Rule<'look'> = (sip, { at }, context) => {
  const duties = dueDuties(context, sip, at);
  return duties.length > 0 ? [{ type: 'Nudging', duties: duties.map((duty) => duty.key) }] : [];
};
export const noteDuplicate: Rule<'duplicate.seen'> = () => [{ type: 'DuplicateSeen' }];
export const countNudges: Rule<'nudge.delivered'> = (_sip, { duties }) => [{ type: 'Nudged', duties }];
export const noteUnreached: Rule<'delivery.failed'> = (_sip, { person }) => [{ type: 'Unreached', person }];
export const noteReached: Rule<'person.reached'> = (_sip, { person }) => [{ type: 'Reached', person }];
export const wasUnreached: Guard<'person.reached'> = (sip, { person }) =>
  sip.unreached[person] ? [] : [hard('not-unreached')];

/** Snooze by working days: 1, 3 or 7 (§2.6). */
export const snooze: Rule<'duty.snooze'> = (_sip, { duty, days, at }) => [
  { type: 'Snoozed', duty, until: addWorkingDays(dayOf(at), days) },
];

const FRESH: Nudge = { count: 0 };
const changeNudges = (
  nudges: Readonly<Record<string, Nudge>>,
  keys: readonly string[],
  change: (nudge: Nudge) => Nudge,
): Readonly<Record<string, Nudge>> => ({
  ...nudges,
  ...Object.fromEntries(keys.map((key) => [key, change(nudges[key] ?? FRESH)])),
});

export const systemEvolves: Evolves<'Nudging' | 'Nudged' | 'Snoozed' | 'Unreached' | 'Reached' | 'DuplicateSeen'> = {
  Nudging: (sip, { duties }, { at }) => ({
    ...sip,
    nudges: changeNudges(sip.nudges, duties, (nudge) => ({ ...nudge, asked: at })),
  }),
  Nudged: (sip, { duties }) => ({
    ...sip,
    nudges: changeNudges(sip.nudges, duties, (nudge) => ({ ...nudge, count: nudge.count + 1 })),
  }),
  Snoozed: (sip, { duty, until }) => ({
    ...sip,
    nudges: changeNudges(sip.nudges, [duty], (nudge) => ({ ...nudge, snoozed: until })),
  }),
  Unreached: (sip, { person }, { at }) => ({ ...sip, unreached: { ...sip.unreached, [person]: at } }),
  Reached: (sip, { person }) => ({
    ...sip,
    unreached: Object.fromEntries(Object.entries(sip.unreached).filter(([id]) => id !== person)),
  }),
  DuplicateSeen: (sip, _event, { at }) => ({ ...sip, duplicateSeen: at }),
};
