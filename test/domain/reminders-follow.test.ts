import { describe, expect, it } from 'vitest';
import { wakeAt } from '../../src/domain/wake.ts';
import { dutyNames, remindUntil, timesOf } from '../support/remind.ts';
import { amir, at, day, eva, item, jonas, sara, Walk } from '../support/walk.ts';

const measureOf = (walk: Walk, index = 0) => walk.fixedItems.measures[index] ?? item('');
const digests = (walk: Walk) => walk.effects.filter((effect) => effect.kind === 'digest');

describe('reminders follow the case (E5)', () => {
  it('RM4 a follow-up recorded in the morning is not asked for in the afternoon', () => {
    const walk = new Walk().fixed().on('2026-05-20', '08:30');
    for (const measure of walk.fixedItems.measures)
      walk.does(eva, 'measure.report', { measure, result: 'done', note: '' });
    walk.does(eva, 'follow-up.record', { how: 'phone', childView: 'x', summary: 'x', next: day('2026-09-10') });
    walk.on('2026-05-20', '15:00').does('system', 'look', {});
    const asked = walk.history.flatMap((event) => (event.type === 'Nudging' ? event.duties : []));
    expect(asked.filter((key) => key.startsWith('follow-up'))).toEqual([]);
    expect(dutyNames(walk)).toContain('follow-up 2026-09-10 Eva Lind');
  });

  it.each([
    [1, ['2026-04-14 Jonas Ek', '2026-04-21 Jonas Ek']],
    [3, ['2026-04-16 Jonas Ek', '2026-04-23 Jonas Ek']],
    [7, ['2026-04-22 Jonas Ek']],
  ] as const)('RM5 a duty snoozed for %i working days is then asked for, with its count unchanged', (days, asked) => {
    const walk = new Walk().fixed('2027-03-01').on('2026-04-13', '07:00');
    const key = `measure:${measureOf(walk)}:2026-04-13`;
    walk.does(jonas, 'duty.snooze', { duty: key, days });
    expect(timesOf(remindUntil(walk, '2026-04-24'), 'measure', walk)).toEqual(asked);
    expect(walk.sip.nudges[key]?.count).toBe(asked.length);
  });

  it("RM5 nobody snoozes another's duty, or one that is no duty", () => {
    const walk = new Walk().fixed();
    const key = `measure:${measureOf(walk)}:2026-04-13`;
    const gone = { code: 'lacking', lacks: [{ code: 'duty-gone' }] };
    expect(walk.refuses(amir, 'duty.snooze', { duty: key, days: 7 })).toEqual(gone);
    expect(walk.refuses(jonas, 'duty.snooze', { duty: 'x'.repeat(9000), days: 7 })).toEqual(gone);
  });

  it('RM6 a report ends the reminders; "pågår" is asked about a week later, never before the day', () => {
    const walk = new Walk().fixed('2027-03-01').on('2026-04-13');
    const [measure, other] = [measureOf(walk), measureOf(walk, 1)];
    walk.does(jonas, 'measure.report', { measure, result: 'ongoing', note: '' });
    walk.does(amir, 'measure.report', { measure: other, result: 'ongoing', note: '' });
    expect(dutyNames(walk)).toContain('measure 2026-04-20 Jonas Ek');
    expect(dutyNames(walk)).toContain('measure 2026-05-18 Amir Haddad');
    walk.on('2026-04-21').does(jonas, 'measure.report', { measure, result: 'done', note: '' });
    expect(dutyNames(walk).join()).not.toContain('Jonas');
  });

  it('RM10 two looks at the same moment ask once, and two deliveries of one day count once', () => {
    const walk = new Walk().fixed('2027-03-01').on('2026-04-13').does('system', 'look', {});
    expect(digests(walk).filter((effect) => effect.to === jonas)).toHaveLength(1);
    walk.does('system', 'look', {});
    expect(walk.effects).toEqual([]);
    const key = `measure:${measureOf(walk)}:2026-04-13`;
    walk.does('system', 'nudge.delivered', { duties: [key] }).does('system', 'nudge.delivered', { duties: [key] });
    expect(walk.sip.nudges[key]?.count).toBe(1);
    const { rev } = walk.sip;
    expect(walk.does('system', 'nudge.delivered', { duties: ['nonsense'] }).sip.rev).toBe(rev);
  });

  it('RM11 over the night when the clock changes messages still leave at eight', () => {
    const walk = new Walk().fixed('2027-03-01').on('2026-03-20');
    const wakes = ['2026-03-27', '2026-03-30'].map((date) => {
      walk.on(date, '03:00');
      return wakeAt(walk.context, { ...walk.sip, unreached: { [sara]: walk.now } }, walk.now) ?? walk.now;
    });
    expect(wakes).toEqual([at('2026-03-27', '08:00'), at('2026-03-30', '08:00')]);
    expect(wakes.map((wake) => wake.slice(11, 16))).toEqual(['07:00', '06:00']);
  });

  it('RM12 a moved follow-up has new reminders and none of the old', () => {
    const walk = new Walk()
      .fixed()
      .on('2026-05-14')
      .does(eva, 'follow-up.move', { on: day('2026-06-10'), why: 'Sjuk' });
    expect(timesOf(remindUntil(walk, '2026-06-10'), 'follow-up', walk)).toEqual([
      '2026-06-03 Eva Lind',
      '2026-06-09 Eva Lind',
      '2026-06-10 Eva Lind',
    ]);
  });

  it('RM12 a day that is moved close does not bring the reminders of the week before it', () => {
    const walk = new Walk()
      .fixed()
      .on('2026-05-14')
      .does(eva, 'follow-up.move', { on: day('2026-05-18'), why: 'Sjuk' });
    const sent = timesOf(remindUntil(walk, '2026-05-18'), 'follow-up', walk);
    expect(sent).toEqual(['2026-05-15 Eva Lind', '2026-05-18 Eva Lind']);
  });
});

describe('when messages leave', () => {
  it('always on working days from eight to four', () => {
    const walk = new Walk().fixed().on('2026-03-19');
    const sent = remindUntil(walk, '2026-12-30');
    expect(sent.length).toBeGreaterThan(20);
    expect(sent.filter(({ time }) => time < '08:00' || time >= '16:00')).toEqual([]);
    walk.on('2026-12-31', '09:00').does('system', 'look', {});
    expect(digests(walk)).toEqual([]);
  });

  it('N10 one message a person and day, however many things there are to do', () => {
    const walk = new Walk().fixed('2026-04-13').on('2026-04-13').does('system', 'look', {});
    const to = digests(walk).map((effect) => effect.to);
    expect(new Set(to).size).toBe(to.length);
    expect(to).toContain(eva);
    expect(digests(walk).map(({ key }) => key)).toContain(`digest/${eva}/2026-04-13`);
  });

  it('T7 the channel is asked once, on the day of the follow-up', () => {
    const walk = new Walk().fixed().on('2026-05-19').does('system', 'look', {});
    const prompts = () => walk.effects.filter((effect) => effect.kind === 'prompt');
    expect(prompts()).toEqual([]);
    const key = 'follow-up::2026-05-20';
    walk
      .does('system', 'nudge.delivered', { duties: [key] })
      .on('2026-05-20')
      .does('system', 'look', {});
    expect(prompts()).toEqual([{ kind: 'prompt', key: `${walk.sip.id}/${key}/2026-05-20`, duties: [key] }]);
    walk
      .does('system', 'nudge.delivered', { duties: [key] })
      .on('2026-05-27')
      .does('system', 'look', {});
    expect(prompts()).toEqual([]);
    expect(digests(walk).map((effect) => effect.to)).toContain(eva);
  });
});
