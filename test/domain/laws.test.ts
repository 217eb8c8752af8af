import { describe, expect, it } from 'vitest';
import { mayRead, readersOf, rolesOf } from '../../src/domain/access.ts';
import { availableVerbs } from '../../src/domain/available.ts';
import { isOpen, STEPS, type Case, type Step } from '../../src/domain/case.ts';
import { managerOf } from '../../src/domain/directory.ts';
import { dutiesOf } from '../../src/domain/duties.ts';
import type { EventOf } from '../../src/domain/event.ts';
import { evaluateConsent } from '../../src/domain/evaluate-consent.ts';
import { evolveAll, noCase } from '../../src/domain/evolve.ts';
import type { Stamp } from '../../src/domain/rules/rule.ts';
import { dayOf } from '../../src/domain/time.ts';
import { isBlindNotice } from '../../src/domain/vastbas-effects.ts';
import { isVastbas } from '../../src/domain/vastbas.ts';
import { caretakerOf } from '../../src/domain/vastbas.ts';
import { wakeAt } from '../../src/domain/wake.ts';
import { ALWAYS, TO_DO_BY_HAND } from '../support/always.ts';
import { holds, insiders, rowsIn, STAFF, verbsOf, WORLDS } from '../support/lives.ts';
import { payloads } from '../support/payloads.ts';
import { context, type Walk } from '../support/walk.ts';

const OUTSIDE = new Set<Step>(['rerouted', 'refused', 'closed', 'cancelled']);
/** What `settle` does by itself: A-06, A-07, B-04, B-12; and B-13's way back to where the case stood. */
const BY_ITSELF = [
  'A-06 consent prepare',
  'A-06 no-consent prepare',
  'A-07 consent no-consent',
  'B-04 assessment offer',
  'B-12 started follow-up',
  ...STEPS.map((step) => `B-13 other-action ${step}`),
];
/** What is told to someone who may not open the case. */
const WITHOUT_RIGHT = new Set<string>(['cancelled', 'removed', 'refusal', 'paused', 'ring']);
/** Asked of someone who does not see what the case is about (§5.2, REK, a coordinator before the own yes, and SAM later on). */
const BLIND_DUTIES = new Set<string>(['declare', 'replace-coordinator', 'appoint-contact', 'contact-missing']);

describe.each(WORLDS)('in process $process', (world) => {
  const { contexts, begin } = world;
  const rows = new Set([
    ...BY_ITSELF,
    ...verbsOf(world).flatMap((verb) =>
      rowsIn(world, verb).flatMap((row) => row.from.map((from) => `${row.id} ${from} ${row.to ?? from}`)),
    ),
  ]);

  it('every event is one revision, and the events alone rebuild the case', () => {
    let life: Walk | undefined;
    let rebuilt: Case | undefined;
    holds(
      world,
      ({ before, walk, by, events }) => {
        if (walk !== life) [life, rebuilt] = [walk, undefined];
        expect(walk.sip.rev).toBe(before.rev + events.length);
        const stamp: Stamp = { by, at: walk.now };
        rebuilt = evolveAll(rebuilt ?? before, events, stamp);
      },
      150,
      (walk) => {
        expect(walk === life ? rebuilt : walk.sip).toEqual(walk.sip);
      },
    );
    const walk = begin(contexts[0] ?? context).draft();
    const { id, authority, unit, openedBy } = walk.sip;
    const stamp: Stamp = { by: openedBy, at: walk.now };
    expect(evolveAll(noCase(id, authority, unit, openedBy, walk.now), walk.history, stamp)).toEqual(walk.sip);
  });

  it('every change of step is a row of the table, and the step changes in no other way', () => {
    holds(world, ({ before, walk, events }) => {
      const moves = events.filter((event): event is EventOf<'Moved'> => event.type === 'Moved');
      for (const { from, to, transition } of moves) expect(rows).toContain(`${transition} ${from} ${to}`);
      expect(moves.reduce<Step>((step, { from, to }) => (expect(from).toBe(step), to), before.step)).toBe(
        walk.sip.step,
      );
    });
  });

  it('no one is called, and no news leaves, without a consent that covers the unit on that day', () => {
    holds(world, ({ walk, events }) => {
      const { sip, now, effects, context } = walk;
      const today = dayOf(now);
      const called = new Set<string>(events.flatMap((event) => (event.type === 'Called' ? event.guests : [])));
      for (const guest of sip.meetings.at(-1)?.guests.filter(({ id }) => called.has(id)) ?? []) {
        const receiving = guest.unit;
        expect(evaluateConsent(context.profile, sip, today, receiving ? { receiving } : {}).allowed).toBe(true);
      }
      for (const effect of effects) {
        if (effect.kind !== 'notice' || WITHOUT_RIGHT.has(effect.notice)) continue;
        if (isBlindNotice(effect.notice as never)) continue;
        // Samordnaren of process B takes over a case that others lead.
        if (effect.notice === 'takes-over' && isVastbas(sip) && effect.to === sip.openedBy) continue;
        expect(mayRead(context.profile, context.directory, sip, effect.to, today)).toBe(true);
      }
    });
  });

  it('who is told and asked is who may read on that day', () => {
    holds(world, ({ walk: { sip, now, context } }) => {
      const mayOpen = readersOf(context.profile, context.directory, sip);
      for (const person of STAFF)
        expect([person, mayOpen(person)]).toEqual([
          person,
          mayRead(context.profile, context.directory, sip, person, dayOf(now)),
        ]);
      const manager = managerOf(context.directory, sip.unit);
      const isBlind = (rule: string, person: string): boolean =>
        BLIND_DUTIES.has(rule) || [manager, caretakerOf(sip)].includes(person as never);
      for (const { rule, person } of dutiesOf(context, sip))
        expect(isBlind(rule, person) || mayOpen(person)).toBe(true);
    });
  });

  it('an open button is never refused as not now, and as not yours only for want of the right to read', () => {
    holds(
      world,
      ({ walk }) => {
        const { sip, now, context } = walk;
        for (const person of insiders(walk)) {
          const reads = mayRead(context.profile, context.directory, sip, person, dayOf(now));
          if (!reads && !rolesOf(context.directory, sip, person).includes('manager')) continue;
          for (const verb of availableVerbs(context, sip, person, dayOf(now))) {
            const probe = Object.assign(begin(context, now), { sip });
            const decision = probe.tries(person, verb, payloads[verb](probe, sip.rev));
            expect([verb, decision.ok || decision.refusal.code]).not.toEqual([verb, expect.stringMatching(/^not-/u)]);
          }
        }
      },
      15,
    );
  });

  it('every state that is not an end has a way on and a way out for someone who may take it', () => {
    holds(world, ({ walk }) => {
      const { sip, now, context } = walk;
      if (!isOpen(sip) || OUTSIDE.has(sip.step)) return;
      const able = insiders(walk).filter(
        (person) =>
          mayRead(context.profile, context.directory, sip, person, dayOf(now)) ||
          rolesOf(context.directory, sip, person).includes('manager'),
      );
      const verbs = new Set(able.flatMap((person) => [...availableVerbs(context, sip, person, dayOf(now))]));
      const ways = [...verbs].filter((verb) => !ALWAYS.has(verb));
      expect(ways).not.toEqual([]);
      expect(verbs.has('case.cancel') || verbs.has('case.close') || verbs.has('decision.tell')).toBe(true);
    });
  });

  it('the alarm never rings twice for the same thing', () => {
    holds(world, ({ walk }) => {
      const { context } = walk;
      const wake = wakeAt(context, walk.sip, walk.now);
      if (wake === undefined) return;
      expect(wake >= walk.now).toBe(true);
      const looked = Object.assign(begin(context, wake), { sip: walk.sip }).does('system', 'look', {});
      const next = wakeAt(context, looked.sip, wake);
      expect(next === undefined || next > wake).toBe(true);
      expect(looked.does('system', 'look', {}).effects).toEqual([]);
    });
  });

  it('no two effects of a decision have the same key, and nobody gets two messages of the day', () => {
    holds(world, ({ walk: { effects } }) => {
      const keys = effects.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      const days = effects.flatMap((effect) => (effect.kind === 'digest' ? [effect.to] : []));
      expect(new Set(days).size).toBe(days.length);
    });
  });

  it('RM1 what has ended has no duties but calls that are still to be made, and no alarm without them', () => {
    holds(world, ({ walk: { sip, now, context } }) => {
      if (sip.status !== 'closed' && sip.status !== 'cancelled') return;
      const duties = dutiesOf(context, sip);
      expect(duties.filter(({ rule }) => !TO_DO_BY_HAND.has(rule))).toEqual([]);
      expect(duties.length > 0 || wakeAt(context, sip, now) === undefined).toBe(true);
    });
  });
});
