import { describe, expect, test } from 'vitest';
import { childOf, draftPlan } from '../../src/domain/case.ts';
import type { Payloads } from '../../src/domain/command.ts';
import type { Plan } from '../../src/domain/plan.ts';
import { addDays } from '../../src/domain/time.ts';
import {
  amir,
  bup,
  day,
  eva,
  habilitation,
  jonas,
  karin,
  mother,
  named,
  sara,
  school,
  social,
  tove,
  Walk,
} from '../support/walk.ts';

const codes = (walk: Walk, ...given: Parameters<Walk['refuses']>): readonly string[] => {
  const refusal = walk.refuses(...given);
  return 'lacks' in refusal ? refusal.lacks.map((lack) => lack.code) : [refusal.code];
};
const draft = (walk: Walk): Plan => {
  const plan = draftPlan(walk.sip);
  if (!plan) throw new TypeError('no draft');
  return plan;
};
const measure: Payloads['measure.put'] = {
  text: 'Anpassat schema',
  principal: 'municipality',
  unit: school,
  person: jonas,
  order: 1,
  start: day('2026-03-23'),
  sign: '',
};

describe('V2: who answers for a measure', () => {
  test.each([
    ['kommunen with a unit', { ...measure, person: undefined }],
    ['kommunen with a person, whose unit is taken', { ...measure, unit: undefined }],
    ['another unit of the same principal', { ...measure, unit: social, person: sara }],
    ['regionen', { ...measure, principal: 'region', unit: bup, person: amir }],
    [
      'someone else by name',
      { ...measure, principal: 'other', unit: undefined, person: undefined, personName: 'Klubben' },
    ],
    ['the family', { ...measure, principal: 'family', unit: undefined, person: mother }],
    [
      'the family by name',
      { ...measure, principal: 'family', unit: undefined, person: undefined, personName: 'Mormor' },
    ],
    ['a friskola as someone else', { ...measure, principal: 'other', unit: undefined, person: tove }],
  ])('V2 %s', (_name, given) => {
    const payload = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    const walk = new Walk().plan().does(eva, 'measure.put', payload as Payloads['measure.put']);
    expect(draft(walk).measures[0]).toMatchObject({ text: 'Anpassat schema', principal: given.principal });
  });

  test('V2 the unit of a measure falls back to the unit of the person', () => {
    const { unit: _unit, ...withoutUnit } = measure;
    expect(draft(new Walk().plan().does(eva, 'measure.put', withoutUnit)).measures[0]?.unit).toBe(school);
  });

  test.each([
    ['no one', { unit: undefined, person: undefined }, 'measure-who'],
    ['a name but no unit in kommunen', { unit: undefined, person: undefined, personName: 'Jonas' }, 'measure-who'],
    ['one of the family for kommunen', { unit: undefined, person: mother }, 'measure-who'],
    ['someone unknown', { person: 'nobody' }, 'measure-who'],
    ['a unit of another principal', { unit: habilitation, person: undefined }, 'measure-principal'],
    ['a person of another principal than the unit', { person: amir }, 'measure-principal'],
    ['a friskola as kommunen', { unit: undefined, person: tove }, 'measure-principal'],
    ['staff as the family', { principal: 'family', unit: undefined }, 'measure-principal'],
  ])('V2 %s is refused', (_name, change, code) => {
    const payload = Object.fromEntries(
      Object.entries({ ...measure, ...change }).filter(([, value]) => value !== undefined),
    ) as Payloads['measure.put'];
    expect(codes(new Walk().plan(), eva, 'measure.put', payload)).toEqual([code]);
  });

  test('V5 a measure is not done before it begins; the same day is right', () => {
    const walk = new Walk().plan();
    expect(codes(walk, eva, 'measure.put', { ...measure, due: day('2026-03-22') })).toEqual(['measure-dates']);
    walk.does(eva, 'measure.put', { ...measure, due: day('2026-03-23') });
    expect(draft(walk).measures).toHaveLength(1);
  });

  test('V5 no day of a measure is before the child was born, and one that is far away is asked about once', () => {
    const walk = new Walk().plan();
    const born = childOf(walk.sip)?.birth;
    if (!born) throw new TypeError('no child');
    const { start: _start, ...open } = measure;
    for (const days of [{ start: addDays(born, -1) }, { due: addDays(born, -1) }])
      expect(codes(walk, eva, 'measure.put', { ...open, ...days })).toEqual(['before-birth']);
    expect(walk.tries(eva, 'measure.put', { ...open, start: born }).ok).toBe(true);
    const far = { start: day('2036-03-23'), due: day('2036-03-24') };
    expect(codes(walk, eva, 'measure.put', { ...open, ...far })).toHaveLength(1);
    walk.does(eva, 'measure.put', { ...open, due: day('2026-03-23') });
    expect(draft(walk).measures.at(-1)?.due).toBe('2026-03-23');
  });
});

describe('V4, V7: responsible and follow-up', () => {
  const responsible = {
    principal: 'municipality',
    unit: school,
    person: eva,
    deputy: karin,
    followUpOn: day('2026-05-20'),
  } as const;

  test.each([
    ['ST12 a friskola as kommunen', { unit: 'havsviken', person: tove }, ['V4']],
    ['U-09 a unit of the other principal', { principal: 'region' }, ['V4']],
    ['someone who does not work there', { person: sara }, ['responsible-unit']],
    ['the deputy is the same person', { deputy: eva }, ['deputy-same']],
    ['V7 today', { followUpOn: '2026-03-18' }, ['PLAN-02']],
    ['V7 a day that has passed', { followUpOn: '2026-03-01' }, ['PLAN-02']],
    ['several at once', { deputy: eva, followUpOn: '2026-03-01' }, ['deputy-same', 'PLAN-02']],
  ])('V4 %s is refused', (_name, change, expected) => {
    const payload = { ...responsible, ...change } as Payloads['plan.responsible'];
    expect(codes(new Walk().plan(), eva, 'plan.responsible', payload)).toEqual(expected);
  });

  test('V4 a school may hold the task, with kommunen as principal', () => {
    const walk = new Walk().plan().does(eva, 'plan.responsible', responsible);
    expect(draft(walk)).toMatchObject({
      responsible: { principal: 'municipality', unit: school, person: eva, deputy: karin },
      followUp: { on: '2026-05-20', by: eva },
    });
  });

  test('V4 MOT-02 names the unit that the consent does not cover, and whose task it is', () => {
    const walk = new Walk().plan();
    const { directory } = walk.context;
    const nina = named('Nina Alm');
    const refusal = walk.refuses(eva, 'plan.responsible', { ...responsible, deputy: nina });
    expect(refusal).toMatchObject({ lacks: [{ code: 'role-unit', params: { unit: 'Förskolan Ekorren' } }] });
    expect(directory.staff.get(nina)?.unit).toBe('forskolan');
    expect(walk.refuses(eva, 'plan.responsible', { ...responsible, person: sara })).toMatchObject({
      lacks: [{ code: 'responsible-unit', params: { role: walk.context.profile.words.responsible } }],
    });
  });
});
