/** Days counted from 1970-01-01 and written YYYY-MM-DD: every rule asks for days, so this is plain arithmetic. */
export const MS_PER_DAY = 86_400_000;

const TEN = 10;
const pad = (number: number): string => (number < TEN ? `0${number}` : String(number));

const numberAt = (text: string, from: number, to: number): number => {
  let value = 0;
  for (let index = from; index < to; index += 1) value = value * 10 + text.charCodeAt(index) - 48;
  return value;
};

/** Year, month and day of 'YYYY-MM-DD'. */
export const partsOf = (day: string): readonly [number, number, number] => [
  numberAt(day, 0, 4),
  numberAt(day, 5, 7),
  numberAt(day, 8, 10),
];
export const textOf = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Years begin in March here, so that the leap day is the last; eras have 400 years. */
export function numberOf(day: string): number {
  const [calendarYear, month, dayOfMonth] = partsOf(day);
  const year = month <= 2 ? calendarYear - 1 : calendarYear;
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

const written = new Map<number, string>();
const MOST = 50_000;

/** The way back; texts are kept, since the same few thousand days are asked for again and again. */
export function dayOfNumber(number: number): string {
  const known = written.get(number);
  if (known !== undefined) return known;
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < TEN ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const text = textOf(year, month, dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1);
  if (written.size > MOST) written.clear();
  written.set(number, text);
  return text;
}

/** 'HH:MM' or 'HH:MM:SS.sss' as milliseconds from midnight. */
export function clockOf(text: string): number {
  const hours = numberAt(text, 0, 2);
  const minutes = numberAt(text, 3, 5);
  const milliseconds = text.length > 5 ? numberAt(text, 6, 8) * 1000 + numberAt(text, 9, 12) : 0;
  return (hours * 60 + minutes) * 60_000 + milliseconds;
}

/** 'HH:MM' of milliseconds from midnight. */
export const clockText = (milliseconds: number): string => {
  const minutes = Math.floor(milliseconds / 60_000);
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
};
/** 'SS.sss' of milliseconds from midnight. */
export const secondText = (milliseconds: number): string => {
  const rest = milliseconds % 60_000;
  return `${pad(Math.floor(rest / 1000))}.${String(rest % 1000).padStart(3, '0')}`;
};
