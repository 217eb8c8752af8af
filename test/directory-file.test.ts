import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTogether } from '../src/directory/check-together.ts';
import { readFile } from '../src/directory/read-file.ts';
import { problemLines } from '../src/directory/report.ts';
import { TEMPLATE } from '../src/directory/write-csv.ts';

const HEAD = 'organisation;huvudman;enhet;verksamhet;namn;titel;funktioner;e-post;telefon;entra-id;konto;id';
const EVA = 'Utbildning;kommun;Ekskolan;skola;Eva Ek;kurator;chef, kurator;eva@ekdalen.example;070-123 45 67;;;';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const fileOf = (...rows: readonly string[]): Uint8Array => utf8([HEAD, ...rows].join('\r\n'));
/** One row where one column says something else. */
const eva = (column: string, text: string): string => {
  const at = HEAD.split(';').indexOf(column);
  return EVA.split(';')
    .map((cell, index) => (index === at ? text : cell))
    .join(';');
};
function linesOf(bytes: Uint8Array, name = 'a.csv'): readonly string[] {
  const { entries, problems } = readFile(bytes, name);
  return problemLines([...problems, ...checkTogether(entries)]);
}
const told = (...rows: readonly string[]): readonly string[] => linesOf(fileOf(...rows));

describe('a file of the directory', () => {
  it('of the template has nothing wrong with it, and what is said once of a unit need not be repeated', () => {
    const { entries, problems } = readFile(utf8(TEMPLATE), 'personal.csv');
    expect([...problems, ...checkTogether(entries)]).toEqual([]);
    expect(entries).toHaveLength(3);
    expect(entries[1]).toEqual({
      line: 3,
      authority: 'Ekdalens kommun – utbildningsnämnden',
      principal: 'municipality',
      unit: 'Ekskolan',
      sector: 'school',
      name: 'Eva Al',
      title: 'skolkurator',
      functions: ['curator', 'eht'],
      email: 'eva.al@ekdalen.example',
      phone: '070-000 00 02',
    });
    expect(entries[2]).toMatchObject({ kind: 'guest', principal: 'region', sector: 'regional-health' });
  });

  it.each([
    ['semicolons', ';', (text: string) => utf8(text)],
    ['commas', ',', (text: string) => utf8(text)],
    ['tabs', '\t', (text: string) => utf8(text)],
    ['a BOM', ';', (text: string) => utf8(`\uFEFF${text}`)],
    ['UTF-16 of Excel', '\t', (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))],
  ])('is read with %s', (_name, separator, encode) => {
    const rows = [HEAD, EVA, eva('namn', 'Åsa Öberg')].map((row) =>
      row
        .split(';')
        .map((cell) => `"${cell}"`)
        .join(separator),
    );
    const { entries, problems } = readFile(encode(`${rows.join('\r\n')}\r\n\r\n`), 'a.csv');
    expect(problems).toEqual([]);
    expect(entries.map(({ name, line }) => [name, line])).toEqual([
      ['Eva Ek', 2],
      ['Åsa Öberg', 3],
    ]);
  });

  it('in Windows-1252 is read, and that is said', () => {
    const { entries, problems } = readFile(
      new Uint8Array(Buffer.from([HEAD, eva('namn', 'Åsa Öberg')].join('\r\n'), 'latin1')),
      'a.csv',
    );
    expect(entries[0]?.name).toBe('Åsa Öberg');
    expect(problemLines(problems)).toEqual([expect.stringContaining('OBS filen: filen är inte i UTF-8')]);
  });

  it('with other headings, a quoted line break and Excel’s own first line keeps its line numbers', () => {
    const text = [
      'sep=;',
      'Myndighet;Huvudman;SKOLA;Verksamhet;Förnamn;Efternamn;Befattning;E-postadress;Lön',
      'Utbildning;Ekdalens kommun;Ekskolan;skola;Eva;Ek;"kur',
      'ator";eva@ekdalen.example;1',
      ';;Ekskolan;;Bo;Al;lärare;bo@ekdalen;2',
    ].join('\n');
    expect(linesOf(utf8(text))).toEqual([
      'OBS rad 2: kolumnen "lön" är inte känd. Den läses inte.',
      expect.stringMatching(/^FEL rad 3, titel: cellen "kur·ator" har radbrytningar/u),
      expect.stringMatching(/^OBS rad 3, funktioner: Ekskolan har ingen chef/u),
      'FEL rad 5, e-post: "bo@ekdalen" är ingen hel adress. Skriv den som namn@kommun.se.',
    ]);
  });

  it('in JSON has the same shape, with the place in the list as its line', () => {
    const one = {
      organisation: 'A',
      huvudman: 'kommun',
      enhet: 'B-skolan',
      verksamhet: 'skola',
      namn: 'C D',
      titel: 'e',
    };
    const two = { ...one, namn: 'F G', funktioner: ['chef', 'kurator'], id: 7, telefon: null, 'e-post': 'f@g.example' };
    const good = JSON.stringify({ personer: [{ ...one, 'e-post': 'c@d.example' }, two] });
    const { entries, problems } = readFile(utf8(good), 'a.JSON');
    expect(problems).toEqual([]);
    expect(entries[1]).toMatchObject({ line: 2, functions: ['manager', 'curator'], ownId: '7' });
    expect(linesOf(utf8(JSON.stringify([one, two])), 'a.json')).toEqual([
      expect.stringMatching(/^FEL rad 1, e-post: adressen saknas/u),
    ]);
    expect(linesOf(utf8('{'), 'a.json')).toEqual([expect.stringContaining('filen är inte JSON')]);
    expect(linesOf(utf8('[{"namn":{}}]'), 'a.json')).toEqual([expect.stringContaining('FEL rad 1, namn')]);
    expect(linesOf(utf8('"x"'), 'a.json')).toEqual([expect.stringContaining('FEL filen: posten')]);
  });

  it.each([
    ['funktioner', 'kuratår', 'FEL rad 2, funktioner: "kuratår" är ingen känd funktion. Menade du "kurator"?'],
    ['funktioner', 'chef, fotograf', 'FEL rad 2, funktioner: "fotograf" är ingen känd funktion. Skriv en av: chef,'],
    ['verksamhet', 'skolan', 'FEL rad 2, verksamhet: "skolan" är ingen känd verksamhet. Menade du "skola"?'],
    ['huvudman', 'staten', 'FEL rad 2, huvudman: "staten" är ingen huvudman. Skriv kommun, region eller annan.'],
    ['enhet', '', 'FEL rad 2, enhet: cellen är tom.'],
    ['namn', '', 'FEL rad 2, namn: cellen är tom.'],
    ['e-post', '', 'FEL rad 2, e-post: adressen saknas.'],
    ['e-post', 'eva(at)ekdalen.se', 'FEL rad 2, e-post: "eva(at)ekdalen.se" är ingen hel adress.'],
    ['telefon', 'växeln', 'FEL rad 2, telefon: "växeln" är inget telefonnummer.'],
    ['telefon', '12', 'FEL rad 2, telefon: "12" är inget telefonnummer.'],
    ['telefon', '+HYPERLINK(1)', 'FEL rad 2, telefon: cellen "+HYPERLINK(1)" börjar som en formel'],
    ['entra-id', '123', 'FEL rad 2, entra-id: "123" är inget objekt-id.'],
    ['entra-id', '00000000-0000-0000-0000-000000000000', 'FEL rad 2, entra-id'],
    ['konto', 'lånad', 'FEL rad 2, konto: "lånad" är ingen kontotyp.'],
    ['namn', '=cmd|calc', 'FEL rad 2, namn: cellen "=cmd|calc" börjar som en formel'],
    ['titel', '@SUM(A1)', 'FEL rad 2, titel: cellen "@SUM(A1)" börjar som en formel'],
    ['namn', 'Eva\u202EkE', 'FEL rad 2, namn: cellen "Eva·kE" har radbrytningar eller osynliga tecken.'],
    ['namn', 'Eva\u001B[2J', 'FEL rad 2, namn: cellen "Eva·[2J" har radbrytningar eller osynliga tecken.'],
    ['namn', 'Ã…sa Ã–berg', 'FEL rad 2, namn: å, ä eller ö är trasiga'],
    ['namn', 'E'.repeat(81), 'FEL rad 2, namn: texten är 81 tecken, mer än 80. Korta den.'],
    ['id', '20010101-0106', 'FEL rad 2, id: cellen ser ut att ha ett personnummer.'],
  ])('says where, what and how: %s %j', (column, cell, sentence) => {
    const lines = told(eva(column, cell)).filter((line) => line.startsWith('FEL'));
    expect(lines.join('\n')).toContain(sentence);
    expect(lines.length).toBeLessThanOrEqual(cell.startsWith('+') ? 2 : 1);
  });

  it.each([
    ['telefon', '+46 70-123 45 67'],
    ['telefon', "'+46701234567"],
    ['telefon', '08-123 456 (växel)'.replace(' (växel)', '')],
    ['entra-id', '8F14E45F-0000-4000-8000-000000000001'],
    ['namn', '  Eva \u00A0 Ek '],
    ['namn', 'Ann-Marie O’Brien d’Arc'],
    ['id', '1234567'],
    ['funktioner', ''],
    ['funktioner', 'chef, kurator och EHT'],
    ['konto', 'Partner'],
  ])('has nothing to say of %s %j', (column, cell) => {
    expect(told(eva(column, cell)).filter((line) => line.startsWith('FEL'))).toEqual([]);
  });

  it('tells every row that does not go together with another', () => {
    const lines = told(
      EVA,
      eva('namn', 'Eva Dubbel'),
      'Social;kommun;Ekskolan;socialtjänst;Bo Al;chef;;bo@a.example;;;;',
      'Utbildning;region;Ekskolen;skola;Cia Al;rektor;rektor;cia@a.example;;;;',
      'Utbildning;kommun;Förskola 1;förskola;Dan Al;rektor;chef;dan@a.example;;;;',
      'Utbildning;kommun;Förskola 2;förskola;Per Al;rektor;chef;per@a.example;;;;',
      'Utbildning;kommun;Förskola 2;förskola;Per Al;biträdande;chef;per2@a.example;;;;',
    );
    expect(lines).toEqual([
      expect.stringMatching(/^FEL rad 3, e-post: Eva Dubbel har samma e-post som Eva Ek på rad 2/u),
      expect.stringMatching(/^OBS rad 3, funktioner: Ekskolan har 2 chefer/u),
      expect.stringMatching(/^FEL rad 4, organisation: "Social", men "Utbildning" på rad 2/u),
      expect.stringMatching(/^FEL rad 4, verksamhet: "socialtjänst", men "skola" på rad 2/u),
      expect.stringMatching(/^FEL rad 5, huvudman: "region", men "kommun" på rad 2/u),
      expect.stringMatching(/^OBS rad 5, enhet: "Ekskolen" är nästan "Ekskolan" på rad 2/u),
      expect.stringMatching(/^OBS rad 5, funktioner: Cia Al är rektor men Ekskolen har ingen chef/u),
      expect.stringMatching(/^OBS rad 8, namn: Per Al finns redan i Förskola 2 på rad 7/u),
      expect.stringMatching(/^OBS rad 8, funktioner: Förskola 2 har 2 chefer/u),
    ]);
  });

  it('that is not what it should be is refused in one sentence', () => {
    expect(linesOf(utf8(''))).toEqual([expect.stringContaining('filen har inga personer')]);
    expect(linesOf(utf8(HEAD))).toEqual([expect.stringContaining('filen har inga personer')]);
    expect(linesOf(utf8(`${HEAD}\n"Eva`))).toEqual([expect.stringContaining('ett citattecken saknar sitt par')]);
    expect(told(`${EVA};extra`)).toEqual([expect.stringContaining('raden har 13 celler men rubrikraden 12')]);
    const missing = linesOf(utf8('namn;titel;namn\nEva;kurator;Bo')).filter((line) => line.includes('rad 1'));
    expect(missing.join('\n')).toMatch(/"organisation" saknas[^]*"enhet" saknas[^]*"e-post" eller "id"/u);
    expect(missing.join('\n')).toContain('namn: kolumnen finns två gånger');
    expect(linesOf(new Uint8Array(20_000_001))).toEqual([expect.stringContaining('större än 20 MB')]);
  });

  it('S15 whatever its bytes are, it is read without a fault of ours, and nothing that a terminal acts on is told', () => {
    const check = (bytes: Uint8Array, name: string): void => {
      for (const line of linesOf(bytes, name)) expect(line).not.toMatch(/\p{Cc}/u);
    };
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom('a.csv', 'a.json'), check), {
      numRuns: 300,
    });
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 14 }), (cells) => {
        check(fileOf(cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')), 'a.csv');
      }),
      { numRuns: 300 },
    );
  });
});
