import { describe, expect, test } from 'vitest';
import { isAskedThroughOthers, isCancelled, isHeldBack, isPlanned, staysAway } from '../../src/domain/called.ts';
import type { Case } from '../../src/domain/case.ts';
import { earlierMeeting, lssReview, meetingDeadline, progressOf, startState } from '../../src/domain/deadlines.ts';
import type { Guest } from '../../src/domain/meeting.ts';
import { amir, at, child, context, day, eva, item, karin, mother, Walk } from '../support/walk.ts';

const { profile } = context;

describe('A-17, E4 when a called meeting stands', () => {
  const called = new Walk().called().sip;
  const off = new Walk().called().does(eva, 'meeting.cancel', { why: 'ill', note: '' }).sip;
  const meetingOf = ({ meetings }: Case) => meetings.at(-1) ?? { id: item('s0'), version: 1, guests: [] };

  test.each<readonly [string, Case, boolean, boolean, boolean]>([
    ['stands in an active case', called, true, false, false],
    ['is off when someone has said so', off, false, true, true],
    ['neither stands nor waits while the case rests by decision', { ...off, status: 'paused' }, false, false, true],
    ['does not stand when the consent has fallen', { ...called, status: 'paused-consent' }, false, false, true],
    ['does not wait for a word when the case has ended', { ...off, status: 'cancelled' }, false, false, true],
    ['does not wait for a word in another step', { ...off, step: 'plan' }, false, false, true],
  ])('it %s', (_how, sip, stands, waits, shownOff) => {
    expect([isPlanned(sip), isHeldBack(sip), isCancelled(sip, meetingOf(sip))]).toEqual([stands, waits, shownOff]);
  });

  test('§3.4 a child is asked through a guardian who is asked too, and alone otherwise', () => {
    const own: Guest = { id: item('g1'), member: child };
    const guardian: Guest = { id: item('g2'), member: mother };
    const aunt: Guest = { id: item('g3'), outside: { name: 'Moster', via: 'phone', contact: '070' } };
    expect([
      isAskedThroughOthers(own, [own, guardian]),
      isAskedThroughOthers(own, [own, aunt]),
      isAskedThroughOthers(own, [own]),
      isAskedThroughOthers(guardian, [own, guardian]),
    ]).toEqual([true, false, false, false]);
  });

  test('T4 who leads or writes stays away since the own no; nobody else’s no counts for it', () => {
    const walk = new Walk().called().on('2026-03-04');
    walk.does(eva, 'invitation.answer', {
      guest: walk.guest(mother),
      answer: { kind: 'no', reason: 'time', note: '' },
    });
    walk.does(amir, 'invitation.answer', { guest: walk.guest(amir), answer: { kind: 'no', reason: 'time', note: '' } });
    walk.on('2026-03-05').does(karin, 'host.decline', {});
    const meeting = walk.sip.meetings.at(-1);
    expect([amir, karin, eva, undefined].map((person) => staysAway(meeting, person))).toEqual([
      at('2026-03-04'),
      at('2026-03-05'),
      undefined,
      undefined,
    ]);
    expect(staysAway(undefined, amir)).toBeUndefined();
  });
});

describe('the clocks of a case', () => {
  test('T2 counts until a plan is fixed, also while one is written', () => {
    expect(meetingDeadline(profile, new Walk().plan().sip)).toBe('2026-03-23');
    expect(meetingDeadline(profile, new Walk().fixed().sip)).toBeUndefined();
  });

  test('N11 the working day before the holidays is proposed until it has gone', () => {
    const proposed = (today: string) => earlierMeeting(profile, day('2026-06-18'), day(today));
    expect(proposed('2026-06-12')).toEqual({ day: '2026-06-12', name: 'sommarlovet' });
    expect(proposed('2026-06-13')).toBeUndefined();
  });

  test('T1, U-01 the start is in time, late after three working days and red after the outer days', () => {
    const { sip } = new Walk().consentStep();
    const red = { ...profile, deadlines: { ...profile.deadlines, startOfWork: { social: 1, other: 3, red: 5 } } };
    const states = ['2026-03-05', '2026-03-06', '2026-03-09', '2026-03-10'].map(
      (today) => startState(red, sip, false, day(today))?.state,
    );
    expect(states).toEqual(['in-time', 'late', 'late', 'red']);
    expect(startState(red, sip, true, day('2026-03-04'))).toEqual({ due: '2026-03-03', state: 'late' });
  });

  test('T1 nothing is late on the day on which the step began, and nothing once the family is asked', () => {
    const walk = new Walk().draft().does(eva, 'case.start', {
      requester: 'family',
      detectedAt: day('2026-02-02'),
      units: [],
      childName: 'Alva Testsson',
      birth: day('2017-05-09'),
    });
    expect(startState(profile, walk.sip, false, day('2026-03-02'))).toBeUndefined();
    expect(startState(profile, walk.sip, false, day('2026-03-03'))?.due).toBe('2026-02-05');
    for (const begun of [new Walk().scoped(), new Walk().consented()])
      expect(startState(profile, begun.sip, false, day('2026-04-01'))).toBeUndefined();
    expect(startState(profile, new Walk().draft().sip, false, day('2026-04-01'))).toBeUndefined();
  });

  test('T13 the year is counted from the later of the plan and the follow-up', () => {
    const { sip } = new Walk().followedUp();
    const plans = sip.plans.map((plan) => ({ ...plan, measures: plan.measures.map((one) => ({ ...one, lss: true })) }));
    const followed = (on: string): Case => ({
      ...sip,
      plans: plans as Case['plans'],
      followUps: sip.followUps.map((one) => ({ ...one, on: day(on) })),
    });
    expect(lssReview(followed('2026-03-17'))).toEqual({ due: '2027-03-18', since: '2026-03-18' });
    expect(lssReview(followed('2026-05-20'))).toEqual({ due: '2027-05-20', since: '2026-05-20' });
  });

  test('§2.2 the progress says the step, the days left of T2, the follow-up and how long the consent holds', () => {
    const called = new Walk().called();
    expect(progressOf(profile, called.sip, called.now)).toEqual({
      step: 4,
      of: 7,
      heading: profile.steps[3]?.heading,
      meeting: '2026-03-18',
      left: { days: 21, of: 21 },
      consentUntil: '2026-11-30',
    });
    const revised = new Walk().fixed().does(eva, 'plan.revise', {});
    expect(progressOf(profile, revised.sip, revised.now)).toMatchObject({ followUp: '2026-05-20' });
  });
});
