import { describe, expect, it } from 'vitest';
import { faultsOf } from '../support/card-rules.ts';
import { withCustody } from '../support/consent-forms.ts';
import { longPlan } from '../support/full-plan.ts';
import { FAMILY_CASES, familyCards } from '../support/gallery/family.ts';
import { refused } from '../support/gallery/start.ts';
import { withConsentRules } from '../support/lacks.ts';
import { LONG } from '../support/nasty.ts';
import { profileNamed } from '../support/profiles.ts';
import { buttonsOf, dataOf, drawn, viewOf, wordsOf } from '../support/seen.ts';
import { amir, context, day, eva, father, jonas, mother, Walk } from '../support/walk.ts';
import { caseScreens } from '../../src/cards/screens.ts';
import { menuOf } from '../../src/cards/menu.ts';

const offered = (walk: Walk, viewer = eva): readonly string[] =>
  (dataOf('family-texts', walk, viewer).choices?.['texts'] ?? []).map(({ value }) =>
    value.replace(/^family-text\/|\.sv$/gu, ''),
  );
const read = (walk: Walk, ref: string, viewer = eva): string => wordsOf(drawn('family-text', walk, viewer, ref));
const withdrawn = (): Walk =>
  new Walk().called().does(eva, 'consent.withdraw', { who: mother, on: day('2026-03-02'), how: 'på telefon' });
const adult = (): Walk => new Walk().started('2007-01-15');

describe('every card is fit for Teams', () => {
  it.each(familyCards().map(({ name, card }) => [name, card] as const))('%s', (_name, card) => {
    expect(faultsOf(card)).toEqual([]);
  });
  it('the longest plan and the longest consent too, and what was written stays text', () => {
    const walk = longPlan(new Walk().written());
    for (const ref of ['fridge.sv', 'child-after.en', 'status.sv', 'receipt.sv-lattlast'])
      expect(faultsOf(drawn('family-text', walk, eva, ref))).toEqual([]);
    const why = `**Fet** <at>Eva</at> [x](https://x.se) ${LONG}`.slice(0, 3900);
    const no = new Walk()
      .need()
      .does(eva, 'need.refuse', { why, decidedBy: '#1 *K*', informedAt: day('2026-03-02'), informedHow: 'på möte' });
    expect(faultsOf(drawn('family-text', no, eva, 'no.sv'))).toEqual([]);
    expect(read(no, 'no.sv')).toContain(String.raw`\*\*Fet\*\* \<at>Eva`);
  });
});

describe('which text', () => {
  it.each<[string, () => Walk, string]>([
    ['need', () => new Walk().need(), 'what'],
    ['a no', () => refused(new Walk().need()), 'no'],
    ['consent', () => new Walk().consentStep(), 'consent'],
    ['preparation', () => new Walk().consented(), 'guests'],
    ['before the meeting', () => new Walk().called(), 'meeting'],
    ['the meeting', () => new Walk().meeting(), 'voice'],
    ['follow-up', () => new Walk().fixed(), 'fridge'],
    ['a withdrawal', withdrawn, 'withdrawn'],
    ['the end', () => new Walk().closed(), 'rights'],
  ])('%s: what fits stands first', (_step, walk, first) => {
    expect(offered(walk())[0]).toBe(first);
    const menu = [...menuOf(viewOf(walk(), eva)), ...menuOf(viewOf(walk(), eva, 'more'))];
    expect(menu.map(({ value }) => value)).toContain('family-texts');
  });
  it('none is offered that the case has nothing for', () => {
    expect(offered(new Walk().need())).toEqual(['what', 'consent', 'guests', 'rights', 'child', 'voice']);
    expect(offered(refused(new Walk().need()))).toEqual(['no', 'rights', 'voice']);
    expect(offered(new Walk().meeting())).not.toContain('meeting');
  });
  it('F96 from a locked case nothing is filled in', () => {
    const locked = new Walk().called().does(eva, 'protection.set', { kind: 'marking' });
    expect(offered(locked)).not.toContain('receipt');
    expect(caseScreens['consent-receipt'].exists?.(viewOf(locked, eva))).toBe(false);
    for (const id of Object.keys(FAMILY_CASES))
      expect(read(locked, `${id}.sv`)).not.toMatch(/Alva|Maria|070-000 00|rum 12/u);
  });
  it('who has come of age is spoken to, and gets no text for children', () => {
    expect(offered(adult())).toEqual(['what', 'consent', 'guests', 'rights']);
    expect(read(adult(), 'what.sv')).toContain('vem som gör vad och när för dig.');
    expect(['what', 'consent', 'rights'].map((id) => read(adult(), `${id}.sv-lattlast`)).join(' ')).not.toMatch(
      /barn/u,
    );
  });
  it('every text of the table is shown in the gallery', () => {
    const all = new Set(Object.values(FAMILY_CASES).flatMap((walk) => offered(walk())));
    expect(new Set(Object.keys(FAMILY_CASES))).toEqual(all);
  });
  it('an unknown text or language gives way, and a draft has none', () => {
    expect(read(new Walk().need(), 'fridge.xx')).toContain('Vad är en SIP?');
    expect(read(new Walk().need(), '')).toContain('Vad är en SIP?');
    expect(caseScreens['family-text'].exists?.(viewOf(new Walk().draft(), eva))).toBe(false);
  });
});

describe('the texts, filled in', () => {
  it('f.meeting day, time, place, who leads and how long', () => {
    const words = read(new Walk().called(), 'meeting.sv');
    expect(words).toContain('Mötet är onsdag 18 mars 2026 kl. 14:00 i Björkskolan, rum 12.');
    expect(words).toContain('Karin Holm leder.\nDet tar 60 minuter.');
    expect(read(new Walk().called(), 'meeting.en')).toContain('Wednesday 18 March 2026 at 14:00');
  });
  it('f.fridge who does what and when, in large letters', () => {
    const card = drawn('family-text', new Walk().fixed(), eva, 'fridge.sv');
    expect(wordsOf(card)).toContain('Jonas Ek (Björkskolan): Anpassat schema. Klart senast 13 april 2026.');
    expect(wordsOf(card)).toContain('Det här gör ni själva: Vi väcker Alva kl. 7.');
    expect(JSON.stringify(card).match(/"size":"Large"/gu)?.length).toBeGreaterThan(4);
    expect(read(new Walk().followedUp(), 'fridge.sv')).toContain('Anpassat schema. Gjort.');
  });
  it('SAM-13 what a unit has not confirmed is not read aloud, and that it is missing is said', () => {
    expect(read(new Walk().fixed(), 'fridge.sv', jonas)).not.toContain('Samtal varannan vecka');
    expect(read(new Walk().fixed(), 'child-after.sv', jonas)).not.toContain('Samtal varannan vecka');
    expect(read(new Walk().fixed(), 'fridge.sv', jonas)).toContain('Du ser inte alla insatser');
    expect(read(new Walk().fixed(), 'fridge.sv', eva)).not.toContain('Du ser inte alla insatser');
  });
  it('f.status and b.after count and name what was decided', () => {
    expect(read(new Walk().followedUp(), 'status.sv')).toContain('1 av 2 saker är gjorda.');
    expect(read(new Walk().fixed(), 'child-after.sv')).toContain('Säg till Eva Lind.');
  });
  it('b.15 is for those who are fifteen, f.consent.both for joint custody', () => {
    expect(read(new Walk().consented(undefined, '2010-01-15'), 'child.sv')).toContain('Du som har fyllt 15 behöver');
    expect(read(new Walk().consented(), 'child.sv')).not.toContain('Du som har fyllt 15');
    expect(read(new Walk().consented(), 'consent.sv')).toContain('behöver båda säga ja');
    expect(read(new Walk().started(), 'consent.sv')).not.toContain('behöver båda säga ja');
  });
  it('f.consent.both is said where both are asked: not where one is kept away, and not where the profile lets one do', () => {
    const appointed = withCustody('appointed', ['Maria T', 'Johan T']);
    expect(read(appointed, 'consent.sv')).toContain('behöver båda säga ja');
    const shelter = { kind: 'shelter', guardian: father, assessment: '', assessedBy: '', cannotWait: false } as const;
    const alone = new Walk().consentStep().does(eva, 'circumstance.set', shelter);
    expect(read(alone, 'consent.sv')).not.toContain('båda');
    const one = new Walk(undefined, withConsentRules({ guardians: 'one' })).consentStep();
    expect(read(one, 'consent.sv')).not.toContain('båda');
  });
  it('N2 the receipt speaks the language; what was written in the case stays as it was written', () => {
    const words = read(new Walk().consented(), 'receipt.en');
    expect(words).toContain('You have said yes to this.');
    expect(words).toContain('Maria Testsson (guardian): yes, 2 March 2026, signed on paper');
    expect(words).toContain('It is not for: Pappas arbete');
    expect(read(withdrawn(), 'receipt.sv')).toContain('Vi har slutat dela uppgifter.');
  });
});

describe('SC12: no pressure', () => {
  const OWN_RIGHT: Readonly<Record<string, string>> = {
    sv: 'kvar er rätt att söka stöd',
    'sv-lattlast': 'Du får säga nej.',
    en: 'still have the right',
  };
  it('SC12 what is read to a family about consent says that a no costs nothing, and no profile can say otherwise', () => {
    const base = profileNamed('vastra-gotaland');
    const pressing = JSON.parse(
      JSON.stringify(base, (key, value: unknown) =>
        typeof value === 'string' && value.includes(' ') && key !== 'heading'
          ? 'Utan ert ja får ni ingen hjälp'
          : value,
      ),
    ) as typeof base;
    const walk = new Walk(undefined, { ...context, profile: pressing }).scoped();
    for (const language of ['sv', 'sv-lattlast', 'en'])
      for (const text of ['consent', 'receipt'])
        expect([language, text, read(walk, `${text}.${language}`)]).toEqual([
          language,
          text,
          expect.not.stringContaining('ingen hjälp'),
        ]);
    for (const [language, words] of Object.entries(OWN_RIGHT))
      expect(read(walk, `consent.${language}`)).toContain(words);
  });
});

describe('languages', () => {
  it('the card leads to the same text in each language that is on', () => {
    const { choices, values } = dataOf('family-text', new Walk().need(), eva, 'what.en');
    expect(choices?.['languages']).toEqual([
      { title: 'Svenska', value: 'family-text/what.sv' },
      { title: 'Lättläst svenska', value: 'family-text/what.sv-lattlast' },
      { title: 'English', value: 'family-text/what.en' },
    ]);
    expect(values?.['pick']).toBe('family-text/what.en');
  });
  it('going back keeps the language for the next text', () => {
    const { choices } = dataOf('family-texts', new Walk().need(), eva, 'family-text/what.en');
    expect(choices?.['texts']?.every(({ value }) => value.endsWith('.en'))).toBe(true);
  });
  it('PT7 a minority language without an approved text is named, and offered once it is approved', () => {
    const profile = profileNamed('upplands-bro');
    const here = (named: typeof profile): Walk => new Walk(undefined, { ...context, profile: named }).need();
    expect(wordsOf(drawn('family-texts', here(profile), eva))).toContain('rätt till svar på finska');
    const approved = { ...profile, languages: { ...profile.languages, approvedBy: { fi: 'Aino Virtanen' } } };
    expect(wordsOf(drawn('family-texts', here(approved), eva))).not.toContain('finska');
    expect(wordsOf(drawn('family-text', here(approved), eva, 'what.fi'))).toContain('Suomeksi');
    expect(wordsOf(drawn('family-text', here(approved), eva, 'what.fi'))).toContain('SIP on suunnitelma.');
    expect(wordsOf(drawn('family-text', here(profile), eva, 'what.fi'))).not.toContain('suunnitelma');
  });
  it('nothing is sent from these screens', () => {
    const buttons = [...familyCards()].flatMap(({ card }) => buttonsOf(card));
    expect(new Set(buttons)).toEqual(new Set(['Visa texten', 'Visa på det språket', 'Tillbaka', 'Hjälp']));
    expect(buttonsOf(drawn('family-text', new Walk().called(), amir, 'meeting.sv'))).toHaveLength(3);
  });
});
