import type { Entry } from './entry.ts';
import { error, shown, warning, type Problem } from './problem.ts';
import type { Row } from './read-rows.ts';
import { functions, kinds, nearest, principalOf, sectors, type Column } from './words.ts';

const EMAIL = /^[^\s@<>"',;()]+@[^\s@<>"',;()]+\.[^\s@<>"',;().]{2,}$/u;
const ENTRA_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u;
const NO_ID = '00000000-0000-0000-0000-000000000000';
const PHONE = /^\+?\d[\d ()/–-]*$/u;
const [FEWEST_DIGITS, MOST_DIGITS] = [5, 15];

/** One person, and everything that is wrong with the row by itself. */
export function readEntry({ line, cells }: Row): { readonly entry: Entry; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const at = (column: Column): string => cells[column] ?? '';
  const fault = (column: Column, what: string, mend: string): void => {
    problems.push(error(line, column, what, mend));
  };
  const needed = (column: Column, text: string, mend: string): string => {
    if (text === '') fault(column, 'cellen är tom', mend);
    return text;
  };
  const name = at('namn') || [at('förnamn'), at('efternamn')].filter((part) => part !== '').join(' ');
  const principal = needed('huvudman', at('huvudman'), 'Skriv kommun, region eller annan.');
  if (principal !== '' && !principalOf(principal))
    fault('huvudman', `${shown(principal)} är ingen huvudman`, 'Skriv kommun, region eller annan.');
  const sector = needed('verksamhet', at('verksamhet'), `Skriv en av: ${sectors.known.join(', ')}.`);
  if (sector !== '' && !sectors.of(sector))
    fault('verksamhet', `${shown(sector)} är ingen känd verksamhet`, meant(sector, sectors.known));
  const kind = kinds.of(at('konto'));
  if (!kind && at('konto') !== '')
    fault('konto', `${shown(at('konto'))} är ingen kontotyp`, 'Lämna tomt, eller skriv egen, gäst eller partner.');
  const entraId = at('entra-id').toLowerCase();
  if (entraId !== '' && (!ENTRA_ID.test(entraId) || entraId === NO_ID))
    fault('entra-id', `${shown(entraId)} är inget objekt-id`, 'Kopiera "Objekt-ID" från personens konto i Entra.');
  const email = at('e-post').toLowerCase();
  if (email !== '' && !EMAIL.test(email))
    fault('e-post', `${shown(email)} är ingen hel adress`, 'Skriv den som namn@kommun.se.');
  if (email === '' && entraId === '' && at('id') === '')
    fault('e-post', 'adressen saknas', 'Skriv den, eller personens id eller entra-id: utan det kan ingen kännas igen.');
  const phone = at('telefon');
  if (phone !== '' && !isPhone(phone))
    fault('telefon', `${shown(phone)} är inget telefonnummer`, 'Skriv ett nummer, till exempel 070-123 45 67.');
  const words = at('funktioner')
    .split(/[,;|]|\soch\s/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  for (const word of words.filter((one) => !functions.of(one)))
    fault('funktioner', `${shown(word)} är ingen känd funktion`, meant(word, functions.known));
  const entry: Entry = {
    line,
    authority: needed('organisation', at('organisation'), 'Skriv nämnden eller myndigheten som äger uppgifterna.'),
    principal: principalOf(principal) ?? 'other',
    unit: needed('enhet', at('enhet'), 'Skriv skolan, mottagningen eller enheten där personen arbetar.'),
    sector: sectors.of(sector) ?? 'other',
    name: needed('namn', name, 'Skriv för- och efternamn.'),
    title: needed('titel', at('titel'), 'Skriv yrket, till exempel skolkurator.'),
    functions: [...new Set(words.flatMap((word) => functions.of(word) ?? []))],
    ...(kind ? { kind } : {}),
    ...(email ? { email } : {}),
    ...(phone ? { phone } : {}),
    ...(entraId ? { entraId } : {}),
    ...(at('id') ? { ownId: at('id') } : {}),
    ...(at('tidigare enhet') ? { formerUnit: at('tidigare enhet') } : {}),
    ...(at('tidigare organisation') ? { formerAuthority: at('tidigare organisation') } : {}),
  };
  if (email === '' && entry.ownId && entraId === '')
    problems.push(
      warning(line, 'e-post', `${entry.name} har ingen adress`, 'Personen nås inte i Teams, bara på telefon.'),
    );
  return { entry, problems };
}

function isPhone(text: string): boolean {
  const digits = text.replaceAll(/\D/gu, '').length;
  return PHONE.test(text) && digits >= FEWEST_DIGITS && digits <= MOST_DIGITS;
}
function meant(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near ? `Menade du "${near}"?` : `Skriv en av: ${known.join(', ')}.`;
}
