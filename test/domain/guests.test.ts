import { describe, expect, test } from 'vitest';
import { mayRead } from '../../src/domain/access.ts';
import { isCovered } from '../../src/domain/rules/guests.ts';
import { codesOf } from '../support/refusals.ts';
import {
  amir,
  bup,
  child,
  context,
  eva,
  fatima,
  father,
  habilitation,
  item,
  karin,
  mother,
  sara,
  ulla,
  Walk,
} from '../support/walk.ts';

const guestsOf = (walk: Walk) => walk.sip.meetings.at(-1)?.guests ?? [];
const reads = (walk: Walk, person: typeof eva): boolean =>
  mayRead(context.profile, context.directory, walk.sip, person, walk.today);

describe('F30: the guest list', () => {
  test('F30 begins with the family: it is their meeting', () => {
    expect(guestsOf(new Walk().consented()).map((guest) => guest.member)).toEqual([child, mother, father]);
  });

  test('F30 N1 anyone in the directory can be proposed; who is not covered stays red', () => {
    const walk = new Walk().consented().does(eva, 'guest.add', { people: [amir, fatima] });
    const covered = guestsOf(walk)
      .filter((guest) => guest.person)
      .map((guest) => [guest.unit, isCovered(context, walk.sip, guest, walk.now)]);
    expect(covered).toEqual([
      [bup, true],
      [habilitation, false],
    ]);
  });

  test('F30 the same person is there once, however often chosen', () => {
    const walk = new Walk().consented().does(eva, 'guest.add', { people: [amir, amir, sara] });
    walk.does(eva, 'guest.add', { people: [amir, ulla] });
    expect(guestsOf(walk).flatMap((guest) => guest.person ?? [])).toEqual([amir, sara, ulla]);
    expect(new Set(guestsOf(walk).map((guest) => guest.id)).size).toBe(6);
    expect(codesOf(walk.refuses(eva, 'guest.add', { people: [amir] }))).toEqual(['guest-already']);
  });

  test('F30 no one, or someone who is not in the directory, is refused', () => {
    const walk = new Walk().consented();
    expect(codesOf(walk.refuses(eva, 'guest.add', { people: [] }))).toEqual(['guest-none']);
    for (const people of [['x' as typeof eva], [amir, 'x' as typeof eva]])
      expect(codesOf(walk.refuses(eva, 'guest.add', { people }))).toEqual(['guest-unknown']);
  });

  test('F30 a proposed guest sees nothing before the call', () => {
    const walk = new Walk().prepared();
    expect(reads(walk, amir)).toBe(false);
    expect(reads(walk.does(eva, 'call.send', {}), amir)).toBe(true);
  });

  test('F30 the leader may add and remove; an invitee and a stranger may not', () => {
    const walk = new Walk().called().does(karin, 'guest.add', { people: [fatima] });
    walk.does(karin, 'guest.remove', { guest: walk.guest(fatima) });
    for (const person of [amir, ulla]) {
      expect(walk.refuses(person, 'guest.add', { people: [ulla] })).toEqual({ code: 'not-yours' });
      expect(walk.refuses(person, 'guest.remove', { guest: walk.guest(sara) })).toEqual({ code: 'not-yours' });
    }
  });
});

describe('F30: removing', () => {
  test('F30 a removed guest loses the case at once and is told so', () => {
    const walk = new Walk().called();
    walk.does(eva, 'guest.remove', { guest: walk.guest(amir) });
    expect(reads(walk, amir)).toBe(false);
    expect(walk.refuses(amir, 'consent.confirm', {})).toEqual({ code: 'not-yours' });
    expect(walk.effects.filter((effect) => effect.kind === 'notice')).toMatchObject([
      { to: amir, notice: 'cancelled' },
    ]);
  });

  test('F30 one who was never called is removed in silence', () => {
    const walk = new Walk().prepared();
    walk.does(eva, 'guest.remove', { guest: walk.guest(amir) });
    expect(walk.effects).toEqual([]);
  });

  test('F30 removing twice, or someone unknown, is refused', () => {
    const walk = new Walk().prepared();
    const guest = walk.guest(amir);
    walk.does(eva, 'guest.remove', { guest });
    expect(codesOf(walk.refuses(eva, 'guest.remove', { guest }))).toEqual(['guest-gone']);
    expect(codesOf(walk.refuses(eva, 'guest.remove', { guest: item('g99') }))).toEqual(['guest-gone']);
  });

  test('F30 an answer that came meanwhile makes the removal stale, another guest’s does not', () => {
    const walk = new Walk().called();
    const seen = walk.sip.rev;
    walk.does(amir, 'invitation.answer', { guest: walk.guest(amir), answer: { kind: 'yes' } });
    expect(walk.refuses(eva, 'guest.remove', { guest: walk.guest(amir) }, { seen })).toMatchObject({ code: 'stale' });
    walk.does(eva, 'guest.remove', { guest: walk.guest(sara) }, { seen });
  });
});

describe('F31, F59: those outside Teams', () => {
  const gun = { name: 'Mormor Gun', via: 'phone', contact: '070-000 00 09' } as const;

  test('F31 someone the family wants there needs no unit and no consent of one', () => {
    const walk = new Walk().consented().does(eva, 'guest.add-outside', gun);
    const guest = guestsOf(walk).at(-1);
    expect(guest?.outside).toEqual(gun);
    expect(guest && isCovered(context, walk.sip, guest, walk.now)).toBe(true);
  });

  test('F59 C17 staff without Teams are covered by their unit', () => {
    const walk = new Walk().prepared().does(eva, 'guest.add-outside', { ...gun, unit: habilitation });
    expect(codesOf(walk.refuses(eva, 'call.send', {}))).toEqual(['MOT-02']);
  });

  test('F31 a name, a way and a known unit are needed', () => {
    const walk = new Walk().consented();
    const bare = { name: '', via: 'letter', contact: '', unit: 'nowhere' as typeof bup } as const;
    expect(codesOf(walk.refuses(eva, 'guest.add-outside', bare))).toEqual([
      'outside-name',
      'outside-contact',
      'outside-unit',
    ]);
  });
});

describe('F50: oral contact', () => {
  test('F50 is noted with day and by whom', () => {
    const walk = new Walk()
      .consented()
      .does(eva, 'guest.add', { people: [amir, sara] })
      .on('2026-03-04');
    walk.does(eva, 'guest.contacted', { guests: walk.guests([amir]) });
    expect(guestsOf(walk).find((guest) => guest.person === amir)?.oral).toEqual({ by: eva, on: '2026-03-04' });
    expect(guestsOf(walk).find((guest) => guest.person === sara)?.oral).toBeUndefined();
  });

  test('F50 with no one, or someone who is no longer listed, is refused', () => {
    const walk = new Walk().prepared();
    expect(codesOf(walk.refuses(eva, 'guest.contacted', { guests: [] }))).toEqual(['guest-none']);
    for (const guests of [[item('g99')], [walk.guest(amir), item('g99')]])
      expect(codesOf(walk.refuses(eva, 'guest.contacted', { guests }))).toEqual(['guest-gone']);
  });
});
