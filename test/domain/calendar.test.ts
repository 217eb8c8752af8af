import DateHolidays from 'date-holidays';
import { expect, it } from 'vitest';
import { longDay, shortDay, weekdayAndDay, clockTime } from '../../src/cards/dates.ts';
import { holidaysOf } from '../../src/domain/holidays.ts';
import {
  addDays,
  addMonths,
  atTime,
  dayOf,
  daysBetween,
  endOfDay,
  isWorkingDay,
  nextSendMoment,
  startOfDay,
  timeOf,
  toDay,
  toInstant,
  weekdayOf,
} from '../../src/domain/time.ts';
import {
  daysFromTo,
  hoursAhead,
  isFreeDay,
  monthsLater,
  nextWorkingMorning,
  textOf,
} from './swedish-calendar-oracle.ts';

const firstYear = 2024;
const lastYear = 2040;
const everyDay = [...daysFromTo(firstYear, lastYear)];
const hourMs = 3_600_000;

it('knows the holidays of Sweden as date-holidays does, and the three eves', () => {
  const reference = new DateHolidays('SE', { languages: ['en'] });
  for (let year = 2005; year <= lastYear + 60; year += 1) {
    const free = reference
      .getHolidays(year)
      .filter(({ type }) => type === 'public' || type === 'bank')
      .map(({ date }) => date.slice(0, 10));
    expect([...holidaysOf(year)].sort()).toEqual([...new Set(free)].sort());
  }
});

it('agrees with the oracle on every day from 2024 to 2040', () => {
  expect(everyDay.length).toBe(6210);
  const differences: string[] = [];
  const compare = (what: string, day: string, ours: unknown, theirs: unknown): void => {
    if (ours !== theirs) differences.push(`${what} of ${day}: ${String(ours)}, not ${String(theirs)}`);
  };
  for (const { text, midnightUtc } of everyDay) {
    const day = toDay(text);
    const midnight = midnightUtc - hoursAhead(midnightUtc - 2 * hourMs) * hourMs;
    const nextMidnight = midnightUtc + (24 - hoursAhead(midnightUtc + 22 * hourMs)) * hourMs;
    compare('working day', text, isWorkingDay(day), !isFreeDay(midnightUtc));
    compare('weekday', text, weekdayOf(day) % 7, new Date(midnightUtc).getUTCDay());
    compare('start', text, startOfDay(day), new Date(midnight).toISOString());
    compare('end', text, endOfDay(day), new Date(nextMidnight - 1000).toISOString());
    compare('morning', text, nextSendMoment(startOfDay(day)), new Date(nextWorkingMorning(midnightUtc)).toISOString());
    compare('morning time', text, timeOf(atTime(day, '08:00')), '08:00');
    compare(
      'distance',
      text,
      daysBetween(toDay('2024-01-01'), day),
      (midnightUtc - Date.UTC(2024, 0, 1)) / (24 * hourMs),
    );
  }
  expect(differences).toEqual([]);
});

it('adds 1 to 12 months and days to every day as the oracle does', () => {
  const differences: string[] = [];
  for (const oracleDay of everyDay) {
    for (let count = 1; count <= 12; count += 1) {
      const day = toDay(oracleDay.text);
      if (addMonths(day, count) !== monthsLater(oracleDay, count)) differences.push(`${day} + ${count} months`);
      if (addDays(day, 7 * count) !== textOf(oracleDay.midnightUtc + 7 * count * 24 * hourMs)) {
        differences.push(`${day} + ${count} weeks`);
      }
    }
  }
  expect(differences).toEqual([]);
});

it('tells day and time of every hour around the changes of the clock, and of every third hour else', () => {
  const differences: string[] = [];
  for (let utc = Date.UTC(firstYear, 0, 1); utc < Date.UTC(lastYear + 1, 0, 1);) {
    const local = new Date(utc + hoursAhead(utc) * hourMs).toISOString();
    const instant = toInstant(utc);
    if (`${dayOf(instant)}T${timeOf(instant)}` !== local.slice(0, 16)) differences.push(instant);
    const isNearChange =
      hoursAhead(utc) !== hoursAhead(utc + 3 * hourMs) || hoursAhead(utc) !== hoursAhead(utc - 3 * hourMs);
    utc += isNearChange ? hourMs / 4 : 3 * hourMs;
  }
  expect(differences).toEqual([]);
});

it('writes dates in Swedish as Intl does', () => {
  const long = new Intl.DateTimeFormat('sv', { dateStyle: 'long', timeZone: 'UTC' });
  const weekday = new Intl.DateTimeFormat('sv', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
  for (const { text, midnightUtc } of everyDay.slice(0, 800)) {
    expect(longDay(toDay(text))).toBe(long.format(midnightUtc));
    expect(weekdayAndDay(toDay(text))).toBe(weekday.format(midnightUtc));
  }
});

it('writes short dates and the time', () => {
  expect(shortDay(toDay('2026-12-12'))).toBe('12 dec');
  expect(shortDay(toDay('2026-05-01'))).toBe('1 maj');
  expect(clockTime(toInstant('2026-11-22T08:05:59Z'))).toBe('09:05');
});
