import { describe, expect, test } from 'vitest';
import {
  cellsOf,
  deviationsOf,
  quarterOf,
  quarterToCount,
  type Deviation,
  type DeviationCount,
} from '../../src/domain/deviations.ts';
import type { Sector } from '../../src/domain/directory.ts';
import type { ItemId } from '../../src/domain/ids.ts';
import type { Meeting } from '../../src/domain/meeting.ts';
import { addDays, type Day } from '../../src/domain/time.ts';
import { consentAnew } from '../support/consent-anew.ts';
import { inProfile, UPPLANDS_BRO, VG } from '../support/in-profile.ts';
import { lacksOf } from '../support/lacks.ts';
import { amir, bup, day, eva, jonas, karin, sara, type Walk } from '../support/walk.ts';

const found = ({ context, sip }: Walk): readonly Deviation[] => deviationsOf(context.directory, sip);

/** A meeting that Amir and Sara were called to, and did not come to. */
function held(): Walk {
  const walk = inProfile(VG).called().on('2026-03-18', '14:00');
  const there = walk.sip.meetings.at(-1)?.guests.filter(({ person }) => person !== amir && person !== sara) ?? [];
  return walk.does(
    karin,
    'meeting.start',
    { attended: there.map(({ id }) => id), familyAbsence: '' },
    { reason: 'De kunde inte vänta.' },
  );
}

describe('F61 N13 who was called and did not come', () => {
  test('N13 is a deviation of the sector that was called, from the day on which it is noted', () => {
    const walk = held();
    expect(found(walk)).toEqual([]);
    walk.on('2026-03-20').does(eva, 'absence.report', { came: [] });
    expect(found(walk)).toEqual([
      { kind: 'absent', sector: 'regional-health', on: '2026-03-20' },
      { kind: 'absent', sector: 'social', on: '2026-03-20' },
    ]);
  });

  test('N13 who came all the same is put right when it is noted, or afterwards, and is then none', () => {
    const walk = held();
    const [a, s] = [walk.guest(amir), walk.guest(sara)];
    walk.does(eva, 'absence.report', { came: [a] });
    expect(found(walk).map(({ sector }) => sector)).toEqual(['social']);
    expect(walk.sip.meetings.at(-1)?.guests.find(({ id }) => id === a)?.attended).toBe(true);
    expect(lacksOf(walk.refuses(eva, 'absence.report', { came: [] }))).toEqual(['absence-gone']);
    expect(lacksOf(walk.refuses(eva, 'absence.report', { came: [a] }))).toEqual(['absence-gone']);
    walk.on('2026-03-25').does(eva, 'absence.report', { came: [s] });
    expect(found(walk)).toEqual([]);
    expect(lacksOf(walk.refuses(eva, 'absence.report', { came: [s] }))).toEqual(['absence-gone']);
  });

  test('MOT-02 whom the consent left out before the meeting is no absentee, and is not noted as having come', () => {
    const walk = consentAnew(inProfile(VG).called(), [bup]).on('2026-03-18', '14:00');
    const there = walk.sip.meetings.at(-1)?.guests.filter(({ person }) => person !== amir && person !== sara) ?? [];
    const start = { attended: there.map(({ id }) => id), familyAbsence: '' };
    walk.does(karin, 'meeting.start', start, { reason: 'De kunde inte vänta.' });
    expect(lacksOf(walk.refuses(eva, 'absence.report', { came: [walk.guest(sara)] }))).toEqual(['absence-gone']);
    walk.does(eva, 'absence.report', { came: [] });
    expect(found(walk).map(({ sector }) => sector)).toEqual(['regional-health']);
  });

  test('N13 what is put right later keeps the day on which it was noted', () => {
    const walk = held().on('2026-03-31').does(eva, 'absence.report', { came: [] });
    walk.on('2026-04-02').does(eva, 'absence.report', { came: [walk.guest(amir)] });
    expect(found(walk)).toEqual([{ kind: 'absent', sector: 'social', on: '2026-03-31' }]);
  });
});

describe('N13 what was not done', () => {
  const due = (profile = VG): Walk => inProfile(profile).fixed().on('2026-04-13');
  const first = (walk: Walk): ItemId => walk.fixedItems.measures[0] as ItemId;
  const missed = { result: 'not-done', note: 'Ingen tid fanns', deviation: true } as const;

  test('N13 is noted with the answer, and is gone when the answer is given anew', () => {
    const walk = due();
    walk.does(jonas, 'measure.report', { measure: first(walk), ...missed });
    expect(found(walk)).toEqual([{ kind: 'not-done', sector: 'school', on: '2026-04-13' }]);
    walk.does(jonas, 'measure.report', { measure: first(walk), result: 'done', note: '' });
    expect(found(walk)).toEqual([]);
    walk.does(jonas, 'measure.report', { measure: first(walk), result: 'not-done', note: 'Ingen tid fanns' });
    expect(found(walk)).toEqual([]);
  });

  test('N13 only what was not done, and only where deviations are reported', () => {
    const walk = due();
    for (const result of ['done', 'ongoing'] as const)
      expect(
        lacksOf(walk.refuses(jonas, 'measure.report', { measure: first(walk), result, note: '', deviation: true })),
      ).toEqual(['deviation-done']);
    const there = due(UPPLANDS_BRO);
    const measure = first(there);
    expect(lacksOf(there.refuses(eva, 'measure.report', { measure, ...missed }))).toEqual(['deviation-done']);
    there.does(eva, 'measure.report', { measure, result: 'not-done', note: 'Ingen tid fanns' });
  });

  test('N13 is counted once though the plan has a new version, and by what the newest says', () => {
    const walk = due();
    walk.does(jonas, 'measure.report', { measure: first(walk), ...missed });
    walk.does(eva, 'plan.revise', {});
    expect(found(walk)).toHaveLength(1);
    walk.does(jonas, 'measure.report', { measure: first(walk), result: 'done', note: '' });
    expect(found(walk)).toEqual([]);
  });
});

describe('N13 the counter', () => {
  const many = (n: number, sector: Sector, on = '2026-05-04'): readonly Deviation[] =>
    Array.from({ length: n }, () => ({ kind: 'absent', sector, on: day(on) }));
  const told = (...deviations: readonly (readonly Deviation[])[]): Readonly<Record<string, number | null>> =>
    Object.fromEntries(
      cellsOf('2026-2', deviations.flat(), 5)
        .filter(({ kind, n }) => kind === 'absent' && n !== 0)
        .map(({ sector, n }: DeviationCount) => [sector, n]),
    );

  test('§9.3 a number under the least of the profile is not told, none and the least are', () => {
    expect([VG, UPPLANDS_BRO].map(({ statistics }) => statistics.minGroup)).toEqual([10, 10]);
    expect([9, 10].map((n) => cellsOf('2026-2', many(n, 'school'), 10)[0]?.n)).toEqual([null, 10]);
    expect([0, 1, 4, 5].map((n) => told(many(n, 'school')))).toEqual([
      {},
      { all: null },
      { all: null },
      { all: 5, school: 5 },
    ]);
    expect(cellsOf('2026-2', [], 5).filter(({ sector }) => sector === 'all')).toEqual([
      { quarter: '2026-2', kind: 'absent', sector: 'all', n: 0 },
      { quarter: '2026-2', kind: 'not-done', sector: 'all', n: 0 },
    ]);
  });

  test('N13 no sector is told where one of them is small: the whole less the others would be that one', () => {
    expect(told(many(7, 'school'), many(1, 'social'))).toEqual({ all: 8 });
    expect(told(many(7, 'school'), many(5, 'social'))).toEqual({ all: 12, school: 7, social: 5 });
  });

  test('N13 each quarter has its own, from the first day to the last', () => {
    const days = ['2026-03-31', '2026-04-01', '2026-06-30', '2026-07-01'];
    expect(days.map((on) => quarterOf(day(on)))).toEqual(['2026-1', '2026-2', '2026-2', '2026-3']);
    expect(told(...days.map((on) => many(5, 'school', on)))).toEqual({ all: 10, school: 10 });
  });

  test('N13 a quarter is counted when it has been over for a fortnight, and stays the same until the next has', () => {
    expect(['2026-04-14', '2026-04-15', '2026-07-14', '2026-07-15'].map((on) => quarterToCount(day(on)))).toEqual([
      '2025-4',
      '2026-1',
      '2026-1',
      '2026-2',
    ]);
    for (let on: Day = day('2024-01-01'); on < '2029-01-01'; on = addDays(on, 1))
      expect(quarterOf(addDays(on, -14)) > quarterToCount(on)).toBe(true);
  });

  test('N13 a cell says quarter, kind, sector and number, and nothing that a case could be known by', () => {
    const walk = held().does(eva, 'absence.report', { came: [] });
    const meeting = walk.sip.meetings.at(-1) as Meeting;
    const text = JSON.stringify(cellsOf('2026-1', Array.from({ length: 3 }, () => found(walk)).flat(), 5));
    expect(JSON.parse(text)).toContainEqual({ quarter: '2026-1', kind: 'absent', sector: 'all', n: 6 });
    for (const word of [walk.sip.alias, walk.sip.id, meeting.id, amir, sara, eva, 'bup', '2026-03'])
      expect(text).not.toContain(word);
  });
});
