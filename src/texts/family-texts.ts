import { readFileSync } from 'node:fs';
import { FAMILY_LANGUAGES, type FamilyLanguage, type Profile } from '../domain/profile.ts';
import { weekdayOf, type Day } from '../domain/time.ts';
import { factsIn, readFamilyTexts, type FamilyKey, type FamilyTexts, type FamilyWord } from './family-language.ts';

export type FamilyFacts = Readonly<Record<string, string | readonly string[]>>;
export type FamilyLine = { readonly text: string; readonly isTitle: boolean };

const read = (language: FamilyLanguage): FamilyTexts => {
  const file = `family/${language}.yaml`;
  return readFamilyTexts(file, readFileSync(new URL(file, import.meta.url), 'utf8'));
};
const LANGUAGES: ReadonlyMap<FamilyLanguage, FamilyTexts> = new Map(
  FAMILY_LANGUAGES.map((language) => [language, read(language)]),
);
function textsOf(language: FamilyLanguage): FamilyTexts {
  const found = LANGUAGES.get(language);
  if (!found) throw new TypeError(`no language ${language}`);
  return found;
}

/** What a language is called in itself: "Svenska", "Suomeksi". */
export const languageName = (language: FamilyLanguage): string => textsOf(language).name;
export const wordIn = (language: FamilyLanguage, word: FamilyWord): string => textsOf(language).words[word];

/** PT7: the languages that a family may choose: those of the profile whose translation someone has approved. */
export const languagesOf = ({ languages, minority }: Profile): readonly FamilyLanguage[] =>
  FAMILY_LANGUAGES.filter(
    (one) =>
      (languages.family.includes(one) || minority.some((other) => other === one)) &&
      (!textsOf(one).needsApproval || (languages.approvedBy[one] ?? '') !== ''),
  );

/** "18 mars 2026", with its weekday when it is asked for: "onsdag 18 mars 2026". */
export function dateIn(language: FamilyLanguage, day: Day, withWeekday = false): string {
  const { date, months, weekdays } = textsOf(language);
  const [year, month, number] = day.split('-');
  const parts: FamilyFacts = { day: String(Number(number)), month: months[Number(month) - 1] ?? '', year: year ?? '' };
  const written = filled(date, parts);
  return withWeekday ? `${weekdays[weekdayOf(day) - 1] ?? ''} ${written}` : written;
}

/** "Skolan, BUP och Habiliteringen" */
export const listIn = (language: FamilyLanguage, names: readonly string[]): string =>
  names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} ${wordIn(language, 'and')} ${names.at(-1) ?? ''}`;

const filled = (line: string, facts: FamilyFacts): string =>
  line.replaceAll(/\{(\w+)\}/gu, (_whole, name: string) => String(facts[name] ?? ''));

/**
 * A text in a language, line by line, filled with the facts of a case. A line that asks for a fact that the case does
 * not have is left out; one that is only a list of facts becomes a line for each.
 */
export const familyLines = (language: FamilyLanguage, key: FamilyKey, facts: FamilyFacts = {}): readonly FamilyLine[] =>
  textsOf(language).texts[key].flatMap((line): readonly FamilyLine[] => {
    if (factsIn(line).some((name) => (facts[name] ?? '').length === 0)) return [];
    const [only = ''] = factsIn(line);
    const list = facts[only];
    if (line === `{${only}}` && list !== undefined && typeof list !== 'string')
      return list.map((one) => ({ text: one, isTitle: false }));
    const isTitle = line.startsWith('# ');
    return [{ text: filled(isTitle ? line.slice('# '.length) : line, facts), isTitle }];
  });

/** "Klart senast 13 april 2026." */
export const dueIn = (language: FamilyLanguage, due: Day): string =>
  filled(wordIn(language, 'due'), { date: dateIn(language, due) });
