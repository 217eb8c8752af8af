import { describe, expect, test } from 'vitest';
import { noticeHolds } from '../../src/domain/notice-holds.ts';
import type { ItemId, PersonId } from '../../src/domain/ids.ts';
import type { Guest, Meeting } from '../../src/domain/meeting.ts';
import {
  homeworkName,
  homeworkOwner,
  isNothing,
  openHomework,
  participantsOf,
} from '../../src/domain/rules/vastbas-homework.ts';
import { currentMeeting } from '../../src/domain/case.ts';
import { dutiesOf } from '../../src/domain/duties.ts';
import { factsOf } from '../../src/domain/vastbas.ts';
import { codesOf } from '../support/refusals.ts';
import { erik, malin, nina, vastbasContext } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { child, eva, father, jonas, mother } from '../support/walk.ts';

/** The id that the homework of a person or a member of the family was given under. */
function whoOf(walk: VastbasWalk, one: string): string {
  const guests = walk.sip.meetings.flatMap((meeting) => meeting.guests);
  const given = new Set(factsOf(walk.sip).homework?.map(({ who }) => who));
  const guest = guests.find(({ id, person, member }) => given.has(id) && (person === one || member === one));
  return guest?.id ?? one;
}
const asked = (walk: VastbasWalk): readonly string[] =>
  dutiesOf(walk.context, walk.sip)
    .filter(({ rule }) => rule === 'homework' || rule === 'homework-ask')
    .map(({ rule, person, due }) => `${rule} ${due} ${walk.context.directory.staff.get(person)?.name ?? ''}`)
    .toSorted();
const answer = (walk: VastbasWalk, by: PersonId, one: string, text = 'Jag möter vid grinden.'): VastbasWalk =>
  walk.does(by, 'homework.answer', { who: whoOf(walk, one), text });

describe('v.home the homework of network meeting 1', () => {
  test('v.home each with Teams is asked alone, the coordinators too, and koordinator 1 once for all the others', () => {
    const walk = new VastbasWalk().worked();
    expect(walk.effects.flatMap((one) => (one.kind === 'notice' ? [[one.notice, one.to]] : []))).toEqual([
      ['homework', jonas],
      ['homework', eva],
    ]);
    expect(asked(walk)).toEqual([
      'homework 2026-02-02 Erik Sand',
      'homework 2026-02-02 Eva Lind',
      'homework 2026-02-02 Jonas Ek',
      'homework 2026-02-02 Nina Alm',
      'homework-ask 2026-02-02 Nina Alm',
    ]);
  });

  test('v.home the day is that of network meeting 2 as soon as it is set, with a reminder three days before', () => {
    const walk = new VastbasWalk().secondCalled();
    expect(new Set(asked(walk).map((line) => line.split(' ')[1]))).toEqual(new Set(['2026-01-31']));
    const own = dutiesOf(walk.context, walk.sip).find(({ rule, person }) => rule === 'homework' && person === jonas);
    expect(own?.nudgeAt?.slice(0, 10)).toBe('2026-01-28');
  });

  test('v.home an answer ends the question, on the next meeting as well as on this', () => {
    const walk = answer(new VastbasWalk().worked(), jonas, jonas);
    expect(asked(walk)).not.toContain('homework 2026-02-02 Jonas Ek');
    const later = answer(new VastbasWalk().secondCalled(), eva, eva);
    expect(asked(later)).not.toContain('homework 2026-01-31 Eva Lind');
    expect(factsOf(later.sip).homework?.find(({ answer: given }) => given)).toMatchObject({
      answer: { text: 'Jag möter vid grinden.', by: eva },
    });
  });

  test('v.home everyone answers for oneself, and a coordinator for those without Teams', () => {
    const walk = new VastbasWalk().worked();
    const refused = (by: PersonId, one: string, text = 'Ja'): readonly string[] =>
      codesOf(walk.refuses(by, 'homework.answer', { who: whoOf(walk, one), text }));
    expect(refused(jonas, eva)).toEqual(['VB-HEMLAXA-ANNAN']);
    expect(refused(jonas, mother)).toEqual(['VB-HEMLAXA-ANNAN']);
    expect(refused(nina, jonas)).toEqual(['VB-HEMLAXA-ANNAN']);
    expect(refused(nina, mother, '')).toEqual(['VB-HEMLAXA-SVAR']);
    expect(refused(nina, 'nobody')).toEqual(['item-gone']);
    for (const one of [child, mother, father]) answer(walk, one === child ? erik : nina, one);
    expect(asked(walk).filter((line) => line.startsWith('homework-ask'))).toEqual([]);
  });

  test('ST27 "inget" is homework that nobody has to answer', () => {
    const walk = new VastbasWalk().worked();
    walk.does(nina, 'homework.set', { who: [whoOf(walk, jonas)], text: 'Inget.' });
    expect(asked(walk)).not.toContain('homework 2026-02-02 Jonas Ek');
    expect(codesOf(walk.refuses(jonas, 'homework.answer', { who: whoOf(walk, jonas), text: 'Ja' }))).toEqual([
      'VB-HEMLAXA-ANNAN',
    ]);
  });

  test('v.home the same words given again keep the answer; other words are asked anew, and told anew', () => {
    const walk = answer(new VastbasWalk().worked(), jonas, jonas);
    const who = [whoOf(walk, jonas)];
    walk.does(nina, 'homework.set', { who, text: 'Vad kan jag bidra med?' });
    expect([openHomework(walk.sip).some((one) => who.includes(one.who)), walk.effects]).toEqual([false, []]);
    walk.does(nina, 'homework.set', { who, text: 'Vem kan möta på torsdagar?' });
    expect(openHomework(walk.sip).some((one) => who.includes(one.who))).toBe(true);
    expect(walk.effects).toMatchObject([{ kind: 'notice', notice: 'homework', to: jonas }]);
  });

  test('SEP8 who is taken from the list before network meeting 2 is asked for nothing more', () => {
    const walk = new VastbasWalk().second();
    const guest = currentMeeting(walk.sip)?.guests.find(({ person }) => person === jonas);
    if (!guest) throw new TypeError('not on the list');
    walk.does(nina, 'guest.remove', { guest: guest.id });
    expect(asked(walk).filter((line) => line.endsWith('Jonas Ek'))).toEqual([]);
    expect(noticeHolds(vastbasContext, walk.sip, { notice: 'homework', to: jonas, ref: 'r1' }, walk.now)).toBe(false);
  });

  test('v.home it is over with network meeting 2', () => {
    expect(asked(new VastbasWalk().network2())).toEqual([]);
    const walk = new VastbasWalk().written();
    expect(walk.refuses(jonas, 'homework.answer', { who: whoOf(walk, jonas), text: 'Ja' }).code).toBe('not-now');
  });
});

describe('v.home what homework is', () => {
  test.each([
    ['inget', true],
    [' Inget. ', true],
    ['INGET!', true],
    ['inget särskilt', false],
    ['Nu inget', false],
    ['', false],
  ])('ST27 "%s" is nothing to answer: %j', (text, nothing) => {
    expect(isNothing({ text })).toBe(nothing);
  });

  test('B-07 everyone who was there has homework, a coordinator who was called too but once', () => {
    const there = new VastbasWalk().preMeeting().does(nina, 'guest.add', { people: [erik] });
    there.does(nina, 'guest.contacted', { guests: there.guests([erik]) }).does(nina, 'guests.approve', {});
    there.does(nina, 'call.send', {}).on('2026-01-19', '14:00');
    const attended = there.everyone.filter((id) => !there.guests([eva]).includes(id));
    there.does(nina, 'meeting.start', { attended, familyAbsence: '' });
    const names = ['Alva Testsson', 'Maria Testsson', 'Johan Testsson', 'Jonas Ek', 'Erik Sand', 'Nina Alm'];
    expect(participantsOf(vastbasContext, there.sip).map(({ name }) => name)).toEqual(names);
    there.does(nina, 'needs.analyse', { text: 'Lugna morgnar' }).does(nina, 'spokesperson.present', {});
    expect(there.refuses(nina, 'meeting.renew', {})).toEqual({
      code: 'lacking',
      lacks: names.map((name) => ({ code: 'VB-HEMLAXA', params: { name } })),
    });
  });

  test('v.home homework has words and goes to those who were there', () => {
    const one = new VastbasWalk().network1();
    const [who = ''] = participantsOf(vastbasContext, one.sip).map((each) => each.who);
    expect(codesOf(one.refuses(nina, 'homework.set', { who: [], text: '' }))).toEqual([
      'guest-none',
      'VB-HEMLAXA-TEXT',
    ]);
    expect(codesOf(one.refuses(nina, 'homework.set', { who: [who, 'g99'], text: 'Läs' }))).toEqual(['guest-none']);
    one.does(nina, 'homework.set', { who: [who], text: 'Läs' });
    expect(factsOf(one.sip).homework).toEqual([{ who, text: 'Läs', on: '2026-01-19' }]);
  });

  test('v.home it is called by the name of the guest, of the coordinator, or by nothing', () => {
    const one = new VastbasWalk().worked();
    const names = [one.guests([jonas])[0] ?? '', nina, 'nobody'].map((who) =>
      homeworkName(vastbasContext, one.sip, { who }),
    );
    expect(names).toEqual(['Jonas Ek', 'Nina Alm', '']);
  });

  test('SEP8 each guest of the next meeting keeps the own homework, under a new id too, and one who is off it does not', () => {
    const { sip } = new VastbasWalk().second();
    const [first, next] = sip.meetings;
    const gun = { outside: { name: 'Mormor Gun', via: 'phone', contact: '070' } } as const;
    const homework = [...(factsOf(sip).homework ?? []), { who: 'g90', text: 'Läs', on: '2026-01-19' as never }];
    const open = (guests: readonly Guest[]): readonly string[] =>
      openHomework({
        ...sip,
        meetings: [
          { ...(first as Meeting), guests: [...(first?.guests ?? []), { id: 'g90' as ItemId, ...gun }] },
          { ...(next as Meeting), guests },
        ],
        vastbas: { ...factsOf(sip), homework },
      }).map(({ who }) => who);
    const all = [...(next?.guests ?? []), { id: 'g91' as ItemId, ...gun }];
    expect(open(all)).toEqual(homework.map(({ who }) => who));
    for (const [index] of all.entries()) expect(open(all.toSpliced(index, 1))).toHaveLength(homework.length - 1);
    expect(open([])).toEqual([nina, erik]);
  });

  test('v.home who may not open the case answers to nobody alone, and the same words again change nothing', () => {
    const one = answer(new VastbasWalk().worked(), jonas, jonas);
    const who = whoOf(one, jonas);
    const reading = [true, false].map((reads) =>
      homeworkOwner(() => reads, one.sip, { who, text: 'x', on: one.today }),
    );
    expect(reading).toEqual([jonas, undefined]);
    const before = factsOf(one.sip).homework ?? [];
    expect(before.filter((each) => each.answer).map((each) => each.who)).toEqual([who]);
    one.does(nina, 'homework.set', { who: before.map((each) => each.who), text: 'Vad kan jag bidra med?' });
    expect(factsOf(one.sip).homework).toEqual(before);
  });

  test('v.home nothing is open once the contact person has taken over, or by one who has left the list', () => {
    expect(openHomework(new VastbasWalk().second().sip).length).toBeGreaterThan(0);
    expect(openHomework(new VastbasWalk().handedOver().does(malin, 'meeting.renew', {}).sip)).toEqual([]);
    const { sip } = new VastbasWalk().second();
    const away = sip.meetings.map((meeting) => ({
      ...meeting,
      guests: meeting.guests.map((guest) => (guest.person === jonas ? { ...guest, leftAt: sip.since } : guest)),
    }));
    const owners = openHomework({ ...sip, meetings: away }).map(({ who }) => who);
    expect(owners).toHaveLength(openHomework(sip).length - 1);
  });
});
