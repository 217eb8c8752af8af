import { describe, expect, test } from 'vitest';
import { draftPlan } from '../../src/domain/case.ts';
import { longSentences } from '../../src/domain/long-sentences.ts';
import { LONG_SENTENCE } from '../support/full-plan.ts';
import { buttonsOf, drawn, wordsOf } from '../support/seen.ts';
import { eva, karin, Walk } from '../support/walk.ts';

const HINT = 'Familjen ska kunna läsa planen. Dela gärna långa meningar, till exempel: ”Alva behöver en vuxen';
const withNeed = (text: string): Walk => new Walk().written().does(eva, 'need.put', { text });
const longIn = (walk: Walk): readonly string[] => {
  const plan = draftPlan(walk.sip);
  return plan ? longSentences(plan) : ['no draft'];
};

describe('V10 a plan that the family can read', () => {
  test('V10 a sentence of more than twenty words is pointed out before the plan is fixed, and stops nothing', () => {
    const walk = withNeed(LONG_SENTENCE);
    const card = drawn('plan-fix', walk, karin);
    expect(wordsOf(card)).toContain(HINT);
    expect(buttonsOf(card)).toContain('Fastställ');
    walk.does(karin, 'plan.fix', { contains: [], familyRead: true });
    expect(walk.sip.step).toBe('follow-up');
    expect(wordsOf(drawn('plan-fix', new Walk().written(), karin))).not.toContain('långa meningar');
  });

  test.each([
    ['twenty words', LONG_SENTENCE.replace('varje ', '')],
    ['two sentences', LONG_SENTENCE.replace(' och går', '. Den går')],
    ['a sentence on two lines', LONG_SENTENCE.replace(' och går', '\noch går')],
    ['signs that are no words', LONG_SENTENCE.replace('varje ', '– – – ')],
  ])('V10 %s are short enough', (_what, text) => {
    expect(longIn(withNeed(text))).toEqual([]);
    expect(longIn(withNeed(LONG_SENTENCE))).toEqual([LONG_SENTENCE]);
  });

  test('V10 what staff write anywhere in the plan counts, what the child and the family say does not', () => {
    const said = { child: LONG_SENTENCE, family: LONG_SENTENCE, familyDoes: LONG_SENTENCE, others: 'inget' };
    const walk = new Walk().written().does(eva, 'plan.words', said);
    expect(longIn(walk)).toEqual([]);
    walk.does(eva, 'plan.words', { ...said, others: LONG_SENTENCE });
    walk.does(eva, 'goal.put', { text: LONG_SENTENCE, sign: LONG_SENTENCE });
    walk.does(eva, 'route.put', { from: 'Kuratorn', to: 'BUP', what: LONG_SENTENCE });
    expect(longIn(walk)).toHaveLength(4);
  });
});
