import { describe, expect, it } from 'vitest';
import { currentConsent } from '../../src/domain/case.ts';
import type { Consent } from '../../src/domain/consent.ts';
import {
  effectiveConsent,
  excludes,
  excusedOf,
  nextConsentChange,
  objectorsOf,
  requiredSignatories,
  statusOf,
} from '../../src/domain/evaluate-consent.ts';
import type { Day } from '../../src/domain/time.ts';
import { ASKED, judged, SCOPE } from '../support/consent-forms.ts';
import { at, child, context, day, eva, father, mother, Walk } from '../support/walk.ts';

const { profile } = context;
const newest = (walk: Walk): Consent => {
  const consent = currentConsent(walk.sip);
  if (!consent) throw new TypeError('no consent');
  return consent;
};
const status = (walk: Walk, on: Day = walk.today): unknown => statusOf(profile, walk.sip, newest(walk), on);
const shelter = {
  kind: 'shelter',
  guardian: father,
  assessment: 'Får samtycka ensam',
  assessedBy: 'Juristen',
} as const;
const sheltered = (walk: Walk): Walk => walk.does(eva, 'circumstance.set', { ...shelter, cannotWait: false });

describe('§3.7 the whole answer', () => {
  it('says status, reasons, who is missing and until when, and no more than that', () => {
    expect(judged(new Walk().consentStep())).toEqual({
      allowed: false,
      status: 'none',
      missing: [],
      reasons: ['INGEN'],
    });
    const valid = { allowed: true, status: 'valid', missing: [], reasons: ['OK'], until: '2026-11-30' };
    expect(judged(new Walk().consented())).toEqual(valid);
    expect(status(new Walk().consented())).toEqual(valid);
  });

  it('FORE_START a version says nothing of the days before it', () => {
    const walk = new Walk().consented();
    expect(status(walk, day('2026-03-01'))).toMatchObject({
      allowed: false,
      status: 'in-progress',
      reasons: ['FORE_START'],
    });
    expect(status(walk, day('2026-03-02'))).toMatchObject({ allowed: true });
  });

  it('W4 names the child and the guardian when both are missing', () => {
    const walk = new Walk().scoped(undefined, '2010-01-15').signed(mother);
    expect(judged(walk).reasons).toEqual(['DELVIS', 'BARN_15_SAKNAS', 'VARDNADSHAVARE_SAKNAS']);
  });

  it('W9 waits for the board as something in progress', () => {
    const care = { kind: 'care', assessment: '', assessedBy: '', cannotWait: false } as const;
    const walk = new Walk().consented().does(eva, 'circumstance.set', care);
    expect(judged(walk)).toMatchObject({ status: 'in-progress', reasons: ['JURIDISK_BEDOMNING'] });
  });

  it('W12 a lawyer is asked for when only an excused guardian says no, not when one who decides does too', () => {
    const both = sheltered(new Walk().scoped().signed(father, 'no')).does(eva, 'consent.answer', {
      who: mother,
      result: 'no',
      on: day('2026-03-02'),
      form: 'paper',
      how: '',
    });
    expect(judged(both).reasons).toEqual(['NEKAT']);
  });
});

describe('W1–W13 who says yes, and who may say no', () => {
  it('W4 is known before there is anything to sign', () => {
    const { sip, today } = new Walk().consentStep('2010-01-15');
    expect(requiredSignatories(profile, sip, undefined, today)).toEqual([mother, father, child]);
  });

  it('W13 nobody, and nothing valid, in a draft that does not yet say who the child is', () => {
    const draft = new Walk().draft();
    expect(requiredSignatories(profile, draft.sip, undefined, draft.today)).toEqual([]);
    expect(statusOf(profile, draft.sip, newest(new Walk().consented()), draft.today).reasons).toEqual([
      'VARDNAD_OKAND',
    ]);
    expect(nextConsentChange(draft.sip, draft.now)).toBeUndefined();
  });

  it('W3 a mature child signs from the 12th birthday, and not before it', () => {
    const assess = { ...ASKED, maturity: 'mature', maturityReason: 'Samtal' } as const;
    const twelve = new Walk().scoped(undefined, '2014-03-02').does(eva, 'consent.child', assess);
    expect(judged(twelve).missing).toEqual([mother, father, child]);
    const { need } = twelve.sip;
    if (!need) throw new TypeError('no need');
    twelve.does(eva, 'facts.correct', {
      requester: need.requester,
      detectedAt: need.detectedAt,
      units: need.units,
      childName: 'Alva Testsson',
      birth: day('2014-03-03'),
      understood: true,
    });
    expect(judged(twelve).missing).toEqual([mother, father]);
  });

  it('W12 who is excused may say no, and an adult has nobody beside', () => {
    const walk = sheltered(new Walk().scoped());
    expect(excusedOf(profile, walk.sip, newest(walk), walk.today)).toEqual([father]);
    expect(objectorsOf(profile, walk.sip, newest(walk), walk.today)).toEqual([mother, father]);
    const adult = new Walk().scoped(undefined, '2006-06-01');
    expect(objectorsOf(profile, adult.sip, newest(adult), adult.today)).toEqual([child]);
  });
});

describe('SC10 what is left out', () => {
  it.each([
    ['nej', false],
    ['Nej.', false],
    ['NEJ !!', false],
    ['nejlikor', true],
    ['nej, inte om pappa', true],
    ['Mamma säger nej', true],
  ])('"%s" leaves something out: %s', (words, answer) => {
    expect(excludes(words)).toBe(answer);
  });

  it('§3.4 a new version that leaves something out is heard at once, without the old "nej"', () => {
    const walk = new Walk().consentStep().does(eva, 'consent.scope', SCOPE).does(eva, 'consent.child', ASKED);
    walk
      .signed(mother)
      .signed(father)
      .does(eva, 'consent.scope', { ...SCOPE, exclusions: 'Mammas hälsa' });
    expect(effectiveConsent(profile, walk.sip, walk.today)).toMatchObject({ version: 1, exclusions: 'Mammas hälsa' });
  });
});

describe('E5 the next moment at which the answer changes by itself', () => {
  it('W4 W6 is the 15th and the 18th birthday when they come before the end', () => {
    const walk = (birth: string): Walk => new Walk().consented('2026-11-30', birth);
    expect(nextConsentChange(walk('2011-05-09').sip, at('2026-03-02'))).toBe(at('2026-05-09', '00:00'));
    expect(nextConsentChange(walk('2008-05-09').sip, at('2026-03-02'))).toBe(at('2026-05-09', '00:00'));
    expect(nextConsentChange(walk('2017-05-09').sip, at('2026-03-02'))).toBe(at('2026-12-01', '00:00'));
  });

  it('W10 is not brought nearer by a circumstance without a last day', () => {
    const walk = sheltered(new Walk().consented());
    expect(nextConsentChange(walk.sip, walk.now)).toBe(at('2026-12-01', '00:00'));
  });
});
