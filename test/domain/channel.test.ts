import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/domain/case.ts';
import { channelEffects, channelOf, type CaseChannel } from '../../src/domain/channel.ts';
import type { Directory, Staff } from '../../src/domain/directory.ts';
import type { Effect } from '../../src/domain/effects.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import type { Context } from '../../src/domain/rules/rule.ts';
import { dayOf } from '../../src/domain/time.ts';
import { regionAnswers } from '../support/region-answers.ts';
import { amir, bup, context, day, eva, jonas, karin, mother, sara, tove, Walk } from '../support/walk.ts';

const withAll = (change: (one: Staff) => Partial<Staff> | undefined = () => ({})): Context => {
  const staff = [...context.directory.staff.values()].flatMap((one): [PersonId, Staff][] => {
    const changed = change(one);
    return changed ? [[one.id, { ...one, entraId: `account-of-${one.id}`, ...changed }]] : [];
  });
  const directory: Directory = { ...context.directory, staff: new Map(staff) };
  return { ...context, directory };
};
const everyone = withAll();
const but = (person: PersonId, how: Partial<Staff> | undefined): Context =>
  withAll((one) => (one.id === person ? how : {}));

const people = ({ members }: CaseChannel): readonly PersonId[] => members.map(({ person }) => person).toSorted();
const of = (walk: Walk, who = everyone): CaseChannel => channelOf(who, walk.sip, dayOf(walk.now));
const both = (walk: Walk): CaseChannel => {
  expect(channelOf(everyone, walk.sip)).toEqual(of(walk));
  return of(walk);
};
const sorted = (...ids: readonly PersonId[]): readonly PersonId[] => ids.toSorted();

describe('A-06 decision 16 who is in the channel of a case', () => {
  test('nobody, and there is none, before the family has said yes', () => {
    for (const walk of [new Walk().need(), new Walk().scoped(), new Walk().scoped().signed(mother)])
      expect(both(walk)).toMatchObject({ mayBegin: false, members: [] });
  });

  test('with the yes whoever leads the case; with the kallelse those who are called, never the family', () => {
    expect(both(new Walk().consented())).toMatchObject({ mayBegin: true, isOver: false, owner: { person: eva } });
    expect(people(of(new Walk().consented()))).toEqual([eva]);
    expect(people(both(new Walk().prepared()))).toEqual(sorted(eva, karin));
    const called = new Walk().called();
    expect(people(both(called))).toEqual(sorted(eva, karin, amir, sara));
    const others = new Set<string>([...called.sip.people.map(({ id }) => id), tove]);
    expect(people(of(called)).filter((one) => others.has(one))).toEqual([]);
  });

  test('who carries out the plan is there too', () => {
    expect(people(both(new Walk().fixed()))).toEqual(sorted(eva, karin, jonas, amir, sara));
  });

  test('F20 another organisation is out when the consent falls, also on the day it ends by itself', () => {
    const walk = new Walk().called();
    walk.does(eva, 'consent.withdraw', { who: mother, on: walk.today, how: 'phone' });
    expect(walk.sip.status).toBe('paused-consent');
    expect(people(both(walk))).toEqual(sorted(eva, karin));
    const ended = new Walk().consented('2026-04-30').arranged().does(eva, 'call.send', {});
    expect(people(channelOf(everyone, ended.sip, day('2026-04-30')))).toContain(amir);
    expect(people(channelOf(everyone, ended.sip, day('2026-05-01')))).toEqual(sorted(eva, karin));
  });

  test('F20 a unit that the consent no longer covers is out, and the others stay', () => {
    const walk = new Walk().called();
    const consents = walk.sip.consents.map((one) => ({ ...one, units: one.units.filter((unit) => unit !== bup) }));
    const sip: Case = { ...walk.sip, consents };
    expect(people(channelOf(everyone, sip, dayOf(walk.now)))).toEqual(sorted(eva, karin, sara));
  });

  test('S18 who has left the directory, or has no account, is not there', () => {
    const called = new Walk().called();
    expect(people(of(called, but(amir, undefined)))).not.toContain(amir);
    expect(people(channelOf(context, called.sip, dayOf(called.now)))).toEqual([]);
  });

  test('F96 a locked case is for those who coordinate it', () => {
    const walk = new Walk().called().does(eva, 'protection.set', { kind: 'marking' });
    expect(people(both(walk))).toEqual([eva]);
    expect(of(walk, but(eva, undefined))).not.toHaveProperty('owner');
  });

  test('when the case has ended nobody but the owner is left', () => {
    expect(both(new Walk().closed())).toMatchObject({
      mayBegin: false,
      isOver: true,
      members: [],
      owner: { person: eva },
    });
  });

  test('the owner is who answers for the case, else the deputy, else the manager, with an account of our own', () => {
    const fixed = new Walk().fixed();
    expect(of(fixed).owner?.person).toBe(eva);
    for (const how of [undefined, { kind: 'guest' }, { kind: 'partner' }] as const)
      expect(of(fixed, but(eva, how)).owner?.person).toBe(karin);
    const nobody = withAll((one) => ([eva, karin].includes(one.id) ? { kind: 'guest' } : {}));
    expect(of(fixed, nobody)).not.toHaveProperty('owner');
    const called = new Walk().called();
    expect(of(called, but(eva, undefined)).owner?.person).toBe(karin);
  });

  test('F20 who answers for the plan in another organisation is no owner any more when the consent falls', () => {
    const walk = regionAnswers();
    walk.does(karin, 'plan.fix', { contains: [], familyRead: true });
    expect(both(walk).owner?.person).toBe(amir);
    walk.does(eva, 'consent.withdraw', { who: mother, on: walk.today, how: 'phone' });
    expect(both(walk).owner?.person).toBe(karin);
  });
});

describe('when the channel is looked after', () => {
  const effects = (
    before: Case,
    after: Case,
    more: Partial<Parameters<typeof channelEffects>[1]> = {},
    sent: Effect[] = [],
  ) => channelEffects(everyone, { before, after, events: [], isLook: false, ...more }, sent).map(({ kind }) => kind);

  test('A-06 as soon as the family has said yes', () => {
    expect(effects(new Walk().scoped().signed(mother).sip, new Walk().consented().sip)).toEqual(['channel']);
  });

  test('when someone comes or goes, before anything is posted, and at every look', () => {
    const prepared = new Walk().prepared().sip;
    const called = new Walk().called().sip;
    expect(effects(prepared, called)).toEqual(['channel']);
    expect(effects(called, called)).toEqual([]);
    expect(effects(called, called, { isLook: true })).toEqual(['channel']);
    for (const kind of ['face', 'prompt', 'prompt-edit'])
      expect(effects(called, called, {}, [{ kind } as Effect])).toEqual(['channel']);
    expect(effects(called, called, {}, [{ kind: 'meeting' } as Effect])).toEqual([]);
    for (const effect of ['channel', 'members'] as const)
      expect(effects(called, called, { events: [{ type: 'EffectAgain', effect }] })).toEqual(['channel']);
    expect(effects(called, called, { events: [{ type: 'EffectAgain', effect: 'prompt' }] })).toEqual([]);
  });

  test('E4 when the consent ends by itself, though no day of ours has anything to do with it', () => {
    const walk = new Walk().consented('2026-04-30').arranged().does(eva, 'call.send', {});
    const before = walk.sip;
    walk.on('2026-05-01', '08:00').does('system', 'look', {});
    expect(effects(before, walk.sip)).toEqual(['channel']);
  });

  test('B-10 also in a step in which nothing is posted: who leads no more is out', () => {
    const { sip } = new Walk().called();
    const led: Case = { ...sip, step: 'other-action' };
    expect(effects(led, { ...led, openedBy: karin })).toEqual(['channel']);
    expect(effects(led, led, { isLook: true })).toEqual(['channel']);
    expect(effects(led, led, { events: [{ type: 'EffectAgain', effect: 'members' }] })).toEqual(['channel']);
  });

  test('never before the family has said yes', () => {
    const need = new Walk().need().sip;
    expect(effects(need, need, { isLook: true }, [{ kind: 'face' } as Effect])).toEqual([]);
  });
});
