import type { Directory } from './directory.ts';
import { hard, type Lack } from './refusal.ts';

/** What may tell who a text is about. The first seven stop it, the others are pointed out (§3.6). */
export type Trace =
  'number' | 'date' | 'address' | 'contact' | 'class' | 'unit' | 'name' | 'months' | 'profession' | 'link' | 'capitals';
export type Finding = { readonly trace: Trace; readonly found: string };

const POINTED_OUT: ReadonlySet<Trace> = new Set(['months', 'profession', 'link', 'capitals']);
/** What stops the text: it holds a trace (ID-01), or its writer says that someone can tell (s.anon.check). */
export const adviceLacks = (findings: readonly Finding[], canBeKnown: boolean): readonly Lack[] => [
  ...(findings.some(isStopping) ? [hard('ID-01')] : []),
  ...(canBeKnown ? [hard('anon-known')] : []),
];
export const isStopping = ({ trace }: Finding): boolean => !POINTED_OUT.has(trace);

const MONTH =
  '(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|jan|feb|apr|jun|jul|aug|sept|okt|nov|dec)';
const PARENT =
  '(?:mamman?|pappan?|modern|fadern|styvmamman?|styvpappan?|föräldern|vårdnadshavaren|bonusmamman?|bonuspappan?)';
const START = String.raw`(?<![\p{L}\d])`;
const END = String.raw`(?![\p{L}\d])`;

/** In this order: what one pattern has found is not read again by the next. */
const PATTERNS: readonly (readonly [trace: Trace, pattern: RegExp])[] = [
  ['contact', /[^\s@]+@[^\s@]+\.\p{L}{2,}|(?<![\p{L}\d])@\p{L}[\p{L}\d._-]*/gu],
  ['link', /https?:\/\/\S+|(?<!\p{L})www\.\S+/giu],
  ['number', /(?<!\d)\d{6}(?:\d{2})?[-‐-―+\s]?(?:\d{4}|[tT][fF]\d{2})(?!\d)/gu],
  ['date', /(?<!\d)(?:19|20)\d{2}[-./‐-― ]\d{1,2}[-./‐-― ]\d{1,2}(?!\d)/gu],
  ['date', /(?<!\d)\d{1,2}[-./]\d{1,2}[-./ ](?:19|20)?\d{2}(?!\d)/gu],
  ['date', /(?<!\d)(?:(?:19|20)?\d{2})(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)/gu],
  ['date', new RegExp(String.raw`(?<!\d)\d{1,2}(?:\s*:?e)?\s+${MONTH}\.?\s+(?:19|20)\d{2}(?!\d)`, 'giu')],
  ['date', new RegExp(String.raw`${START}född[a]?\s+(?:i\s+|den\s+)?(?:\d{1,2}\s+)?(?:${MONTH}|\d{4})${END}`, 'giu')],
  ['number', /(?<![\p{L}\d])(?:\+46|0046|0)(?:[\s()‐-―-]{0,3}\d){7,10}(?!\d)/gu],
  ['address', /(?<!\p{L})\p{L}{2,}(?:gatan|vägen|gränden|gränd|allén)\s+\d+(?:\s?[A-Za-z](?!\p{L}))?/gu],
  ['address', /\p{Lu}\p{L}+\s?(?:gata|väg|torget|torg|stigen|stig|backen|plan|platsen|plats)\s+\d+/gu],
  ['address', /(?<!\d)\d{3}\s?\d{2}\s+\p{Lu}\p{L}+/gu],
  ['class', /(?<![\p{L}\d:])\d(?:\s?[A-H]|[a-h])(?![\p{L}\d])/gu],
  [
    'class',
    /(?<!\p{L})(?:[Kk]lass|[Aa]vdelning|[Aa]vdelningen|[Åå]k|[Åå]rskurs)\s+(?:\d\s?[A-Ha-h](?!\p{L})|\p{Lu}\p{L}+)/gu,
  ],
  ['unit', /(?<!\p{L})\p{Lu}\p{Ll}+(?:skolan|gymnasiet|förskola|friskola)s?(?!\p{L})/gu],
  ['name', /(?<!\p{L})\p{Lu}\p{Ll}+(?:sson|ström|qvist)s?(?!\p{L})/gu],
  ['months', /(?<!\d)\d{1,2}\s+månad(?:er)?(?:s)?(?:\s+gammal)?(?!\p{L})/giu],
  ['profession', new RegExp(String.raw`${START}${PARENT}\s+(?:arbetar|jobbar)\s+(?:som|på)\s+\p{L}+`, 'giu')],
  ['capitals', /(?<=[\p{Ll},]\s)\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+/gu],
];

/** Kinds of schools, which anyone's may be. */
const COMMON_SCHOOLS =
  /^(?:för|grund|sär|hög|folkhög|gymnasie|grundsär|resurs|hem|mellan|special|dag|special|låg|fri)skolan?s?$/iu;

/** The commonest given names of children and parents that are no words of their own: a help, never a proof. */
const GIVEN = new Set(
  (
    'adam agnes ahmed albin alex alexander ali alice alicia alma alva alvin amanda amina amir anders anna anton aron astrid axel ' +
    'benjamin carl charlie christian clara daniel david ebba eddie edvin elias elin elina elisabeth ella elliot elsa elvira emil emilia emma ' +
    'emmy erik ester eva fatima felicia felix filip freja frida fredrik gabriel gustav hanna hannes harry hassan henrik hugo ida ines ingrid ' +
    'isabella isak jacob jakob jennifer joel johan johanna jonas jonathan josef josefin julia julian karin karl kevin klara kristina kristoffer ' +
    'lars lena leo leon liam lilly lina linda linnea linus lisa loke louise lova love lovisa lucas ludvig lukas madeleine maja malin maria ' +
    'marcus markus martin matilda mattias maximilian melvin mikael milo mira mohammed moa molly muhammad nathalie nellie nicole nils ' +
    'noah noel nora oliver olivia olle omar oscar oskar ottilia otto patrik peter petra philip rasmus rebecka robin saga sam samuel sara ' +
    'sebastian selma signe sigrid simon sofia stella susanne svante tage tilda theo theodor thea tilde tim tyra tuva ulrika vera victor ' +
    'vidar viggo viktor vilgot vilma vincent william wilma yasmin yusuf zahra'
  ).split(' '),
);

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`);
const lower = (text: string): string => text.toLocaleLowerCase('sv');
const partsOf = (names: readonly string[]): readonly string[] => names.flatMap((name) => lower(name).split(/[\s-]+/u));
const spellings = (word: string): readonly string[] => [lower(word), lower(word).replace(/s$/u, '')];

/** A name or alias as a whole, in any case, also in the genitive. */
const whole = (name: string): RegExp =>
  new RegExp(`${START}${escaped(name).replaceAll(/\\?\s+/gu, String.raw`\s+`)}s?${END}`, 'giu');

const SHORTEST = 4;

/**
 * What in a text may tell who it is about: `known` are names and aliases in the cases of the one who writes. Each is
 * found once, as it stands in the text; the empty list says that nothing was found, not that nobody can be recognised.
 */
export function identityTraces(text: string, known: readonly string[], directory: Directory): readonly Finding[] {
  const findings: Finding[] = [];
  let rest = text.normalize('NFKC').replaceAll(/[\u00ad\u200b-\u200f\u2060\ufeff]/gu, '');
  const take = (trace: Trace, pattern: RegExp, counts: (found: string) => boolean = () => true): void => {
    rest = rest.replaceAll(pattern, (found) => {
      if (!counts(found)) return found;
      findings.push({ trace, found: found.trim() });
      return ' ';
    });
  };
  for (const [trace, pattern] of PATTERNS.filter(([one]) => one !== 'capitals'))
    take(trace, pattern, (found) => !COMMON_SCHOOLS.test(found));
  for (const { name } of directory.units.values()) take('unit', whole(name));
  const names = [...known, ...[...directory.staff.values()].map(({ name }) => name)].filter((name) => name !== '');
  for (const name of names) take('name', whole(name));
  const first = new Set(
    known.map((name) => lower(name.split(/[\s-]/u)[0] ?? '')).filter((one) => one.length >= SHORTEST),
  );
  const given = new Set([...GIVEN, ...partsOf(known)]);
  take('name', /\p{L}+/gu, (word) =>
    spellings(word).some((one) => first.has(one) || (/\p{Lu}/u.test(word) && given.has(one))),
  );
  for (const [trace, pattern] of PATTERNS.filter(([one]) => one === 'capitals')) take(trace, pattern);
  return findings.filter(
    ({ trace, found }, index) => findings.findIndex((one) => one.trace === trace && one.found === found) === index,
  );
}

/**
 * The names in the writer's own cases that a place holds. An address, a link or a colleague's room may stand there, so
 * the rest of the filter does not read it (F11).
 */
export function namesInPlace(place: string, known: readonly string[]): readonly Finding[] {
  const parts = new Set(partsOf(known));
  const words = place.normalize('NFKC').match(/\p{L}+/gu) ?? [];
  return words
    .filter((word) => word.length >= SHORTEST && spellings(word).some((one) => parts.has(one)))
    .map((found) => ({ trace: 'name', found }));
}
