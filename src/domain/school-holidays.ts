import { easterOf } from './holidays.ts';
import { addDays, isDay, toDay, weekdayOf, workingDayOnOrBefore, type Day } from './time.ts';

/** When the schools of the municipality are closed: every year by week, by date or by Easter, or once by two dates. */
export type SchoolHoliday = { readonly name: string } & (
  | { readonly week: number }
  /** 'MM-DD' every year, over the turn of the year too; or 'YYYY-MM-DD' that one time. */
  | { readonly from: string; readonly to: string }
  /** Days before (negative) and after Easter Sunday, both counted in. */
  | { readonly easter: readonly [number, number] }
);

type Period = { readonly name: string; readonly first: Day; readonly last: Day };

/** The period of the holiday that begins in that year, or the only one when its dates are of one year. */
function periodIn(holiday: SchoolHoliday, year: number): Period {
  const { name } = holiday;
  if ('week' in holiday) {
    const monday = mondayOfWeek(year, holiday.week);
    return { name, first: monday, last: addDays(monday, 6) };
  }
  if ('easter' in holiday) {
    const easter = toDay(easterOf(year));
    return { name, first: addDays(easter, holiday.easter[0]), last: addDays(easter, holiday.easter[1]) };
  }
  if (isDay(holiday.from) && isDay(holiday.to)) return { name, first: holiday.from, last: holiday.to };
  const turns = holiday.to < holiday.from;
  return { name, first: toDay(`${year}-${holiday.from}`), last: toDay(`${turns ? year + 1 : year}-${holiday.to}`) };
}

/** ISO 8601: the week with 4 January in it is the first. */
function mondayOfWeek(year: number, week: number): Day {
  const fourth = toDay(`${year}-01-04`);
  return addDays(fourth, 7 * (week - 1) - (weekdayOf(fourth) - 1));
}

/** The school holiday that the day lies in, with its first and last day (N11). */
export function schoolHolidayOn(holidays: readonly SchoolHoliday[], day: Day): Period | undefined {
  const year = Number(day.slice(0, 4));
  const periods = holidays.flatMap((holiday) => [periodIn(holiday, year - 1), periodIn(holiday, year)]);
  return periods.find((period) => period.first <= day && day <= period.last);
}

/** N11: the last working day before the holidays that the day lies in; the day itself when it lies in none. */
export function beforeSchoolHoliday(holidays: readonly SchoolHoliday[], day: Day): Day {
  const period = schoolHolidayOn(holidays, day);
  return period ? beforeSchoolHoliday(holidays, workingDayOnOrBefore(addDays(period.first, -1))) : day;
}
