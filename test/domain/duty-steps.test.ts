import { describe, expect, test } from 'vitest';
import { availableVerbs, openRow } from '../../src/domain/available.ts';
import type { Verb } from '../../src/domain/command.ts';
import { dueDuties, dutiesOf } from '../../src/domain/duties.ts';
import { DUTY_RULES, type DutyRule } from '../../src/domain/ladders.ts';
import { fixedPlan, STEPS } from '../../src/domain/case.ts';
import { DUTY_STEPS } from '../../src/domain/process/duty-steps.ts';
import { codesOf } from '../support/refusals.ts';
import { remindUntil } from '../support/remind.ts';
import { without } from '../support/remind.ts';
import { dutiesNamed } from '../support/told.ts';
import { malin, nina } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { amir, at, context, day, eva, father, Walk } from '../support/walk.ts';

const rulesOf = (walk: Walk): readonly DutyRule[] => dutiesOf(walk.context, walk.sip).map(({ rule }) => rule);

describe('RM1 what has a day of its own waits while the case stands where it cannot be done', () => {
  const DONE_BY: { readonly [R in DutyRule]?: Verb } = {
    'follow-up': 'follow-up.record',
    'lss-review': 'follow-up.record',
    eht: 'eht.record',
    spokesperson: 'spokesperson.talked',
    evaluate: 'evaluation.begin',
    'take-over': 'handover.accept',
    survey: 'survey.answer',
    'survey-family': 'survey.answer',
  };

  test('RM1 the steps are those of the row by which it is done', () => {
    const rules = DUTY_RULES.filter((rule) => DUTY_STEPS[rule]);
    expect(rules.toSorted()).toEqual(Object.keys(DONE_BY).toSorted());
    const { sip } = new VastbasWalk().followedUp();
    for (const rule of rules) {
      const verb = DONE_BY[rule] ?? 'look';
      const open = STEPS.filter((step) => {
        const status = step === 'closed' ? 'closed' : 'active';
        return step !== 'cancelled' && openRow({ ...sip, step, status }, verb) !== undefined;
      });
      const asked = STEPS.filter((step) => step !== 'cancelled' && DUTY_STEPS[rule]?.includes(step));
      expect([rule, asked]).toEqual([rule, open]);
    }
  });

  test('B-11 the follow-up is asked for where measures go on or are chosen anew, and not before the start or at the end', () => {
    const handed = new VastbasWalk().handedOver();
    expect(rulesOf(handed)).toContain('follow-up');
    expect(rulesOf(new VastbasWalk().fixed())).not.toContain('follow-up');
    const walk = new VastbasWalk().followedUp();
    expect([walk.sip.step, rulesOf(walk).includes('follow-up')]).toEqual(['new-measures', true]);
    walk.does(malin, 'measures.keep', {});
    expect([walk.sip.step, rulesOf(walk).includes('follow-up')]).toEqual(['follow-up', true]);
    expect(rulesOf(new VastbasWalk().evaluating())).not.toContain('follow-up');
  });

  test('B-11 who never says how it goes on among new measures is asked on the day of the next follow-up, and can hold it', () => {
    const walk = new VastbasWalk().followedUp();
    const next = fixedPlan(walk.sip)?.followUp?.on ?? '';
    const asked = remindUntil(walk, next).filter(({ rule }) => rule === 'follow-up');
    expect(asked.map(({ on, to }) => [on, to])).toContainEqual([next, malin]);
    expect(availableVerbs(walk.context, walk.sip, malin, walk.today).has('follow-up.record')).toBe(true);
  });

  test('F82 in a case that is opened again nobody is asked how it was, until they meet', () => {
    const asking = { ...context, profile: { ...context.profile, surveys: ['follow-up'] as const } };
    const walk = new Walk(undefined, asking).closed();
    walk.does(eva, 'case.reopen', {}, { reason: 'Behovet är tillbaka igen' });
    expect([walk.sip.step, dutiesNamed(walk, 'survey')]).toEqual(['need', []]);
  });
});

test('B-03 a no from a family whose consent has fallen is told of, and the case ends', () => {
  const walk = new VastbasWalk().offered();
  walk.does(nina, 'consent.withdraw', { who: father, on: walk.today, how: 'på telefon' });
  walk.does(nina, 'offer.decline', { on: walk.today, words: '' });
  expect([walk.sip.step, walk.sip.status]).toEqual(['declined', 'paused-consent']);
  expect(rulesOf(walk)).toContain('tell-decision');
  const duty = dutiesOf(walk.context, walk.sip).find(({ rule }) => rule === 'tell-decision');
  const person = duty?.person ?? nina;
  expect([...availableVerbs(walk.context, walk.sip, person, day(walk.today))]).toContain('decision.tell');
  expect(codesOf(walk.refuses(person, 'decision.tell', { askerHow: '', familyHow: '' }))).toEqual(['VB-FRAGAREN-VET']);
  walk.does(person, 'decision.tell', { askerHow: 'på telefon', familyHow: '' });
  expect([walk.sip.status, walk.sip.closure?.reason]).toEqual(['closed', 'family-wish']);
});

test('T4 an answer is asked of the guest alone: of one who has left it is asked of nobody', () => {
  const answers = (one: Walk): readonly string[] => dutiesNamed(one, 'answer');
  expect(answers(new Walk().called())).toEqual(['answer 2026-03-05 Amir Haddad', 'answer 2026-03-05 Sara Nyström']);
  expect(answers(without(new Walk().called(), amir))).toEqual(['answer 2026-03-05 Sara Nyström']);
});

test('E8 nobody is asked in the evening or at the weekend', () => {
  const isAsked = (on: string, time: string): boolean =>
    dueDuties(context, new Walk().fixed().sip, at(on, time)).length > 0;
  expect([isAsked('2026-05-20', '08:00'), isAsked('2026-05-20', '20:00'), isAsked('2026-05-23', '10:00')]).toEqual([
    true,
    false,
    false,
  ]);
});
