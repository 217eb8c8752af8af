import { expect, test } from 'vitest';
import { mayRead, responsibleOf } from '../../src/domain/access.ts';
import type { Staff } from '../../src/domain/directory.ts';
import { turnsOf } from '../../src/domain/vastbas.ts';
import { berit, malin, nina } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { lacksOf } from '../support/lacks.ts';
import { at, day, eva, jonas, karin, school } from '../support/walk.ts';

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
  expect(walk.history.at(-1)).toEqual({ type: 'Moved', from: 'started', to: 'follow-up', transition: 'B-12' });
  expect(turnsOf(new VastbasWalk().fixed().sip)).toBe(0);
});

test('B-17 an extra network meeting comes from the follow-up and leads back to it', () => {
  const walk = new VastbasWalk().handedOver().on('2026-03-02').does(malin, 'meeting.renew', {});
  expect(walk.sip.step).toBe('prepare');
  expect(walk.does(malin, 'meeting.drop', {}).sip.step).toBe('follow-up');
});

test('B-17 an extra meeting is called, held and planned from, and the case comes back with no new hand-over', () => {
  const walk = new VastbasWalk().followedUp().does(malin, 'meeting.renew', {});
  walk
    .does(malin, 'preparation.save', {
      question: 'Vad behöver ändras?',
      purpose: 'En ny plan',
      childWay: 'part',
      interpreter: false,
      leader: malin,
      secretary: eva,
    })
    .does(malin, 'guest.contacted', { guests: walk.guests([jonas, eva]) })
    .does(malin, 'meeting.plan', { start: at('2026-03-30', '14:00'), minutes: 60, place: 'Skolan', link: '' })
    .does(malin, 'call.send', {})
    .on('2026-03-30', '14:00');
  expect(walk.sip.step).toBe('called');
  walk.does(malin, 'meeting.start', { attended: walk.everyone, familyAbsence: '' }).does(malin, 'plan.begin', {});
  walk
    .does(malin, 'plan.responsible', {
      principal: 'municipality',
      unit: school,
      person: malin,
      deputy: eva,
      followUpOn: day('2026-06-01'),
    })
    .does(malin, 'plan.fix', { contains: [], familyRead: true });
  expect([walk.sip.step, turnsOf(walk.sip), responsibleOf(walk.sip)]).toEqual(['follow-up', 1, malin]);
});

test('N12 a contact person who has left the school no longer leads or reads the case; koordinator 1 does', () => {
  const walk = new VastbasWalk().handedOver();
  const reads = (): boolean => mayRead(walk.context.profile, walk.context.directory, walk.sip, malin, walk.today);
  expect([responsibleOf(walk.sip), reads()]).toEqual([malin, true]);
  const staff = new Map(walk.context.directory.staff);
  staff.set(malin, { ...staff.get(malin), unit: 'cbe' } as Staff);
  Object.assign(walk, { context: { ...walk.context, directory: { ...walk.context.directory, staff } } });
  walk.does('system', 'look', {});
  expect([responsibleOf(walk.sip), reads()]).toEqual([nina, false]);
  expect(walk.refuses(malin, 'follow-up.move', { on: day('2026-05-18'), why: 'x' })).toEqual({ code: 'not-yours' });
});

test('N12 nor does the earlier contact person while a new one has not taken over yet', () => {
  const walk = new VastbasWalk().handedOver().does(karin, 'contact.appoint', { person: jonas });
  expect(responsibleOf(walk.sip)).toBe(nina);
  walk.does(jonas, 'contact.answer', { overview: true }).does(jonas, 'handover.accept', { read: true });
  expect(responsibleOf(walk.sip)).toBe(jonas);
});

test('B-08 a head teacher of another authority is not asked without a consent that covers the school', () => {
  const walk = new VastbasWalk().worked();
  const head = [...walk.context.directory.staff.values()].find(
    ({ unit, functions }) => unit === 'havsviken' && functions.includes('rektor'),
  )?.id;
  expect(lacksOf(walk.refuses(nina, 'contact.ask', { headTeacher: head ?? nina }))).toEqual(['role-unit']);
});
