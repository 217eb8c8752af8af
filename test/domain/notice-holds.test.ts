import { describe, expect, test } from 'vitest';
import type { Notice } from '../../src/domain/effects.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { noticeHolds } from '../../src/domain/notice-holds.ts';
import { amir, at, bup, context, day, eva, karin, mother, sara, ulla, Walk } from '../support/walk.ts';
import { consentAnew } from '../support/consent-anew.ts';

type Told = { readonly notice: Notice; readonly to: PersonId; readonly ref: string };
const told = (walk: Walk, notice: Notice): readonly Told[] =>
  walk.effects.flatMap((effect) => (effect.kind === 'notice' && effect.notice === notice ? [effect] : []));
const holds = (walk: Walk, one: Told | undefined): boolean =>
  one !== undefined && noticeHolds(context, walk.sip, one, walk.now);
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
