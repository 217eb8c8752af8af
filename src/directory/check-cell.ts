import { error, INVISIBLE, shown, type Problem } from './problem.ts';
import type { Row } from './read-rows.ts';
import { COLUMNS, type Column } from './words.ts';

const FORMULA = /^[=+\-@]/u;
const BROKEN = /Ã[¥¤¶…„–]|\uFFFD/u;
const PERSONAL_NUMBER =
  /(?<!\d)(?:19|20)?(\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]|6[1-9]|[78]\d|9[01]))[-+]?(\d{4})(?!\d)/u;
/** Where a row of digits is something else. */
const NUMBERS: ReadonlySet<Column> = new Set(['telefon', 'entra-id']);

/** A cell as it is kept: one kind of spaces, none at the ends, and without the apostrophe of a spreadsheet. */
const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[\u0020\u00A0\u2007\u202F]+/gu, ' ')
    .trim()
    .replace(/^'(?=[=+\-@])/u, '');

/** The cells of a row made tidy, and everything in them that no cell may hold, whatever the column. */
export function checkCells({ line, cells }: Row): { readonly row: Row; readonly problems: readonly Problem[] } {
  const tidied = Object.entries(cells).map(([column, text]) => [column as Column, tidy(text)] as const);
  const problems = tidied.flatMap(([column, text]) =>
    faultsIn(column, text).map(([what, mend]) => error(line, column, what, mend)),
  );
  return { row: { line, cells: Object.fromEntries(tidied) }, problems };
}

type Fault = readonly [what: string, mend: string];
function faultsIn(column: Column, text: string): readonly Fault[] {
  const { most } = COLUMNS[column];
  return [
    ...(text.search(INVISIBLE) === -1
      ? []
      : [
          [
            `cellen ${shown(text)} har radbrytningar eller osynliga tecken`,
            'Skriv om den för hand på en rad.',
          ] as const,
        ]),
    ...(FORMULA.test(text) && !(column === 'telefon' && /^\+\d/u.test(text))
      ? [[`cellen ${shown(text)} börjar som en formel i ett kalkylprogram`, 'Ta bort tecknet i början.'] as const]
      : []),
    ...(BROKEN.test(text)
      ? [[`å, ä eller ö är trasiga i ${shown(text)}`, 'Hämta filen på nytt och spara den som "CSV UTF-8".'] as const]
      : []),
    ...(text.length > most ? [[`texten är ${text.length} tecken, mer än ${most}`, 'Korta den.'] as const] : []),
    ...(!NUMBERS.has(column) && hasPersonalNumber(text)
      ? [['cellen ser ut att ha ett personnummer', 'Personnummer ska inte finnas i katalogen: ta bort det.'] as const]
      : []),
  ];
}

function hasPersonalNumber(text: string): boolean {
  const found = PERSONAL_NUMBER.exec(text);
  return found !== null && isByLuhn(`${found[1]}${found[2]}`);
}
const isByLuhn = (digits: string): boolean =>
  Array.from(digits).reduce((sum, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return sum + (doubled > 9 ? doubled - 9 : doubled);
  }, 0) %
    10 ===
  0;
