import { describe, expect, test } from 'vitest';
import { draftPlan } from '../../src/domain/case.ts';
import type { Payloads } from '../../src/domain/command.ts';
import type { Plan } from '../../src/domain/plan.ts';
import { amir, bup, day, eva, item, jonas, sara, school, tove, ulla, Walk } from '../support/walk.ts';

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

describe('rows of the plan', () => {
  test('V1 each row gets an id of its own', () => {
    const walk = new Walk().staffed({ secretary: jonas }).plan();
    walk
      .does(eva, 'need.put', { text: 'Ett' })
      .does(jonas, 'need.put', { text: 'Två' })
      .does(eva, 'goal.put', { text: 'Mål', sign: '' })
      .does(eva, 'measure.put', measure)
      .does(eva, 'route.put', { from: 'BUP', to: 'skolan', what: 'på telefon' });
    const { needs, goals, measures, routes } = draft(walk);
    const ids = [...needs, ...goals, ...measures, ...routes].map((row) => row.id);
    expect(new Set(ids).size).toBe(5);
    expect(needs.map((need) => need.text)).toEqual(['Ett', 'Två']);
  });

  test('the very same row twice, from an old card or a second click, is told to be there already', () => {
    const walk = new Walk().staffed({ secretary: jonas }).plan();
    const again = [
      ['need.put', { text: 'Ett' }],
      ['goal.put', { text: 'Mål', sign: '' }],
      ['measure.put', measure],
      ['route.put', { from: 'BUP', to: 'skolan', what: 'på telefon' }],
    ] as const;
    for (const [verb, payload] of again) {
      walk.does(eva, verb, payload);
      expect([verb, codes(walk, eva, verb, payload)]).toEqual([verb, ['item-same']]);
    }
    walk.does(eva, 'measure.put', { ...measure, start: day('2026-03-24') }).does(eva, 'need.put', { text: 'Två' });
    const [first] = draft(walk).needs;
    walk.does(eva, 'need.put', { text: 'Ett', ...(first ? { item: first.id } : {}) });
    expect([draft(walk).needs.length, draft(walk).measures.length]).toEqual([2, 2]);
  });

  test('a changed row stays in its place and keeps nothing that was taken out', () => {
    const walk = new Walk().written();
    const [first] = draft(walk).measures;
    if (!first) throw new TypeError('no measure');
    walk.does(eva, 'measure.put', {
      item: first.id,
      text: 'Fritidsgård på torsdagar',
      principal: 'other',
      personName: 'Fritidsgården',
      order: 2,
      sign: '',
    });
    expect(draft(walk).measures[0]).toEqual({
      id: first.id,
      text: 'Fritidsgård på torsdagar',
      principal: 'other',
      personName: 'Fritidsgården',
      order: 2,
      sign: '',
    });
    expect(draft(walk).measures).toHaveLength(2);
  });

  test('a row that is not there, or is of another kind, is not written', () => {
    const walk = new Walk().written();
    const [need] = draft(walk).needs;
    const id = need?.id ?? item('');
    expect(codes(walk, eva, 'need.put', { item: item('b99'), text: 'x' })).toEqual(['item-gone']);
    expect(codes(walk, eva, 'goal.put', { item: id, text: 'x', sign: '' })).toEqual(['item-gone']);
    expect(codes(walk, eva, 'measure.put', { ...measure, item: id })).toEqual(['item-gone']);
    expect(codes(walk, eva, 'route.put', { item: id, from: 'a', to: 'b', what: 'c' })).toEqual(['item-gone']);
    expect(codes(walk, eva, 'plan.remove', { item: item('b99') })).toEqual(['item-gone']);
  });

  test('a removed row is gone, and whoever still edits it learns who took it away', () => {
    const walk = new Walk().staffed({ secretary: jonas }).written();
    const seen = walk.sip.rev;
    const id = draft(walk).needs[0]?.id ?? item('');
    walk.does(jonas, 'plan.remove', { item: id });
    expect(draft(walk).needs).toEqual([]);
    expect(walk.refuses(eva, 'need.put', { item: id, text: 'Ny text' }, { seen })).toMatchObject({
      code: 'stale',
      change: { by: jonas, at: walk.now },
    });
    expect(codes(walk, eva, 'need.put', { item: id, text: 'Ny text' })).toEqual(['item-gone']);
  });
});

describe('several write at the same time and in several sittings', () => {
  test('two change different rows, words and responsible side by side without being stale', () => {
    const walk = new Walk().staffed({ secretary: jonas }).written();
    const seen = walk.sip.rev;
    const [first, second] = draft(walk).measures.map((one) => one.id);
    if (!first || !second) throw new TypeError('no measures');
    walk
      .does(eva, 'measure.put', { ...measure, item: first, text: 'Kortare dagar' }, { seen })
      .does(
        jonas,
        'measure.put',
        { ...measure, item: second, text: 'Samtal', principal: 'region', unit: bup, person: amir },
        { seen },
      )
      .does(jonas, 'plan.words', { child: 'a', family: 'b', familyDoes: 'c', others: 'd' }, { seen })
      .does(eva, 'need.put', { text: 'Nytt' }, { seen })
      .does(jonas, 'need.put', { text: 'Också nytt' }, { seen });
    expect(draft(walk).measures.map((one) => one.text)).toEqual(['Kortare dagar', 'Samtal']);
    expect(draft(walk).needs.map((one) => one.text)).toEqual(['Trygg väg tillbaka till skolan', 'Nytt', 'Också nytt']);
  });

  test('the same row, the words and the responsible are stale for the second, with who changed', () => {
    const walk = new Walk().staffed({ secretary: jonas }).written();
    const seen = walk.sip.rev;
    const id = draft(walk).goals[0]?.id ?? item('');
    const responsible = {
      principal: 'region',
      unit: bup,
      person: amir,
      deputy: eva,
      followUpOn: day('2026-05-20'),
    } as const;
    const words = { child: 'a', family: 'b', familyDoes: 'c', others: 'd' };
    walk
      .does(jonas, 'goal.put', { item: id, text: 'Fyra dagar', sign: '' })
      .does(jonas, 'plan.words', words)
      .does(jonas, 'plan.responsible', responsible);
    const stale = { code: 'stale', change: { by: jonas } };
    expect(walk.refuses(eva, 'goal.put', { item: id, text: 'Två dagar', sign: '' }, { seen })).toMatchObject(stale);
    expect(walk.refuses(eva, 'plan.remove', { item: id }, { seen })).toMatchObject(stale);
    expect(walk.refuses(eva, 'plan.words', words, { seen })).toMatchObject(stale);
    expect(walk.refuses(eva, 'plan.responsible', responsible, { seen })).toMatchObject(stale);
    expect(draft(walk).goals[0]?.text).toBe('Fyra dagar');
  });

  test('the secretary writes in several sittings, on several days', () => {
    const walk = new Walk().plan().does(eva, 'need.put', { text: 'Ett' }).on('2026-03-20');
    walk.does(eva, 'measure.put', measure).on('2026-03-23').does(eva, 'need.put', { text: 'Två' });
    expect(draft(walk).needs).toHaveLength(2);
    expect(draft(walk).measures).toHaveLength(1);
    expect(walk.sip.step).toBe('plan');
  });

  test('guests and doers read but do not write; strangers do nothing', () => {
    const walk = new Walk().written();
    for (const person of [amir, sara, jonas, ulla, tove])
      expect(walk.refuses(person, 'need.put', { text: 'x' })).toEqual({ code: 'not-yours' });
  });

  test('after fixing nothing in the plan can be written', () => {
    const walk = new Walk().fixed();
    const plan = walk.sip.plans[0];
    const id = plan?.needs[0]?.id ?? item('');
    const notNow = { code: 'not-now' };
    expect(walk.refuses(eva, 'need.put', { item: id, text: 'x' })).toEqual(notNow);
    expect(walk.refuses(eva, 'goal.put', { text: 'x', sign: '' })).toEqual(notNow);
    expect(walk.refuses(eva, 'measure.put', measure)).toEqual(notNow);
    expect(walk.refuses(eva, 'plan.remove', { item: id })).toEqual(notNow);
    expect(walk.refuses(eva, 'plan.words', { child: '', family: '', familyDoes: '', others: '' })).toEqual(notNow);
    expect(walk.sip.plans[0]).toEqual(plan);
  });
});
