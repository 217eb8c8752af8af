import { describe, expect, test } from 'vitest';
import { dutiesOf } from '../../src/domain/duties.ts';
import { dutyNames } from '../support/remind.ts';
import { dutiesNamed } from '../support/told.ts';
import { day, eva, jonas, mother, Walk } from '../support/walk.ts';

describe('what a case asks for', () => {
  test('nothing before it is started', () => {
    expect(dutyNames(new Walk().draft())).toEqual([]);
  });

  test('T1 the work begins within the days of the profile, and the answers to the consent are in after a week', () => {
    expect(dutiesNamed(new Walk().consentStep(), 'start-work')).toHaveLength(1);
    const asked = new Walk().scoped();
    expect([dutiesNamed(asked, 'consent-answers'), dutiesNamed(asked, 'start-work')]).toEqual([
      ['consent-answers 2026-03-09 Eva Lind'],
      [],
    ]);
    expect(dutiesNamed(asked.signed(mother), 'consent-answers')).toHaveLength(1);
    expect(dutiesNamed(new Walk().consented(), 'consent-answers')).toEqual([]);
  });

  test('W13 the guardians are found three working days after it was written that they are unknown', () => {
    const walk = new Walk().started().does(eva, 'family.set', { custody: 'unknown', guardians: [] }).on('2026-03-05');
    walk.does(eva, 'need.confirm', { checklist: ['several', 'absent'], text: 'Alva är ofta borta från skolan.' });
    expect(dutiesNamed(walk, 'find-guardians')).toEqual(['find-guardians 2026-03-05 Eva Lind']);
  });

  test('V8 copies are asked for until everyone has one', () => {
    const walk = new Walk().fixed();
    const [plan] = walk.sip.plans;
    if (!plan) throw new TypeError('no plan');
    expect(dutiesNamed(walk, 'copies')).toHaveLength(1);
    walk.sip = {
      ...walk.sip,
      plans: [{ ...plan, copies: { [mother]: { on: walk.today, how: 'på papper', by: eva } } }],
    };
    expect(dutiesNamed(walk, 'copies')).toHaveLength(1);
  });

  test('§4.1 a measure of one of the family, of nobody in the directory, is asked of the one who answers for the case', () => {
    const walk = new Walk().fixed();
    const [plan] = walk.sip.plans;
    const [measure] = plan?.measures ?? [];
    if (!plan || !measure) throw new TypeError('no measure');
    const asked = (person: typeof jonas | typeof mother) => {
      const sip = { ...walk.sip, plans: [{ ...plan, measures: [{ ...measure, person }] }] };
      return dutiesOf(walk.context, sip).find(({ rule }) => rule === 'measure');
    };
    expect([asked(jonas)?.person, asked(mother)?.person]).toEqual([jonas, eva]);
    expect(asked(jonas)?.due).toBe(day('2026-04-13'));
  });
});
