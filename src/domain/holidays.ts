import { Temporal } from 'temporal-polyfill';

/** 'YYYY-MM-DD' of the public holidays of Sweden, as they are since 2005, and of the three eves named in 1930:173. */
export function holidaysOf(year: number): ReadonlySet<string> {
  const known = byYear.get(year);
  if (known !== undefined) return known;
  const holidays: ReadonlySet<string> = new Set([...fixedDays(year), ...easterDays(year), ...saturdayFeasts(year)]);
  byYear.set(year, holidays);
  return holidays;
}

const byYear = new Map<number, ReadonlySet<string>>();

function fixedDays(year: number): readonly string[] {
  const days = ['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31'];
  return days.map((monthAndDay) => `${year}-${monthAndDay}`);
}

function easterDays(year: number): readonly string[] {
  const easter = easterSunday(year);
  return [-2, 0, 1, 39, 49].map((days) => easter.add({ days }).toString());
}

function saturdayFeasts(year: number): readonly string[] {
  const midsummer = saturdayOnOrAfter(Temporal.PlainDate.from({ year, month: 6, day: 20 }));
  const allSaints = saturdayOnOrAfter(Temporal.PlainDate.from({ year, month: 10, day: 31 }));
  return [midsummer.subtract({ days: 1 }), midsummer, allSaints].map(String);
}

function saturdayOnOrAfter(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.add({ days: (13 - date.dayOfWeek) % 7 });
}

/** 'YYYY-MM-DD' of Easter Sunday. */
export const easterOf = (year: number): string => easterSunday(year).toString();

/** The Gregorian rule of Gauss, with its exceptions for the 25th and 26th of April as they are from 1900 to 2199. */
function easterSunday(year: number): Temporal.PlainDate {
  const century = Math.floor(year / 100);
  const moonShift = century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25) + 15;
  const moonAge = (19 * (year % 19) + moonShift) % 30;
  const weekdayShift = 4 + century - Math.floor(century / 4);
  const toSunday = (2 * (year % 4) + 4 * (year % 7) + 6 * moonAge + weekdayShift) % 7;
  const isTooLate = moonAge >= 28 && toSunday === 6;
  return Temporal.PlainDate.from({ year, month: 3, day: 22 }).add({ days: moonAge + toSunday - (isTooLate ? 7 : 0) });
}
