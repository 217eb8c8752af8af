import { describe, expect, it } from 'vitest';
import { planFix } from '../../src/cards/screens/plan.ts';
import { dutiesOf } from '../../src/domain/duties.ts';
import { dayOf } from '../../src/domain/time.ts';
import { drawn, inputOf, readAs, viewOf, wordsOf } from '../support/seen.ts';
import { day, eva, jonas, karin, Walk } from '../support/walk.ts';

/** The plan as always, and with an insats by LSS. */
const written = (followUpOn?: string): Walk =>
  new Walk().written(followUpOn).does(eva, 'measure.put', {
    text: 'Avlösarservice i hemmet',
    principal: 'municipality',
    person: jonas,
    order: 2,
    start: day('2026-04-01'),
    sign: '',
    lss: true,
  });
const review = (walk: Walk): readonly (readonly [string, string, string | undefined])[] =>
  dutiesOf(walk.context, walk.sip)
    .filter(({ rule }) => rule === 'lss-review')
    .map(({ due, from, nudgeAt }) => [due, from, nudgeAt && dayOf(nudgeAt)] as const);
const fix = { contains: [], familyRead: true } as const;

describe('T13 V12 an insats by LSS', () => {
  it('T13 the plan is looked over within a year from the day when it was fixed, and asked for from a month before', () => {
    const walk = written().does(karin, 'plan.fix', fix);
    expect(review(walk)).toEqual([['2027-03-18', '2027-02-16', '2027-02-16']]);
    expect(review(new Walk().fixed())).toEqual([]);
  });

  it('T13 any follow-up looks it over, and a closed case is not looked over', () => {
    const walk = written().does(karin, 'plan.fix', fix).on('2026-05-20');
    for (const measure of walk.fixedItems.measures)
      walk.does(eva, 'measure.report', { measure, result: 'ongoing', note: '' });
    walk.does(eva, 'follow-up.record', { how: 'meeting', childView: 'x', summary: 'y', next: day('2026-09-10') });
    expect(review(walk).map(([due]) => due)).toEqual(['2027-05-20']);
    const closed = walk.does(eva, 'case.cancel', { why: 'moved', note: 'Familjen har flyttat' });
    expect(review(closed)).toEqual([]);
  });

  it('T13 E8 a plan that was fixed on 29 February is looked over by 28 February', () => {
    const walk = written().does(karin, 'plan.fix', fix);
    const plans = walk.sip.plans.map((plan) => ({ ...plan, fixedAt: new Walk().on('2028-02-29').now }));
    expect(review(Object.assign(walk, { sip: { ...walk.sip, plans } })).map(([due]) => due)).toEqual(['2029-02-28']);
  });

  it('V12 whoever fixes the plan reads by when it is looked over, and only then', () => {
    expect(wordsOf(drawn('plan-fix', written(), karin))).toContain(
      'minst en gång om året, senast 18 mars 2027 (LSS 10 § (1993:387)).',
    );
    expect(wordsOf(drawn('plan-fix', new Walk().written(), karin))).not.toContain('LSS');
    expect(planFix.data(viewOf(written(), karin)).text?.['lss']).toBe('18 mars 2027 (LSS 10 § (1993:387))');
  });

  it('T13 the form asks, keeps the answer and takes it back', () => {
    const walk = written();
    const measures = walk.sip.plans.at(-1)?.measures ?? [];
    const own = measures.find(({ lss }) => lss)?.id ?? '';
    expect(inputOf(drawn('plan-measure', walk, eva, own), 's.plan.lss')?.['value']).toBe('true');
    expect(wordsOf(drawn('plan-view', written().does(karin, 'plan.fix', fix), eva))).toContain('Ges enligt LSS.');
    const inputs = { 's.plan.measure': 'x', 's.plan.principal': 'municipality', 's.plan.order': '1' };
    const read = (lss: string): unknown =>
      readAs('plan-measure', 'measure.put', { ...inputs, 's.plan.lss': lss }, walk, eva);
    expect(read('true')).toMatchObject({ ok: true, payload: { lss: true } });
    expect(read('false')).not.toMatchObject({ payload: { lss: true } });
  });
});
