import fc from 'fast-check';
import { peopleOf } from '../../src/domain/access.ts';
import { availableVerbs } from '../../src/domain/available.ts';
import type { Case, ProcessId } from '../../src/domain/case.ts';
import type { Verb } from '../../src/domain/command.ts';
import { managerOf } from '../../src/domain/directory.ts';
import type { Event } from '../../src/domain/event.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { PROCESSES } from '../../src/domain/process/processes.ts';
import { isBots } from '../../src/domain/process/rights.ts';
import type { Row } from '../../src/domain/process/row.ts';
import type { Context } from '../../src/domain/rules/rule.ts';
import { addMinutes } from '../../src/domain/time.ts';
import { payloads } from './payloads.ts';
import { pick } from './pick.ts';
import { profilesOf } from './profiles.ts';
import { ReasonedVastbas, ReasonedWalk, WHY } from './reasoned.ts';
import type { VastbasWalk } from './vastbas-walk.ts';
import { at, context, day, eva, fatima, father, mother, type Walk } from './walk.ts';

/** A process with its profiles and its starting points for random lives. */
export type World = {
  readonly process: ProcessId;
  /** Each life is lived under one of them. */
  readonly contexts: readonly Context[];
  readonly begin: (context: Context, now?: Walk['now']) => Walk;
  readonly starts: readonly ((context: Context) => Walk)[];
};
const contextsOf = (process: ProcessId): readonly Context[] =>
  profilesOf(process).map((profile) => ({ ...context, profile }));

const begun = (ctx: Context, now = at('2026-03-02')): Walk => new ReasonedWalk(now, ctx);
const sip7: World = {
  process: 'sip7',
  contexts: contextsOf('sip7'),
  begin: begun,
  starts: [
    (ctx) => begun(ctx).draft(),
    (ctx) => begun(ctx).scoped(),
    (ctx) => begun(ctx).scoped(undefined, '2011-03-20').signed(mother).signed(father),
    (ctx) => begun(ctx).prepared(),
    (ctx) => begun(ctx).answered(),
    (ctx) => begun(ctx).written(),
    // Someone of a unit that the consent does not cover has taken on a measure.
    (ctx) =>
      begun(ctx)
        .written()
        .does(eva, 'measure.put', {
          text: 'Anpassat bord',
          principal: 'region',
          person: fatima,
          order: 2,
          due: day('2026-04-20'),
          sign: '',
        }),
    (ctx) => begun(ctx).fixed(),
    (ctx) => begun(ctx).followedUp(),
  ],
};
const vastbas = (ctx: Context, now = at('2026-01-07')): VastbasWalk => new ReasonedVastbas(now, ctx);
const vastbas10: World = {
  process: 'vastbas10',
  contexts: contextsOf('vastbas10'),
  begin: vastbas,
  starts: [
    (ctx) => vastbas(ctx).draft(),
    (ctx) => vastbas(ctx).requested(),
    (ctx) => vastbas(ctx).proposed(),
    (ctx) => vastbas(ctx).preMeeting(),
    (ctx) => vastbas(ctx).asked(),
    (ctx) => vastbas(ctx).secondCalled(),
    (ctx) => vastbas(ctx).written(),
    (ctx) => vastbas(ctx).handedOver(),
    (ctx) => vastbas(ctx).evaluating(),
  ],
};
export const WORLDS = [sip7, vastbas10] as const;

export const STAFF = [...context.directory.staff.keys()];
export const rowsIn = ({ process }: World, verb: Verb): readonly Row<never>[] => PROCESSES[process][verb] ?? [];
export const verbsOf = (world: World): readonly Verb[] =>
  (Object.keys(payloads) as Verb[]).filter((verb) => rowsIn(world, verb).length > 0);
/** Would else end or pause nearly every life. */
const RARE = new Set<Verb>([
  'case.cancel',
  'case.close',
  'consent.withdraw',
  'duty.snooze',
  'person.reached',
  'protection.set',
  'other.choose',
  'offer.decline',
]);

/** One step of a random life of a case: who does what, with which inputs, and how long after. */
const livesOf = ({ contexts, starts }: World) =>
  fc.record({
    profile: fc.nat({ max: contexts.length - 1 }),
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
type Life = ReturnType<typeof livesOf> extends fc.Arbitrary<infer Value> ? Value : never;
export type Done = {
  readonly before: Case;
  readonly walk: Walk;
  readonly by: PersonId | 'system';
  readonly events: readonly Event[];
};

export const insiders = ({ sip }: Walk): readonly PersonId[] => {
  const manager = managerOf(context.directory, sip.unit);
  return [...new Set([...peopleOf(sip), ...(manager ? [manager] : [])])];
};

/** Lives a life; after each accepted command `check` looks at what has happened. */
function live(world: World, { profile, start, steps }: Life, check: (done: Done) => void): Walk {
  const verbs = verbsOf(world);
  const walk = pick(world.starts, start, begun)(pick(world.contexts, profile, context));
  for (const { who, verb, number, later, wild } of steps) {
    walk.now = addMinutes(walk.now, later);
    act(walk, 'system', 'look', {}, check);
    const by = wild === 0 ? pick(STAFF, who, eva) : pick(insiders(walk), who, eva);
    const usual = [...availableVerbs(walk.context, walk.sip, by, walk.today)].filter(
      (one) => number % 7 === 0 || !RARE.has(one),
    );
    const chosen = pick(wild < 2 ? verbs : usual, verb, 'look');
    act(walk, isBots(chosen) ? 'system' : by, chosen, payloads[chosen](walk, number), check);
  }
  return walk;
}

function act(walk: Walk, by: PersonId | 'system', verb: Verb, payload: object, check: (done: Done) => void): void {
  const before = walk.sip;
  const decision = walk.tries(by, verb, payload, { reason: WHY });
  if (decision.ok) check({ before, walk, by, events: decision.events });
  else if (walk.sip !== before) throw new TypeError(`${verb} was refused and changed the case`);
}

/** `check` holds after every command of many lives; `ended` sees each life's end. */
export const holds = (world: World, check: (done: Done) => void, runs = 150, ended?: (walk: Walk) => void): void =>
  fc.assert(
    fc.property(livesOf(world), (life) => {
      const walk = live(world, life, check);
      ended?.(walk);
    }),
    { numRuns: runs },
  );
