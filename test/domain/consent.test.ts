import { describe, expect, it } from 'vitest';
import { lackText } from '../../src/cards/texts.ts';
import type { Payloads } from '../../src/domain/command.ts';
import type { Profession } from '../../src/domain/directory.ts';
import { ASKED, judged, SCOPE, withCustody, YES } from '../support/consent-forms.ts';
import { lacksOf, withConsentRules } from '../support/lacks.ts';
import { amir, bup, child, context, day, eva, father, jonas, mother, school, Walk } from '../support/walk.ts';

describe('SC1–SC10: what the consent covers', () => {
  it.each<[string, Partial<Payloads['consent.scope']>, string]>([
    ['SC1 no other unit', { units: [] }, 'SAM-01'],
    ['SC1 only the own unit', { units: [school] }, 'SAM-01'],
    ['SC2 C30 no question', { questions: '' }, 'SAM-02'],
    ['SC2 C30 no information type', { infoTypes: [] }, 'SAM-02'],
    ['SC3 C33 the end before the start', { until: day('2026-03-01') }, 'SAM-03'],
    ['SC3 C32 more than twelve months', { until: day('2027-03-03') }, 'SAM-04'],
    ['SC7 informed tomorrow', { informed: { on: day('2026-03-03'), by: eva } }, 'informed-future'],
    ['SC7 informed before the birth', { informed: { on: day('2017-05-08'), by: eva } }, 'before-birth'],
    ['SC7 informed by nobody', { informed: { on: day('2026-03-02'), by: 'nobody' as typeof eva } }, 'SAM-09'],
    ['SC8 an interpreter still to book', { interpreter: 'to-book' }, 'SAM-10'],
    ['SC10 exclusions not asked for', { exclusions: '' }, 'SAM-12'],
  ])('%s is refused', (_name, change, lack) => {
    expect(lacksOf(new Walk().consentStep().refuses(eva, 'consent.scope', { ...SCOPE, ...change }))).toEqual([lack]);
  });
  it('SC3 C32 twelve months to the day and one single day are allowed, and another profile may say less', () => {
    const until = (text: string, walk = new Walk()): boolean =>
      walk.consentStep().tries(eva, 'consent.scope', { ...SCOPE, until: day(text) }).ok;
    expect([until('2027-03-02'), until('2026-03-02')]).toEqual([true, true]);
    expect(until('2026-06-03', new Walk(undefined, withConsentRules({ maxMonths: 3 })))).toBe(false);
  });
  it('SC1 the own unit is always in it, once', () => {
    const { sip } = new Walk().consentStep().does(eva, 'consent.scope', { ...SCOPE, units: [bup, school] });
    expect(sip.consents.at(-1)?.units).toEqual([school, bup]);
  });
  it('C66 a change is a new version and leaves the old one as it was', () => {
    const walk = new Walk().consented();
    const before = walk.sip.consents[0];
    walk.does(eva, 'consent.scope', SCOPE);
    expect([walk.sip.consents.length, walk.sip.consents[1]?.version]).toEqual([2, 2]);
    expect(walk.sip.consents[0]).toEqual(before);
  });
  it('T-ERR-02 two who write what it covers: the second is told', () => {
    const walk = new Walk().consentStep();
    const seen = walk.sip.rev;
    walk.does(eva, 'consent.scope', SCOPE);
    expect(walk.refuses(eva, 'consent.scope', SCOPE, { seen })).toMatchObject({ code: 'stale', change: { by: eva } });
  });
  it('SC1 it is for those who coordinate', () => {
    expect(new Walk().consentStep().refuses(jonas, 'consent.scope', SCOPE).code).toBe('not-yours');
    expect(new Walk().called().refuses(amir, 'consent.scope', SCOPE).code).toBe('not-yours');
  });
});

describe('SC9: the child', () => {
  it('SC9 C13 no yes counts before the child was asked or it is said why not', () => {
    const walk = new Walk().consentStep().does(eva, 'consent.scope', SCOPE);
    expect(lacksOf(walk.refuses(eva, 'consent.answer', YES))).toEqual(['SAM-11']);
    expect(lacksOf(walk.refuses(eva, 'consent.child', { ...ASKED, result: 'not-asked' }))).toEqual(['SAM-11']);
    walk.does(eva, 'consent.child', { ...ASKED, result: 'not-asked', why: 'Barnet är tre månader' });
    expect(walk.does(eva, 'consent.answer', YES).sip.consents[0]?.signatures[mother]?.result).toBe('yes');
  });
  it('SC9 a no of the family can be noted at once', () => {
    const walk = new Walk().consentStep().does(eva, 'consent.scope', SCOPE);
    expect(walk.does(eva, 'consent.answer', { ...YES, result: 'no' }).sip.step).toBe('no-consent');
  });
  it('SC9 is asked on a day that has been, and after birth', () => {
    const walk = new Walk().scoped();
    expect(lacksOf(walk.refuses(eva, 'consent.child', { ...ASKED, on: day('2026-03-03') }))).toEqual(['day-future']);
    expect(lacksOf(walk.refuses(eva, 'consent.child', { ...ASKED, on: day('2017-05-08') }))).toEqual(['before-birth']);
  });
  it('C12 the child says no: each yes of an adult stops softly', () => {
    const walk = new Walk().scoped().does(eva, 'consent.child', { ...ASKED, result: 'no' });
    expect(lacksOf(walk.refuses(eva, 'consent.answer', YES))).toEqual(['soft child-says-no']);
    walk.does(eva, 'consent.answer', YES, { reason: 'Vi har vägt in barnets vilja.' });
    expect(walk.does(eva, 'consent.answer', { ...YES, result: 'no', who: father }).sip.step).toBe('no-consent');
  });
  it('W3 an assessment needs a profession, a reason and a child of twelve', () => {
    const assess = { ...ASKED, maturity: 'mature' as const, maturityReason: 'Samtal' };
    expect(lacksOf(new Walk().scoped(undefined, '2014-03-03').refuses(eva, 'consent.child', assess))).toEqual([
      'maturity-age',
    ]);
    const twelve = new Walk().scoped(undefined, '2014-03-02');
    expect(lacksOf(twelve.refuses(eva, 'consent.child', { ...assess, maturityReason: '' }))).toEqual([
      'maturity-reason',
    ]);
    const staff = new Map(context.directory.staff);
    const own = staff.get(eva);
    if (!own) throw new TypeError('no Eva');
    const directory = { ...context.directory, staff: staff.set(eva, { ...own, functions: ['eht'] }) };
    const walk = new Walk(undefined, { ...context, directory }).scoped(undefined, '2014-03-02');
    expect(lacksOf(walk.refuses(eva, 'consent.child', assess))).toEqual(['maturity-role']);
  });
  it('§5.2 W3 the profile says which professions assess, and the refusal names them', () => {
    const assess = { ...ASKED, maturity: 'mature' as const, maturityReason: 'Samtal' };
    const asks = (maturityAssessors: readonly Profession[]) =>
      new Walk(undefined, withConsentRules({ maturityAssessors })).scoped(undefined, '2014-03-02');
    expect(asks(['curator']).tries(eva, 'consent.child', assess).ok).toBe(true);
    const refusal = asks(['psychologist', 'physician']).refuses(eva, 'consent.child', assess);
    expect('lacks' in refusal && refusal.lacks.map(lackText)).toEqual([
      'En mognadsbedömning görs av psykolog eller läkare.',
    ]);
  });
});

describe('W1–W13: who must say yes', () => {
  it('W1 C01 C02 both of two guardians', () => {
    const one = new Walk().scoped().signed(mother);
    expect(judged(one)).toMatchObject({
      allowed: false,
      status: 'partial',
      missing: [father],
      reasons: ['DELVIS', 'VARDNADSHAVARE_SAKNAS'],
    });
    expect(one.sip.step).toBe('consent');
    expect(judged(one.signed(father))).toMatchObject({ allowed: true, reasons: ['OK'] });
    expect(one.sip.step).toBe('prepare');
  });
  it('W2 C04 the one guardian of a child under 15', () => {
    expect(judged(withCustody('sole', ['Maria T'], '2011-03-03').signed(mother))).toMatchObject({ allowed: true });
  });
  it('W7 C56 W8 C55 both appointed guardians, or the god man', () => {
    const two = withCustody('appointed', ['Maria T', 'Johan T']).signed(mother);
    expect(judged(two).missing).toEqual([father]);
    expect(judged(withCustody('god-man', ['Maria T']).signed(mother)).allowed).toBe(true);
  });
  it('W3 from 12 the child signs when assessed as mature, and not where the profile says so', () => {
    const assess = { ...ASKED, maturity: 'mature' as const, maturityReason: 'Samtal' };
    const scoped = (walk: Walk): Walk => walk.scoped(undefined, '2013-01-15').does(eva, 'consent.child', assess);
    const walk = scoped(new Walk()).signed(mother).signed(father);
    expect(judged(walk).missing).toEqual([child]);
    expect(judged(walk.signed(child)).allowed).toBe(true);
    const other = scoped(new Walk(undefined, withConsentRules({ childSignsIfMature: false })));
    expect(judged(other.signed(mother).signed(father)).allowed).toBe(true);
  });
  it('W4 C10 from 15 the child signs with the guardians; W5 unless assessed as not mature', () => {
    const walk = withCustody('sole', ['Maria T'], '2010-01-15').signed(mother);
    expect(judged(walk)).toMatchObject({ allowed: false, missing: [child], reasons: ['DELVIS', 'BARN_15_SAKNAS'] });
    expect(judged(walk.signed(child)).allowed).toBe(true);
    const other = new Walk().scoped(undefined, '2010-01-15');
    other.does(eva, 'consent.child', { ...ASKED, maturity: 'not-mature', maturityReason: 'Utredning' });
    expect(judged(other.signed(mother).signed(father)).allowed).toBe(true);
  });
  it('W4b a profile may leave the signing to the guardians', () => {
    const walk = new Walk(undefined, withConsentRules({ childSignsFromAge: null, childSignsIfMature: false }));
    expect(judged(walk.scoped(undefined, '2010-01-15').signed(mother).signed(father)).allowed).toBe(true);
  });
  it('W6 C15 an adult of 19 alone, whoever the guardians were, and nobody else is on the guest list', () => {
    const walk = new Walk().scoped(undefined, '2006-06-01');
    expect(lacksOf(walk.refuses(eva, 'consent.answer', YES))).toEqual(['not-signatory']);
    walk.signed(child);
    expect(judged(walk).allowed).toBe(true);
    expect(walk.sip.meetings.at(-1)?.guests.map((guest) => guest.member)).toEqual([child]);
  });
  it('W13 C72 unknown custody is never enough, whoever says yes', () => {
    const walk = withCustody('unknown', ['Maria T', 'Johan T']).signed(mother).signed(father);
    expect(judged(walk)).toMatchObject({ allowed: false, status: 'in-progress', reasons: ['VARDNAD_OKAND'] });
  });
  it('W12 C03 C08 one no is a no, of a guardian or of a child of 15', () => {
    const adult = new Walk().scoped().signed(mother).signed(father, 'no');
    expect([judged(adult).reasons, adult.sip.step]).toEqual([['NEKAT'], 'no-consent']);
    expect(adult.history.at(-1)).toMatchObject({ type: 'Moved', transition: 'A-07' });
    const young = new Walk().scoped(undefined, '2010-01-15').signed(mother).signed(father).signed(child, 'no');
    expect(judged(young)).toMatchObject({ allowed: false, reasons: ['NEKAT'] });
    expect(adult.refuses(eva, 'guest.add', { people: [amir] }).code).toBe('not-now');
  });
  it('C09 only the child says yes: a lawyer has to look at it', () => {
    const walk = new Walk().scoped(undefined, '2010-01-15').signed(mother, 'no').signed(father, 'no').signed(child);
    expect(judged(walk)).toMatchObject({ allowed: false, reasons: ['NEKAT', 'JURIDISK_BEDOMNING'] });
  });
});
