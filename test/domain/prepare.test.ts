import { describe, expect, test } from 'vitest';
import type { Payloads } from '../../src/domain/command.ts';
import { callLacks } from '../../src/domain/rules/prepare.ts';
import { codesOf } from '../support/refusals.ts';
import { amir, at, bup, context, eva, fatima, jonas, karin, mother, sara, ulla, Walk } from '../support/walk.ts';
import { consentAnew } from '../support/consent-anew.ts';

const PREPARATION: Payloads['preparation.save'] = {
  question: 'Hur kan Alva komma tillbaka till skolan?',
  purpose: 'En plan',
  childWay: 'part',
  interpreter: false,
  leader: karin,
  secretary: eva,
};
const TIME = { start: at('2026-03-18', '14:00'), minutes: 60, place: 'Rum 12', link: '' };
const codes = codesOf;

describe('F50: the preparation', () => {
  test('F50 keeps question, purpose, the child’s way, interpreter and who leads and writes', () => {
    const walk = new Walk().consented().does(eva, 'preparation.save', PREPARATION);
    expect(walk.sip.meetings.at(-1)).toMatchObject(PREPARATION);
  });

  test.each([
    ['question', ''],
    ['purpose', ''],
  ])('MOT-03 needs the %s', (key, value) => {
    const walk = new Walk().consented();
    expect(codes(walk.refuses(eva, 'preparation.save', { ...PREPARATION, [key]: value }))).toEqual(['MOT-03']);
  });

  test('F56 one person may lead and write only for a written reason', () => {
    const walk = new Walk().consented();
    const alone = { ...PREPARATION, secretary: karin };
    expect(walk.refuses(eva, 'preparation.save', alone)).toMatchObject({ code: 'needs-reason' });
    walk.does(eva, 'preparation.save', alone, { reason: 'Ingen annan kan den dagen.' });
    expect(walk.sip.meetings.at(-1)?.secretary).toBe(karin);
  });

  test('F56 someone whose unit the consent does not cover neither leads nor writes', () => {
    const walk = new Walk().consented();
    expect(walk.refuses(eva, 'preparation.save', { ...PREPARATION, leader: fatima })).toEqual({
      code: 'lacking',
      lacks: [{ code: 'role-unit', params: { unit: 'Barn- och ungdomshabiliteringen' } }],
    });
    walk.does(eva, 'preparation.save', { ...PREPARATION, leader: amir, secretary: jonas });
    expect(walk.sip.meetings.at(-1)?.leader).toBe(amir);
  });

  test('F56 someone who is not in the directory neither leads nor writes', () => {
    const walk = new Walk().consented();
    const gone = { ...PREPARATION, secretary: 'nobody' as typeof eva };
    expect(codes(walk.refuses(eva, 'preparation.save', gone))).toEqual(['leader-secretary']);
  });

  test('F50 is the work of the one who started, not of an invitee or a stranger', () => {
    const walk = new Walk().called();
    for (const person of [amir, karin, ulla])
      expect(walk.refuses(person, 'preparation.save', PREPARATION)).toEqual({ code: 'not-yours' });
  });

  test('F50 a later change by someone else makes the form stale, a planned time does not', () => {
    const walk = new Walk().consented();
    const seen = walk.sip.rev;
    walk.does(eva, 'meeting.plan', TIME);
    walk.does(eva, 'preparation.save', PREPARATION, { seen });
    expect(walk.refuses(eva, 'preparation.save', PREPARATION, { seen })).toMatchObject({ code: 'stale' });
  });
});

describe('F52: time and place', () => {
  test.each([
    ['in the past', { start: at('2026-03-01') }, 'meeting-past'],
    ['this very moment', { start: at('2026-03-02', '10:00') }, 'meeting-past'],
    ['more than a year ahead', { start: at('2027-03-03') }, 'meeting-far'],
    ['nowhere', { place: '' }, 'meeting-place'],
    ['a link that is none', { link: 'teams' }, 'meeting-link'],
    ['a link that runs a script', { link: 'javascript:alert(1)' }, 'meeting-link'],
    ['a link without encryption', { link: 'http://moten.example.se/1' }, 'meeting-link'],
    ['a link with a name hidden in it', { link: 'https://teams.microsoft.com@evil.example/x' }, 'meeting-link'],
    ['a link with a password hidden in it', { link: 'https://:hemligt@teams.microsoft.com/x' }, 'meeting-link'],
    ['a link to no host', { link: 'https://hej' }, 'meeting-link'],
  ])('F52 a meeting %s is refused', (_name, change, code) => {
    const walk = new Walk().consented();
    expect(codes(walk.refuses(eva, 'meeting.plan', { ...TIME, ...change }))).toEqual([code]);
  });

  test('F52 a year ahead is the farthest, a link alone is place enough', () => {
    const walk = new Walk().consented();
    const link = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting';
    walk.does(eva, 'meeting.plan', { ...TIME, start: at('2027-03-02', '23:00'), place: '', link });
    expect(walk.sip.meetings.at(-1)?.link).toBe(link);
  });

  test('F52 is planned before the call; after it the time is moved', () => {
    expect(new Walk().called().refuses(eva, 'meeting.plan', TIME)).toEqual({ code: 'not-now' });
    expect(new Walk().prepared().refuses(eva, 'meeting.move', { ...TIME, why: 'Sjuk' })).toEqual({ code: 'not-now' });
  });
});

describe('A-09: the call', () => {
  test('A-09 goes to everyone on the list and moves the case to step 4', () => {
    const walk = new Walk().called();
    expect(walk.sip.step).toBe('called');
    expect(walk.sip.meetings.at(-1)?.guests.every((guest) => guest.sentAt === walk.now)).toBe(true);
    expect(walk.history.at(-1)).toMatchObject({ type: 'Moved', from: 'prepare', to: 'called', transition: 'A-09' });
  });

  test('A-09 tells those in Teams, one notice each; family and outsiders are called on the telephone', () => {
    const notices = new Walk().called().effects.filter((effect) => effect.kind === 'notice');
    expect(notices.map(({ to, notice }) => [to, notice])).toEqual([
      [amir, 'invitation'],
      [sara, 'invitation'],
      [karin, 'leads'],
    ]);
  });

  test('A-09 names everything that is missing at once', () => {
    const walk = new Walk().consented();
    expect(codes(walk.refuses(eva, 'call.send', {}))).toEqual([
      'MOT-03',
      'child-way',
      'leader-secretary',
      'meeting-time',
    ]);
  });

  test('ST02 without question and purpose nothing leaves', () => {
    const walk = new Walk()
      .consented()
      .does(eva, 'meeting.plan', TIME)
      .does(eva, 'guest.add', { people: [amir] });
    expect(codes(walk.refuses(eva, 'call.send', {}))).toContain('MOT-03');
    expect(walk.sip.meetings.at(-1)?.guests.some((guest) => guest.sentAt)).toBe(false);
  });

  test('ST01 with one signature missing there is no call at all', () => {
    const walk = new Walk().scoped().signed(mother);
    expect(walk.refuses(eva, 'call.send', {})).toEqual({ code: 'not-now' });
    expect(walk.effects.filter((effect) => effect.kind === 'notice')).toEqual([]);
  });

  test('ST03 without oral contact with BUP it stops, and goes on for a reason of ten characters', () => {
    const walk = new Walk().prepared().does(eva, 'guest.add', { people: [ulla] });
    const refusal = walk.refuses(eva, 'call.send', {});
    expect(refusal).toEqual({
      code: 'needs-reason',
      lacks: [{ code: 'oral-contact', soft: true, params: { name: 'Ulla Bergström' } }],
    });
    expect(walk.refuses(eva, 'call.send', {}, { reason: 'för kort.' })).toEqual(refusal);
    walk.does(eva, 'call.send', {}, { reason: 'Ulla är på semester.' });
    expect(walk.history.at(-1)).toMatchObject({ type: 'Moved', reason: 'Ulla är på semester.' });
  });

  test('N1 C17 MOT-02 a unit outside the consent stops the whole call and is named once', () => {
    const walk = new Walk().prepared();
    const owner = [...context.directory.staff.values()].find((one) => one.name === 'Olof Wik')?.id ?? eva;
    walk.does(eva, 'guest.add', { people: [fatima, owner] });
    walk.does(eva, 'guest.contacted', { guests: walk.guests([fatima, owner]) });
    expect(walk.refuses(eva, 'call.send', {}, { reason: 'Vi vill ha dem med ändå.' })).toEqual({
      code: 'lacking',
      lacks: [{ code: 'MOT-02', params: { unit: 'Barn- och ungdomshabiliteringen' } }],
    });
  });

  test('A-09 a kallelse to nobody but the family asks for a reason', () => {
    const walk = new Walk().prepared();
    for (const person of [amir, sara]) walk.does(eva, 'guest.remove', { guest: walk.guest(person) });
    for (const guest of walk.sip.meetings.at(-1)?.guests.filter((one) => one.outside) ?? [])
      walk.does(eva, 'guest.remove', { guest: guest.id });
    expect(callLacks(context, walk.sip, walk.now)).toEqual([{ code: 'guests-family-only', soft: true }]);
  });

  test('C17 a narrower consent turns a unit red that was green', () => {
    const walk = new Walk().prepared();
    consentAnew(walk, [bup]);
    expect(callLacks(context, walk.sip, walk.now)).toEqual([
      { code: 'MOT-02', params: { unit: 'Socialtjänsten barn och unga' } },
    ]);
  });

  test('A-09 is not sent for a meeting whose time has passed meanwhile', () => {
    const walk = new Walk().prepared().on('2026-03-18', '14:00');
    expect(codes(walk.refuses(eva, 'call.send', {}))).toEqual(['meeting-past']);
  });

  test('A-09 sent twice calls no one twice', () => {
    const walk = new Walk().called();
    expect(codes(walk.refuses(eva, 'call.send', {}))).toEqual(['guests-none']);
  });

  test('A-09 later guests are called alone', () => {
    const walk = new Walk()
      .called()
      .on('2026-03-03')
      .does(eva, 'guest.add', { people: [ulla] });
    walk.does(eva, 'guest.contacted', { guests: walk.guests([ulla]) }).does(eva, 'call.send', {});
    const notices = walk.effects.filter((effect) => effect.kind === 'notice');
    expect(notices.map(({ to }) => to)).toEqual([ulla]);
    expect(walk.sip.step).toBe('called');
  });

  test('A-09 is not for the leader, an invitee or a stranger', () => {
    const walk = new Walk().prepared();
    for (const person of [karin, amir, ulla])
      expect(walk.refuses(person, 'call.send', {})).toEqual({ code: 'not-yours' });
  });
});

test('§3.4 a withdrawal stops the call that has not been sent', () => {
  const walk = new Walk().prepared();
  walk.does(eva, 'consent.withdraw', { who: mother, on: walk.today, how: 'på telefon' });
  expect(walk.sip.status).toBe('paused-consent');
  expect(walk.refuses(eva, 'call.send', {})).toEqual({ code: 'not-now' });
  expect(walk.refuses(eva, 'guest.add', { people: [ulla] })).toEqual({ code: 'not-now' });
});
