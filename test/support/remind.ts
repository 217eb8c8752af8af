import { dutiesOf } from '../../src/domain/duties.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import type { DutyRule } from '../../src/domain/ladders.ts';
import { dayOf, timeOf } from '../../src/domain/time.ts';
import { wakeAt } from '../../src/domain/wake.ts';
import type { Walk } from './walk.ts';

export type Reminder = {
  readonly on: string;
  readonly time: string;
  readonly to: PersonId;
  readonly rule: DutyRule;
  readonly ref: string;
  readonly due: string;
};
const MOST = 500;

/** Lives through the alarms until a day: looks at each, and delivers what is sent unless `arrives` says otherwise. */
export function remindUntil(walk: Walk, until: string, arrives: (to: PersonId) => boolean = () => true): Reminder[] {
  const sent: Reminder[] = [];
  for (let count = 0; count < MOST; count += 1) {
    const wake = wakeAt(walk.context, walk.sip, walk.now);
    if (wake === undefined || dayOf(wake) > until) return sent;
    walk.now = wake;
    walk.does('system', 'look', {});
    sent.push(...delivered(walk, arrives));
  }
  throw new RangeError('the alarm never rests');
}

function delivered(walk: Walk, arrives: (to: PersonId) => boolean): readonly Reminder[] {
  const people = walk.effects.flatMap((effect) => (effect.kind === 'digest' ? [effect.to] : [])).filter(arrives);
  return people.flatMap((to) => {
    const own = dutiesOf(walk.context, walk.sip).filter(
      (duty) => duty.person === to && walk.sip.nudges[duty.key]?.asked === walk.now,
    );
    walk.does('system', 'nudge.delivered', { duties: own.map(({ key }) => key) });
    return own.map(({ rule, ref, due }) => ({ on: dayOf(walk.now), time: timeOf(walk.now), to, rule, ref, due }));
  });
}

/** "2026-04-13 Jonas Ek": when somebody is reminded of something. */
export const timesOf = (reminders: readonly Reminder[], rule: DutyRule, walk: Walk, ref?: string): readonly string[] =>
  reminders
    .filter((one) => one.rule === rule && (ref === undefined || one.ref === ref))
    .map(({ on, to }) => `${on} ${walk.context.directory.staff.get(to)?.name ?? ''}`);

export const dutyNames = (walk: Walk): readonly string[] =>
  dutiesOf(walk.context, walk.sip).map(
    ({ rule, due, person }) => `${rule} ${due} ${walk.context.directory.staff.get(person)?.name ?? '?'}`,
  );

/** The same case in a directory that some people have left. */
export function without(walk: Walk, ...people: readonly PersonId[]): Walk {
  const staff = new Map([...walk.context.directory.staff].filter(([id]) => !people.includes(id)));
  return Object.assign(Object.create(Object.getPrototypeOf(walk) as object) as Walk, walk, {
    context: { ...walk.context, directory: { ...walk.context.directory, staff } },
  });
}
