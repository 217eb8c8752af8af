import { describe, expect, it } from 'vitest';
import type { Payloads } from '../../src/domain/command.ts';
import type { ItemId } from '../../src/domain/ids.ts';
import { saysYes, thirdOf } from '../../src/domain/third-person.ts';
import { thirdSaysYes } from '../support/consent-forms.ts';
import { lacksOf } from '../support/lacks.ts';
import { bup, day, eva, item, Walk } from '../support/walk.ts';

const named = (walk: Walk, name: string, relation = 'släkting'): ItemId => {
  walk.does(eva, 'third.add', { name, relation });
  return walk.sip.thirds?.at(-1)?.id ?? item('none');
};
const back = (walk: Walk, third: ItemId): Payloads['third.withdraw'] => ({ third, on: walk.today, how: 'på telefon' });

describe('F27 several other persons in one case', () => {
  it('each is named once, is one of its own, and answers for itself alone', () => {
    const walk = new Walk().scoped();
    const before = walk.sip.seq;
    const [gun, bo] = [named(walk, 'Mormor Gun'), named(walk, 'Morfar Bo')];
    expect([gun === bo, walk.sip.seq]).toEqual([false, before + 2]);
    for (const name of ['Mormor Gun', 'morfar bo'])
      expect(lacksOf(walk.refuses(eva, 'third.add', { name, relation: 'x' }))).toEqual(['third-already']);
    walk.does(eva, 'third.answer', thirdSaysYes(walk, bo));
    expect([gun, bo].map((one) => thirdOf(walk.sip, one)?.answer?.result)).toEqual([undefined, 'yes']);
    walk.does(eva, 'third.withdraw', back(walk, bo));
    expect([gun, bo].map((one) => thirdOf(walk.sip, one)?.withdrawn?.how)).toEqual([undefined, 'på telefon']);
  });

  it('C37 a yes has to cover every kind that a line is of', () => {
    const walk = new Walk().scoped();
    const gun = named(walk, 'Mormor Gun');
    walk.does(eva, 'third.answer', thirdSaysYes(walk, gun));
    const third = thirdOf(walk.sip, gun);
    const { profile } = walk.context;
    expect(third && saysYes(profile, third, ['mental-health'], walk.today)).toBe(true);
    expect(third && saysYes(profile, third, ['mental-health', 'crime'], walk.today)).toBe(false);
  });

  it('SC3 a yes is for one day at least, for twelve months at most', () => {
    const walk = new Walk().scoped();
    const gun = named(walk, 'Mormor Gun');
    for (const until of ['2026-03-02', '2027-03-02'])
      expect(walk.tries(eva, 'third.answer', { ...thirdSaysYes(walk, gun), until: day(until) }).ok).toBe(true);
    const late = walk.refuses(eva, 'third.answer', { ...thirdSaysYes(walk, gun), until: day('2027-03-03') });
    expect(late).toMatchObject({ lacks: [{ code: 'SAM-04', params: { n: 12 } }] });
  });
});

describe('C25 another person takes it back', () => {
  it('only who has said yes, on a day that has been, and somehow', () => {
    const walk = new Walk().scoped();
    const gun = named(walk, 'Mormor Gun');
    const lacks = (change: Partial<Payloads['third.withdraw']> = {}): readonly string[] =>
      lacksOf(walk.refuses(eva, 'third.withdraw', { ...back(walk, gun), ...change }));
    expect([lacks(), lacks({ third: item('p99') })]).toEqual([['third-gone'], ['third-gone']]);
    walk.does(eva, 'third.answer', { ...thirdSaysYes(walk, gun), result: 'no' });
    expect(lacks()).toEqual(['third-gone']);
    walk.does(eva, 'third.answer', thirdSaysYes(walk, gun));
    expect(lacks({ on: day('2026-03-03'), how: '' })).toEqual(['day-future', 'withdraw-how']);
    expect(walk.tries(eva, 'third.withdraw', back(walk, gun)).ok).toBe(true);
  });

  const guests = (walk: Walk): readonly string[] =>
    walk.sip.meetings.at(-1)?.guests.flatMap(({ outside }) => outside?.name ?? []) ?? [];
  const listed = (walk: Walk): Walk =>
    walk
      .does(eva, 'guest.add-outside', { name: 'Faster Lo', via: 'phone', contact: '070-000 00 10' })
      .does(eva, 'guest.add-outside', { name: 'Mormor Gun', via: 'letter', contact: 'BUP', unit: bup } as never);

  it('leaves the guest list alone: not another relative, nor a professional of the same name', () => {
    const walk = listed(new Walk().prepared());
    expect(guests(walk)).toEqual(['Mormor Gun', 'Faster Lo', 'Mormor Gun']);
    const gun = named(walk, 'Mormor Gun');
    walk.does(eva, 'third.answer', thirdSaysYes(walk, gun)).does(eva, 'third.withdraw', back(walk, gun));
    expect(guests(walk)).toEqual(['Faster Lo', 'Mormor Gun']);
  });

  it('changes no list of a meeting that has begun', () => {
    const walk = new Walk().meeting();
    const gun = named(walk, 'Mormor Gun');
    walk.does(eva, 'third.answer', thirdSaysYes(walk, gun)).does(eva, 'third.withdraw', back(walk, gun));
    expect(guests(walk)).toEqual(['Mormor Gun']);
  });
});
