import { timeOf, weekdayOf } from '../domain/time.ts';
import type { Day, Instant } from '../domain/time.ts';

const months = [
  'januari',
  'februari',
  'mars',
  'april',
  'maj',
  'juni',
  'juli',
  'augusti',
  'september',
  'oktober',
  'november',
  'december',
];
const shortMonths = ['jan', 'feb', 'mars', 'apr', 'maj', 'juni', 'juli', 'aug', 'sep', 'okt', 'nov', 'dec'];
const weekdays = ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag'];

/** 12 december 2026 */
export function longDay(day: Day): string {
  return `${dateNumber(day)} ${months[monthIndex(day)]} ${day.slice(0, 4)}`;
}

/** 12 dec */
export function shortDay(day: Day): string {
  return `${dateNumber(day)} ${shortMonths[monthIndex(day)]}`;
}

/** december */
export const monthName = (day: Day): string => months[monthIndex(day)] ?? '';

/** lördag 12 december */
export function weekdayAndDay(day: Day): string {
  return `${weekdays[weekdayOf(day) - 1]} ${dateNumber(day)} ${months[monthIndex(day)]}`;
}

/** 14:02 */
export function clockTime(instant: Instant): string {
  return timeOf(instant);
}

function dateNumber(day: Day): number {
  return Number(day.slice(8));
}

function monthIndex(day: Day): number {
  return Number(day.slice(5, 7)) - 1;
}
