import { expect, test } from 'vitest';
import { draftPlan } from '../../src/domain/case.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { unitOfResponsible } from '../../src/domain/rules/hand-over.ts';
import { regionAnswers } from '../support/region-answers.ts';
import { amir, bup, context, eva, jonas, karin, sara, school, social, ulla, Walk } from '../support/walk.ts';

test('F87 who began the case stays that, and a plan that has been replaced keeps its name, when another is followed', () => {
  const walk = regionAnswers();
  walk.does(karin, 'plan.fix', { contains: [], familyRead: true });
  const [fixed] = walk.sip.plans;
  if (!fixed?.responsible) throw new TypeError('no plan');
  const replaced = { ...fixed, version: 0, status: 'replaced' } as const;
  const draft = {
    ...fixed,
    version: 2,
    status: 'draft',
    responsible: { ...fixed.responsible, person: jonas },
  } as const;
  walk.sip = { ...walk.sip, plans: [replaced, fixed, draft] };
  walk.does(amir, 'case.hand-over', { to: ulla });
  expect([walk.sip.openedBy, walk.sip.plans.map(({ responsible }) => responsible?.person)]).toEqual([
    eva,
    [amir, ulla, jonas],
  ]);
  const early = new Walk().plan().does(eva, 'case.hand-over', { to: jonas });
  expect([early.sip.openedBy, draftPlan(early.sip)?.responsible]).toEqual([jonas, undefined]);
});

test('F87 the unit is that of the one who answers for the case, by the plan when that person has left, else its own', () => {
  const { sip } = new Walk().fixed();
  const led = { ...sip, openedBy: sara, plans: [] };
  expect(unitOfResponsible(context, led)).toBe(social);
  expect(unitOfResponsible(context, { ...led, openedBy: 'gone' as PersonId })).toBe(school);
  const [plan] = sip.plans;
  if (!plan?.responsible) throw new TypeError('no plan');
  const responsible = { ...plan.responsible, person: 'gone' as PersonId, unit: bup };
  expect(unitOfResponsible(context, { ...sip, plans: [{ ...plan, responsible }] })).toBe(bup);
});
