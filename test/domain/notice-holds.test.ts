import { describe, expect, test } from 'vitest';
import type { Notice } from '../../src/domain/effects.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { noticeHolds } from '../../src/domain/notice-holds.ts';
import { berit, erik, malin, nina, peter, VastbasStart } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { amir, at, bup, day, eva, jonas, karin, mother, sara, ulla, Walk } from '../support/walk.ts';
import { consentAnew } from '../support/consent-anew.ts';

type Told = { readonly notice: Notice; readonly to: PersonId; readonly ref: string };
const told = (walk: Walk, notice: Notice): readonly Told[] =>
  walk.effects.flatMap((effect) => (effect.kind === 'notice' && effect.notice === notice ? [effect] : []));
const holds = (walk: Walk, one: Told | undefined): boolean =>
  one !== undefined && noticeHolds(walk.context, walk.sip, one, walk.now);
const withdraw = (walk: Walk): Walk =>
  walk.does(eva, 'consent.withdraw', { who: mother, on: walk.today, how: 'på telefon' });
const MOVE = { start: at('2026-03-20'), minutes: 60, place: 'Rum 1', link: '', why: 'Sjuk' };

describe('§3.4: what has not left stays when it is no longer true', () => {
  test('an invitation holds until the consent is withdrawn', () => {
    const walk = new Walk().called();
    const [invitation] = told(walk, 'invitation');
    expect(holds(walk, invitation)).toBe(true);
    expect(holds(withdraw(walk), invitation)).toBe(false);
  });

  test('an invitation does not reach a removed guest, nor one who has been listed and not called anew', () => {
    const walk = new Walk().called();
    const [invitation] = told(walk, 'invitation');
    walk.does(eva, 'guest.remove', { guest: walk.guest(amir) });
    expect(holds(walk, invitation)).toBe(false);
    walk.does(eva, 'guest.add', { people: [amir] });
    expect(holds(walk, invitation)).toBe(false);
  });

  test('an invitation does not reach a unit that a newer consent leaves out', () => {
    const walk = new Walk().called();
    const invitations = told(walk, 'invitation');
    consentAnew(walk, [bup]);
    expect(invitations.map((one) => [one.to, holds(walk, one)])).toEqual([
      [amir, true],
      [sara, false],
    ]);
  });

  test('an invitation does not leave after the last day of the consent, even before anyone has looked', () => {
    const walk = new Walk().called();
    const [invitation] = told(walk, 'invitation');
    walk.on('2026-12-01', '00:01');
    expect(walk.sip.status).toBe('active');
    expect(holds(walk, invitation)).toBe(false);
  });

  test('E4 a cancellation is not sent when someone has said that the meeting stands, and that news is', () => {
    const walk = withdraw(new Walk().answered());
    const [cancelled] = told(walk, 'cancelled');
    expect(holds(walk, cancelled)).toBe(true);
    consentAnew(walk);
    expect(walk.sip.status).toBe('active');
    expect(holds(walk, cancelled)).toBe(true);
    const [asked] = told(walk, 'ask-stands');
    expect([asked?.to, holds(walk, asked)]).toEqual([eva, true]);
    walk.does(eva, 'meeting.keep', {});
    expect([holds(walk, cancelled), holds(walk, asked)]).toEqual([false, false]);
    expect(told(walk, 'stands').map((one) => [one.to, holds(walk, one)])).toEqual([
      [amir, true],
      [sara, true],
    ]);
  });

  test('the news of a move reaches only who is still called', () => {
    const walk = new Walk().called().does(eva, 'meeting.move', MOVE);
    const [moved] = told(walk, 'moved');
    expect(holds(walk, moved)).toBe(true);
    walk.does(eva, 'guest.remove', { guest: walk.guest(amir) });
    expect(holds(walk, moved)).toBe(false);
  });

  test('who leads hears the time while the meeting stands, and that it is off while it does not', () => {
    const walk = new Walk().called();
    const [leads] = told(walk, 'leads');
    expect([leads?.to, holds(walk, leads)]).toEqual([karin, true]);
    const off = told(withdraw(walk), 'cancelled').find(({ to }) => to === karin);
    expect([holds(walk, leads), holds(walk, off)]).toEqual([false, true]);
    consentAnew(walk, [bup]);
    walk.does(eva, 'meeting.keep', {});
    expect([holds(walk, leads), holds(walk, off)]).toEqual([true, false]);
  });

  test('who leads is told only as long as it is so', () => {
    const walk = new Walk().prepared();
    const leads = { notice: 'leads', to: karin, ref: '' } as const;
    const writes = { notice: 'writes', to: eva, ref: '' } as const;
    expect([holds(walk, leads), holds(walk, writes)]).toEqual([true, true]);
    const { question = '', purpose = '' } = walk.sip.meetings.at(-1) ?? {};
    const changed = { question, purpose, childWay: 'part', interpreter: false, leader: eva, secretary: karin } as const;
    walk.does(eva, 'preparation.save', changed);
    expect([holds(walk, leads), holds(walk, writes)]).toEqual([false, false]);
    expect(told(walk, 'writes').map(({ to }) => to)).toEqual([karin]);
  });

  test('the plan, the pause, the closing and the refusal', () => {
    const fixed = new Walk().fixed();
    const plan = { notice: 'plan-fixed', to: amir, ref: 'v1' } as const;
    expect(holds(fixed, plan)).toBe(true);
    expect(holds(fixed, { ...plan, to: ulla })).toBe(false);
    const removed = { notice: 'removed', to: amir, ref: '' } as const;
    expect(holds(fixed, removed)).toBe(false);
    expect(holds(new Walk().closed(), removed)).toBe(true);
    const paused = { notice: 'paused', to: eva, ref: '' } as const;
    expect(holds(fixed, paused)).toBe(false);
    expect(holds(withdraw(fixed), paused)).toBe(true);
    expect(holds(fixed, plan)).toBe(false);
    const refused = new Walk().need().does(eva, 'need.refuse', {
      why: 'Skolans eget stöd räcker just nu.',
      decidedBy: 'Karin Holm',
      informedAt: day('2026-03-02'),
      informedHow: 'på möte',
    });
    const refusal = { notice: 'refusal', to: karin, ref: '' } as const;
    expect(holds(refused, refusal)).toBe(true);
    expect(holds(refused.does(karin, 'refusal.read', {}), refusal)).toBe(false);
  });
});

test('A-17 who shall talk with the family is told of the pause, also when it is not the one who is responsible', () => {
  const walk = new Walk().written().does(eva, 'plan.responsible', {
    principal: 'region',
    unit: bup,
    person: amir,
    deputy: karin,
    followUpOn: day('2026-05-20'),
  });
  withdraw(walk.does(karin, 'plan.fix', { contains: [], familyRead: true }));
  expect(told(walk, 'paused').map((one) => [one.to, holds(walk, one)])).toEqual([[karin, true]]);
});

describe('§3.4 what is sent is about the one who gets it', () => {
  const to = (walk: Walk, notice: Notice, person: PersonId, ref = ''): boolean =>
    holds(walk, { notice, to: person, ref });

  test('an invitation is to the guest that it names, or to their new time, and ends when the meeting begins', () => {
    const walk = new Walk().called();
    const own = walk.guest(amir);
    expect([own, `${own}.2`, `${own}2`, walk.guest(sara), ''].map((ref) => to(walk, 'invitation', amir, ref))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    walk.on('2026-03-18', '13:59');
    expect(to(walk, 'invitation', amir, own)).toBe(true);
    expect(to(walk.on('2026-03-18', '14:00'), 'invitation', amir, own)).toBe(false);
  });

  test('A-10 while the meeting is off nobody is told that it is on, though they may read the case', () => {
    const walk = new Walk().called().does(eva, 'meeting.cancel', { why: 'ill', note: '' });
    const own = walk.guest(amir);
    expect((['invitation', 'moved', 'stands'] as const).map((notice) => to(walk, notice, amir, own))).toEqual([
      false,
      false,
      false,
    ]);
    expect([amir, karin, eva].map((person) => to(walk, 'cancelled', person))).toEqual([true, true, true]);
    expect([to(walk, 'leads', karin), to(walk, 'writes', eva)]).toEqual([false, false]);
  });

  test('A-10 while it stands it is off only for who is neither called nor leads nor writes', () => {
    const walk = new Walk().called();
    expect([amir, karin, eva].map((person) => to(walk, 'cancelled', person))).toEqual([false, false, false]);
    walk.does(eva, 'guest.remove', { guest: walk.guest(amir) });
    expect([amir, jonas].map((person) => to(walk, 'cancelled', person))).toEqual([true, true]);
  });

  test('before there is a meeting or a plan nobody hears that they lead or write one, or that it is fixed', () => {
    const walk = new Walk().need();
    expect([to(walk, 'leads', eva), to(walk, 'writes', eva)]).toEqual([false, false]);
    expect(to(new Walk().called(), 'plan-fixed', amir)).toBe(false);
  });

  test('C54 a pause is told to the one who then has something to do, whatever else waits', () => {
    const off = withdraw(new Walk().answered());
    expect([eva, karin, amir].map((person) => to(off, 'paused', person))).toEqual([true, false, false]);
    const locked = new Walk().called().does(eva, 'protection.set', { kind: 'registration' });
    expect([eva, karin].map((person) => to(locked, 'paused', person))).toEqual([true, false]);
  });

  test('F87 the case is taken over by the one who answers for it while it is open', () => {
    const walk = new Walk().fixed();
    expect([eva, karin].map((person) => to(walk, 'takes-over', person))).toEqual([true, false]);
    expect(to(new Walk().closed(), 'takes-over', eva)).toBe(false);
  });

  test('A-04 a no is told when there is one', () => {
    expect(to(new Walk().need(), 'refusal', karin)).toBe(false);
  });

  test('the end of the part in a case is told to who may no longer read it', () => {
    const walk = new Walk().called();
    expect([amir, jonas].map((person) => to(walk, 'removed', person))).toEqual([false, true]);
  });
});

describe('B-02 to B-10: what is told in process B holds while it is so, and the case is open', () => {
  const sent = (): VastbasWalk => {
    const walk = new VastbasWalk().fixed();
    const { documentsSentOn: _none, ...facts } = walk.sip.vastbas ?? {};
    walk.sip = { ...walk.sip, vastbas: { ...facts, documentsSentOn: walk.today } };
    return walk;
  };

  test.each<[Notice, () => VastbasStart, PersonId, PersonId]>([
    ['assess', () => new VastbasStart().assessing(), peter, berit],
    ['coordinate', () => new VastbasStart().proposed(), nina, peter],
    ['coordinates', () => new VastbasStart().offered(), erik, berit],
    ['homework', () => new VastbasWalk().worked(), jonas, peter],
    ['appoint', () => new VastbasWalk().asked(), karin, nina],
    ['contact', () => new VastbasWalk().asked().does(karin, 'contact.appoint', { person: malin }), malin, nina],
    ['documents', sent, nina, karin],
  ])('%s', (notice, begin, whom, other) => {
    const walk = begin();
    expect([whom, other].map((to) => holds(walk, { notice, to, ref: '' }))).toEqual([true, false]);
    const ended = Object.assign(walk, { sip: { ...walk.sip, status: 'cancelled' } as const });
    expect(holds(ended, { notice, to: whom, ref: '' })).toBe(false);
  });

  test('who has lost the right to read hears nothing but what is asked without seeing the case', () => {
    const stranger = (walk: VastbasStart, ...people: readonly PersonId[]): VastbasStart => {
      const staff = new Map([...walk.context.directory.staff].filter(([id]) => !people.includes(id)));
      return Object.assign(walk, { context: { ...walk.context, directory: { ...walk.context.directory, staff } } });
    };
    expect(holds(stranger(new VastbasWalk().worked(), jonas), { notice: 'homework', to: jonas, ref: '' })).toBe(false);
    expect(holds(stranger(new VastbasWalk().asked(), karin), { notice: 'appoint', to: karin, ref: '' })).toBe(true);
  });
});
