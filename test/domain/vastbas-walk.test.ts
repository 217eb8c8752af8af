import { expect, test } from 'vitest';
import { responsibleOf } from '../../src/domain/access.ts';
import { turnsOf } from '../../src/domain/vastbas.ts';
import { berit, malin, nina } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { day, eva, school } from '../support/walk.ts';

const steps: readonly (readonly [step: string, walk: () => VastbasWalk])[] = [
  ['request', () => new VastbasWalk().requested()],
  ['assessment', () => new VastbasWalk().proposed()],
  ['offer', () => new VastbasWalk().offered()],
  ['pre-meeting', () => new VastbasWalk().preMeeting()],
  ['network-1-called', () => new VastbasWalk().networkCalled()],
  ['network-1', () => new VastbasWalk().appointed()],
  ['prepare', () => new VastbasWalk().second()],
  ['called', () => new VastbasWalk().secondCalled()],
  ['meeting', () => new VastbasWalk().network2()],
  ['plan', () => new VastbasWalk().written()],
  ['started', () => new VastbasWalk().fixed()],
  ['follow-up', () => new VastbasWalk().handedOver()],
  ['new-measures', () => new VastbasWalk().followedUp()],
  ['evaluation', () => new VastbasWalk().evaluating()],
  ['closed', () => new VastbasWalk().closed()],
];

test.each(steps)('§2.3 a case walks by real decisions to %s', (step, walk) => {
  expect(walk().sip.step).toBe(step);
});

test('§5.1 samordnaren leads the case until the offer, koordinator 1 until the hand-over, then the contact person', () => {
  expect(responsibleOf(new VastbasWalk().proposed().sip)).toBe(berit);
  expect(responsibleOf(new VastbasWalk().offered().sip)).toBe(nina);
  expect(responsibleOf(new VastbasWalk().fixed().sip)).toBe(nina);
  expect(responsibleOf(new VastbasWalk().handedOver().sip)).toBe(malin);
});

test('B-11, B-12 new measures are a version of the plan, a turn of the spiral, and need no new hand-over', () => {
  const walk = new VastbasWalk().followedUp();
  expect([walk.sip.step, turnsOf(walk.sip)]).toEqual(['new-measures', 0]);
  walk
    .does(malin, 'plan.revise', {})
    .does(malin, 'need.put', { text: 'Lugnare kvällar' })
    .does(malin, 'plan.responsible', {
      principal: 'municipality',
      unit: school,
      person: malin,
      deputy: eva,
      followUpOn: day('2026-05-18'),
    })
    .does(malin, 'plan.fix', { contains: [], familyRead: true });
  expect([walk.sip.step, turnsOf(walk.sip), responsibleOf(walk.sip)]).toEqual(['follow-up', 1, malin]);
});

test('B-17 an extra network meeting comes from the follow-up and leads back to it', () => {
  const walk = new VastbasWalk().handedOver().on('2026-03-02').does(malin, 'meeting.renew', {});
  expect(walk.sip.step).toBe('prepare');
  expect(walk.does(malin, 'meeting.drop', {}).sip.step).toBe('follow-up');
});
