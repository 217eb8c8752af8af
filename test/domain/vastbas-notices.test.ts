import { describe, expect, test } from 'vitest';
import type { Directory } from '../../src/domain/directory.ts';
import { noticeHolds } from '../../src/domain/notice-holds.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import type { VastbasNotice } from '../../src/domain/vastbas-effects.ts';
import { told } from '../support/told.ts';
import { berit, erik, malin, nina, peter, vastbasContext } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { eva, jonas, karin } from '../support/walk.ts';

const walk = (): VastbasWalk => new VastbasWalk();
const gone = (person: PersonId): Directory => {
  const staff = new Map(vastbasContext.directory.staff);
  staff.delete(person);
  return { ...vastbasContext.directory, staff };
};
const lost = (): VastbasWalk => {
  const before = walk().handedOver().on('2026-02-10');
  const context = { ...vastbasContext, directory: gone(malin) };
  return Object.assign(new VastbasWalk(before.now, context), { sip: before.sip }).does('system', 'look', {});
};
const unbegun = (): VastbasWalk =>
  walk().asked().does(karin, 'contact.appoint', { person: malin }).does(malin, 'contact.answer', { overview: false });
const ofProcess = (one: VastbasWalk, notice: VastbasNotice): readonly string[] =>
  told(one).filter((line) => line.startsWith(`${notice} `));

describe('who is told what in process B', () => {
  test.each<readonly [string, VastbasNotice, () => VastbasWalk, readonly string[]]>([
    ['B-02 the half of IFO that it is to assess', 'assess', () => walk().assessing(), ['assess Peter Dahl']],
    ['B-02 that once', 'assess', () => walk().assessing().bothSay(true), []],
    [
      'B-04 those who are proposed',
      'coordinate',
      () => walk().proposed(),
      ['coordinate Erik Sand', 'coordinate Nina Alm'],
    ],
    [
      'B-04 both, when both have said yes',
      'coordinates',
      () => walk().offered(),
      ['coordinates Erik Sand', 'coordinates Nina Alm'],
    ],
    [
      'B-04 nobody yet when one has',
      'coordinates',
      () => walk().proposed().does(nina, 'coordinator.answer', { takes: true }),
      [],
    ],
    [
      'B-03 nobody when the case is not for Västbas',
      'coordinates',
      () => walk().proposed().does(berit, 'other.choose', {}),
      [],
    ],
    ['B-08 the head teacher who is asked', 'appoint', () => walk().asked(), ['appoint Karin Holm']],
    [
      'B-08 the one who is appointed',
      'contact',
      () => walk().asked().does(karin, 'contact.appoint', { person: malin }),
      ['contact Malin Åberg'],
    ],
    ['B-08 the one alone', 'contact', () => walk().appointed(), []],
    ['B-08 the head teacher again when the one appointed has no good view', 'appoint', unbegun, ['appoint Karin Holm']],
    ['N12 and when the contact person has left', 'appoint', lost, ['appoint Karin Holm']],
    [
      'N12 that once',
      'appoint',
      () => lost().does(nina, 'spokesperson.set', { name: 'Kim', relation: '', accepted: true, trusted: true }),
      [],
    ],
    [
      'B-15 the coordinators, once, that the documentation comes',
      'documents',
      () => walk().evaluating().does(malin, 'documents.send', { how: 'post' }),
      ['documents Erik Sand', 'documents Nina Alm'],
    ],
    [
      'B-15 and not again by the next click',
      'documents',
      () =>
        walk()
          .evaluating()
          .does(malin, 'documents.send', { how: 'post' })
          .does(malin, 'evaluation.save', { better: 'Ja', remains: '', childView: '' }),
      [],
    ],
  ])('%s', (_what, notice, begin, lines) => {
    expect(ofProcess(begin(), notice)).toEqual(lines);
  });
});

describe('decision 5: what is no longer so is not sent', () => {
  const holds = (one: VastbasWalk, notice: VastbasNotice, ...people: readonly PersonId[]): readonly boolean[] =>
    people.map((to) => noticeHolds(one.context, one.sip, { notice, to, ref: '' }, one.now));

  test('B-02 the assessment is asked of the one who was named, while it goes on', () => {
    expect(holds(walk().assessing(), 'assess', peter, berit)).toEqual([true, false]);
    expect(holds(walk().offered(), 'assess', peter)).toEqual([false]);
  });

  test('B-04 whether one is free is asked of those who have not answered, without their reading the case', () => {
    expect(holds(walk().proposed(), 'coordinate', nina, erik, eva)).toEqual([true, true, false]);
    const half = walk().proposed().does(nina, 'coordinator.answer', { takes: true });
    expect(holds(half, 'coordinate', nina, erik)).toEqual([false, true]);
    expect(holds(half.does(erik, 'coordinator.answer', { takes: false }), 'coordinate', erik)).toEqual([false]);
    expect(holds(walk().offered(), 'coordinate', nina)).toEqual([false]);
    expect(holds(walk().proposed().does(berit, 'other.choose', {}), 'coordinate', nina)).toEqual([false]);
  });

  test('B-04 that the case is theirs is told to the two, from the offer on', () => {
    expect(holds(walk().offered(), 'coordinates', nina, erik, berit)).toEqual([true, true, false]);
  });

  test('B-08 the head teacher is asked while there is no contact person', () => {
    expect(holds(walk().asked(), 'appoint', karin, jonas)).toEqual([true, false]);
    expect(holds(walk().worked(), 'appoint', karin)).toEqual([false]);
    expect(holds(walk().appointed(), 'appoint', karin)).toEqual([false]);
    expect(holds(lost(), 'appoint', karin)).toEqual([true]);
  });

  test('B-08 the contact person is the one appointed last', () => {
    expect(holds(walk().asked(), 'contact', malin)).toEqual([false]);
    const later = walk().handedOver().does(karin, 'contact.appoint', { person: jonas });
    expect(holds(later, 'contact', jonas, malin)).toEqual([true, false]);
  });

  test('v.home homework is asked of those who have not answered it', () => {
    const given = walk().worked();
    expect(holds(given, 'homework', jonas, eva, berit)).toEqual([true, true, false]);
    const guest = given.guests([jonas])[0] ?? '';
    expect(holds(given.does(jonas, 'homework.answer', { who: guest, text: 'Ja' }), 'homework', jonas, eva)).toEqual([
      false,
      true,
    ]);
  });

  test('B-15 the documentation comes to the coordinators when it has been sent', () => {
    expect(holds(walk().evaluating(), 'documents', nina)).toEqual([false]);
    const sent = walk().evaluating().does(malin, 'documents.send', { how: 'post' });
    expect(holds(sent, 'documents', nina, erik, malin)).toEqual([true, true, false]);
  });
});
