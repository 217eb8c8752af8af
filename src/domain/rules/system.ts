import type { Case, Nudge } from '../case.ts';
import { dueDuties, dueOfKey, dutiesOf, isDayReached } from '../duties.ts';
import { hard } from '../refusal.ts';
import { addWorkingDays, dayOf, type Instant } from '../time.ts';
import type { Evolves, Guard, Rule } from './rule.ts';

/** The alarm: what has fallen due is asked for; consent is looked at by `settle` after every command. */
export const look: Rule<'look'> = (sip, { at }, context) => {
  const duties = dueDuties(context, sip, at);
  return duties.length > 0 ? [{ type: 'Nudging', duties: duties.map((duty) => duty.key) }] : [];
};
export const noteDuplicate: Rule<'duplicate.seen'> = (_sip, { person }) => [{ type: 'DuplicateSeen', person }];
export const countNudges: Rule<'nudge.delivered'> = (_sip, { duties }) => {
  const known = duties.filter((key) => dueOfKey(key) !== undefined);
  return known.length > 0 ? [{ type: 'Nudged', duties: known }] : [];
};
export const noteUnreached: Rule<'delivery.failed'> = (_sip, { person }) => [{ type: 'Unreached', person }];
/** Whom a message did not reach is called anyhow. */
export const noteUnsure: Rule<'delivery.uncertain'> = (sip, { person }) =>
  sip.unreached[person] ? [] : [{ type: 'Unsure', person }];
export const noteHeard: Rule<'delivery.proved'> = (sip, { person }) =>
  awaitsCall(sip, person) ? [{ type: 'Heard', person }] : [];
export const noteReached: Rule<'person.reached'> = (_sip, { person }) => [{ type: 'Reached', person }];
export const wasUnreached: Guard<'person.reached'> = (sip, { person }) =>
  Object.hasOwn({ ...sip.unreached, ...sip.unsure, ...sip.alsoAsked }, person) ? [] : [hard('not-unreached')];

/** Snooze by working days: 1, 3 or 7 (§2.6), and only what oneself has to do. */
export const ownDuty: Guard<'duty.snooze'> = (sip, { duty, by }, context) =>
  dutiesOf(context, sip).some(({ key, person }) => key === duty && person === by) ? [] : [hard('duty-gone')];
export const snooze: Rule<'duty.snooze'> = (_sip, { duty, days, at }) => [
  { type: 'Snoozed', duty, until: addWorkingDays(dayOf(at), days) },
];

const FRESH: Nudge = { count: 0 };
const changeNudges = (
  nudges: Case['nudges'],
  keys: readonly string[],
  change: (nudge: Nudge, key: string) => Nudge,
): Case['nudges'] => ({
  ...nudges,
  ...Object.fromEntries(keys.map((key) => [key, change(nudges[key] ?? FRESH, key)])),
});

/** Several messages of one day are one reminder; those before the day of the duty do not count (§2.6). */
function told(nudge: Nudge, key: string, at: Instant): Nudge {
  const due = dueOfKey(key);
  const isSameDay = nudge.delivered !== undefined && dayOf(nudge.delivered) === dayOf(at);
  const counts = due !== undefined && isDayReached(due, at) && !isSameDay;
  return { ...nudge, delivered: at, count: nudge.count + (counts ? 1 : 0) };
}

/** Shall someone ring the person because of a message that did not, or may not, have arrived? */
export const awaitsCall = ({ unreached, unsure }: Case, person: string): boolean =>
  Object.hasOwn({ ...unreached, ...unsure }, person);

const without = (people: Case['unreached'], person: string): Case['unreached'] =>
  Object.fromEntries(Object.entries(people).filter(([id]) => id !== person));

const heard = (sip: Case, person: string): Case => ({
  ...sip,
  unreached: without(sip.unreached, person),
  unsure: without(sip.unsure, person),
});

export const systemEvolves: Evolves<
  'Nudging' | 'Nudged' | 'Snoozed' | 'Unreached' | 'Unsure' | 'Reached' | 'Heard' | 'DuplicateSeen'
> = {
  Nudging: (sip, { duties }, { at }) => ({
    ...sip,
    nudges: changeNudges(sip.nudges, duties, (nudge) => ({ ...nudge, asked: at })),
  }),
  Nudged: (sip, { duties }, { at }) => ({
    ...sip,
    nudges: changeNudges(sip.nudges, duties, (nudge, key) => told(nudge, key, at)),
  }),
  Snoozed: (sip, { duty, until }) => ({
    ...sip,
    nudges: changeNudges(sip.nudges, [duty], (nudge) => ({ ...nudge, snoozed: until })),
  }),
  Unreached: (sip, { person }, { at }) => ({
    ...heard(sip, person),
    unreached: { ...sip.unreached, [person]: at },
  }),
  Unsure: (sip, { person }, { at }) => ({ ...sip, unsure: { ...sip.unsure, [person]: at } }),
  Heard: (sip, { person }) => heard(sip, person),
  Reached: (sip, { person }) => ({ ...heard(sip, person), alsoAsked: without(sip.alsoAsked, person) }),
  DuplicateSeen: (sip, { person }, { at }) => ({ ...sip, alsoAsked: { ...sip.alsoAsked, [person]: at } }),
};
