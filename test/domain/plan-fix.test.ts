import { describe, expect, test } from 'vitest';
import { rolesOf } from '../../src/domain/access.ts';
import { draftPlan, fixedPlan } from '../../src/domain/case.ts';
import { dutiesOf } from '../../src/domain/duties.ts';
import { isInternal } from '../../src/domain/plan.ts';
import { excludedTypes, planLacks } from '../../src/domain/rules/plan.ts';
import { amir, day, eva, item, jonas, karin, mother, sara, school, ulla, Walk } from '../support/walk.ts';
import { bareRows } from '../support/full-plan.ts';

const READ = { contains: [], familyRead: true } as const;
const codes = (walk: Walk, ...given: Parameters<Walk['refuses']>): readonly string[] => {
  const refusal = walk.refuses(...given);
  return 'lacks' in refusal ? refusal.lacks.map((lack) => lack.code) : [refusal.code];
};
const without = (list: 'needs' | 'measures' | 'routes'): Walk => {
  const walk = new Walk().written();
  for (const row of draftPlan(walk.sip)?.[list] ?? []) walk.does(eva, 'plan.remove', { item: row.id });
  return walk;
};
const words = { child: 'Jag vill', family: 'Vi vill', familyDoes: 'Vi väcker', others: 'inget' };

describe('A-13: the plan is fixed', () => {
  test('A-13 version 1, with who and when; the case goes on to follow-up', () => {
    const walk = new Walk().written().does(karin, 'plan.fix', READ);
    expect(walk.sip.step).toBe('follow-up');
    expect(fixedPlan(walk.sip)).toMatchObject({ version: 1, status: 'fixed', fixedAt: walk.now, fixedBy: karin });
    expect(rolesOf(walk.context.directory, walk.sip, jonas)).toContain('doer');
  });

  test('A-13 the secretary and the guests do not fix it', () => {
    const walk = new Walk().prepared();
    walk.does(eva, 'preparation.save', {
      question: 'Hur?',
      purpose: 'En plan',
      childWay: 'whole',
      interpreter: false,
      leader: karin,
      secretary: jonas,
    });
    walk.does(eva, 'call.send', {}).on('2026-03-18', '14:00');
    const attended = [walk.guest(mother), walk.guest(amir)];
    walk.does(karin, 'meeting.start', { attended, familyAbsence: '' }).does(jonas, 'plan.begin', {});
    expect(walk.does(jonas, 'need.put', { text: 'Trygghet' }).sip.step).toBe('plan');
    for (const person of [jonas, amir, sara, ulla])
      expect(walk.refuses(person, 'plan.fix', READ)).toEqual({ code: 'not-yours' });
  });

  test('V1–V8 an empty plan says all that it lacks', () => {
    expect(codes(new Walk().plan(), karin, 'plan.fix', READ)).toEqual(['V1', 'V3', 'V4', 'V6', 'V7', 'V8']);
  });

  test('V1 a need is not enough, nor is a measure, nor one of the family alone', () => {
    expect(codes(without('needs'), karin, 'plan.fix', READ)).toEqual(['V1']);
    expect(codes(without('measures'), karin, 'plan.fix', READ)).toEqual(['V1']);
    const family = without('measures').does(eva, 'measure.put', {
      text: 'Väcka',
      principal: 'family',
      person: mother,
      order: 1,
      start: day('2026-03-23'),
      sign: '',
    });
    expect(codes(family, karin, 'plan.fix', READ)).toEqual(['V1']);
  });

  test('V1 says which of the two is missing, or both', () => {
    const lacks = (walk: Walk): unknown => planLacks(walk.context, walk.sip, walk.now)[0];
    const bare = new Walk().plan();
    expect([lacks(without('needs')), lacks(without('measures')), lacks(bare)]).toEqual([
      { code: 'V1', params: { missing: 'need' } },
      { code: 'V1', params: { missing: 'measure' } },
      { code: 'V1' },
    ]);
    expect(planLacks(bare.context, { ...bare.sip, plans: [] }, bare.now)).toEqual([{ code: 'V1' }]);
  });

  test('ST10 V2 a measure that no one answers for stops the plan', () => {
    const walk = new Walk().written();
    const ctx = walk.context;
    const units = new Map([...ctx.directory.units].filter(([id]) => id !== school));
    const lost = { ...ctx, directory: { ...ctx.directory, units } };
    expect(planLacks(lost, walk.sip, walk.now)).toContainEqual({ code: 'V2', params: { text: 'Anpassat schema' } });
    expect(codes(walk, eva, 'measure.put', { text: 'x', principal: 'region', order: 1, sign: '' })).toEqual([
      'measure-who',
    ]);
  });

  test('ST11 V3 what others do must be said, "inget" is an answer', () => {
    const walk = new Walk().written().does(eva, 'plan.words', { ...words, others: '' });
    expect(codes(walk, karin, 'plan.fix', READ)).toEqual(['V3']);
    walk.does(eva, 'plan.words', words).does(karin, 'plan.fix', READ);
    expect(walk.sip.step).toBe('follow-up');
  });

  test('V5 each measure has a start or a due day, named by its text', () => {
    const walk = bareRows(new Walk().written());
    expect(walk.refuses(karin, 'plan.fix', READ)).toMatchObject({
      lacks: [{ code: 'V5', params: { text: 'Promenad' } }],
    });
  });

  test('V6 who tells whom must be there', () => {
    expect(codes(without('routes'), karin, 'plan.fix', READ)).toEqual(['V6']);
  });

  test('ST08 V7 no day for follow-up, or one that has come, stops the plan', () => {
    expect(codes(new Walk().plan(), karin, 'plan.fix', READ)).toContain('V7');
    const late = new Walk().written().on('2026-05-20');
    expect(codes(late, karin, 'plan.fix', READ)).toEqual(['V7']);
    expect(new Walk().written().on('2026-05-19').does(karin, 'plan.fix', READ).sip.step).toBe('follow-up');
  });

  test.each(['child', 'family', 'familyDoes'] as const)('V8 the words of the %s are there or why not', (what) => {
    const walk = new Walk().written().does(eva, 'plan.words', { ...words, [what]: '' });
    expect(codes(walk, karin, 'plan.fix', READ)).toEqual(['V8']);
  });

  test('V9 a goal that cannot be seen asks for a reason, and no more', () => {
    const walk = new Walk().written().does(eva, 'goal.put', { text: 'Må bra', sign: '' });
    expect(walk.refuses(karin, 'plan.fix', READ)).toEqual({
      code: 'needs-reason',
      lacks: [{ code: 'V9', soft: true, params: { text: 'Må bra' } }],
    });
    walk.does(karin, 'plan.fix', READ, { reason: 'Målet är familjens eget.' });
    expect(walk.sip.step).toBe('follow-up');
  });

  test('ST14 V11 what the consent leaves out cannot stand in the plan, whatever the reason', () => {
    const walk = new Walk().written();
    const payload = { contains: ['substance-use', 'schooling'], familyRead: true } as const;
    expect(walk.refuses(karin, 'plan.fix', payload, { reason: 'Det behövs verkligen.' })).toEqual({
      code: 'lacking',
      lacks: [{ code: 'PLAN-03', params: { types: 'substance-use' } }],
    });
    expect(walk.does(karin, 'plan.fix', { ...payload, contains: ['schooling'] }).sip.step).toBe('follow-up');
  });

  test('V11 asks about what the consent leaves out, and about nothing else', () => {
    const walk = new Walk().written();
    expect(excludedTypes(walk.context, walk.sip, walk.now)).toEqual([
      'learning-support',
      'physical-health',
      'disability',
      'social-situation',
      'family-situation',
      'substance-use',
      'crime',
      'contact-details',
    ]);
  });

  test('A-13 the family has read it, or it is said why not', () => {
    const walk = new Walk().written();
    const unread = { contains: [], familyRead: false } as const;
    expect(walk.refuses(karin, 'plan.fix', unread)).toMatchObject({
      code: 'needs-reason',
      lacks: [{ code: 'family-not-read' }],
    });
    walk.does(karin, 'plan.fix', unread, { reason: 'De läser den i morgon.' });
    expect(walk.history.at(-1)).toMatchObject({ transition: 'A-13', reason: 'De läser den i morgon.' });
  });

  test('A-13 nothing is fixed on a day when the consent does not hold', () => {
    const walk = new Walk().written();
    walk.sip = { ...walk.sip, consents: walk.sip.consents.map((one) => ({ ...one, until: day('2026-03-19') })) };
    walk.on('2026-03-20', '07:00');
    expect(codes(walk, karin, 'plan.fix', READ)).toEqual(['consent-invalid']);
  });

  test('C22 a follow-up after the consent ends leaves the duty to renew it in time', () => {
    const walk = new Walk().written('2026-12-15').does(karin, 'plan.fix', READ);
    expect(dutiesOf(walk.context, walk.sip)).toContainEqual(
      expect.objectContaining({ rule: 'renew-consent', person: eva, due: '2026-11-30' }),
    );
  });

  test('F12 a plan with measures of one principal only is internal (S2)', () => {
    const walk = new Walk().written();
    const internal = (): boolean | undefined => {
      const plan = draftPlan(walk.sip);
      return plan && isInternal(plan);
    };
    expect(internal()).toBe(false);
    walk.does(eva, 'plan.remove', { item: draftPlan(walk.sip)?.measures[1]?.id ?? item('') });
    expect(internal()).toBe(true);
  });
});

describe('two people at the plan', () => {
  test('ST40 of two who fix it at the same time one fixes version 1, the other learns that it is done', () => {
    const walk = new Walk().written();
    const seen = walk.sip.rev;
    walk.does(karin, 'plan.fix', READ, { seen });
    expect(walk.refuses(eva, 'plan.fix', READ, { seen })).toEqual({ code: 'not-now', done: 'plan-fixed' });
    expect(walk.sip.plans).toHaveLength(1);
    expect(new Walk().meeting().refuses(eva, 'plan.fix', READ)).toEqual({ code: 'not-now' });
  });

  test('ST40 the plan is not fixed over a change that the one who fixes it has not seen', () => {
    const walk = new Walk().written();
    const seen = walk.sip.rev;
    const unchanged = walk.sip;
    const stale = { code: 'stale', change: { by: eva } };
    const changes = [
      () => walk.does(eva, 'need.put', { text: 'Ett till' }),
      () => walk.does(eva, 'plan.remove', { item: draftPlan(walk.sip)?.needs[0]?.id ?? item('') }),
      () => walk.does(eva, 'plan.words', words),
      () =>
        walk.does(eva, 'plan.responsible', {
          principal: 'municipality',
          unit: school,
          person: karin,
          deputy: eva,
          followUpOn: day('2026-05-20'),
        }),
    ];
    for (const change of changes) {
      walk.sip = unchanged;
      change();
      expect(walk.refuses(karin, 'plan.fix', READ, { seen })).toMatchObject(stale);
    }
  });
});
