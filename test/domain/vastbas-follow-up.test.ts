import { describe, expect, test } from 'vitest';
import { dutiesOf, type Duty } from '../../src/domain/duties.ts';
import type { DutyRule } from '../../src/domain/ladders.ts';
import { ehtWindow, evaluationDay, talkDay } from '../../src/domain/vastbas-deadlines.ts';
import { factsOf } from '../../src/domain/vastbas.ts';
import { addDays } from '../../src/domain/time.ts';
import { codesOf } from '../support/refusals.ts';
import { berit, erik, malin, nina, vastbasContext } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { at, day, eva, item, jonas } from '../support/walk.ts';

const { profile } = vastbasContext;
const duty = (walk: VastbasWalk, rule: DutyRule): Duty | undefined =>
  dutiesOf(vastbasContext, walk.sip).find((one) => one.rule === rule);
const why = 'Vi har bestämt det tillsammans';

describe('B-09 start receipts', () => {
  const receipts = (walk: VastbasWalk): readonly string[] =>
    dutiesOf(vastbasContext, walk.sip).flatMap(({ rule, person, due }) =>
      rule === 'begin-measure' ? [`${due} ${vastbasContext.directory.staff.get(person)?.name ?? ''}`] : [],
    );
  const begin = (walk: VastbasWalk, on: string) => ({ measure: walk.fixedItems.measures[0] ?? item(''), on: day(on) });

  test('B-09 who does a measure is asked on its first day, and one receipt is enough', () => {
    const walk = new VastbasWalk().fixed();
    expect(receipts(walk)).toEqual(['2026-02-02 Jonas Ek']);
    walk.on('2026-02-03').does(jonas, 'measure.begin', begin(walk, '2026-02-02'));
    expect([receipts(walk), Object.values(factsOf(walk.sip).begun ?? {})]).toEqual([[], ['2026-02-02']]);
  });

  test('B-09 only who does it or answers for the plan gives the receipt, and not for a day to come', () => {
    const walk = new VastbasWalk().handedOver().on('2026-02-03');
    expect(walk.refuses(erik, 'measure.begin', begin(walk, '2026-02-03'))).toEqual({ code: 'not-yours' });
    expect(codesOf(walk.refuses(jonas, 'measure.begin', begin(walk, '2026-02-04')))).toEqual(['day-future']);
    expect(codesOf(walk.refuses(jonas, 'measure.begin', { measure: item('none'), on: walk.today }))).toEqual([
      'item-gone',
    ]);
    walk.does(malin, 'measure.begin', begin(walk, '2026-02-03'));
    expect(receipts(walk)).toEqual([]);
  });

  test('B-09 a measure that has been told about needs no receipt, and one that goes on into a new plan keeps it', () => {
    const told = new VastbasWalk().handedOver().on('2026-02-03');
    told.does(jonas, 'measure.report', { measure: begin(told, '2026-02-03').measure, result: 'ongoing', note: '' });
    expect(receipts(told)).toEqual([]);
    const walk = new VastbasWalk()
      .handedOver()
      .on('2026-02-03')
      .does(jonas, 'measure.begin', begin(told, '2026-02-03'));
    walk.on('2026-07-31').does(malin, 'evaluation.begin', {});
    walk.does(malin, 'evaluation.save', { better: 'Ja', remains: '', childView: '' });
    walk.does(malin, 'evaluation.continue', { next: day('2026-10-01') });
    expect([walk.sip.plans.at(-1)?.version, receipts(walk)]).toEqual([2, []]);
  });
});

describe('T8 the item in the school team', () => {
  test('ST33 a plan of 31 January: reminder 28 February, overdue after 31 March, evaluation 31 July', () => {
    const walk = new VastbasWalk().handedOver();
    expect(walk.sip.plans[0]?.fixedAt?.slice(0, 10)).toBe('2026-01-31');
    expect(ehtWindow(profile, walk.sip)).toEqual({ from: '2026-02-28', due: '2026-03-31' });
    expect(evaluationDay(profile, walk.sip)).toBe('2026-07-31');
    // 28 February is a Saturday: the reminder goes out on the working day before (E8).
    expect(duty(walk, 'eht')).toMatchObject({ person: malin, due: '2026-03-31', nudgeAt: at('2026-02-27', '08:00') });
  });

  test('B-10, ST35 an item two weeks after the plan is accepted, and stops the timer', () => {
    const walk = new VastbasWalk().handedOver().on('2026-02-14');
    expect(codesOf(walk.refuses(malin, 'eht.record', { on: day('2026-01-30'), who: 'Rektor' }))).toEqual([
      'VB-EHT-FORE',
    ]);
    expect(codesOf(walk.refuses(malin, 'eht.record', { on: day('2026-02-15'), who: '' }))).toEqual([
      'day-future',
      'VB-EHT-VEM',
    ]);
    walk.does(malin, 'eht.record', { on: walk.today, who: 'Rektor och kurator' });
    expect([walk.sip.step, duty(walk, 'eht')]).toEqual(['follow-up', undefined]);
  });
});

describe('T10 the spokesperson', () => {
  test('T10 is heard every fourth week, counted from the talk before', () => {
    const walk = new VastbasWalk().handedOver();
    expect(talkDay(profile, walk.sip)).toBe('2026-02-28');
    walk.on('2026-03-02').does(malin, 'spokesperson.talked', { on: day('2026-03-02'), note: 'Bra' });
    expect(duty(walk, 'spokesperson')).toMatchObject({ person: malin, due: talkDay(profile, walk.sip) });
    expect(factsOf(walk.sip).talks).toEqual([{ on: '2026-03-02', note: 'Bra' }]);
  });

  test('T10, U-14 in term: what falls in the summer waits for the first day after it', () => {
    const walk = new VastbasWalk().handedOver().on('2026-05-25');
    walk.does(malin, 'spokesperson.talked', { on: walk.today, note: '' });
    expect(talkDay(profile, walk.sip)).toBe('2026-08-18');
  });
});

describe('B-11 to B-14 follow-up and evaluation', () => {
  test('B-11, B-12 a follow-up leads to step 9, and on as before leads back', () => {
    const walk = new VastbasWalk().followedUp();
    expect(walk.sip.step).toBe('new-measures');
    expect(walk.does(malin, 'measures.keep', {}).sip.step).toBe('follow-up');
  });

  test('B-14, T9 earlier than six months is a decision with a reason', () => {
    const walk = new VastbasWalk().followedUp();
    const refusal = walk.refuses(malin, 'evaluation.begin', {});
    expect([refusal.code, codesOf(refusal)]).toEqual(['needs-reason', ['VB-UTV-TIDIG']]);
    expect(walk.does(malin, 'evaluation.begin', {}, { reason: why }).sip.step).toBe('evaluation');
  });

  test('T9 the evaluation is asked for a month, a week and a day before', () => {
    const walk = new VastbasWalk().handedOver();
    expect(duty(walk, 'evaluate')).toMatchObject({ due: '2026-07-31', nudgeAt: at('2026-07-01', '08:00') });
  });

  test('B-17 an extra meeting keeps its plan, comes back to the follow-up and needs no new hand-over', () => {
    const walk = new VastbasWalk().followedUp().does(malin, 'meeting.renew', {});
    expect([walk.sip.step, walk.sip.plans.at(-1)?.status]).toEqual(['prepare', 'fixed']);
  });
});

describe('B-15, B-16 the end or the way on', () => {
  const close = { why: 'need-gone', familyInformed: true, saved: true, note: '' } as const;
  const judged = (): VastbasWalk => {
    const walk = new VastbasWalk().evaluating();
    const outcomes = Object.fromEntries(walk.fixedItems.goals.map((goal) => [goal, 'reached' as const]));
    return walk.does(malin, 'goal.judge', { outcomes });
  };

  test('ST38 the case is not closed before the documentation has gone to the coordinators', () => {
    const walk = judged();
    expect(codesOf(walk.refuses(malin, 'case.close', close))).toEqual(['VB-DOKUMENT']);
    expect(codesOf(walk.refuses(malin, 'documents.send', { how: '' }))).toEqual(['VB-DOKUMENT-HUR']);
    walk.does(malin, 'documents.send', { how: 'internpost' });
    expect(walk.effects.filter((one) => one.kind === 'notice').map((one) => [one.notice, one.to])).toEqual([
      ['documents', nina],
      ['documents', erik],
    ]);
    expect(walk.does(malin, 'case.close', close).sip.status).toBe('closed');
  });

  test('B-15 goals, evaluation and family come first', () => {
    const walk = new VastbasWalk().followedUp().does(malin, 'measures.keep', {}).on('2026-07-31');
    walk.does(malin, 'evaluation.begin', {}).does(malin, 'documents.send', { how: 'post' });
    expect(codesOf(walk.refuses(malin, 'case.close', { ...close, familyInformed: false }))).toEqual([
      'VB-UTV',
      'goal-no-outcome',
      'family-uninformed',
    ]);
  });

  test('ST37 to go on is a new version of the plan, and a new evaluation six months from that day', () => {
    const walk = new VastbasWalk().evaluating();
    expect(codesOf(walk.refuses(malin, 'evaluation.continue', { next: walk.today }))).toEqual(['PLAN-02']);
    walk.does(malin, 'evaluation.continue', { next: day('2026-10-01') });
    const plan = walk.sip.plans.at(-1);
    expect([walk.sip.step, plan?.version, plan?.status, plan?.followUp?.on]).toEqual([
      'follow-up',
      2,
      'fixed',
      '2026-10-01',
    ]);
    expect(evaluationDay(profile, walk.sip)).toBe('2027-01-31');
  });

  test('B-15 what was sent before an earlier evaluation does not count for the next', () => {
    const walk = judged().does(malin, 'documents.send', { how: 'post' });
    walk.does(malin, 'evaluation.continue', { next: day('2026-10-01') });
    walk.does(malin, 'evaluation.begin', {}, { reason: why });
    expect(factsOf(walk.sip).documentsSentOn).toBeUndefined();
  });
});

describe('B-13 other action', () => {
  test.each([
    ['assessment', () => new VastbasWalk().proposed(), berit],
    ['network-1', () => new VastbasWalk().network1(), nina],
    ['plan', () => new VastbasWalk().written(), nina],
    ['follow-up', () => new VastbasWalk().handedOver(), malin],
  ] as const)('B-13 from %s the case rests and goes on where it stood', (step, begin, who) => {
    const walk = begin().does(who, 'other.choose', {});
    expect(walk.sip.step).toBe('other-action');
    expect(walk.does(who, 'other.resume', {}).sip.step).toBe(step);
  });

  test('B-13 a case that is paused goes on before something else is chosen', () => {
    const walk = new VastbasWalk().handedOver();
    walk.does(malin, 'case.pause', { why: 'Familjen är bortrest.', until: addDays(walk.today, 30) });
    expect(walk.refuses(malin, 'other.choose', {}).code).toBe('not-now');
    expect(walk.does(malin, 'case.resume', {}).does(malin, 'other.choose', {}).sip.step).toBe('other-action');
  });

  test('B-13 a resting case may be closed, and keeps no word of what is done instead', () => {
    const walk = new VastbasWalk().handedOver().does(malin, 'other.choose', {});
    expect(walk.history.at(-1)).toMatchObject({ type: 'Moved', to: 'other-action' });
    expect(
      codesOf(walk.refuses(malin, 'case.close', { why: 'other-action', familyInformed: false, saved: true, note: '' })),
    ).toEqual(['family-uninformed']);
    walk.does(malin, 'case.close', { why: 'other-action', familyInformed: true, saved: true, note: '' });
    expect(walk.sip.status).toBe('closed');
  });

  test('E3 someone who takes part cannot choose it, and a coordinator no longer after the hand-over', () => {
    expect(new VastbasWalk().handedOver().refuses(nina, 'other.choose', {}).code).toBe('not-yours');
    expect(new VastbasWalk().networkCalled().refuses(eva, 'other.choose', {}).code).toBe('not-yours');
  });
});

test('A-20 a reopened case begins with the request, and asks for everything else again', () => {
  const walk = new VastbasWalk().closed().does(malin, 'case.reopen', {});
  expect([walk.sip.step, walk.sip.consents, Object.keys(factsOf(walk.sip))]).toEqual(['request', [], ['request']]);
  expect(walk.refuses(malin, 'request.save', factsOf(walk.sip).request as never).code).toBe('not-yours');
  walk.does(berit, 'request.save', factsOf(walk.sip).request as never);
});
