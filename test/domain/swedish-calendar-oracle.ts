/** A second opinion on Swedish time, by other means than the product: milliseconds, the EU rule, the Meeus Easter. */
const dayMs = 86_400_000;

export interface OracleDay {
  readonly text: string;
  readonly midnightUtc: number;
}

export function* daysFromTo(firstYear: number, lastYear: number): Generator<OracleDay> {
  for (let at = Date.UTC(firstYear, 0, 1); at < Date.UTC(lastYear + 1, 0, 1); at += dayMs) {
    yield { text: textOf(at), midnightUtc: at };
  }
}

export function textOf(utc: number): string {
  return new Date(utc).toISOString().slice(0, 10);
}

/** Hours ahead of UTC: summer time lasts from 01:00 UTC on the last Sunday of March to the same of October. */
export function hoursAhead(utc: number): 1 | 2 {
  const year = new Date(utc).getUTCFullYear();
  return utc >= lastSundayAtOne(year, 2) && utc < lastSundayAtOne(year, 9) ? 2 : 1;
}

export function lastSundayAtOne(year: number, month: number): number {
  const lastDate = Date.UTC(year, month + 1, 0);
  return lastDate - new Date(lastDate).getUTCDay() * dayMs + 3_600_000;
}

export function monthsLater(day: OracleDay, months: number): string {
  const from = new Date(day.midnightUtc);
  const year = from.getUTCFullYear();
  const month = from.getUTCMonth() + months;
  const lastDate = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return textOf(Date.UTC(year, month, Math.min(from.getUTCDate(), lastDate)));
}

export function isFreeDay(utc: number): boolean {
  const date = new Date(utc);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth() + 1;
  const dayOfMonth = date.getUTCDate();
  const weekday = date.getUTCDay();
  if (weekday === 0 || weekday === 6) return true;
  if (weekday === 5 && month === 6 && dayOfMonth >= 19 && dayOfMonth <= 25) return true;
  if (['1/1', '6/1', '1/5', '6/6', '24/12', '25/12', '26/12', '31/12'].includes(`${dayOfMonth}/${month}`)) return true;
  return [-2, 1, 39].includes((utc - easterOf(year)) / dayMs);
}

export function nextWorkingMorning(utc: number): number {
  let at = utc;
  while (isFreeDay(at)) at += dayMs;
  return at + (8 - hoursAhead(at + 8 * 3_600_000)) * 3_600_000;
}

function easterOf(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1);
}
