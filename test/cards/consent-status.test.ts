import { describe, expect, it } from 'vitest';
import { faultsOf } from '../support/card-rules.ts';
import { narrower, SCOPE } from '../support/consent-forms.ts';
import { consentCards } from '../support/gallery/consent.ts';
import { buttonsOf, dataOf, drawn, readAs, wordsOf } from '../support/seen.ts';
import { amir, child, day, eva, father, jonas, mother, sara, Walk } from '../support/walk.ts';

const picks = (walk: Walk, viewer = eva): readonly string[] =>
  (dataOf('consent-status', walk, viewer).choices?.['todo'] ?? []).map(({ value }) => value);
const withdrawn = (): Walk =>
  new Walk().called().does(eva, 'consent.withdraw', { who: mother, on: day('2026-03-02'), how: 'på telefon' });

describe('consent-status', () => {
  it.each<[string, () => Walk, string, string]>([
    ['nothing yet', () => new Walk().consentStep(), 'consent-scope', 'Prata med familjen först.'],
    ['the child not asked', () => narrower(new Walk().consentStep()), 'consent-child', 'Samtycket är inte klart.'],
    [
      'ST01 one missing',
      () => new Walk().scoped().signed(mother),
      `consent-answer/${father}`,
      'Johan Testsson har inte svarat.',
    ],
    ['valid', () => new Walk().consented(), 'prepare', 'Samtycket är klart och gäller till och med 30 november 2026.'],
    ['T11 soon over', () => new Walk().consented().on('2026-10-31'), 'prepare', 'Fråga familjen om det ska förlängas.'],
    [
      'over',
      () => new Walk().consented().on('2026-12-01'),
      'consent-scope',
      'Samtycket gällde till och med 30 november 2026.',
    ],
    [
      'C03 refused',
      () => new Walk().scoped().signed(mother).signed(father, 'no'),
      'consent-scope',
      'Familjen säger nej.',
    ],
    [
      'C51 one guardian refuses',
      () => new Walk().scoped().signed(mother).signed(father, 'no'),
      'consent-scope',
      'enligt FB 6 kap. 13 a § (1949:381) ersätter inte samtycket',
    ],
    [
      'C09 the child alone',
      () => new Walk().scoped(undefined, '2010-01-15').signed(child).signed(mother, 'no').signed(father, 'no'),
      'consent-scope',
      'stöd ändå, se SoL 21 kap. 1 § (2025:400).',
    ],
    ['C23 withdrawn', withdrawn, 'consent-scope', 'Samtycket är återkallat.'],
    ['renewed', () => narrower(new Walk().called()), 'consent-child', 'Det tidigare samtycket gäller så länge'],
    [
      'age 15',
      () => new Walk().consented(undefined, '2011-05-09'),
      `consent-answer/${child}`,
      'Barnet fyller 15 år 9 maj 2026.',
    ],
    [
      'age 18',
      () => new Walk().consented(undefined, '2008-05-09').signed(child),
      'prepare',
      'Barnet fyller 18 år 9 maj 2026.',
    ],
  ])('%s: says what it means and offers the next thing first', (_name, walk, first, words) => {
    const here = walk();
    expect(wordsOf(drawn('consent-status', here, eva))).toContain(words);
    expect(picks(here)[0]).toBe(first);
  });
  it('C25 says who took the consent back, and when', () => {
    const words = wordsOf(drawn('consent-status', withdrawn(), eva));
    expect(words).toContain('Taget tillbaka 2 mars 2026 av Maria Testsson (vårdnadshavare)');
    expect(wordsOf(drawn('consent-status', new Walk().called(), eva))).not.toContain('Taget tillbaka');
  });
  it('§2.5 a new version after a no does not say that the one before held', () => {
    const refused = new Walk().scoped().signed(mother, 'no');
    expect(wordsOf(drawn('consent-scope', refused, eva))).toContain('Det förra blev aldrig klart.');
    expect(wordsOf(drawn('consent-scope', new Walk().consented(), eva))).toContain(
      'Det förra gällde till och med 30 november 2026.',
    );
  });
  it('SC11 names the units that have not confirmed, and offers it to their people once', () => {
    const walk = new Walk().called();
    expect(picks(walk, amir)).toEqual(['consent-confirm', 'consent-receipt', 'consent-withdraw', 'consent-narrow']);
    walk.does(amir, 'consent.confirm', {});
    expect(picks(walk, amir)).toEqual(['consent-receipt', 'consent-withdraw', 'consent-narrow']);
    expect(wordsOf(drawn('consent-status', walk, sara))).toContain(
      'Har inte bekräftat samtycket: Socialtjänsten barn och unga.',
    );
  });
  it('tells of a birthday only when it falls within the consent', () => {
    for (const birth of ['2017-05-09', '2011-12-01', '2009-05-09'])
      expect(wordsOf(drawn('consent-status', new Walk().scoped(undefined, birth), eva))).not.toContain('fyller');
  });
  it('offers nothing that the viewer may not do', () => {
    expect(picks(new Walk().consented(), jonas)).toEqual(['consent-receipt']);
  });
  it('a no cannot be changed in the list, and nothing is answered after a withdrawal', () => {
    expect(picks(new Walk().scoped().signed(mother, 'no'))).not.toContain(`consent-answer/${mother}`);
    expect(picks(withdrawn()).filter((value) => /answer|child|withdraw/u.test(value))).toEqual([]);
  });
  it('never says that help depends on consent', () => {
    expect(wordsOf(consentCards().map(({ card }) => card))).not.toMatch(/annars|för att få (hjälp|stöd)|får ni inte/iu);
  });
  it('long texts and what looks like markup stay text and fit', () => {
    const questions = '*_`[ö]`_*'.repeat(111);
    const walk = new Walk()
      .consentStep()
      .does(eva, 'consent.scope', { ...SCOPE, questions, exclusions: '👩‍👧<at>'.repeat(110) });
    const screens = [
      'consent-status',
      'consent-receipt',
      'consent-confirm',
      'consent-scope',
      'consent-answer',
    ] as const;
    for (const screen of screens) expect(faultsOf(drawn(screen, walk, eva, mother))).toEqual([]);
    expect(wordsOf(drawn('consent-status', walk, eva))).toContain(String.raw`\*\_\`\[ö\]`);
    expect(wordsOf(drawn('consent-status', walk, eva))).not.toMatch(/(?<!\\)<at>/u);
  });
});

describe('confirm, withdraw, receipt', () => {
  it('SC11 confirms for the unit of the viewer, whose name stands in the heading', () => {
    const walk = new Walk().called();
    expect(wordsOf(drawn('consent-confirm', walk, sara))).toContain('Bekräfta för Socialtjänsten barn och unga');
    expect(buttonsOf(drawn('consent-confirm', walk, sara))).toContain('Bekräfta samtycket');
    expect(buttonsOf(drawn('consent-confirm', walk.does(sara, 'consent.confirm', {}), sara))).not.toContain(
      'Bekräfta samtycket',
    );
    expect(readAs('consent-confirm', 'consent.confirm', {}, walk, sara)).toEqual({ ok: true, payload: {} });
  });
  it('U1 the withdrawal is one screen that says first what will happen', () => {
    const card = drawn('consent-withdraw', new Walk().called(), eva);
    expect(wordsOf(card)).toContain(
      'De i Teams som är kallade får veta att mötet är inställt. Familjen och andra utanför Teams behöver du ringa: varje samtal blir en uppgift till dig.',
    );
    expect(wordsOf(drawn('consent-withdraw', new Walk().scoped(), eva))).not.toContain('inställt');
    expect(buttonsOf(card)).toContain('Ta tillbaka samtycket');
    const inputs = { 's.withdraw.who': mother, 's.withdraw.on': '2026-03-02', 's.withdraw.how': 'telefon' };
    expect(readAs('consent-withdraw', 'consent.withdraw', inputs, new Walk().called(), eva)).toEqual({
      ok: true,
      payload: { who: mother, on: '2026-03-02', how: 'telefon' },
    });
    expect(readAs('consent-withdraw', 'consent.withdraw', {}, new Walk().called(), eva)).toMatchObject({ ok: false });
  });
  it('U1 names nobody to a person who may not read the case', () => {
    expect(wordsOf(drawn('consent-withdraw', new Walk().called(), jonas))).not.toMatch(/Maria|Johan|Alva/u);
    expect(wordsOf(drawn('consent-withdraw', new Walk().called(), eva))).toContain('Maria Testsson');
  });
  it('N2 the receipt says who, what, how long and how to change one’s mind', () => {
    const words = wordsOf(drawn('consent-receipt', new Walk().consented(), eva));
    expect(words).toContain('Björkskolan, BUP Björkvik och Socialtjänsten barn och unga');
    expect(words).toContain('skolgång, frånvaro, psykisk hälsa, pågående insatser');
    expect(words).toContain('30 november 2026');
    expect(words).toContain('Pappas arbete');
    expect(words).toContain('Ring Eva Lind (Björkskolan), 070-000 10 01.');
    expect(words).toContain('har du kvar din rätt att söka stöd');
  });
  it('N2 the receipt never says yes for the family', () => {
    const says = (walk: Walk): boolean =>
      wordsOf(drawn('consent-receipt', walk, eva)).includes('Ni har sagt ja till det här.');
    expect([says(new Walk().consented()), says(new Walk().scoped()), says(withdrawn())]).toEqual([true, false, false]);
    expect(wordsOf(drawn('consent-receipt', withdrawn(), eva))).toContain('Vi har slutat dela uppgifter.');
  });
});
