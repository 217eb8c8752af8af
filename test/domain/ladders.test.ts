import { describe, expect, test } from 'vitest';
import { nextAsk } from '../../src/domain/ladders.ts';
import type { Nudge } from '../../src/domain/case.ts';
import { at, context, day } from '../support/walk.ts';

const RUNGS = 3;
const asks = (since: string, nudge?: Nudge, due = '2026-05-20') =>
  nextAsk(context.profile, { rule: 'follow-up', due: day(due), since: day(since) }, nudge, RUNGS);
const on = (...args: Parameters<typeof asks>): string => asks(...args)?.at.slice(0, 10) ?? '';

describe('decision 7: when a duty is asked for next', () => {
  test('a reminder before the day lies after the day when the duty arose', () => {
    expect([on('2026-04-01'), on('2026-05-12'), on('2026-05-13'), on('2026-05-18'), on('2026-05-19')]).toEqual([
      '2026-05-13',
      '2026-05-13',
      '2026-05-19',
      '2026-05-19',
      '2026-05-20',
    ]);
    expect(asks('2026-05-19')).toEqual({ rung: 0, at: at('2026-05-20', '08:00') });
  });

  test('the days of the profile are taken in order, however they are written', () => {
    const written = { ...context.profile, consent: { ...context.profile.consent, warnDays: [3, 30, 14] } };
    const asked = { rule: 'renew-consent', due: day('2026-11-30'), since: day('2026-03-02') } as const;
    const days = [undefined, '2026-10-30', '2026-11-16', '2026-11-27'].map((told) => {
      const nudge = told ? { count: 0, asked: at(told, '08:00'), delivered: at(told, '08:00') } : undefined;
      return nextAsk(written, asked, nudge, RUNGS)?.at;
    });
    expect(days).toEqual(['2026-10-30', '2026-11-16', '2026-11-27', '2026-11-30'].map((one) => at(one, '08:00')));
  });

  test('what was asked for and not delivered is asked for the next working day, and then on its own days', () => {
    const asked = at('2026-05-22', '08:00');
    expect(on('2026-04-01', { count: 1, asked })).toBe('2026-05-25');
    expect(on('2026-04-01', { count: 1, asked, delivered: asked })).toBe('2026-05-29');
    expect(on('2026-04-01', { count: 1, asked, delivered: at('2026-05-15') })).toBe('2026-05-25');
  });

  test('RM5 a snoozed duty sleeps until a day when people are at work', () => {
    expect(on('2026-04-01', { count: 0, snoozed: day('2026-05-23') })).toBe('2026-05-25');
    expect(on('2026-04-01', { count: 0, snoozed: day('2026-04-02') })).toBe('2026-05-13');
  });

  test('who was told last has it until the next is asked; when all have been, nobody is', () => {
    const told = (count: number) => asks('2026-04-01', { count, asked: at('2026-06-01'), delivered: at('2026-06-01') });
    expect([0, 1, 4, 5, 8, 9].map((count) => told(count)?.rung)).toEqual([0, 0, 0, 1, 1, 2]);
    expect(told(12)).toBeUndefined();
  });
});
