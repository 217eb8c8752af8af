import { distance } from 'fastest-levenshtein';
import { placeKey, type Entry } from './entry.ts';
import { error, shown, warning, type Problem } from './problem.ts';
import { principalWord, sectorWord, type Column } from './words.ts';

/** What is wrong between the rows of a file: who stands twice, which places contradict each other, who has no manager. */
export const checkTogether = (entries: readonly Entry[], known: readonly string[] = []): readonly Problem[] => [
  ...twice(entries, 'id', ({ ownId }) => ownId),
  ...twice(entries, 'e-post', ({ email }) => email),
  ...twice(entries, 'entra-id', ({ entraId }) => entraId),
  ...sameName(entries),
  ...contradictions(entries),
  ...likeNames(entries, 'organisation', ({ authority }) => authority, []),
  ...likeNames(entries, 'enhet', ({ unit }) => unit, known),
  ...managers(entries),
];

function groups(entries: readonly Entry[], keyOf: (entry: Entry) => string | undefined): readonly (readonly Entry[])[] {
  const named = entries.filter((entry) => keyOf(entry));
  return [...Map.groupBy(named, (entry) => placeKey(keyOf(entry) ?? '')).values()];
}

const twice = (
  entries: readonly Entry[],
  column: Column,
  keyOf: (entry: Entry) => string | undefined,
): readonly Problem[] =>
  groups(entries, keyOf).flatMap(([first, ...more]) =>
    more.map((one) =>
      error(
        one.line,
        column,
        `${one.name || 'personen'} har samma ${column} som ${first?.name ?? ''} på rad ${first?.line ?? 0}`,
        'Ta bort den ena raden, eller rätta: en person kan bara stå en gång.',
      ),
    ),
  );

const sameName = (entries: readonly Entry[]): readonly Problem[] =>
  groups(entries, ({ name, unit }) => (name && unit ? `${unit}\n${name}` : undefined)).flatMap(([first, ...more]) =>
    more.map((one) =>
      warning(
        one.line,
        'namn',
        `${one.name} finns redan i ${one.unit} på rad ${first?.line ?? 0}`,
        'Är det samma person? Ta då bort den ena raden.',
      ),
    ),
  );

/** The cards show a unit by its name alone: two of one name could not be told apart. */
function contradictions(entries: readonly Entry[]): readonly Problem[] {
  const differs = (
    column: Column,
    places: readonly (readonly Entry[])[],
    said: (entry: Entry) => string,
    mend: string,
  ): readonly Problem[] =>
    places.flatMap(([first, ...more]) =>
      more
        .filter(
          (one) => first && said(one) !== '' && said(first) !== '' && placeKey(said(one)) !== placeKey(said(first)),
        )
        .map((one) =>
          error(
            one.line,
            column,
            `${shown(said(one))}, men ${shown(first ? said(first) : '')} på rad ${first?.line ?? 0}`,
            mend,
          ),
        ),
    );
  const units = groups(entries, ({ unit }) => unit);
  const authorities = groups(entries, ({ authority }) => authority);
  return [
    ...differs(
      'organisation',
      units,
      ({ authority }) => authority,
      'En enhet hör till en organisation: rätta, eller ge enheterna olika namn.',
    ),
    ...differs('verksamhet', units, ({ sector }) => sectorWord(sector), 'Skriv samma verksamhet för hela enheten.'),
    ...differs(
      'huvudman',
      authorities,
      ({ principal }) => principalWord(principal),
      'Skriv samma huvudman för hela organisationen.',
    ),
    ...differs(
      'tidigare enhet',
      units,
      ({ formerUnit }) => formerUnit ?? '',
      'En enhet kan bara ha ett tidigare namn.',
    ),
    ...differs(
      'tidigare organisation',
      authorities,
      ({ formerAuthority }) => formerAuthority ?? '',
      'En organisation kan bara ha ett tidigare namn.',
    ),
  ];
}

const FAR = 2;
const SHORT = 5;
const MOST = 400;
/** "Förskola 1" and "Förskola 2", "BUP A" and "BUP B" are two; "Björkskolan" and "Björkskolen" are hardly. */
const unnumbered = (name: string): string => placeKey(name).replaceAll(/\d+|(?<=[\s-])\p{L}$/gu, '#');
const areAlike = (a: string, b: string): boolean =>
  placeKey(a) !== placeKey(b) &&
  unnumbered(a) !== unnumbered(b) &&
  Math.min(a.length, b.length) > SHORT &&
  distance(placeKey(a), placeKey(b)) <= FAR;

/** Names that are probably one name written in two ways: in the file, and beside those that are there already. */
function likeNames(
  entries: readonly Entry[],
  column: Column,
  nameOf: (entry: Entry) => string,
  known: readonly string[],
): readonly Problem[] {
  const firsts = groups(entries, nameOf)
    .flatMap(([first]) => first ?? [])
    .slice(0, MOST);
  const named = new Set(firsts.map((one) => placeKey(nameOf(one))));
  const old = known.filter((name) => !named.has(placeKey(name)));
  return firsts.flatMap((one, index) => {
    const inFile = firsts.slice(0, index).find((other) => areAlike(nameOf(other), nameOf(one)));
    const before = one.formerUnit ? undefined : old.find((name) => areAlike(name, nameOf(one)));
    const other = inFile ? `${shown(nameOf(inFile))} på rad ${inFile.line}` : before && `${shown(before)} i katalogen`;
    const mend = inFile
      ? 'Är det samma? Skriv namnet lika på alla rader.'
      : 'Har enheten bytt namn? Skriv det gamla i kolumnen "tidigare enhet", annars blir det en ny enhet.';
    return other ? [warning(one.line, column, `${shown(nameOf(one))} är nästan ${other}`, mend)] : [];
  });
}

/** The manager is the last rung of every ladder. */
const managers = (entries: readonly Entry[]): readonly Problem[] =>
  groups(entries, ({ unit }) => unit).flatMap((people) => {
    const [first] = people;
    const heads = people.filter((one) => one.functions.includes('manager'));
    const rektor = people.find((one) => one.functions.includes('rektor'));
    if (!first || heads.length === 1) return [];
    const [, second] = heads;
    if (second)
      return [
        warning(
          second.line,
          'funktioner',
          `${first.unit} har ${heads.length} chefer`,
          'Bara en av dem får chefens frågor. Låt en ha funktionen chef.',
        ),
      ];
    return rektor
      ? [
          warning(
            rektor.line,
            'funktioner',
            `${rektor.name} är rektor men ${first.unit} har ingen chef`,
            'Skriv "chef, rektor" om rektorn är enhetens chef.',
          ),
        ]
      : [
          warning(
            first.line,
            'funktioner',
            `${first.unit} har ingen chef`,
            'Chefens frågor går då till en annan enhet i organisationen. Skriv chef för den som är det.',
          ),
        ];
  });
