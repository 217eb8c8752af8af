import { describe, expect, test } from 'vitest';
import { dutiesOf } from '../../src/domain/duties.ts';

import { lacksOf } from '../support/lacks.ts';
import { callOffs, dutiesNamed, told } from '../support/told.ts';
import { dutyNames, remindUntil, timesOf } from '../support/remind.ts';
import { amir, at, context, eva, father, item, mother, Walk } from '../support/walk.ts';

const withdraw = (walk: Walk): Walk =>
  walk.does(eva, 'consent.withdraw', { who: mother, on: walk.today, how: 'på telefon' });
const guestNamed = ({ sip }: Walk, name: string) =>
  sip.meetings.at(-1)?.guests.find((guest) => guest.outside?.name === name)?.id ?? item('none');
const FAMILY = ['cancelled Maria Testsson', 'cancelled Johan Testsson', 'cancelled Mormor Gun'];

describe('a meeting that is called off is told on the phone to those without Teams', () => {
  test.each([
    ['A-17 the consent is withdrawn', () => withdraw(new Walk().called())],
    ['A-17 the last day passes', () => new Walk().called().on('2026-12-01', '00:00').does('system', 'look', {})],
    ['A-19 the case is cancelled', () => new Walk().called().does(eva, 'case.cancel', { why: 'moved', note: 'Flytt' })],
  ])('%s: one call each, the child through the guardians', (_name, off) => {
    const walk = off();
    expect(callOffs(walk)).toEqual(FAMILY);
    expect(dutiesNamed(walk, 'call-off')).toHaveLength(3);
    expect(new Set(dutiesOf(context, walk.sip).map(({ person }) => person))).toEqual(new Set([eva]));
    for (const who of [walk.guest(mother), walk.guest(father), guestNamed(walk, 'Mormor Gun')])
      walk.does(eva, 'call-off.done', { guest: who });
    expect(dutiesNamed(walk, 'call-off')).toEqual([]);
    expect(lacksOf(walk.refuses(eva, 'call-off.done', { guest: walk.guest(mother) }))).toEqual(['call-gone']);
  });

  test('RM1 in a cancelled case the calls are asked for until they are made, and nothing else is', () => {
    const walk = new Walk().called().does(eva, 'case.cancel', { why: 'moved', note: 'Flytt' });
    const sent = remindUntil(walk, '2026-03-20');
    expect(new Set(sent.map(({ rule }) => rule))).toEqual(new Set(['call-off']));
    expect(timesOf(sent, 'call-off', walk, walk.guest(mother))[0]).toBe('2026-03-02 Eva Lind');
    for (const guest of Object.keys(walk.sip.calls)) walk.does(eva, 'call-off.done', { guest: item(guest) });
    expect(remindUntil(walk, '2026-12-31')).toEqual([]);
  });

  test('a case cancelled while it is paused keeps the calls of the pause, and tells nobody twice', () => {
    const walk = withdraw(new Walk().called()).does(eva, 'case.cancel', { why: 'moved', note: 'Flytt' });
    expect(callOffs(walk)).toEqual(FAMILY);
    expect(told(walk)).toEqual([]);
  });

  test('a guest taken from the list is called alone; one who was never called is not', () => {
    const walk = new Walk().called();
    walk.does(eva, 'guest.add-outside', { name: 'Farfar Bo', via: 'phone', contact: '070-000 00 10' });
    walk.does(eva, 'guest.remove', { guest: guestNamed(walk, 'Farfar Bo') });
    expect(callOffs(walk)).toEqual([]);
    walk.does(eva, 'guest.remove', { guest: guestNamed(walk, 'Mormor Gun') });
    expect(callOffs(walk)).toEqual(['removed Mormor Gun']);
    walk.does(eva, 'guest.remove', { guest: walk.guest(amir) });
    expect([callOffs(walk), told(walk)]).toEqual([['removed Mormor Gun'], ['cancelled Amir Haddad']]);
  });

  test('A-10 a new time is asked of each who has no Teams by the call that asks whether they come', () => {
    const walk = new Walk().called();
    walk.does(eva, 'invitation.answer', { guest: walk.guest(mother), answer: { kind: 'yes' } });
    expect(dutiesNamed(walk, 'phone 2026-03-03')).toHaveLength(2);
    const move = { start: at('2026-03-20'), minutes: 60, place: 'Rum 1', link: '', why: 'Sjuk' };
    walk.does(eva, 'meeting.move', move);
    expect(dutiesNamed(walk, 'phone 2026-03-03')).toHaveLength(3);
    expect(callOffs(walk)).toEqual([]);
  });

  test('T4 who does not answer is called again the next working day, and the attempts are counted', () => {
    const walk = withdraw(new Walk().called());
    const guest = walk.guest(mother);
    walk.on('2026-03-06').does(eva, 'call.tried', { guest });
    walk.does(eva, 'call.tried', { guest });
    expect(walk.sip.calls[guest]?.tries).toHaveLength(2);
    const again = dutiesOf(context, walk.sip).find(({ ref }) => ref === guest);
    expect([again?.due, again?.from]).toEqual(['2026-03-09', '2026-03-09']);
  });

  test('T4 a guest who has not answered the kallelse is called, and one who has is not', () => {
    const walk = new Walk().called();
    const guest = walk.guest(mother);
    walk.on('2026-03-04').does(eva, 'call.tried', { guest }).on('2026-03-05').does(eva, 'call.tried', { guest });
    const tries = walk.sip.meetings.at(-1)?.guests.flatMap((one) => (one.tries ? [[one.id, one.tries]] : []));
    expect(tries).toEqual([[guest, [at('2026-03-04'), at('2026-03-05')]]]);
    walk.does(eva, 'invitation.answer', { guest, answer: { kind: 'yes' } });
    expect(lacksOf(walk.refuses(eva, 'call.tried', { guest }))).toEqual(['call-gone']);
  });

  test('A-17 a call says whom to ring, where, and which meeting is off', () => {
    const calls = Object.values(withdraw(new Walk().called()).sip.calls);
    expect(calls.map(({ name, phone, start }) => [name, phone, start])).toEqual([
      ['Maria Testsson', '070-000 00 01', at('2026-03-18', '14:00')],
      ['Johan Testsson', '', at('2026-03-18', '14:00')],
      ['Mormor Gun', '', at('2026-03-18', '14:00')],
    ]);
  });

  test('P4 a message about the cancelled case that does not arrive is a call too', () => {
    const walk = new Walk().called().does(eva, 'case.cancel', { why: 'moved', note: 'Flytt' });
    walk.does('system', 'delivery.failed', { person: amir });
    expect(dutyNames(walk)).toContain('unreached 2026-03-02 Eva Lind');
    expect(dutiesNamed(walk.does(eva, 'person.reached', { person: amir }), 'unreached')).toEqual([]);
  });

  test('P4 a message that may not have arrived is a call, and told at once to the one who makes it', () => {
    const walk = new Walk().called().does('system', 'delivery.uncertain', { person: amir });
    expect(dutyNames(walk)).toContain('unsure 2026-03-02 Eva Lind');
    const [ring, ...others] = walk.effects;
    expect([ring, others]).toMatchObject([{ kind: 'notice', notice: 'ring', to: eva }, []]);
    // It is known by now: not that, but this.
    walk.does('system', 'delivery.failed', { person: amir });
    expect([walk.sip.unsure, dutiesNamed(walk, 'unsure')]).toEqual([{}, []]);
    expect(dutiesNamed(walk, 'unreached')).toHaveLength(1);
    expect(walk.effects).toEqual([]);
    walk.does('system', 'delivery.uncertain', { person: amir });
    expect(walk.sip.unsure).toEqual({});
    expect(dutiesNamed(walk.does(eva, 'person.reached', { person: amir }), 'un')).toEqual([]);
  });

  test('P4 who clicks in the case has been reached; a colleague who also asked is called all the same', () => {
    const walk = new Walk().called().does('system', 'delivery.uncertain', { person: amir });
    walk.does('system', 'duplicate.seen', { person: amir }).does('system', 'delivery.proved', { person: amir });
    expect([walk.sip.unsure, walk.sip.unreached, Object.keys(walk.sip.alsoAsked)]).toEqual([{}, {}, [amir]]);
  });

  test('P4 who may not have been reached is not the one to ring', () => {
    const walk = new Walk().called().does('system', 'delivery.uncertain', { person: eva });
    expect(dutiesNamed(walk, 'unsure').join()).not.toContain('Eva Lind');
  });

  test('P4 a refused case keeps the calls that are to be made', () => {
    const walk = new Walk().need().does('system', 'duplicate.seen', { person: amir });
    walk.does(eva, 'need.refuse', {
      why: 'Familjen får redan allt stöd av skolan.',
      decidedBy: 'Karin Holm',
      informedAt: walk.today,
      informedHow: 'på telefon',
    });
    expect(dutyNames(walk)).toEqual(['read-refusal 2026-03-02 Karin Holm', 'duplicate 2026-03-02 Eva Lind']);
  });
});

describe('W10 someone who must not be reached from here', () => {
  const shelter = (walk: Walk): Walk =>
    walk.does(eva, 'circumstance.set', {
      kind: 'shelter',
      guardian: father,
      assessment: 'Jurist i kommunen',
      assessedBy: 'Jurist',
      cannotWait: false,
    });

  test('is never to be rung, whether the meeting is called off before or after', () => {
    expect(callOffs(shelter(new Walk().called()))).toEqual([]);
    const off = withdraw(new Walk().called());
    const guest = off.guest(father);
    expect(dutiesNamed(shelter(off), 'call-off')).toHaveLength(2);
    expect(lacksOf(off.refuses(eva, 'call-off.done', { guest }))).toEqual(['call-gone']);
  });
});

describe('A-04 a refusal in a unit without a manager', () => {
  test('is nobody’s to read, and nothing waits for it', () => {
    const staff = new Map(
      [...context.directory.staff].map(([id, one]) => [
        id,
        { ...one, functions: one.functions.filter((name) => name !== 'manager') },
      ]),
    );
    const walk = new Walk(undefined, { ...context, directory: { ...context.directory, staff } }).need();
    walk.does(eva, 'need.refuse', {
      why: 'Familjen får redan allt stöd av skolan.',
      decidedBy: 'Karin Holm',
      informedAt: walk.today,
      informedHow: 'på telefon',
    });
    expect([dutyNames(walk), told(walk)]).toEqual([[], []]);
  });
});

test.each(['constructor', '__proto__', 'toString'])('T4 a forged guest "%s" is no call to anyone', (id) => {
  const walk = new Walk().called();
  expect(lacksOf(walk.refuses(eva, 'call.tried', { guest: item(id) }))).toEqual(['call-gone']);
  expect(lacksOf(walk.refuses(eva, 'call-off.done', { guest: item(id) }))).toEqual(['call-gone']);
  const person = id as typeof amir;
  expect(lacksOf(walk.refuses(eva, 'person.reached', { person }))).toEqual(['not-unreached']);
});
