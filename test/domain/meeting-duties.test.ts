import { describe, expect, test } from 'vitest';
import { dutiesOf } from '../../src/domain/duties.ts';
import { callAgain, isUndecided, unitsAway } from '../../src/domain/meeting-obligations.ts';
import { consentAnew } from '../support/consent-anew.ts';
import { dutiesNamed } from '../support/told.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { amir, at, bup, child, day, eva, father, karin, mother, sara, ulla, Walk } from '../support/walk.ts';

const NO = { kind: 'no', reason: 'time', note: '' } as const;
const says = (walk: Walk, who: typeof amir | typeof mother, answer: typeof NO | { kind: 'yes' }): Walk => {
  const by = walk.context.directory.staff.has(who as typeof amir) ? (who as typeof amir) : eva;
  return walk.does(by, 'invitation.answer', { guest: walk.guest(who), answer });
};

describe('T5 the plan is written from the meeting on', () => {
  test('T5 it is asked for until it is fixed, and not in network meeting 1, which has no plan', () => {
    expect(dutiesNamed(new Walk().meeting(), 'write-plan')).toEqual(['write-plan 2026-03-25 Eva Lind']);
    expect(dutiesNamed(new Walk().plan(), 'write-plan')).toEqual(['write-plan 2026-03-25 Eva Lind']);
    expect(dutiesNamed(new Walk().fixed(), 'write-plan')).toEqual([]);
    expect(dutiesNamed(new VastbasWalk().network1(), 'write-plan')).toEqual([]);
    expect(dutiesNamed(new VastbasWalk().network2(), 'write-plan')).toHaveLength(1);
  });

  test('T5 a plan that is changed without a meeting is due from the day when the change began, else from the meeting', () => {
    const changed = new Walk().fixed().on('2026-04-01').does(eva, 'plan.revise', {});
    expect(dutiesNamed(changed, 'write-plan')).toEqual(['write-plan 2026-04-10 Eva Lind']);
    const anew = new Walk().meeting().on('2026-03-20').does(eva, 'plan.begin', {});
    const [plan] = new Walk().fixed().sip.plans;
    if (!plan) throw new TypeError('no plan');
    anew.sip = { ...anew.sip, plans: [{ ...plan, fixedAt: at('2026-01-15') }, ...anew.sip.plans] };
    expect(dutiesNamed(anew, 'write-plan')).toEqual(['write-plan 2026-03-25 Eva Lind']);
  });
});

test('E4 whether the meeting stands is asked from the day on which the pause ended', () => {
  const walk = new Walk().answered().on('2026-03-04');
  walk.does(eva, 'consent.withdraw', { who: mother, on: walk.today, how: 'på telefon' });
  consentAnew(walk.on('2026-03-06'));
  expect(dutiesNamed(walk, 'keep-meeting')).toEqual(['keep-meeting 2026-03-06 Eva Lind']);
});

test('T3 a meeting that is called off on the very day by which the kallelse goes out has three working days for a new time', () => {
  const walk = new Walk().called().on('2026-03-16').does(eva, 'meeting.cancel', { why: 'ill', note: '' });
  expect(dutiesNamed(walk, 'new-time')).toEqual(['new-time 2026-03-19 Eva Lind']);
});

test('T4 a call that nobody answered is made again the working day after the last try, however many there were', () => {
  const tries = [at('2026-03-02'), at('2026-03-03'), at('2026-03-06')];
  const again = (count: number) => callAgain('phone', 'g', day('2026-03-02'), tries.slice(0, count), day('2026-03-04'));
  expect(again(0)).toEqual({ rule: 'phone', ref: 'g', due: '2026-03-04', since: '2026-03-02' });
  expect([1, 2, 3].map((count) => again(count))).toEqual([
    { rule: 'phone', ref: 'g', due: '2026-03-03', from: '2026-03-03', since: '2026-03-02' },
    { rule: 'phone', ref: 'g', due: '2026-03-04', from: '2026-03-04', since: '2026-03-03' },
    { rule: 'phone', ref: 'g', due: '2026-03-09', from: '2026-03-09', since: '2026-03-06' },
  ]);
});

describe('E4 whether the meeting is held', () => {
  const undecided = ({ context, sip }: Walk): boolean => isUndecided(context.directory, sip);

  test('E4 nobody has to say it while someone of each unit and of the family may come, nor when it has begun', () => {
    expect([new Walk().draft(), new Walk().prepared(), new Walk().called()].map(undecided)).toEqual([
      false,
      false,
      false,
    ]);
    const walk = says(new Walk().called(), amir, NO).on('2026-03-18', '14:00');
    expect(undecided(walk)).toBe(true);
    walk.does(
      karin,
      'meeting.start',
      { attended: walk.guests([sara]), familyAbsence: 'Sjuk' },
      { reason: 'BUP ringer.' },
    );
    expect(undecided(walk)).toBe(false);
  });

  test('E4 it has to be said when the meeting is off, the family cannot come or a unit stays away, until it is', () => {
    const off = new Walk().called().does(eva, 'meeting.cancel', { why: 'ill', note: '' });
    const family = says(says(new Walk().called(), mother, NO), father, NO);
    const unit = says(new Walk().called(), amir, NO);
    expect([off, family, unit].map(undecided)).toEqual([true, true, true]);
    expect([off, family, unit].map((walk) => undecided(walk.does(eva, 'meeting.keep', {})))).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('E4 the only guardian who is called is all of the guardians, and a child who is not called is not waited for', () => {
    const walk = new Walk().called();
    walk.does(eva, 'guest.remove', { guest: walk.guest(father) });
    expect(dutiesNamed(says(walk, mother, NO), 'family-declined')).toEqual(['family-declined 2026-03-02 Eva Lind']);
    const without = new Walk().called();
    without.does(eva, 'guest.remove', { guest: without.guest(child) });
    expect(dutiesNamed(says(without, mother, NO), 'family-declined')).toEqual([]);
  });
});

describe('the units of which nobody comes', () => {
  const away = ({ context, sip }: Walk) => unitsAway(context.directory, sip);

  test('none before there is a meeting', () => {
    expect(away(new Walk().draft())).toEqual([]);
  });

  test('one more of the unit counts when called, and keeps it there by a yes', () => {
    const walk = says(new Walk().called(), amir, NO);
    const since = [{ unit: bup, on: walk.now }];
    expect(away(walk)).toEqual(since);
    walk.does(eva, 'guest.add', { people: [ulla] }).does(eva, 'guest.contacted', { guests: walk.guests([ulla]) });
    expect(away(walk)).toEqual(since);
    expect(away(says(walk.does(eva, 'call.send', {}), ulla, { kind: 'yes' }))).toEqual([]);
    expect(away(says(walk, ulla, NO))).toEqual(since);
  });

  test('a leader of the unit who stays away does not keep it there', () => {
    const walk = new Walk().staffed({ leader: ulla }).called();
    expect(away(says(walk, amir, NO))).toEqual([]);
    expect(away(walk.does(ulla, 'host.decline', {}))).toEqual([{ unit: bup, on: walk.now }]);
  });
});

test('F50 a leader who may no longer read the case is replaced from the day of the kallelse', () => {
  const walk = new Walk().staffed({ leader: sara }).prepared().on('2026-03-04').does(eva, 'call.send', {});
  consentAnew(walk.on('2026-03-06'), [bup]);
  const duty = dutiesOf(walk.context, walk.sip).find(({ rule }) => rule === 'choose-leader');
  expect(duty).toMatchObject({ person: eva, due: '2026-03-04', from: '2026-03-04' });
});
