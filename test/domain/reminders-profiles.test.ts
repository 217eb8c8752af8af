import { describe, expect, it } from 'vitest';
import { isOpen } from '../../src/domain/case.ts';
import { dutiesOf } from '../../src/domain/duties.ts';
import type { Profile } from '../../src/domain/profile.ts';
import { dutyNames, remindUntil, timesOf, type Reminder } from '../support/remind.ts';
import { JONKOPING, ORNSKOLDSVIK, UPPLANDS_BRO, VG } from '../support/in-profile.ts';
import { vastbasContext } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { at, context, eva, item, jonas, mother, Walk } from '../support/walk.ts';
import { isFreeDay } from './swedish-calendar-oracle.ts';

const DAY = 86_400_000;
const utc = (on: string): number => Date.parse(`${on}T00:00:00Z`);
const often: Profile = { ...VG, ladders: { everyDays: 3, times: 2, silent: [] } };
const seldom: Profile = { ...VG, ladders: { everyDays: 30, times: 1, silent: [] } };

const sip7 = (profile: Profile): Readonly<Record<string, () => Walk>> => {
  const walk = (): Walk => new Walk(at('2026-03-02'), { ...context, profile });
  return {
    need: () => walk().need(),
    consent: () => walk().consentStep(),
    answers: () => walk().scoped(),
    prepare: () => walk().consented(),
    called: () => walk().called(),
    plan: () => walk().plan(),
    fixed: () => walk().fixed(),
    'follow-up': () => walk().followedUp(),
    paused: () =>
      walk()
        .fixed()
        .does(eva, 'consent.withdraw', { who: mother, on: at('2026-03-18').slice(0, 10) as never, how: 'på telefon' }),
  };
};
const vastbas = { ...vastbasContext.profile };
const lives: readonly (readonly [string, Profile, () => Walk])[] = [
  ...[VG, ORNSKOLDSVIK, JONKOPING, UPPLANDS_BRO].map((profile) => [profile.name, profile] as const),
  ['asked every third day, twice', often] as const,
  ['asked once a month, once', seldom] as const,
].flatMap(([name, profile]) =>
  Object.entries(sip7(profile)).map(([step, walk]) => [`${name}: ${step}`, profile, walk] as const),
);
const networks: typeof lives = [
  ['request', () => new VastbasWalk().requested()] as const,
  ['proposed', () => new VastbasWalk().proposed()] as const,
  ['called', () => new VastbasWalk().networkCalled()] as const,
  ['asked', () => new VastbasWalk().asked()] as const,
  ['handed over', () => new VastbasWalk().handedOver()] as const,
].map(([step, walk]) => [`${vastbas.name}: ${step}`, vastbas, walk] as const);

/** The reminders of fourteen months in which nobody does anything. */
const lived = (walk: Walk): readonly Reminder[] => remindUntil(walk, '2027-05-31');
const keyOf = ({ rule, ref, due }: Reminder): string => `${rule}:${ref}:${due}`;
const groups = (sent: readonly Reminder[]): readonly (readonly Reminder[])[] =>
  Object.values(Object.groupBy(sent, keyOf)).map((group) => group ?? []);

describe('§2.6 reminders, at the settings of each profile, while nobody does anything', () => {
  it.each([...lives, ...networks])('%s', (_name, profile, start) => {
    const walk = start();
    const sent = lived(walk);
    expect(sent.length).toBeGreaterThan(0);
    // By the calendar of another: working days from eight to four.
    expect(sent.filter(({ on, time }) => isFreeDay(utc(on)) || time < '08:00' || time >= '16:00')).toEqual([]);
    const { everyDays, times } = profile.ladders;
    for (const group of groups(sent)) {
      expect(new Set(group.map(({ on }) => on)).size).toBe(group.length);
      const late = group.filter(({ on, due }) => on >= due);
      const close = late.filter(
        ({ on }, index) => index > 0 && (utc(on) - utc(late[index - 1]?.on ?? on)) / DAY < everyDays,
      );
      expect(close).toEqual([]);
      const people = Object.values(Object.groupBy(late, ({ to }) => to));
      // The working day before a free day stands for the day itself.
      expect(people.filter((asked) => (asked?.length ?? 0) > times)).toEqual([]);
    }
    // In the end it is silent, and what is not done still stands among someone's things to do.
    expect(isOpen(walk.sip)).toBe(true);
    expect(dutiesOf(walk.context, walk.sip).length).toBeGreaterThan(0);
    expect(dutiesOf(walk.context, walk.sip).filter(({ nudgeAt }) => nudgeAt && nudgeAt <= walk.now)).toEqual([]);
  });

  it.each([VG, ORNSKOLDSVIK, JONKOPING, UPPLANDS_BRO].map((profile) => [profile.name, profile] as const))(
    'RM1 %s: nothing more is sent from the moment when the case ends, whatever was planned',
    (_name, profile) => {
      const walk = new Walk(at('2026-03-02'), { ...context, profile }).fixed().on('2026-04-13', '07:00');
      expect(dutiesOf(walk.context, walk.sip).filter(({ nudgeAt }) => nudgeAt).length).toBeGreaterThan(2);
      const outcomes = Object.fromEntries(walk.fixedItems.goals.map((goal) => [goal, 'reached' as const]));
      walk
        .does(eva, 'goal.judge', { outcomes })
        .does(eva, 'case.close', { why: 'need-gone', familyInformed: true, saved: true, note: '' });
      expect(lived(walk)).toEqual([]);
    },
  );
});

describe('RM7 what a profile leaves out of the reminders', () => {
  const quiet: Profile = { ...VG, ladders: { ...VG.ladders, silent: ['measure', 'follow-up'] } };
  const walk = (): Walk => new Walk(at('2026-03-02'), { ...context, profile: quiet }).fixed().on('2026-04-01');

  it('RM7 is never sent, to nobody on the ladder, and does not ask in the channel', () => {
    const one = walk();
    const rules = new Set(remindUntil(one, '2027-01-31').map(({ rule }) => rule));
    expect([rules.has('measure'), rules.has('follow-up')]).toEqual([false, false]);
    expect(rules.has('renew-consent')).toBe(true);
    expect(
      one.history.some((event) => event.type === 'Nudging' && event.duties.some((key) => key.startsWith('follow-up'))),
    ).toBe(false);
  });

  it('RM7 still stands among the things to do of whoever has it, and is done as ever', () => {
    const one = walk();
    expect(dutyNames(one)).toContain('measure 2026-04-13 Jonas Ek');
    one.on('2026-09-01');
    expect(dutyNames(one)).toContain('measure 2026-04-13 Jonas Ek');
    one.does(jonas, 'measure.report', { measure: one.fixedItems.measures[0] ?? item(''), result: 'done', note: '' });
    expect(dutyNames(one).join()).not.toContain('Jonas Ek');
  });

  it('RM7 where nothing is left out the same duties are sent', () => {
    const one = new Walk().fixed().on('2026-04-01');
    expect(timesOf(remindUntil(one, '2026-06-30'), 'measure', one).length).toBeGreaterThan(4);
  });
});
