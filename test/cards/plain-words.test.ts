import { describe, expect, it } from 'vitest';
import { lackCodes, lackText } from '../../src/cards/texts.ts';
import { readingOf, type Shown } from '../support/card-reader.ts';
import { galleryCards } from '../support/gallery-cards.ts';
import { lixOf } from '../support/lix.ts';

const screens = (await galleryCards()).map(({ name, card }) => ({ name, text: readingOf(card as Shown) }));
const lacks = lackCodes.map((code) => ({ name: code, text: lackText({ code }) }));
/** What is said in English is meant to be. */
const swedish = [...screens.filter(({ name }) => !name.endsWith('(en)')), ...lacks];

/** Words of officials, of programs and of English that a plain text does without; a whole word each. */
const HEAVY =
  /(?<!\p{L})(?:erhåll\p{L}*|tillse\p{L}*|vidta\p{L}*|föreligg\p{L}*|avseende|beträffande|jämlikt|härmed|ovanstående|nedanstående|inkom(?:ma|men|mit)|samt|ej|dock|huruvida|vederbörande|hen|t\.ex\.|bl\.a\.|osv|mm|klicka\p{L}*|status|policy|implement\p{L}*|process|initier\p{L}*|aviser\p{L}*|notis\p{L}*|ticket|case|meeting|input|submit|deadline|token|server)(?!\p{L})/giu;
const LEFT_OPEN = /\bundefined\b|\bnull\b|\bNaN\b|\[object|\{\w+\}|\s{2,}(?=\S)|\.\.(?!\.)|\s[.,?!](?=\s|$)/u;

describe('U4 plain words', () => {
  it('no heavy word, no English and no jargon', () => {
    const found = swedish.flatMap(({ name, text }) => (text.match(HEAVY) ?? []).map((word) => `${name}: ${word}`));
    expect(found).toEqual([]);
  });

  it('no sentence is longer than twenty-five words', () => {
    const long = swedish.flatMap(({ name, text }) =>
      text
        .split(/\n|(?<=[.!?:])\s+(?=\p{Lu})/u)
        .filter((sentence) => /[.!?]$/u.test(sentence) && lixOf([sentence]).words > 25)
        .map((sentence) => `${name}: ${sentence}`),
    );
    expect([...new Set(long)]).toEqual([]);
  });

  it('nothing is left open in a text', () => {
    const open = screens.flatMap(({ name, text }) =>
      text.split('\n').flatMap((line) => (LEFT_OPEN.test(line) ? [`${name}: ${line}`] : [])),
    );
    expect(open).toEqual([]);
  });
});
