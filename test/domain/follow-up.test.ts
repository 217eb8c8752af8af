import { describe, expect, it } from 'vitest';
import { fixedPlan } from '../../src/domain/case.ts';
import type { Meeting } from '../../src/domain/meeting.ts';
import type { MeasureReport } from '../../src/domain/plan.ts';
import { amir, day, eva, item, jonas, karin, peter, sara, Walk } from '../support/walk.ts';

const lacking = (...codes: readonly string[]) => ({
  code: 'lacking',
  lacks: codes.map((code): unknown => expect.objectContaining({ code })),
});
const soft = (code: string) => ({ code: 'needs-reason', lacks: [expect.objectContaining({ code, soft: true })] });
const due = (): Walk => new Walk().fixed().on('2026-05-20');
const reported = (walk = due()): Walk => {
  for (const measure of walk.fixedItems.measures)
    walk.does(eva, 'measure.report', { measure, result: 'done', note: '' });
  return walk;
};
const record = { how: 'phone', childView: 'Bättre', summary: 'Vi fortsätter' } as const;
const measureOf = (walk: Walk, index = 0) => walk.fixedItems.measures[index] ?? item('');

describe('N9 measure.report', () => {
  const done = { result: 'done', note: '' } as const;

  it.each(['done', 'ongoing', 'not-done'] as const)(
    'the doer says %s, and it is in the plan with day and name',
    (result) => {
      const walk = due();
      walk.does(jonas, 'measure.report', { measure: measureOf(walk), result, note: 'Skälet' });
      const expected: MeasureReport = { result, note: 'Skälet', by: jonas, on: day('2026-05-20') };
      expect(fixedPlan(walk.sip)?.measures[0]?.report).toEqual(expected);
    },
  );

  it('"inte gjort" needs a reason', () => {
    const walk = due();
    const wish = { measure: measureOf(walk), result: 'not-done', note: '' } as const;
    expect(walk.refuses(jonas, 'measure.report', wish)).toEqual(lacking('not-done-why'));
  });

  it("answers for one's own measures; the responsible and the deputy answer for anyone", () => {
    const walk = due();
    const wish = { measure: measureOf(walk), ...done };
    expect(walk.refuses(amir, 'measure.report', wish)).toEqual(lacking('measure-not-yours'));
    expect(walk.refuses(peter, 'measure.report', wish)).toEqual({ code: 'not-yours' });
    walk.does(eva, 'measure.report', wish).does(karin, 'measure.report', wish);
    expect(walk.refuses(eva, 'measure.report', { ...wish, measure: item('nope') })).toEqual(lacking('item-gone'));
  });

  it('an answer given after the card was drawn makes the click stale, an answer about another measure does not', () => {
    const walk = due();
    const seen = walk.sip.rev;
    walk.does(amir, 'measure.report', { measure: measureOf(walk, 1), ...done });
    walk.does(eva, 'measure.report', { measure: measureOf(walk), ...done }, { seen });
    expect(walk.refuses(jonas, 'measure.report', { measure: measureOf(walk), ...done }, { seen })).toMatchObject({
      code: 'stale',
      change: { by: eva },
    });
  });

  it('goes on while a new meeting is prepared (decision 8)', () => {
    const walk = reported().does(eva, 'follow-up.record', { ...record, next: day('2026-09-10') });
    walk.does(eva, 'meeting.renew', {});
    expect(walk.sip.step).toBe('prepare');
    walk.does(jonas, 'measure.report', { measure: measureOf(walk), result: 'ongoing', note: '' });
    expect(fixedPlan(walk.sip)?.measures[0]?.report?.result).toBe('ongoing');
  });
});

describe('A-14 follow-up', () => {
  it('asks for an outcome of every measure that is due, and for the next day', () => {
    expect(due().refuses(eva, 'follow-up.record', record)).toEqual(
      lacking('measure-no-outcome', 'measure-no-outcome', 'follow-up-next'),
    );
    const early = new Walk().fixed().on('2026-04-20');
    expect(early.refuses(eva, 'follow-up.record', { ...record, next: day('2026-05-20') })).toEqual(
      lacking('measure-no-outcome'),
    );
  });

  it.each(['2026-05-20', '2026-05-19'])('a next day of %s has passed (PLAN-02)', (next) => {
    expect(reported().refuses(eva, 'follow-up.record', { ...record, next: day(next) })).toEqual(lacking('PLAN-02'));
  });

  it('keeps the step, adds the record and moves the day', () => {
    const walk = reported().does(eva, 'follow-up.record', { ...record, next: day('2026-09-10') });
    expect(walk.sip.step).toBe('follow-up');
    expect(walk.sip.followUps).toEqual([{ ...record, on: '2026-05-20', by: eva, next: '2026-09-10' }]);
    expect(fixedPlan(walk.sip)?.followUp).toEqual({ on: '2026-09-10', by: eva });
  });

  it('what still goes on is asked about again at the next follow-up', () => {
    const walk = due();
    for (const measure of walk.fixedItems.measures)
      walk.does(eva, 'measure.report', { measure, result: 'ongoing', note: '' });
    walk.does(eva, 'follow-up.record', { ...record, next: day('2026-09-10') }).on('2026-09-10');
    const next = { ...record, next: day('2026-12-10') };
    expect(walk.refuses(eva, 'follow-up.record', next)).toEqual(lacking('measure-no-outcome', 'measure-no-outcome'));
    reported(walk).does(eva, 'follow-up.record', next);
    expect(walk.sip.followUps).toHaveLength(2);
  });

  it('a child who was away and has not been told is a soft stop', () => {
    const walk = due();
    const absent = (meeting: Meeting): Meeting => ({
      ...meeting,
      guests: meeting.guests.map((guest) => (guest.member === 'child' ? { ...guest, attended: false } : guest)),
    });
    walk.sip = { ...walk.sip, meetings: walk.sip.meetings.map(absent) };
    const next = { ...record, next: day('2026-09-10') };
    reported(walk);
    expect(walk.refuses(eva, 'follow-up.record', next)).toEqual(soft('child-not-told'));
    walk.does(eva, 'follow-up.record', next, { reason: 'Barnet får veta i morgon' });
    expect(walk.history.at(-1)).toMatchObject({ type: 'Moved', reason: 'Barnet får veta i morgon' });
  });

  it('is for the responsible and the deputy', () => {
    const next = { ...record, next: day('2026-09-10') };
    expect(reported().refuses(amir, 'follow-up.record', next)).toEqual({ code: 'not-yours' });
    expect(reported().does(karin, 'follow-up.record', next).sip.followUps).toHaveLength(1);
  });
});

describe('T7 another day', () => {
  it('needs a reason and a day ahead', () => {
    const walk = due();
    expect(walk.refuses(eva, 'follow-up.move', { on: day('2026-05-20'), why: '' })).toEqual(
      lacking('PLAN-02', 'move-why'),
    );
    walk.does(eva, 'follow-up.move', { on: day('2026-06-03'), why: 'Sjukdom' });
    expect(fixedPlan(walk.sip)?.followUp?.on).toBe('2026-06-03');
  });

  it('needs a plan, and a day that is not more than a year ahead', () => {
    const wish = { on: day('2026-05-20'), why: 'Sjukdom' };
    expect(new Walk().prepared().refuses(eva, 'follow-up.move', wish)).toEqual(lacking('no-plan'));
    expect(due().refuses(eva, 'follow-up.move', { ...wish, on: day('2027-05-21') })).toEqual(lacking('day-far'));
    due().does(eva, 'follow-up.move', { ...wish, on: day('2027-05-20') });
  });

  it('two who move it at the same time: the second sees the first', () => {
    const walk = due();
    const seen = walk.sip.rev;
    walk.does(karin, 'follow-up.move', { on: day('2026-06-03'), why: 'Sjukdom' }, { seen });
    const second = walk.refuses(eva, 'follow-up.move', { on: day('2026-06-04'), why: 'Lov' }, { seen });
    expect(second).toMatchObject({ code: 'stale', change: { by: karin } });
  });
});

describe('two ways to change', () => {
  it('A-14 a new version is a draft while the old one is in force', () => {
    const walk = due().does(eva, 'plan.revise', {});
    expect(walk.sip.step).toBe('plan');
    expect(walk.sip.plans.map(({ version, status }) => `${version} ${status}`)).toEqual(['1 fixed', '2 draft']);
  });

  it('A-15 a new meeting: the same people are proposed, none of them called, and nothing of the old meeting is lost', () => {
    const walk = due();
    const old = walk.sip.meetings[0];
    walk.does(eva, 'meeting.renew', {});
    expect(walk.sip.step).toBe('prepare');
    const [kept, renewed] = walk.sip.meetings;
    expect(kept).toEqual(old);
    expect(renewed?.guests.map(({ person, member, outside }) => person ?? member ?? outside?.name)).toEqual(
      old?.guests.map(({ person, member, outside }) => person ?? member ?? outside?.name),
    );
    expect(renewed?.guests.filter((guest) => guest.sentAt ?? guest.answer ?? guest.oral ?? guest.attended)).toEqual([]);
    const ids = walk.sip.meetings.flatMap(({ guests }) => guests.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(walk.refuses(sara, 'meeting.renew', {})).toEqual({ code: 'not-yours' });
  });
});
