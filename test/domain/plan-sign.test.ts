import { describe, expect, test } from 'vitest';
import { fixedPlan } from '../../src/domain/case.ts';
import type { Payloads } from '../../src/domain/command.ts';
import { dutiesOf, type Duty } from '../../src/domain/duties.ts';
import type { Who } from '../../src/domain/ids.ts';
import { signatoriesOf, signersOf } from '../../src/domain/rules/sign.ts';
import { drawn, wordsOf } from '../support/seen.ts';
import { amir, bup, child, day, eva, father, jonas, karin, mother, sara, tove, ulla, Walk } from '../support/walk.ts';

const paper = (walk: Walk, who: Who): Payloads['plan.sign'] => ({
  who,
  state: { kind: 'paper', on: walk.today, by: eva },
});
const dutyOf = (walk: Walk, rule: string): Duty | undefined =>
  dutiesOf(walk.context, walk.sip).find((duty) => duty.rule === rule);
const codes = (walk: Walk, ...given: Parameters<Walk['refuses']>): readonly string[] => {
  const refusal = walk.refuses(...given);
  return 'lacks' in refusal ? refusal.lacks.map((lack) => lack.code) : [refusal.code];
};
const ALL = [child, mother, father, karin, eva, amir, sara];

describe('T6, F76: signatures', () => {
  test('T6 the family and everyone at the meeting sign, within fourteen days', () => {
    const walk = new Walk().fixed();
    expect(signatoriesOf(walk.sip)).toEqual(ALL);
    expect(dutyOf(walk, 'sign')).toMatchObject({ due: '2026-04-01', person: eva });
    for (const who of ALL) {
      expect(dutyOf(walk, 'sign')).toBeDefined();
      walk.does(eva, 'plan.sign', paper(walk, who));
    }
    expect(dutyOf(walk, 'sign')).toBeUndefined();
  });

  test('F76 where the profile says so only the family signs, and all still get a copy', () => {
    const walk = new Walk().fixed();
    const profile = { ...walk.context.profile, signaturesFrom: 'family' } as const;
    expect(signersOf(profile, walk.sip)).toEqual([child, mother, father]);
    for (const who of [child, mother, father]) walk.does(eva, 'plan.sign', paper(walk, who));
    const left = dutiesOf({ ...walk.context, profile }, walk.sip).map((duty) => duty.rule);
    expect(left).not.toContain('sign');
    expect(left).toContain('copies');
  });

  test('ST15 one who will not sign is noted with why, and the plan stays fixed', () => {
    const walk = new Walk().fixed();
    const state = { kind: 'declined', reason: 'Vill prata mer om skolan', on: walk.today, by: eva } as const;
    expect(codes(walk, eva, 'plan.sign', { who: father, state: { ...state, reason: '' } })).toEqual(['sign-why']);
    walk.does(eva, 'plan.sign', { who: father, state });
    expect(fixedPlan(walk.sip)).toMatchObject({ status: 'fixed', signatures: { [father]: state } });
    expect(walk.sip.step).toBe('follow-up');
  });

  test('T6 a changed mind replaces what was noted; two at the same person are stale, at two are not', () => {
    const walk = new Walk().fixed();
    const seen = walk.sip.rev;
    walk.does(eva, 'plan.sign', paper(walk, mother));
    walk.does(karin, 'plan.sign', paper(walk, father), { seen });
    expect(walk.refuses(karin, 'plan.sign', paper(walk, mother), { seen })).toMatchObject({
      code: 'stale',
      change: { by: eva },
    });
    walk.does(karin, 'plan.sign', { who: mother, state: { kind: 'e-id', on: walk.today, by: karin } });
    expect(fixedPlan(walk.sip)?.signatures[mother]).toMatchObject({ kind: 'e-id', by: karin });
  });

  test.each([
    ['tomorrow', '2026-03-19', 'day-future'],
    ['before the meeting', '2026-03-17', 'sign-early'],
  ])('T6 a signature of %s is refused', (_name, on, code) => {
    const walk = new Walk().fixed();
    const state = { kind: 'oral', on: day(on), by: eva } as const;
    expect(codes(walk, eva, 'plan.sign', { who: mother, state })).toEqual([code]);
  });

  test('T6 a signature of version 1 does not do for version 2', () => {
    const walk = new Walk().fixed().does(eva, 'plan.sign', paper(new Walk().fixed(), mother));
    walk
      .on('2026-05-05')
      .does(eva, 'plan.revise', {})
      .does(eva, 'plan.responsible', {
        principal: 'municipality',
        unit: walk.sip.unit,
        person: eva,
        deputy: karin,
        followUpOn: day('2026-06-10'),
      })
      .does(karin, 'plan.fix', { contains: [], familyRead: true });
    expect(fixedPlan(walk.sip)?.signatures).toEqual({});
    const early = { kind: 'paper', on: day('2026-03-17'), by: eva } as const;
    expect(codes(walk, eva, 'plan.sign', { who: mother, state: early })).toEqual(['sign-early']);
  });

  test('T6 someone without a part in the case does not sign, and no guest notes signatures', () => {
    const walk = new Walk().fixed();
    for (const who of [tove, ulla, 'm99' as Who]) {
      expect(codes(walk, eva, 'plan.sign', paper(walk, who))).toEqual(['not-signatory']);
      expect(codes(walk, eva, 'plan.copied', { who, how: 'i handen' })).toEqual(['not-signatory']);
    }
    expect(walk.refuses(amir, 'plan.sign', paper(walk, amir))).toEqual({ code: 'not-yours' });
    expect(walk.does(eva, 'plan.sign', paper(walk, jonas)).sip.step).toBe('follow-up');
  });

  test('T6 nothing is signed before it is fixed', () => {
    const walk = new Walk().written();
    expect(walk.refuses(eva, 'plan.sign', paper(walk, mother))).toEqual({ code: 'not-now' });
  });
});

describe('T5, F77: copies and the child', () => {
  test('T5 everyone has a copy within five working days', () => {
    const walk = new Walk().fixed();
    expect(dutyOf(walk, 'copies')).toMatchObject({ due: '2026-03-25' });
    expect(codes(walk, eva, 'plan.copied', { who: mother, how: '' })).toEqual(['copy-how']);
    for (const who of ALL) walk.does(eva, 'plan.copied', { who, how: 'i handen' });
    expect(dutyOf(walk, 'copies')).toBeUndefined();
    expect(fixedPlan(walk.sip)?.copies[mother]).toEqual({ on: walk.today, how: 'i handen', by: eva });
  });

  test('T5 a child who was not there is told what was decided', () => {
    const walk = new Walk().answered().on('2026-03-18', '14:00');
    const attended = [walk.guest(mother), walk.guest(amir)];
    walk.does(karin, 'meeting.start', { attended, familyAbsence: '' });
    const other = new Walk().fixed();
    expect(dutyOf(other, 'tell-child')).toBeUndefined();
    walk.sip = { ...other.sip, meetings: walk.sip.meetings };
    expect(dutyOf(walk, 'tell-child')).toMatchObject({ due: '2026-03-25', person: eva });
    walk.does(eva, 'child.told', {});
    expect(fixedPlan(walk.sip)?.childTold).toEqual({ on: walk.today, by: eva });
    expect(dutyOf(walk, 'tell-child')).toBeUndefined();
  });
});

describe('C65: no copy to those whom the consent leaves out, nor to a guardian who must not be contacted', () => {
  test('C65 a unit that is taken from the consent gets no copy, and nobody is asked to give it one', () => {
    const walk = new Walk().fixed().does(eva, 'consent.narrow', {
      who: mother,
      on: day('2026-03-18'),
      how: 'på telefon',
      units: [bup],
      infoTypes: [],
      questions: [],
    });
    expect(codes(walk, eva, 'plan.copied', { who: amir, how: 'i handen' })).toEqual(['copy-not']);
    for (const who of ALL.filter((one) => one !== amir)) walk.does(eva, 'plan.copied', { who, how: 'i handen' });
    expect(dutyOf(walk, 'copies')).toBeUndefined();
    expect(wordsOf(drawn('signatures', walk, eva))).toContain('ska inte ha någon kopia');
  });

  test('W10 nor does a guardian who must never be contacted, whatever the card says', () => {
    const walk = new Walk().fixed().does(eva, 'circumstance.set', {
      kind: 'shelter',
      guardian: father,
      assessment: 'Får samtycka ensam',
      assessedBy: 'Juristen',
      cannotWait: false,
    });
    expect(codes(walk, eva, 'plan.copied', { who: father, how: 'med post' })).toEqual(['copy-not']);
  });
});
