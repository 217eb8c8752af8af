import { describe, expect, test } from 'vitest';
import { draftPlan } from '../../src/domain/case.ts';
import type { Payloads } from '../../src/domain/command.ts';
import type { ItemId } from '../../src/domain/ids.ts';
import { touches } from '../../src/domain/rules/own-lines.ts';
import { dataOf, drawn, readAs, wordsOf } from '../support/seen.ts';
import { amir, bup, day, eva, jonas, karin, sara, school, social, Walk } from '../support/walk.ts';

const lines = (walk: Walk): readonly ItemId[] => draftPlan(walk.sip)?.measures.map(({ id }) => id) ?? [];
const codes = (walk: Walk, ...given: Parameters<Walk['refuses']>): readonly string[] => {
  const refusal = walk.refuses(...given);
  return 'lacks' in refusal ? refusal.lacks.map(({ code }) => code) : [refusal.code];
};
const talks: Payloads['measure.put'] = {
  text: 'Samtal varje vecka',
  principal: 'region',
  unit: bup,
  person: amir,
  order: 2,
  start: day('2026-03-30'),
  sign: '',
};

describe('§5.2 DEL writes own lines in the draft', () => {
  test('who takes part adds, changes and takes away a line of the own unit', () => {
    const walk = new Walk().written();
    const [, own] = lines(walk);
    if (!own) throw new TypeError('no line');
    walk.does(amir, 'measure.put', { ...talks, item: own }).does(amir, 'measure.put', { ...talks, text: 'Gruppträff' });
    expect(draftPlan(walk.sip)?.measures.map(({ text }) => text)).toEqual([
      'Anpassat schema',
      'Samtal varje vecka',
      'Gruppträff',
    ]);
    expect(walk.does(amir, 'plan.remove', { item: own }).sip.plans[0]?.measures).toHaveLength(2);
    const { person: _none, ...unit } = talks;
    walk.does(amir, 'measure.put', { ...unit, text: 'Hembesök' });
    expect(draftPlan(walk.sip)?.measures.at(-1)).toMatchObject({ text: 'Hembesök', unit: bup });
  });

  test.each([
    ['a new line of another unit', {}, { unit: school, person: jonas, principal: 'municipality' }],
    ['a line that the own unit would put on a colleague elsewhere', {}, { person: jonas }],
    ['a line without a unit', {}, { unit: undefined, person: undefined, personName: 'Mormor', principal: 'other' }],
    ['another unit’s line, taken over', { item: 0 }, {}],
    ['the own line, given away', { item: 1 }, { unit: social, person: sara, principal: 'municipality' }],
  ])('and not %s', (_what, { item }: { item?: number }, change) => {
    const walk = new Walk().written();
    const before = walk.sip.plans;
    const which = item === undefined ? {} : { item: lines(walk)[item] };
    const wish = { ...talks, ...which, ...change } as Payloads['measure.put'];
    expect(codes(walk, amir, 'measure.put', wish)).toContain('line-not-yours');
    expect(walk.sip.plans).toEqual(before);
  });

  test('nor takes away another’s line, a need, or writes the rest of the plan', () => {
    const walk = new Walk().written();
    const [other] = lines(walk);
    const need = draftPlan(walk.sip)?.needs[0]?.id;
    if (!other || !need) throw new TypeError('no rows');
    for (const item of [other, need]) expect(codes(walk, amir, 'plan.remove', { item })).toEqual(['line-not-yours']);
    expect(walk.refuses(amir, 'need.put', { text: 'x' })).toEqual({ code: 'not-yours' });
    expect(walk.refuses(amir, 'plan.fix', { contains: [], familyRead: true })).toEqual({ code: 'not-yours' });
  });

  test('nobody without a kallelse writes a line, and nobody whose unit the consent does not cover', () => {
    const walk = new Walk().written();
    expect(walk.refuses(jonas, 'measure.put', talks)).toEqual({ code: 'not-yours' });
    walk.sip = { ...walk.sip, consents: walk.sip.consents.map((one) => ({ ...one, units: [social] })) };
    expect(walk.refuses(amir, 'measure.put', talks)).toEqual({ code: 'not-yours' });
  });

  test('the leader fixes what others have written, and writes nothing', () => {
    const walk = new Walk().written();
    expect(walk.refuses(karin, 'measure.put', { ...talks, unit: school, person: karin })).toEqual({
      code: 'not-yours',
    });
    expect(walk.refuses(karin, 'plan.words', { child: '', family: '', familyDoes: '', others: '' })).toEqual({
      code: 'not-yours',
    });
    expect(walk.does(karin, 'plan.fix', { contains: [], familyRead: true }).sip.step).toBe('follow-up');
  });

  test.each([
    ['who takes part: the own unit', amir, bup, true],
    ['who takes part: another unit', amir, school, false],
    ['who takes part: a line of no unit', amir, undefined, false],
    ['who writes: the own unit', eva, school, true],
    ['who writes: another unit', eva, bup, true],
    ['who writes: a line of no unit', eva, undefined, true],
    ['who has no part in it: the own unit', jonas, school, false],
  ])('%s', (_who, person, unit, may) => {
    const { context, sip } = new Walk().written();
    expect(touches(context.directory, sip, person, 'measure.put', unit)).toBe(may);
  });

  test('the form names the own unit and those who work there, and shows no other unit’s line', () => {
    const walk = new Walk().written();
    const [other, own] = lines(walk);
    const { choices, values } = dataOf('plan-measure', walk, amir);
    expect(choices?.['units']).toEqual([{ title: 'BUP Björkvik', value: bup }]);
    expect(choices?.['people']?.every(({ title }) => title.endsWith('(BUP Björkvik)'))).toBe(true);
    expect(values).toMatchObject({ 's.plan.principal': 'region', 's.plan.unit': bup });
    expect(wordsOf(drawn('plan-measure', walk, amir, own))).toContain('Samtal varannan vecka');
    expect(wordsOf(drawn('plan-measure', walk, amir, other))).not.toContain('Anpassat schema');
    expect(wordsOf(drawn('plan-measure', walk, eva, other))).toContain('Anpassat schema');
    const typed = { 's.plan.measure': 'x', 's.plan.principal': 'region', 's.plan.unit': school, 's.plan.order': '1' };
    expect(readAs('plan-measure', 'measure.put', typed, walk, amir)).toMatchObject({ ok: false });
  });
});
