import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lackCodes, lackText } from '../../src/cards/texts.ts';
import { readingOf, type Shown } from '../support/card-reader.ts';
import { FAULTS, STOPS } from '../support/copy-deck/faults.ts';
import { NETWORK } from '../support/copy-deck/network.ts';
import { STAFF } from '../support/copy-deck/staff.ts';
import { VASTBAS } from '../support/copy-deck/vastbas.ts';
import { AWAITED, AWAITED_CODES, CARRIED_BY } from '../support/copy-deck/stands.ts';
import { galleryCards } from '../support/gallery-cards.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const filesOf = (folder: string, name: RegExp): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => name.test(file))
    .map((file) => readFileSync(join(root, folder, file), 'utf8'));

/** Bound values become {}, and what only marks up a text is left out. */
const plain = (text: string): string =>
  text
    .replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}|\{\w*\}/gu, '{}')
    .replaceAll(/\*\*|\\/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .toLocaleLowerCase('sv');

const templates = filesOf('cards', /\.json$/u);
const sources = filesOf('src', /\.(?:ts|yaml)$/u);
const drawn = (await galleryCards()).map(({ card }) => readingOf(card as Shown));
const withoutComments = sources.map((text) => text.replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/gu, ''));
const said = plain([...templates, ...withoutComments, ...drawn].join('\n'));
const ids = new Set(templates.flatMap((text) => [...text.matchAll(/"id":\s*"([^"]+)"/gu)].map((match) => match[1])));
const code = sources.join('\n');

/** A key stands as the id of an element, or is named where its words are put together. */
const stands = (key: string): boolean =>
  ids.has(key) || new RegExp(String.raw`\b${key.replaceAll('.', String.raw`\.`)}\b`, 'u').test(code);
const keys = Object.entries({ ...STAFF, ...NETWORK, ...VASTBAS });
const unsaid = (words: string): readonly string[] =>
  words
    .split('|')
    .flatMap((part) => plain(part).split('{}'))
    .map((part) => part.trim())
    .filter((part) => /\p{L}/u.test(part) && !said.includes(part));

describe('the copy deck', () => {
  it('every key of §7.1 to §7.3 is the id of an element, or named where its words are put together', () => {
    expect(keys.length).toBeGreaterThan(70);
    expect(keys.filter(([key]) => !(CARRIED_BY[key] ?? [key]).every(stands)).map(([key]) => key)).toEqual([]);
  });

  it('every key is said in the words of the deck', () => {
    const missing = keys.flatMap(([key, words]) => unsaid(words).map((part) => `${key}: ${part}`));
    expect(missing).toEqual([]);
  });

  it('what waits for its screens is not built: what has been built leaves the list', () => {
    expect(Object.keys(AWAITED).filter(stands)).toEqual([]);
    expect(AWAITED_CODES.filter((awaited) => lackCodes.includes(awaited))).toEqual([]);
  });
});

describe('what stops someone (§7.6)', () => {
  it.each(Object.entries(FAULTS))('%s has its sentence', (name, words) => {
    const params = Object.fromEntries(['n', 'unit', 'types', 'name'].map((param) => [param, 'schooling']));
    expect(lackCodes).toContain(name);
    for (const part of words.split(/\{\}|\|/u)) expect(lackText({ code: name, params })).toContain(part);
  });

  it.each(Object.entries(STOPS))('%s is said where it is met', (_name, words) => {
    expect(unsaid(words)).toEqual([]);
  });
});

describe('what is never said', () => {
  // The schema of the profiles names the word to refuse it.
  const everything = [...templates, ...withoutComments.filter((text) => !text.includes('profileSchema ='))];

  it('U-18 three weeks are never a legal requirement', () => {
    expect(everything.filter((text) => /lagkrav/iu.test(text))).toEqual([]);
    expect(plain(everything.join('\n'))).not.toMatch(/(?:ska|måste) hållas (?:senast|inom)/u);
  });

  it('no help depends on the consent of the family', () => {
    const words = plain(everything.join('\n'));
    expect(words).not.toMatch(
      /annars får (?:du|ni) inte|för att få (?:hjälp|stöd)|utan samtycke får (?:du|ni) inte hjälp/u,
    );
  });
});
