import { describe, expect, it } from 'vitest';
import type { Payloads } from '../../src/domain/command.ts';
import type { ItemId, PersonId, UnitId } from '../../src/domain/ids.ts';
import { closedFor, releasedTo } from '../../src/domain/releases.ts';
import { thirdOf } from '../../src/domain/third-person.ts';
import { judged, thirdSaysYes } from '../support/consent-forms.ts';
import { lacksOf, withConsentRules } from '../support/lacks.ts';
import {
  amir,
  bup,
  day,
  eva,
  fatima,
  item,
  jonas,
  karin,
  mother,
  sara,
  school,
  social,
  Walk,
} from '../support/walk.ts';

const lineOf = (walk: Walk, unit: UnitId) => {
  const found = walk.sip.plans.at(-1)?.measures.find((one) => one.unit === unit);
  if (!found) throw new TypeError('no measure');
  return found;
};
const closed = (walk: Walk, unit: UnitId, who: PersonId): readonly string[] =>
  closedFor(walk.context, walk.sip, lineOf(walk, unit), who, walk.today);
const confirmed = (ctx?: Walk['context']): Walk =>
  new Walk(undefined, ctx).fixed().does(amir, 'consent.confirm', {}).does(sara, 'consent.confirm', {});
const withMother = (walk: Walk): ItemId => {
  walk.does(eva, 'third.add', { name: 'Maria Testsson', relation: 'mamma' });
  return walk.sip.thirds?.at(-1)?.id ?? item('none');
};

describe('C18, §4.3: what a line contains decides who reads it', () => {
  it('C18 a line of a kind that the consent leaves out is for its owner and those who write', () => {
    const walk = confirmed();
    expect(closed(walk, bup, sara)).toEqual([]);
    walk.does(amir, 'line.tag', { line: lineOf(walk, bup).id, infoTypes: ['mental-health', 'crime'], about: [] });
    expect(closed(walk, bup, sara)).toEqual(['TYP_EJ_OMFATTAD']);
    expect([amir, eva, karin].map((who) => closed(walk, bup, who))).toEqual([[], [], []]);
  });
  it('V11 a kind that is left out and written on a line of the draft stops the plan', () => {
    const walk = new Walk().written();
    walk.does(eva, 'line.tag', { line: lineOf(walk, bup).id, infoTypes: ['crime'], about: [] });
    expect(lacksOf(walk.refuses(karin, 'plan.fix', { contains: [], familyRead: true }))).toEqual(['PLAN-03']);
  });
  it('§5.2 one says it of own lines, or of all when one writes the plan', () => {
    const walk = confirmed();
    const tag = { line: lineOf(walk, bup).id, infoTypes: ['absence'], about: [] } as const;
    expect(lacksOf(walk.refuses(jonas, 'line.tag', tag))).toEqual(['line-not-yours']);
    expect(walk.refuses(fatima, 'line.tag', tag).code).toBe('not-yours');
    expect(lacksOf(walk.refuses(eva, 'line.tag', { ...tag, line: item('none') }))).toEqual(['item-gone']);
    expect(lacksOf(walk.refuses(eva, 'line.tag', { ...tag, about: [item('p9')] }))).toEqual(['third-gone']);
    expect(walk.tries(karin, 'line.tag', tag).ok).toBe(true);
  });
  it('§4.3 giving out is an event with its units and version, when it begins and when it ends', () => {
    const walk = new Walk().fixed();
    expect(walk.sip.released?.[lineOf(walk, school).id]).toEqual({ to: [bup, social].toSorted(), version: 1 });
    expect(walk.sip.released?.[lineOf(walk, bup).id]).toBeUndefined();
    walk.does(amir, 'consent.confirm', {});
    expect(walk.history.at(-1)).toMatchObject({
      type: 'Released',
      lines: { [lineOf(walk, bup).id]: { to: [school, social].toSorted(), version: 1 } },
    });
    const less = { who: mother, on: walk.today, how: 'x', units: [social], infoTypes: [], questions: [] };
    walk.does(eva, 'consent.narrow', less);
    expect(walk.sip.released?.[lineOf(walk, bup).id]).toEqual({ to: [school], version: 2 });
    walk.does(eva, 'consent.withdraw', { who: mother, on: walk.today, how: 'x' });
    expect(walk.sip.released?.[lineOf(walk, bup).id]?.to).toEqual([]);
    expect(releasedTo(walk.context, walk.sip, lineOf(walk, bup), walk.today)).toEqual([]);
  });
  it('C65 a line never goes to a unit without a part, nor to one that the consent leaves out', () => {
    const walk = confirmed();
    expect(releasedTo(walk.context, walk.sip, lineOf(walk, bup), walk.today)).toEqual([school, social].toSorted());
  });
});

describe('F27, C37: other persons', () => {
  const about = (walk: Walk, third: ItemId): Walk =>
    walk.does(amir, 'line.tag', { line: lineOf(walk, bup).id, infoTypes: ['mental-health'], about: [third] });

  it('C37 what is about the mother stays with its owner until she has said yes for herself', () => {
    const walk = confirmed();
    const third = withMother(walk);
    about(walk, third);
    expect(closed(walk, bup, sara)).toEqual(['ANNAN_PERSON_SAKNAS']);
    walk.does(eva, 'third.answer', thirdSaysYes(walk, third));
    expect(closed(walk, bup, sara)).toEqual([]);
  });
  it('C37 a yes to other kinds, a no, a yes that has ended and an oral one that has to be written do not count', () => {
    const walk = confirmed();
    const third = withMother(walk);
    about(walk, third);
    const after = (change: Partial<Payloads['third.answer']>): readonly string[] =>
      closed(walk.does(eva, 'third.answer', { ...thirdSaysYes(walk, third), ...change }), bup, sara);
    expect(after({ infoTypes: ['schooling'] })).toEqual(['ANNAN_PERSON_SAKNAS']);
    expect(after({ result: 'no' })).toEqual(['ANNAN_PERSON_SAKNAS']);
    expect(after({ form: 'oral', how: 'på telefon' })).toEqual(['ANNAN_PERSON_SAKNAS']);
    expect(after({})).toEqual([]);
    expect(closed(walk.on('2026-06-30', '23:59'), bup, sara)).toEqual([]);
    expect(closed(walk.on('2026-07-01', '00:00'), bup, sara)).toEqual(['ANNAN_PERSON_SAKNAS']);
    const oral = confirmed(withConsentRules({ writtenRequired: false }));
    const his = withMother(oral);
    about(oral, his).does(eva, 'third.answer', { ...thirdSaysYes(oral, his), form: 'oral', how: 'på telefon' });
    expect(closed(oral, bup, sara)).toEqual([]);
  });
  it('C25 a grandmother takes hers back: her data are hidden, she leaves the guest list, the consent stands', () => {
    const walk = new Walk().called().does(eva, 'third.add', { name: 'Mormor  Gun', relation: 'mormor' });
    const third = walk.sip.thirds?.[0]?.id ?? item('none');
    walk.does(eva, 'third.answer', thirdSaysYes(walk, third));
    walk.does(amir, 'third.withdraw', { third, on: walk.today, how: 'på telefon' });
    expect([judged(walk).allowed, walk.sip.status]).toEqual([true, 'active']);
    expect(walk.sip.meetings.at(-1)?.guests.some(({ outside }) => outside !== undefined)).toBe(false);
    expect(thirdOf(walk.sip, third)?.withdrawn).toMatchObject({ how: 'på telefon', receivedBy: amir });
    expect(lacksOf(walk.refuses(amir, 'third.withdraw', { third, on: walk.today, how: 'x' }))).toEqual(['third-gone']);
  });
  it('F27 a person is named once, and a yes says what, how long and how', () => {
    const walk = new Walk().scoped();
    expect(lacksOf(walk.refuses(eva, 'third.add', { name: '', relation: '' }))).toEqual([
      'outside-name',
      'third-relation',
    ]);
    const third = withMother(walk);
    expect(lacksOf(walk.refuses(eva, 'third.add', { name: 'maria testsson', relation: 'x' }))).toEqual([
      'third-already',
    ]);
    const lacks = (change: Partial<Payloads['third.answer']>): readonly string[] =>
      lacksOf(walk.refuses(eva, 'third.answer', { ...thirdSaysYes(walk, third), ...change }));
    expect(lacks({ third: item('p9') })).toEqual(['third-gone']);
    expect(lacks({ infoTypes: [] })).toEqual(['SAM-02']);
    expect(lacks({ until: day('2026-03-01') })).toEqual(['SAM-03']);
    expect(lacks({ until: day('2027-03-03') })).toEqual(['SAM-04']);
    expect(lacks({ form: 'oral', on: day('2026-03-03') })).toEqual(['SAM-08', 'day-future']);
    expect(walk.tries(eva, 'third.answer', { ...thirdSaysYes(walk, third), result: 'no', infoTypes: [] }).ok).toBe(
      true,
    );
    expect(walk.refuses(jonas, 'third.add', { name: 'X', relation: 'y' }).code).toBe('not-yours');
  });
});
