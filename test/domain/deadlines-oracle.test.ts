import { expect, it } from 'vitest';
import {
  answerDeadline,
  lssReview,
  meetingDeadline,
  planDeadline,
  signDeadline,
  startDeadline,
} from '../../src/domain/deadlines.ts';
import type { Case } from '../../src/domain/case.ts';
import type { Profile } from '../../src/domain/profile.ts';
import { talkDay } from '../../src/domain/vastbas-deadlines.ts';
import { reminderDay } from '../../src/domain/ladders.ts';
import { beforeSchoolHoliday, schoolHolidayOn, type SchoolHoliday } from '../../src/domain/school-holidays.ts';
import { addDays, addMonths, atTime, isWorkingDay, toDay, type Instant } from '../../src/domain/time.ts';
import { profileNamed } from '../support/profiles.ts';
import { vastbasContext } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { eva, jonas, karin, school, Walk } from '../support/walk.ts';
import { daysFromTo, isFreeDay, monthsLater, textOf } from './swedish-calendar-oracle.ts';

const DAY = 86_400_000;
const profile = profileNamed('vastra-gotaland');
const everyDay = [...daysFromTo(2024, 2040)];

/** The nth working day after a day, counted one day at a time. */
function workingDaysLater(utc: number, count: number): string {
  let [at, left] = [utc, count];
  while (left > 0) {
    at += DAY;
    if (!isFreeDay(at)) left -= 1;
  }
  return textOf(at);
}
function workingDayBefore(utc: number): string {
  let at = utc;
  while (isFreeDay(at)) at -= DAY;
  return textOf(at);
}

const lss = new Walk().written().does(eva, 'measure.put', {
  text: 'Kontaktperson',
  principal: 'municipality',
  unit: school,
  person: jonas,
  order: 2,
  start: toDay('2026-04-01'),
  sign: '',
  lss: true,
});
lss.does(karin, 'plan.fix', { contains: [], familyRead: true });
const lssFixedOn = (fixedAt: Instant): Case => ({
  ...lss.sip,
  plans: lss.sip.plans.map((plan) => ({ ...plan, fixedAt })),
});

it('T1 to T6 agree with the oracle on every day from 2024 to 2040, and months are clamped (E8)', () => {
  const need = new Walk().need().sip;
  const wrong: string[] = [];
  for (const oracle of everyDay) {
    const { text, midnightUtc: utc } = oracle;
    const day = toDay(text);
    const noon = atTime(day, '12:00');
    const sip = { ...need, ...(need.need ? { need: { ...need.need, detectedAt: day } } : {}) };
    const pairs = [
      ['T1 social', startDeadline(profile, sip, true), workingDaysLater(utc, 1)],
      ['T1 other', startDeadline(profile, sip, false), workingDaysLater(utc, 3)],
      ['T2', meetingDeadline(profile, sip), textOf(utc + 21 * DAY)],
      ['T3', addDays(day, -profile.deadlines.callLead), textOf(utc - 7 * DAY)],
      ['T4', answerDeadline(profile, noon), workingDaysLater(utc, 3)],
      ['T5', planDeadline(profile, noon), workingDaysLater(utc, 5)],
      ['T6', signDeadline(profile, noon), textOf(utc + 14 * DAY)],
      ['T8 from', addMonths(day, 1), monthsLater(oracle, 1)],
      ['T8 until', addMonths(day, 2), monthsLater(oracle, 2)],
      ['T9', addMonths(day, 6), monthsLater(oracle, 6)],
      ['T13', lssReview(lssFixedOn(noon))?.due, monthsLater(oracle, 12)],
      ['E8 reminder', reminderDay(day), workingDayBefore(utc)],
    ] as const;
    for (const [what, ours, theirs] of pairs)
      if (ours !== theirs) wrong.push(`${what} ${text}: ${String(ours)}, not ${theirs}`);
  }
  expect(wrong).toEqual([]);
});

/** Week 7, the days before Easter, summer and Christmas, by other means than the product. */
function isHolidayByHand(utc: number): boolean {
  const date = new Date(utc);
  const [month, dayOfMonth] = [date.getUTCMonth() + 1, date.getUTCDate()];
  const key = month * 100 + dayOfMonth;
  const thursday = new Date(utc + (4 - (date.getUTCDay() || 7)) * DAY);
  const week = Math.ceil(((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / DAY + 1) / 7);
  return week === 7 || (key >= 613 && key <= 817) || key >= 1221 || key <= 107;
}
const HOLIDAYS: readonly SchoolHoliday[] = [
  { name: 'sportlovet', week: 7 },
  { name: 'sommarlovet', from: '06-13', to: '08-17' },
  { name: 'jullovet', from: '12-21', to: '01-07' },
];

it('N11 the school holidays lie as the calendar has them, every day from 2024 to 2040', () => {
  const wrong = everyDay.filter(
    ({ text, midnightUtc }) => (schoolHolidayOn(HOLIDAYS, toDay(text)) !== undefined) !== isHolidayByHand(midnightUtc),
  );
  expect(wrong.map(({ text }) => text)).toEqual([]);
});

it('T10 the spokesperson is heard from every fourth week, and after the school holidays, every day from 2024 to 2040', () => {
  const { profile: stenungsund } = vastbasContext;
  const inTerm: Profile = { ...stenungsund, schoolHolidays: HOLIDAYS };
  const { sip } = new VastbasWalk().handedOver();
  const wrong = everyDay.flatMap(({ text, midnightUtc }) => {
    const talked = { ...sip, vastbas: { ...sip.vastbas, talks: [{ on: toDay(text), by: eva, note: '' }] } };
    let at = midnightUtc + 28 * DAY;
    while (isHolidayByHand(at)) at += DAY;
    const next = talkDay(inTerm, talked);
    return next === textOf(at) ? [] : [`${text}: ${String(next)}, not ${textOf(at)}`];
  });
  expect(wrong).toEqual([]);
});

it('T10 holidays that follow on each other are waited out, all of them', () => {
  const { sip } = new VastbasWalk().handedOver();
  const schoolHolidays: readonly SchoolHoliday[] = [
    { name: 'studiedagarna', from: '2026-10-26', to: '2026-10-30' },
    { name: 'höstlovet', from: '2026-10-31', to: '2026-11-08' },
  ];
  const talked = { ...sip, vastbas: { ...sip.vastbas, talks: [{ on: toDay('2026-09-30'), by: eva, note: '' }] } };
  expect(talkDay({ ...vastbasContext.profile, schoolHolidays }, talked)).toBe('2026-11-09');
});

it('T10 a calendar without a term does not hold it up for ever', () => {
  const { sip } = new VastbasWalk().handedOver();
  const schoolHolidays: readonly SchoolHoliday[] = [{ name: 'lovet', from: '01-01', to: '12-31' }];
  const talked = { ...sip, vastbas: { ...sip.vastbas, talks: [{ on: toDay('2026-09-30'), by: eva, note: '' }] } };
  expect(talkDay({ ...vastbasContext.profile, schoolHolidays }, talked)).toBe('2027-01-01');
});

it('N11 the day proposed instead is the last working day before the holidays, and a day outside them is itself', () => {
  for (const { text } of everyDay) {
    const day = toDay(text);
    const proposed = beforeSchoolHoliday(HOLIDAYS, day);
    const inside = schoolHolidayOn(HOLIDAYS, day);
    expect(inside ? isWorkingDay(proposed) && proposed < inside.first : proposed === day).toBe(true);
    expect(schoolHolidayOn(HOLIDAYS, proposed)).toBeUndefined();
  }
});

it('N11 Easter, and holidays of one year alone, lie where they are put', () => {
  const holidays: readonly SchoolHoliday[] = [
    { name: 'påsklovet', easter: [-6, 1] },
    { name: 'studiedagarna', from: '2026-10-01', to: '2026-10-02' },
  ];
  const name = (day: string): string | undefined => schoolHolidayOn(holidays, toDay(day))?.name;
  expect([name('2026-03-29'), name('2026-03-30'), name('2026-04-06'), name('2026-04-07')]).toEqual([
    undefined,
    'påsklovet',
    'påsklovet',
    undefined,
  ]);
  expect([name('2026-10-01'), name('2027-10-01')]).toEqual(['studiedagarna', undefined]);
});

it('N11 a meeting in the holidays asks for a reason, with the day before them; the last day itself is never moved', () => {
  const walk = new Walk(atTime(toDay('2026-05-28'), '10:00'))
    .consented()
    .arranged(atTime(toDay('2026-06-16'), '14:00'));
  expect(walk.refuses(eva, 'call.send', {})).toEqual({
    code: 'needs-reason',
    lacks: [{ code: 'meeting-holiday', soft: true, params: { day: '2026-06-12', name: 'sommarlovet' } }],
  });
  walk.does(eva, 'call.send', {}, { reason: 'Familjen kan bara då.' });
  expect(walk.sip.step).toBe('called');
  const early = new Walk(atTime(toDay('2026-05-28'), '10:00'))
    .consented()
    .arranged(atTime(toDay('2026-06-12'), '14:00'));
  expect(early.does(eva, 'call.send', {}).sip.step).toBe('called');
});
