import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mayRead, peopleOf, readersOf, rolesOf } from '../../src/domain/access.ts';
import { availableVerbs } from '../../src/domain/available.ts';
import { isOpen, type Case, type Step } from '../../src/domain/case.ts';
import type { Verb } from '../../src/domain/command.ts';
import { managerOf } from '../../src/domain/directory.ts';
import { dutiesOf } from '../../src/domain/duties.ts';
import type { Event, EventOf } from '../../src/domain/event.ts';
import { evaluateConsent } from '../../src/domain/evaluate-consent.ts';
import { evolveAll, noCase } from '../../src/domain/evolve.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import type { Row } from '../../src/domain/process/row.ts';
import { sip7 } from '../../src/domain/process/sip7.ts';
import type { Stamp } from '../../src/domain/rules/rule.ts';
import { addMinutes, dayOf } from '../../src/domain/time.ts';
import { wakeAt } from '../../src/domain/wake.ts';
import { ALWAYS, TO_DO_BY_HAND } from '../support/always.ts';
import { payloads, pick } from '../support/payloads.ts';
import { context, day, eva, fatima, father, mother, Walk } from '../support/walk.ts';

const VERBS = Object.keys(payloads) as Verb[];
const SYSTEM = new Set(
  VERBS.filter((verb) => sip7[verb].some(({ actors }) => (actors as readonly string[]).includes('system'))),
);
const STAFF = [...context.directory.staff.keys()];
/** Would else end or pause nearly every life. */
const RARE = new Set<Verb>(['case.cancel', 'case.close', 'consent.withdraw', 'duty.snooze', 'person.reached']);
const OUTSIDE = new Set<Step>(['rerouted', 'refused', 'closed', 'cancelled']);
/** What `settle` does by itself. */
const AUTOMATIC = ['A-06 consent prepare', 'A-06 no-consent prepare', 'A-07 consent no-consent'];
const ROWS = new Set([
  ...AUTOMATIC,
  ...VERBS.flatMap((verb) =>
    (sip7[verb] as readonly Row<Verb>[]).flatMap((row) =>
      row.from.map((from) => `${row.id} ${from} ${row.to ?? from}`),
    ),
  ),
]);

const starts: readonly (() => Walk)[] = [
  () => new Walk().draft(),
  () => new Walk().scoped(),
  () => new Walk().scoped(undefined, '2011-03-20').signed(mother).signed(father),
  () => new Walk().prepared(),
  () => new Walk().answered(),
  () => new Walk().written(),
  // Someone of a unit that the consent does not cover has taken on a measure.
  () =>
    new Walk().written().does(eva, 'measure.put', {
      text: 'Anpassat bord',
      principal: 'region',
      person: fatima,
      order: 2,
      due: day('2026-04-20'),
      sign: '',
    }),
  () => new Walk().fixed(),
  () => new Walk().followedUp(),
];

/** One step of a random life of a case: who does what, with which inputs, and how long after. */
const lives = fc.record({
  start: fc.nat({ max: starts.length - 1 }),
  steps: fc.array(
    fc.record({
      who: fc.nat({ max: 999 }),
      verb: fc.nat({ max: 999 }),
      number: fc.nat({ max: 999 }),
      later: fc.oneof(
        { weight: 5, arbitrary: fc.nat({ max: 300 }) },
        { weight: 1, arbitrary: fc.nat({ max: 50_000 }) },
      ),
      wild: fc.nat({ max: 9 }),
    }),
    { maxLength: 25 },
  ),
});
type Life = typeof lives extends fc.Arbitrary<infer Value> ? Value : never;
type Done = {
  readonly before: Case;
  readonly walk: Walk;
  readonly by: PersonId | 'system';
  readonly events: readonly Event[];
};

const insiders = ({ sip }: Walk): readonly PersonId[] => {
  const manager = managerOf(context.directory, sip.unit);
  return [...new Set([...peopleOf(sip), ...(manager ? [manager] : [])])];
};

/** Lives a life; after each accepted command `check` looks at what has happened. */
function live({ start, steps }: Life, check: (done: Done) => void): Walk {
  const walk = pick(starts, start, () => new Walk())();
  for (const { who, verb, number, later, wild } of steps) {
    walk.now = addMinutes(walk.now, later);
    act(walk, 'system', 'look', {}, check);
    const by = wild === 0 ? pick(STAFF, who, eva) : pick(insiders(walk), who, eva);
    const usual = [...availableVerbs(context.directory, walk.sip, by)].filter(
      (one) => number % 7 === 0 || !RARE.has(one),
    );
    const open = wild < 2 ? VERBS : usual;
    const chosen = pick(open, verb, 'look');
    const actor = SYSTEM.has(chosen) ? 'system' : by;
    act(walk, actor, chosen, payloads[chosen](walk, number), check);
  }
  return walk;
}

function act(walk: Walk, by: PersonId | 'system', verb: Verb, payload: object, check: (done: Done) => void): void {
  const before = walk.sip;
  const decision = walk.tries(by, verb, payload, { reason: 'Ett skäl som räcker till' });
  if (decision.ok) check({ before, walk, by, events: decision.events });
  else expect(walk.sip).toBe(before);
}

const holds = (check: (done: Done) => void, runs = 150): void =>
  fc.assert(
    fc.property(lives, (life) => void live(life, check)),
    { numRuns: runs },
  );

it('every event is one revision, and the events alone rebuild the case', () => {
  fc.assert(
    fc.property(lives, (life) => {
      let rebuilt: Case | undefined;
      const walk = live(life, ({ before, walk, by, events }) => {
        expect(walk.sip.rev).toBe(before.rev + events.length);
        const stamp: Stamp = { by, at: walk.now };
        rebuilt = evolveAll(rebuilt ?? before, events, stamp);
      });
      expect(rebuilt ?? walk.sip).toEqual(walk.sip);
    }),
    { numRuns: 150 },
  );
  const walk = new Walk().draft();
  const { id, authority, unit } = walk.sip;
  const stamp: Stamp = { by: eva, at: walk.now };
  expect(evolveAll(noCase(id, authority, unit, eva, walk.now), walk.history, stamp)).toEqual(walk.sip);
});

it('every change of step is a row of the table, and the step changes in no other way', () => {
  holds(({ before, walk, events }) => {
    const moves = events.filter((event): event is EventOf<'Moved'> => event.type === 'Moved');
    for (const { from, to, transition } of moves) expect(ROWS).toContain(`${transition} ${from} ${to}`);
    expect(moves.reduce<Step>((step, { from, to }) => (expect(from).toBe(step), to), before.step)).toBe(walk.sip.step);
  });
});

it('no one is called, and no news leaves, without a consent that covers the unit on that day', () => {
  holds(({ walk, events }) => {
    const { sip, now, effects } = walk;
    const today = dayOf(now);
    const called = new Set<string>(events.flatMap((event) => (event.type === 'Called' ? event.guests : [])));
    for (const guest of sip.meetings.at(-1)?.guests.filter(({ id }) => called.has(id)) ?? []) {
      const receiving = guest.unit;
      expect(evaluateConsent(context.profile, sip, today, receiving ? { receiving } : {}).allowed).toBe(true);
    }
    for (const effect of effects) {
      if (effect.kind !== 'notice' || ['cancelled', 'removed', 'refusal', 'paused'].includes(effect.notice)) continue;
      expect(mayRead(context.profile, context.directory, sip, effect.to, today)).toBe(true);
    }
  });
});

it('who is told and asked is who may read on that day', () => {
  holds(({ walk: { sip, now } }) => {
    const mayOpen = readersOf(context.profile, context.directory, sip);
    for (const person of STAFF)
      expect([person, mayOpen(person)]).toEqual([
        person,
        mayRead(context.profile, context.directory, sip, person, dayOf(now)),
      ]);
    const manager = managerOf(context.directory, sip.unit);
    for (const duty of dutiesOf(context, sip)) expect(duty.person === manager || mayOpen(duty.person)).toBe(true);
  });
});

it('an open button is never refused as not now, and as not yours only for want of the right to read', () => {
  holds(({ walk }) => {
    const { sip, now } = walk;
    for (const person of insiders(walk)) {
      const reads = mayRead(context.profile, context.directory, sip, person, dayOf(now));
      if (!reads && !rolesOf(context.directory, sip, person).includes('manager')) continue;
      for (const verb of availableVerbs(context.directory, sip, person)) {
        const probe = Object.assign(new Walk(now), { sip });
        const decision = probe.tries(person, verb, payloads[verb](probe, sip.rev));
        expect([verb, decision.ok || decision.refusal.code]).not.toEqual([verb, expect.stringMatching(/^not-/u)]);
      }
    }
  }, 15);
});

it('every state that is not an end has a way on and a way out for someone who may take it', () => {
  holds(({ walk }) => {
    const { sip, now } = walk;
    if (!isOpen(sip) || OUTSIDE.has(sip.step)) return;
    const able = insiders(walk).filter(
      (person) =>
        mayRead(context.profile, context.directory, sip, person, dayOf(now)) ||
        rolesOf(context.directory, sip, person).includes('manager'),
    );
    const verbs = new Set(able.flatMap((person) => [...availableVerbs(context.directory, sip, person)]));
    const ways = [...verbs].filter((verb) => !ALWAYS.has(verb));
    expect(ways).not.toEqual([]);
    expect(verbs.has('case.cancel') || verbs.has('case.close')).toBe(true);
  });
});

it('the alarm never rings twice for the same thing', () => {
  holds(({ walk }) => {
    const wake = wakeAt(context, walk.sip, walk.now);
    if (wake === undefined) return;
    expect(wake >= walk.now).toBe(true);
    const looked = Object.assign(new Walk(wake), { sip: walk.sip }).does('system', 'look', {});
    const next = wakeAt(context, looked.sip, wake);
    expect(next === undefined || next > wake).toBe(true);
    expect(looked.does('system', 'look', {}).effects).toEqual([]);
  });
});

it('no two effects of a decision have the same key, and nobody gets two messages of the day', () => {
  holds(({ walk: { effects } }) => {
    const keys = effects.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const days = effects.flatMap((effect) => (effect.kind === 'digest' ? [effect.to] : []));
    expect(new Set(days).size).toBe(days.length);
  });
});

it('RM1 what has ended has no duties but calls that are still to be made, and no alarm without them', () => {
  holds(({ walk: { sip, now } }) => {
    if (sip.status !== 'closed' && sip.status !== 'cancelled') return;
    const duties = dutiesOf(context, sip);
    expect(duties.filter(({ rule }) => !TO_DO_BY_HAND.has(rule))).toEqual([]);
    expect(duties.length > 0 || wakeAt(context, sip, now) === undefined).toBe(true);
  });
});
