import { describe, expect, it } from 'vitest';
import { ASKED, judged, SCOPE, withCustody, YES } from '../support/consent-forms.ts';
import { lacksOf, withConsentRules } from '../support/lacks.ts';
import { bup, day, eva, father, habilitation, mother, sara, social, Walk } from '../support/walk.ts';

describe('SC4–SC6: the answers', () => {
  it('SC6 C28 an oral yes says how; a no is noted as it comes', () => {
    expect(lacksOf(new Walk().scoped().refuses(eva, 'consent.answer', { ...YES, form: 'oral' }))).toEqual(['SAM-08']);
    new Walk().scoped().does(eva, 'consent.answer', { ...YES, result: 'no', form: 'oral' });
  });
  it('SC6 C27 C29 an oral yes counts or waits for the signature, as the profile says', () => {
    const oral = { ...YES, form: 'oral' as const, how: 'på telefon' };
    const said = (walk: Walk): Walk =>
      walk
        .scoped()
        .does(eva, 'consent.answer', oral)
        .does(eva, 'consent.answer', { ...oral, who: father });
    expect(judged(said(new Walk(undefined, withConsentRules({ writtenRequired: false })))).allowed).toBe(true);
    const waiting = said(new Walk());
    expect(judged(waiting)).toMatchObject({ allowed: false, status: 'in-progress', missing: [mother, father] });
    expect(judged(waiting.signed(mother).signed(father)).allowed).toBe(true);
  });
  it('SC5 C35 A-07 nobody consents who works in the case, but their no is noted', () => {
    const walk = withCustody('sole', ['Eva  LIND']);
    expect(lacksOf(walk.refuses(eva, 'consent.answer', YES))).toEqual(['SAM-07']);
    expect(walk.does(eva, 'consent.answer', { ...YES, result: 'no' }).sip.step).toBe('no-consent');
    expect(withCustody('sole', ['Amir Haddad']).signed(mother).sip.step).toBe('prepare');
  });
  it('SC4 an answer is of today or before, and after the information', () => {
    const walk = new Walk().scoped();
    expect(lacksOf(walk.refuses(eva, 'consent.answer', { ...YES, on: day('2026-03-03') }))).toEqual(['day-future']);
    expect(lacksOf(walk.refuses(eva, 'consent.answer', { ...YES, on: day('2026-03-01') }))).toEqual([
      'answer-before-informed',
    ]);
  });
  it('SC4 two colleagues write different answers side by side, but not the same one', () => {
    const walk = new Walk().scoped();
    const seen = walk.sip.rev;
    walk.does(eva, 'consent.answer', YES, { seen }).does(eva, 'consent.answer', { ...YES, who: father }, { seen });
    expect(walk.sip.step).toBe('prepare');
    expect(walk.refuses(eva, 'consent.answer', { ...YES, result: 'no' }, { seen }).code).toBe('stale');
  });
  it('SC4 C66 a no stays; who changes their mind answers a new version, with everyone else', () => {
    const walk = new Walk().scoped().signed(mother).signed(father, 'no');
    expect(lacksOf(walk.refuses(eva, 'consent.answer', { ...YES, who: father }))).toEqual(['answer-was-no']);
    walk.does(eva, 'consent.scope', SCOPE);
    expect([walk.sip.step, judged(walk).missing]).toEqual(['consent', [mother, father]]);
  });
  it('SC4 there is nothing to answer before it is said what it covers', () => {
    const walk = new Walk().consentStep();
    expect(lacksOf(walk.refuses(eva, 'consent.answer', YES))).toEqual(['consent-scope-first']);
    expect(lacksOf(walk.refuses(eva, 'consent.child', ASKED))).toEqual(['consent-scope-first']);
  });
});

describe('C17, SC11: who may be told', () => {
  it('C17 a unit outside the consent is not covered, nor is a type', () => {
    const walk = new Walk().consented();
    expect(judged(walk, { receiving: habilitation }).reasons).toEqual(['MOTTAGARE_EJ_OMFATTAD']);
    expect(judged(walk, { receiving: bup, infoType: 'crime' }).reasons).toEqual(['TYP_EJ_OMFATTAD']);
  });
  it('SC11 a unit discloses after it has confirmed for itself, unless the profile does without', () => {
    const walk = new Walk().called();
    expect(judged(walk, { disclosing: social }).reasons).toEqual(['AVSANDARE_EJ_BEKRAFTAT']);
    walk.does(sara, 'consent.confirm', {});
    expect(judged(walk, { disclosing: social }).allowed).toBe(true);
    expect(judged(walk, { disclosing: bup }).allowed).toBe(false);
    const other = new Walk(undefined, withConsentRules({ perAuthorityConfirmation: false })).consented();
    expect(judged(other, { disclosing: bup }).allowed).toBe(true);
  });
});
