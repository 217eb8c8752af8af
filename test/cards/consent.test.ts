import { describe, expect, it } from 'vitest';
import { faultsOf } from '../support/card-rules.ts';
import { SCOPE } from '../support/consent-forms.ts';
import { consentCards } from '../support/gallery/consent.ts';
import { LONG, NASTY } from '../support/nasty.ts';
import { withConsentRules } from '../support/lacks.ts';
import { dataOf, drawn, inputOf, readAs, wordsOf } from '../support/seen.ts';
import { amir, bup, child, eva, father, karin, mother, social, Walk } from '../support/walk.ts';

const FORM = {
  's.consent.q2': `${bup},${social},unknown`,
  's.consent.q3': 'Skolan',
  's.consent.q4': 'absence,schooling',
  's.consent.q5': 'nej',
  's.consent.q6': '2026-06-30',
  's.consent.q7': 'paper',
  's.consent.q9': 'no',
  's.consent.informed-on': '2026-03-02',
  's.consent.informed-by': karin,
};
const scope = (change: object): unknown =>
  readAs('consent-scope', 'consent.scope', { ...FORM, ...change }, new Walk().consentStep(), eva);
it.each(consentCards().map(({ name, card }) => [name, card] as const))('%s is fit for Teams', (_name, card) => {
  expect(faultsOf(card)).toEqual([]);
  expect(wordsOf(card)).not.toMatch(/lagkrav/iu);
});

describe('consent-scope', () => {
  it('reads what it covers', () => {
    expect(scope({})).toEqual({
      ok: true,
      payload: {
        units: [social, bup],
        questions: 'Skolan',
        infoTypes: ['schooling', 'absence'],
        exclusions: 'nej',
        until: '2026-06-30',
        form: 'paper',
        interpreter: 'no',
        informed: { on: '2026-03-02', by: karin },
      },
    });
  });
  it('C31 says what is missing; the last day first, since nothing is filled in for it (U-07)', () => {
    expect(readAs('consent-scope', 'consent.scope', {}, new Walk().consentStep(), eva)).toEqual({
      ok: false,
      faults: [
        'Fyll i till och med vilken dag samtycket gäller, till exempel 2027-02-28.',
        'Välj hur samtycket lämnas.',
        'Svara på om det behövs tolk eller annat stöd.',
        'Fyll i vilken dag familjen fick informationen.',
        'Välj vem som informerade familjen.',
      ],
    });
    expect(inputOf(drawn('consent-scope', new Walk().consentStep(), eva, 'until'), 's.consent.q6')).not.toHaveProperty(
      'value',
    );
    expect(inputOf(drawn('consent-scope', new Walk().consented(), eva, 'until'), 's.consent.q6')).not.toHaveProperty(
      'value',
    );
  });
  it.each(['2026-02-30', '30 juni', ''])('refuses "%s" as the last day', (text) => {
    expect(scope({ 's.consent.q6': text })).toMatchObject({ ok: false });
  });
  it('SC7 refuses an informer who is not of the unit', () => {
    expect(scope({ 's.consent.informed-by': amir })).toMatchObject({ ok: false });
  });
  it.each(NASTY)('keeps %s as text', (_name, written, kept) => {
    expect(scope({ 's.consent.q3': written, 's.consent.q5': written })).toMatchObject({
      ok: true,
      payload: { questions: kept, exclusions: kept },
    });
  });
  it('refuses 40 kB in both texts', () => {
    expect(scope({ 's.consent.q3': LONG, 's.consent.q5': LONG })).toEqual({
      ok: false,
      faults: [
        'Frågorna: skriv högst 1000 tecken. Texten är kvar, korta den.',
        'Det som inte ska tas upp: skriv högst 1000 tecken. Texten är kvar, korta den.',
      ],
    });
  });
  it('is filled with the units of the need, then with the newest version, but never with a type left out by default', () => {
    const first = dataOf('consent-scope', new Walk().consentStep(), eva);
    expect(first.values).toMatchObject({ 's.consent.q2': 'bup,ifo-barn', 's.consent.q4': '' });
    const walk = new Walk().consentStep().does(eva, 'consent.scope', { ...SCOPE, infoTypes: ['absence', 'crime'] });
    expect(dataOf('consent-scope', walk, eva).values).toMatchObject({
      's.consent.q2': 'bup',
      's.consent.q3': SCOPE.questions,
      's.consent.q4': 'absence',
    });
    expect(wordsOf(drawn('consent-scope', walk, eva))).toContain(
      'Det här blir ett nytt samtycke, så alla tillfrågas på nytt.',
    );
    expect(wordsOf(drawn('consent-scope', new Walk().consentStep(), eva))).not.toContain('nytt samtycke');
  });
});

describe('consent-child and consent-answer', () => {
  const asked = { 's.consent.q8': 'yes', 's.child.on': '2026-03-02' };
  it('reads the answer of the child, with and without an assessment', () => {
    const read = (change: object): unknown =>
      readAs('consent-child', 'consent.child', { ...asked, ...change }, new Walk().scoped(), eva);
    expect(read({ 's.maturity.result': 'none' })).toEqual({
      ok: true,
      payload: { result: 'yes', why: '', on: '2026-03-02', maturityReason: '' },
    });
    expect(read({ 's.maturity.result': 'mature', 's.maturity.reason': 'Samtal' })).toMatchObject({
      payload: { maturity: 'mature', maturityReason: 'Samtal' },
    });
    expect(read({ 's.consent.q8': 'maybe', 's.child.on': '' })).toMatchObject({
      ok: false,
      faults: [expect.any(String), expect.any(String)],
    });
  });
  it.each([
    ['2017-05-09', false],
    ['2012-05-09', true],
    ['2009-05-09', true],
    ['2007-05-09', false],
  ])('W3 the assessment is offered for a child born %s: %s', (birth, isOffered) => {
    const card = drawn('consent-child', new Walk().scoped(undefined, birth), eva);
    expect(inputOf(card, 's.maturity.result') !== undefined).toBe(isOffered);
  });
  it('reads the answer of the person that the screen is about, whatever the input says', () => {
    const given = {
      's.answer.result': 'yes',
      's.answer.on': '2026-03-02',
      's.consent.q7': 'oral',
      's.answer.how': 'telefon',
      's.answer.who-pick': father,
    };
    expect(readAs('consent-answer', 'consent.answer', given, new Walk().scoped(), eva, mother)).toEqual({
      ok: true,
      payload: { who: mother, result: 'yes', on: '2026-03-02', form: 'oral', how: 'telefon' },
    });
    expect(readAs('consent-answer', 'consent.answer', given, new Walk().scoped(), eva, child)).toMatchObject({
      payload: { who: child },
    });
    expect(readAs('consent-answer', 'consent.answer', given, new Walk().scoped(), eva)).toMatchObject({
      payload: { who: father },
    });
    expect(
      readAs('consent-answer', 'consent.answer', { 's.answer.who-pick': child }, new Walk().scoped(), eva),
    ).toEqual({
      ok: false,
      faults: [
        'Välj vem som svarar.',
        'Välj ja eller nej.',
        'Fyll i vilken dag svaret lämnades.',
        'Välj hur svaret lämnas.',
      ],
    });
  });
  it('says that an oral yes is not enough only where the profile says so', () => {
    const loose = new Walk(undefined, withConsentRules({ writtenRequired: false })).scoped();
    expect(wordsOf(drawn('consent-answer', new Walk().scoped(), eva, mother))).toContain(
      'Ett muntligt ja räcker inte här.',
    );
    expect(wordsOf(drawn('consent-answer', loose, eva, mother))).not.toContain('Ett muntligt ja räcker inte här.');
  });
  it('b.15 is read to the young person, not to a guardian', () => {
    const walk = new Walk().scoped(undefined, '2010-01-15');
    expect(wordsOf(drawn('consent-answer', walk, eva, child))).toContain('Du kan ändra dig.');
    expect(wordsOf(drawn('consent-answer', walk, eva, mother))).not.toContain('Du kan ändra dig.');
  });
});
