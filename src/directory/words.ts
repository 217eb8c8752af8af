import { distance } from 'fastest-levenshtein';
import type { PrincipalKind, Sector, StaffFunction, StaffKind } from '../domain/directory.ts';

type Heading = { readonly also: readonly string[]; readonly most: number };

/** The columns of a file, by the heading of the template; what else municipalities call them; the longest cell. */
export const COLUMNS = {
  organisation: { also: ['myndighet', 'nämnd', 'förvaltning', 'organisationsnamn'], most: 80 },
  huvudman: { also: ['huvudmannatyp'], most: 80 },
  enhet: { also: ['enhetsnamn', 'skola', 'arbetsplats', 'mottagning'], most: 80 },
  verksamhet: { also: ['sektor', 'verksamhetsområde'], most: 80 },
  namn: { also: ['fullständigt namn', 'visningsnamn'], most: 80 },
  förnamn: { also: ['tilltalsnamn'], most: 40 },
  efternamn: { also: [], most: 40 },
  titel: { also: ['befattning', 'yrkestitel', 'yrke'], most: 80 },
  funktioner: { also: ['funktion', 'roll', 'roller'], most: 200 },
  'e-post': { also: ['epost', 'e-postadress', 'epostadress', 'mejl', 'mail', 'email', 'e-mail', 'upn'], most: 254 },
  telefon: { also: ['tel', 'telefonnummer', 'mobil', 'mobiltelefon', 'mobilnummer'], most: 30 },
  'entra-id': { also: ['entra id', 'entraid', 'objekt-id', 'object id', 'objectid', 'aadobjectid'], most: 36 },
  konto: { also: ['kontotyp'], most: 40 },
  id: { also: ['personal-id', 'anställningsnummer', 'anställningsnr', 'anstnr'], most: 60 },
  'tidigare enhet': { also: ['tidigare enhetsnamn'], most: 80 },
  'tidigare organisation': { also: [], most: 80 },
} as const satisfies Readonly<Record<string, Heading>>;
export type Column = keyof typeof COLUMNS;

const HEADINGS = new Map<string, Column>(
  Object.entries(COLUMNS).flatMap(([title, { also }]) =>
    [title, ...also].map((word) => [word, title as Column] as const),
  ),
);
export const columnOf = (heading: string): Column | undefined => HEADINGS.get(heading);
export const nearestColumn = (heading: string): string | undefined => nearest(heading, [...HEADINGS.keys()]);

const PRINCIPALS: readonly (readonly [RegExp, PrincipalKind])[] = [
  [/kommun/u, 'municipality'],
  [/region|landsting/u, 'region'],
  [/^(?:annan|enskild|privat|fristående|other)/u, 'other'],
];
/** "Björkviks kommun" is a municipality. */
export const principalOf = (text: string): PrincipalKind | undefined =>
  PRINCIPALS.find(([words]) => words.test(text.toLowerCase()))?.[1];

const SECTORS: Readonly<Record<string, Sector>> = {
  skola: 'school',
  grundskola: 'school',
  gymnasium: 'school',
  gymnasieskola: 'school',
  'anpassad skola': 'school',
  förskola: 'preschool',
  socialtjänst: 'social',
  'individ- och familjeomsorg': 'social',
  'kommunal hälso- och sjukvård': 'municipal-health',
  'kommunal vård': 'municipal-health',
  'regional hälso- och sjukvård': 'regional-health',
  'regional vård': 'regional-health',
  annan: 'other',
  annat: 'other',
};
const FUNCTIONS: Readonly<Record<string, StaffFunction>> = {
  chef: 'manager',
  enhetschef: 'manager',
  rektor: 'rektor',
  elevhälsa: 'eht',
  elevhälsoteam: 'eht',
  eht: 'eht',
  kurator: 'curator',
  skolkurator: 'curator',
  psykolog: 'psychologist',
  skolpsykolog: 'psychologist',
  sjuksköterska: 'nurse',
  skolsköterska: 'nurse',
  socialsekreterare: 'social-worker',
  läkare: 'physician',
  skolläkare: 'physician',
  samordnare: 'intake',
  ifo: 'ifo',
  koordinator: 'coordinator',
  skolchef: 'school-chief',
};
const KINDS: Readonly<Record<string, StaffKind>> = {
  egen: 'member',
  egna: 'member',
  gäst: 'guest',
  partner: 'partner',
};

type Words<T> = { readonly of: (text: string) => T | undefined; readonly known: readonly string[] };
const wordsIn = <T>(table: Readonly<Record<string, T>>): Words<T> => ({
  of: (text) => (Object.hasOwn(table, text.toLowerCase()) ? table[text.toLowerCase()] : undefined),
  known: Object.keys(table).filter((word) => word !== ''),
});
export const sectors = wordsIn(SECTORS);
export const functions = wordsIn(FUNCTIONS);
export const kinds = wordsIn(KINDS);

const first = <T>(table: Readonly<Record<string, T>>, value: T): string =>
  Object.keys(table).find((word) => table[word] === value) ?? '';
export const sectorWord = (sector: Sector): string => first(SECTORS, sector);
export const functionWord = (one: StaffFunction): string => first(FUNCTIONS, one);
export const kindWord = (kind: StaffKind): string => (kind === 'member' ? '' : first(KINDS, kind));
export const principalWord = (principal: PrincipalKind): string =>
  ({ municipality: 'kommun', region: 'region', other: 'annan' })[principal];

const SLIP = 2;
/** The word that was probably meant. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((one) => ({ one, far: distance(one, word.toLowerCase()) }))
    .toSorted((a, b) => a.far - b.far);
  return best && best.far <= SLIP && best.far < best.one.length / 2 ? best.one : undefined;
}
