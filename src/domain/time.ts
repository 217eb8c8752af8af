import { Temporal } from 'temporal-polyfill';
import {
  clockOf,
  clockText,
  dayOfNumber,
  daysInMonth,
  MS_PER_DAY,
  numberOf,
  partsOf,
  secondText,
  textOf,
} from './civil.ts';
import { holidaysOf } from './holidays.ts';

/** A date in Sweden, 'YYYY-MM-DD', from 1900 to 2199. */
export type Day = string & { readonly isDay: true };
/** A moment, 'YYYY-MM-DDTHH:MM:SS.sssZ': two of them compare as strings in the order of time. */
export type Instant = string & { readonly isInstant: true };
/** 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const zone = 'Europe/Stockholm';
const dayPattern = /^(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const timePattern = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/;
const clockPattern = /^\d\d:\d\d$/;
/** Days from 1970 within which years have four digits. */
const FARTHEST = 700_000;
const MOST_OFFSETS = 50_000;
const sendFrom = '08:00';
const sendUntil = '16:00';

export function toInstant(moment: string | number): Instant {
  const milliseconds = typeof moment === 'number' ? moment : Temporal.Instant.from(moment).epochMilliseconds;
  const number = Math.floor(milliseconds / MS_PER_DAY);
  if (!Number.isSafeInteger(milliseconds) || Math.abs(number) > FARTHEST) throw new RangeError('not a moment');
  const clock = milliseconds - number * MS_PER_DAY;
  return `${dayOfNumber(number)}T${clockText(clock)}:${secondText(clock)}Z` as Instant;
}

export function epochOf(instant: Instant): number {
  return numberOf(instant) * MS_PER_DAY + clockOf(instant.slice(11));
}

export function addMinutes(instant: Instant, minutes: number): Instant {
  return toInstant(epochOf(instant) + minutes * 60_000);
}

export function isDay(text: string): text is Day {
  if (!dayPattern.test(text)) return false;
  const [year, month, day] = partsOf(text);
  return day <= daysInMonth(year, month);
}

export function parseDay(text: string): Day | undefined {
  const trimmed = text.trim();
  return isDay(trimmed) ? trimmed : undefined;
}

/** For a value that our own code or database wrote; what a person wrote goes through `parseDay`. */
export function toDay(text: string): Day {
  if (!isDay(text)) throw new RangeError('not a day from 1900 to 2199');
  return text;
}

/** 'HH:MM' from what a person writes: '9:30', '09:30', '9.30'. */
export function parseTime(text: string): string | undefined {
  const [, hours, minutes] = timePattern.exec(text.trim()) ?? [];
  return hours === undefined || minutes === undefined ? undefined : `${hours.padStart(2, '0')}:${minutes}`;
}

export function dayOf(instant: Instant): Day {
  return dayOfNumber(Math.floor(localOf(instant) / MS_PER_DAY)) as Day;
}

export function timeOf(instant: Instant): string {
  const milliseconds = localOf(instant);
  return clockText(milliseconds - Math.floor(milliseconds / MS_PER_DAY) * MS_PER_DAY);
}

export function startOfDay(day: Day): Instant {
  return toInstant(moment(day, '00:00') ?? date(day).toZonedDateTime(zone).epochMilliseconds);
}

/** 23:59:59, the last second in which what is due on the day is in time. */
export function endOfDay(day: Day): Instant {
  return toInstant(epochOf(startOfDay(addDays(day, 1))) - 1000);
}

/**
 * A time that the spring change skips is an hour later (02:30 is 03:30); of two in the autumn change it is the first.
 */
export function atTime(day: Day, time: string): Instant {
  const plain = moment(day, time);
  if (plain !== undefined) return toInstant(plain);
  const changing = date(day).toPlainDateTime(Temporal.PlainTime.from(time));
  return toInstant(changing.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds);
}

export function addDays(day: Day, days: number): Day {
  return dayOfNumber(numberOf(day) + days) as Day;
}

/** A month without that date gives its last day: 31 January + 1 = 28 or 29 February. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, dayOfMonth] = partsOf(day);
  const count = year * 12 + month - 1 + months;
  const [newYear, newMonth] = [Math.floor(count / 12), (count % 12) + 1];
  return textOf(newYear, newMonth, Math.min(dayOfMonth, daysInMonth(newYear, newMonth))) as Day;
}

/** From `a` to `b`; negative when `b` is the earlier. */
export function daysBetween(a: Day, b: Day): number {
  return numberOf(b) - numberOf(a);
}

export function weekdayOf(day: Day): Weekday {
  const sinceMonday = (numberOf(day) + 3) % 7;
  return (((sinceMonday + 7) % 7) + 1) as Weekday;
}

export function isWorkingDay(day: Day): boolean {
  return !holidaysOf(Number(day.slice(0, 4))).has(day) && weekdayOf(day) <= 5;
}

/** The nth working day after the day (before it, if negative). Zero gives the day itself, working or not. */
export function addWorkingDays(day: Day, days: number): Day {
  const step = Math.sign(days);
  let reached = day;
  for (let left = Math.abs(days); left > 0;) {
    reached = addDays(reached, step);
    if (isWorkingDay(reached)) left -= 1;
  }
  return reached;
}

export function workingDayOnOrBefore(day: Day): Day {
  return isWorkingDay(day) ? day : addWorkingDays(day, -1);
}

export function workingDayOnOrAfter(day: Day): Day {
  return isWorkingDay(day) ? day : addWorkingDays(day, 1);
}

/** The same instant from 08:00 to just before 16:00 on a working day, else 08:00 on the next one. */
export function nextSendMoment(instant: Instant): Instant {
  const day = dayOf(instant);
  const time = timeOf(instant);
  if (!isWorkingDay(day) || time >= sendUntil) return atTime(addWorkingDays(day, 1), sendFrom);
  return time < sendFrom ? atTime(day, sendFrom) : instant;
}

/** The day a person reaches an age. Born on 29 February: on the 28th in other years (1930:173). */
export function birthday(birth: Day, age: number): Day {
  return addMonths(birth, 12 * age);
}

export function ageOn(birth: Day, day: Day): number {
  const age = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return birthday(birth, age) > day ? age - 1 : age;
}

/** Milliseconds on the clocks of Sweden, as if they were UTC. */
function localOf(instant: Instant): number {
  const milliseconds = epochOf(instant);
  return milliseconds + (offsetOn(Math.floor(milliseconds / MS_PER_DAY)) ?? offsetAt(milliseconds));
}

/** A local time of a day on which the clock does not change; else undefined. */
function moment(day: Day, time: string): number | undefined {
  if (!clockPattern.test(time)) return undefined;
  const number = numberOf(day);
  const offset = offsetOn(number);
  return offset === undefined || offset !== offsetOn(number - 1)
    ? undefined
    : number * MS_PER_DAY + clockOf(time) - offset;
}

const offsets = new Map<number, number | undefined>();

/** What the clock is ahead of UTC through the whole of a UTC day; undefined when it changes in the day. */
function offsetOn(number: number): number | undefined {
  if (offsets.has(number)) return offsets.get(number);
  const first = offsetAt(number * MS_PER_DAY);
  const offset = first === offsetAt((number + 1) * MS_PER_DAY) ? first : undefined;
  if (offsets.size > MOST_OFFSETS) offsets.clear();
  offsets.set(number, offset);
  return offset;
}

function offsetAt(milliseconds: number): number {
  const nanoseconds = Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(zone).offsetNanoseconds;
  return nanoseconds / 1_000_000;
}

function date(day: Day): Temporal.PlainDate {
  return Temporal.PlainDate.from(day);
}
