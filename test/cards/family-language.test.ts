import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FAMILY_LANGUAGES, type FamilyLanguage } from '../../src/domain/profile.ts';
import { FAMILY_KEYS, readFamilyTexts, type FamilyKey } from '../../src/texts/family-language.ts';
import { dateIn, dueIn, familyLines, languageName, languagesOf, listIn } from '../../src/texts/family-texts.ts';
import { FAMILY, LIGHT } from '../support/copy-deck/family.ts';
import { lixOf } from '../support/lix.ts';
import { vastraGotaland } from '../support/profiles.ts';
import { day } from '../support/walk.ts';

const source = (language: FamilyLanguage): string =>
  readFileSync(new URL(`../../src/texts/family/${language}.yaml`, import.meta.url), 'utf8');
const keys = Object.keys(FAMILY_KEYS) as readonly FamilyKey[];
/** Every fact stands as one word, so that what is measured is ours. */
const facts = (key: FamilyKey): Readonly<Record<string, string>> =>
  Object.fromEntries(FAMILY_KEYS[key].map((name) => [name, 'X']));
const textOf = (language: FamilyLanguage, key: FamilyKey): readonly string[] =>
  familyLines(language, key, facts(key)).map(({ text }) => text);
const plain = (lines: readonly string[]): string => lines.join(' ').replaceAll(/\s+/gu, ' ');

describe('SC12 no text about consent makes help depend on a yes', () => {
  const about = keys.filter((key) => key.includes('consent'));
  it.each([
    ['sv', 'Säger ni nej har ni kvar er rätt att söka stöd hos var och en.'],
    ['sv-lattlast', 'Du får säga nej.'],
  ] as const)('SC12 %s says that a no is free', (language, freedom) => {
    expect(plain(textOf(language, 'f.consent'))).toContain(freedom);
    for (const key of about)
      expect(plain(textOf(language, key))).not.toMatch(
        /för att få (?:hjälp|stöd)|måste säga ja|annars (?:får|kan) (?:ni|du)/iu,
      );
  });
});

describe('the language files', () => {
  it.each(FAMILY_LANGUAGES)('%s has every key, each asking for the facts that it is given', (language) => {
    expect(() => readFamilyTexts(language, source(language))).not.toThrow();
    for (const key of keys) expect(textOf(language, key).join('')).not.toMatch(/[{}]/u);
  });

  it.each<[string, (text: string) => string, string]>([
    ['a key that is missing', (text) => text.replace('  b.who:', '  b.whom:'), 'b.who'],
    ['a key that nobody knows', (text) => `${text}  b.nobody:\n    - Hej\n`, 'b.nobody'],
    ['a fact that is not given', (text) => text.replace('{leader} leder', '{chef} leder'), 'f.meeting asks for'],
    ['a fact that is left out', (text) => text.replace(' i {place}', ''), 'f.meeting asks for'],
    ['a month too few', (text) => text.replace('januari, ', ''), 'months'],
    ['a date without its year', (text) => text.replace("'{day} {month} {year}'", "'{day} {month}'"), 'date lacks year'],
    ['a day without its date', (text) => text.replace('Klart senast {date}.', 'Klart.'), 'words.due lacks date'],
  ])('%s is refused by name', (_what, spoil, fault) => {
    const spoilt = spoil(source('sv'));
    expect(spoilt).not.toBe(source('sv'));
    expect(() => readFamilyTexts('sv.yaml', spoilt)).toThrow(fault);
  });

  it('decision 17 only a translation that nobody of ours has approved waits for its approver', () => {
    const waiting = FAMILY_LANGUAGES.filter((one) => readFamilyTexts(one, source(one)).needsApproval);
    expect(waiting).toEqual(['fi']);
  });
});

describe('the words of the copy deck', () => {
  it('§7.4 and 7.5 every key stands in the Swedish file in the words of the deck', () => {
    const missing = Object.entries(FAMILY).flatMap(([key, words]) =>
      words.split('|').filter((part) => !plain(textOf('sv', key as FamilyKey)).includes(part)),
    );
    expect(missing).toEqual([]);
    expect(Object.keys(FAMILY).length).toBe(22);
  });

  it('§7.5b the easy texts are those of the deck, one thought a line', () => {
    for (const [key, lines] of Object.entries(LIGHT))
      expect(textOf('sv-lattlast', key as FamilyKey)).toEqual(expect.arrayContaining(lines.split(' / ')));
    for (const key of keys)
      for (const line of textOf('sv-lattlast', key))
        expect(line.match(/[.!?](?=\s+\p{Lu})/gu) ?? []).toHaveLength(line.startsWith('Är det bråttom') ? 1 : 0);
  });
});

describe('U4 how hard the texts are', () => {
  const LIMITS = { sv: 30, 'sv-lattlast': 25, en: 30 } as const;
  it.each(Object.entries(LIMITS))('%s: no text is harder than %d', (language, limit) => {
    const measured = keys.map((key) => ({ key, ...lixOf(textOf(language as FamilyLanguage, key)) }));
    expect(measured.filter(({ words }) => words >= 30).length).toBeGreaterThan(5);
    expect(measured.filter(({ words, lix }) => words >= 12 && lix > limit)).toEqual([]);
  });
});

describe('PT7 which languages a family may choose', () => {
  const profile = vastraGotaland();
  const approved = { ...profile.languages, approvedBy: { fi: 'Aino Virtanen, auktoriserad translator' } };
  it('Swedish, easy Swedish and English', () => {
    expect(languagesOf(profile)).toEqual(['sv', 'sv-lattlast', 'en']);
    expect(languagesOf(profile).map(languageName)).toEqual(['Svenska', 'Lättläst svenska', 'English']);
  });
  it('Finnish as a minority language, once the profile names who has approved the translation', () => {
    expect(languagesOf({ ...profile, minority: ['fi'] })).not.toContain('fi');
    expect(languagesOf({ ...profile, minority: ['fi'], languages: approved }).map(languageName)).toContain('Suomeksi');
    expect(languagesOf({ ...profile, languages: approved })).not.toContain('fi');
  });
  it('only those that the profile has', () => {
    expect(languagesOf({ ...profile, languages: { family: ['sv'], approvedBy: {} } })).toEqual(['sv']);
  });
});

describe('filling in', () => {
  it('a line without its fact is left out, and a list becomes a line for each', () => {
    const lines = (given: Parameters<typeof familyLines>[2]): readonly string[] =>
      familyLines('sv', 'f.meeting', given).map(({ text }) => text);
    expect(lines({ date: 'onsdag', time: '14:00', place: 'rum 12', minutes: '' })).toEqual([
      'Vårt möte',
      'Mötet är onsdag kl. 14:00 i rum 12.',
      'Säg till om ni vill ha tolk, paus eller hjälp att ta er dit.',
    ]);
    expect(familyLines('sv', 'b.after', { three: ['Ett.', 'Två.'], name: 'Eva' }).map(({ text }) => text)).toEqual([
      'Det här bestämde vi',
      'Ett.',
      'Två.',
      'Något som blev fel? Säg till Eva.',
    ]);
  });
  it('what a person wrote is never read as a placeholder', () => {
    expect(familyLines('sv', 'f.no', { reason: '{date} $& #', date: '2 mars' }).map(({ text }) => text)).toContain(
      'Skälet är: {date} $& #',
    );
  });
  it('dates and lists are written out in the language', () => {
    const on = day('2026-03-18');
    expect(FAMILY_LANGUAGES.map((one) => dateIn(one, on, true))).toEqual([
      'onsdag 18 mars 2026',
      'onsdag 18 mars 2026',
      'Wednesday 18 March 2026',
      'keskiviikko 18. maaliskuuta 2026',
    ]);
    expect(dateIn('en', day('2026-12-01'))).toBe('1 December 2026');
    expect(dueIn('sv', on)).toBe('Klart senast 18 mars 2026.');
    expect([listIn('en', ['A', 'B', 'C']), listIn('sv', ['A']), listIn('sv', [])]).toEqual(['A, B and C', 'A', '']);
  });
});
