import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMinutes,
  addMonths,
  addWorkingDays,
  ageOn,
  atTime,
  birthday,
  dayOf,
  daysBetween,
  endOfDay,
  epochOf,
  isDay,
  isWorkingDay,
  nextSendMoment,
  parseDay,
  parseTime,
  startOfDay,
  timeOf,
  toDay,
  toInstant,
  weekdayOf,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
} from '../../src/domain/time.ts';

const days = fc.integer({ min: 0, max: 84_000 }).map((number) => addDays(toDay('1910-01-01'), number));
const instants = fc.integer({ min: -1_800_000_000, max: 7_000_000_000 }).map((seconds) => toInstant(seconds * 1000));

describe('what a person writes', () => {
  it.each(['2026-11-22', ' 2026-11-22\n', '2024-02-29', '1900-01-01', '2199-12-31'])('%j is a day', (text) => {
    expect(parseDay(text)).toBe(text.trim());
  });

  it.each([
    ['no such date', '2026-02-30'],
    ['no leap year', '2026-02-29'],
    ['no leap century', '1900-02-29'],
    ['no month 13', '2026-13-01'],
    ['no month 0', '2026-00-10'],
    ['no day 0', '2026-01-00'],
    ['too early', '1899-12-31'],
    ['too late', '2200-01-01'],
    ['no zeros', '2026-1-2'],
    ['slashes', '2026/01/02'],
    ['with a time', '2026-01-02T10:00'],
    ['words', 'i morgon'],
    ['nothing', ''],
  ])('%s: %j is not a day', (_reason, text) => {
    expect(parseDay(text)).toBeUndefined();
    expect(() => toDay(text)).toThrow(RangeError);
  });

  it.each([
    ['9:30', '09:30'],
    ['9.30', '09:30'],
    ['09:30', '09:30'],
    [' 23:59 ', '23:59'],
    ['0:00', '00:00'],
    ['24:00', undefined],
    ['9:60', undefined],
    ['9', undefined],
    ['09:30:00', undefined],
    ['-9:30', undefined],
    ['', undefined],
  ])('%j is the time %j', (text, time) => {
    expect(parseTime(text)).toBe(time);
  });

  it('is a day or not, and never an exception', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{4}-\d{2}-\d{2}$/)), (text) => {
        expect(parseDay(text) === undefined || isDay(text.trim())).toBe(true);
      }),
    );
  });
});

describe('instants', () => {
  it.each([
    ['2026-11-22T10:00:00Z', '2026-11-22T10:00:00.000Z'],
    ['2026-11-22T10:00:00.1234567Z', '2026-11-22T10:00:00.123Z'],
    ['2026-11-22T00:30:00+01:00', '2026-11-21T23:30:00.000Z'],
    [0, '1970-01-01T00:00:00.000Z'],
  ])('%j is written %s', (moment, instant) => {
    expect(toInstant(moment)).toBe(instant);
  });

  it('refuse what is no moment', () => {
    expect(() => toInstant('2026-11-22')).toThrow(RangeError);
    expect(() => toInstant(Number.NaN)).toThrow(RangeError);
  });

  it('compare as text in the order of time', () => {
    fc.assert(
      fc.property(instants, instants, (a, b) => {
        expect(a < b).toBe(epochOf(a) < epochOf(b));
      }),
    );
  });

  it('move by minutes', () => {
    expect(addMinutes(toInstant('2026-11-22T23:50:00Z'), 15)).toBe('2026-11-23T00:05:00.000Z');
  });
});

describe('the nights when the clock changes', () => {
  it.each([
    ['2026-03-29', '01:59', '2026-03-29T00:59:00.000Z', '01:59'],
    ['2026-03-29', '02:00', '2026-03-29T01:00:00.000Z', '03:00'],
    ['2026-03-29', '02:30', '2026-03-29T01:30:00.000Z', '03:30'],
    ['2026-03-29', '03:00', '2026-03-29T01:00:00.000Z', '03:00'],
    ['2026-10-25', '01:59', '2026-10-24T23:59:00.000Z', '01:59'],
    ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z', '02:30'],
    ['2026-10-25', '03:00', '2026-10-25T02:00:00.000Z', '03:00'],
  ])('%s %s is %s', (day, time, instant, shown) => {
    expect(atTime(toDay(day), time)).toBe(instant);
    expect(timeOf(toInstant(instant))).toBe(shown);
  });

  it.each([
    ['2026-03-29', 23],
    ['2026-10-25', 25],
    ['2026-11-22', 24],
  ])('%s has %i hours', (text, hours) => {
    const day = toDay(text);
    expect((epochOf(startOfDay(addDays(day, 1))) - epochOf(startOfDay(day))) / 3_600_000).toBe(hours);
    expect(timeOf(endOfDay(day))).toBe('23:59');
    expect(dayOf(endOfDay(day))).toBe(day);
  });
});

describe('months, ages and working days', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-01-31', 2, '2026-03-31'],
    ['2026-01-31', 6, '2026-07-31'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-08-29', 6, '2027-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
  ])('%s and %i months is %s', (day, months, later) => {
    expect(addMonths(toDay(day), months)).toBe(later);
  });

  it.each([
    ['2012-02-29', 15, '2027-02-28'],
    ['2008-02-29', 18, '2026-02-28'],
    ['2008-02-29', 20, '2028-02-29'],
    ['2010-11-22', 15, '2025-11-22'],
  ])('born %s, becomes %i on %s', (birth, age, day) => {
    expect(birthday(toDay(birth), age)).toBe(day);
    expect(ageOn(toDay(birth), toDay(day))).toBe(age);
    expect(ageOn(toDay(birth), addDays(toDay(day), -1))).toBe(age - 1);
  });

  it.each([
    ['2026-12-23', 1, '2026-12-28'],
    ['2026-12-28', -1, '2026-12-23'],
    ['2026-12-26', 0, '2026-12-26'],
    ['2026-06-18', 3, '2026-06-24'],
    ['2026-04-02', 1, '2026-04-07'],
  ])('%s and %i working days is %s', (day, count, later) => {
    expect(addWorkingDays(toDay(day), count)).toBe(later);
  });

  it.each([
    ['Wednesday 07:59', '2026-11-18T06:59:59.999Z', '2026-11-18T07:00:00.000Z'],
    ['Wednesday 08:00', '2026-11-18T07:00:00.000Z', '2026-11-18T07:00:00.000Z'],
    ['Wednesday 15:59:59', '2026-11-18T14:59:59.999Z', '2026-11-18T14:59:59.999Z'],
    ['Wednesday 16:00', '2026-11-18T15:00:00.000Z', '2026-11-19T07:00:00.000Z'],
    ['Friday evening', '2026-11-20T18:00:00.000Z', '2026-11-23T07:00:00.000Z'],
    ['the day before Christmas Eve, late', '2026-12-23T15:30:00.000Z', '2026-12-28T07:00:00.000Z'],
    ['Saturday before summer time', '2026-03-28T11:00:00.000Z', '2026-03-30T06:00:00.000Z'],
  ])('a message of %s goes out %s -> %s', (_when, instant, sent) => {
    expect(nextSendMoment(toInstant(instant))).toBe(sent);
  });
});

describe('laws', () => {
  it('a day and its numbers go both ways', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -400, max: 400 }), (day, count) => {
        expect(addDays(addDays(day, count), -count)).toBe(day);
        expect(daysBetween(day, addDays(day, count))).toBe(count);
        expect(weekdayOf(addDays(day, 7 * count))).toBe(weekdayOf(day));
      }),
    );
  });

  it('every instant lies within its own day', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const day = dayOf(instant);
        expect(startOfDay(day) <= instant && instant < startOfDay(addDays(day, 1))).toBe(true);
      }),
    );
  });

  it('the nearest working days are working days, at most five days away', () => {
    fc.assert(
      fc.property(days, (day) => {
        for (const near of [workingDayOnOrBefore(day), workingDayOnOrAfter(day)]) {
          expect(isWorkingDay(near)).toBe(true);
          expect(Math.abs(daysBetween(day, near))).toBeLessThanOrEqual(isWorkingDay(day) ? 0 : 5);
        }
      }),
    );
  });

  it('the moment to send is never earlier, and sending at it changes nothing', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const moment = nextSendMoment(instant);
        expect(moment >= instant).toBe(true);
        expect(nextSendMoment(moment)).toBe(moment);
      }),
    );
  });
});
