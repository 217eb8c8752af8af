import { Temporal } from 'temporal-polyfill';
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
const sendFrom = '08:00';
const sendUntil = '16:00';

export function toInstant(moment: string | number): Instant {
  const milliseconds = typeof moment === 'number' ? moment : Temporal.Instant.from(moment).epochMilliseconds;
  return Temporal.Instant.fromEpochMilliseconds(milliseconds).toString({ smallestUnit: 'millisecond' }) as Instant;
}

export function epochOf(instant: Instant): number {
  return Temporal.Instant.from(instant).epochMilliseconds;
}

export function addMinutes(instant: Instant, minutes: number): Instant {
  return toInstant(epochOf(instant) + minutes * 60_000);
}

export function isDay(text: string): text is Day {
  if (!dayPattern.test(text)) return false;
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' }).toString() === text;
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
  return local(instant).toPlainDate().toString() as Day;
}

export function timeOf(instant: Instant): string {
  return local(instant).toPlainTime().toString({ smallestUnit: 'minute', roundingMode: 'trunc' });
}

export function startOfDay(day: Day): Instant {
  return toInstant(date(day).toZonedDateTime(zone).epochMilliseconds);
}

/** 23:59:59, the last second in which what is due on the day is in time. */
export function endOfDay(day: Day): Instant {
  return toInstant(epochOf(startOfDay(addDays(day, 1))) - 1000);
}

/**
 * A time that the spring change skips is an hour later (02:30 is 03:30); of two in the autumn change it is the first.
 */
export function atTime(day: Day, time: string): Instant {
  const moment = date(day).toPlainDateTime(Temporal.PlainTime.from(time));
  return toInstant(moment.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds);
}

export function addDays(day: Day, days: number): Day {
  return date(day).add({ days }).toString() as Day;
}

/** A month without that date gives its last day: 31 January + 1 = 28 or 29 February. */
export function addMonths(day: Day, months: number): Day {
  return date(day).add({ months }, { overflow: 'constrain' }).toString() as Day;
}

/** From `a` to `b`; negative when `b` is the earlier. */
export function daysBetween(a: Day, b: Day): number {
  return date(a).until(date(b), { largestUnit: 'day' }).days;
}

export function weekdayOf(day: Day): Weekday {
  return date(day).dayOfWeek as Weekday;
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

function local(instant: Instant): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
}

function date(day: Day): Temporal.PlainDate {
  return Temporal.PlainDate.from(day);
}
