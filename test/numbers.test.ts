import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { UNTESTED } from './support/untested.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const specification = fileURLToPath(new URL('../../shared/design/domain.md', import.meta.url));
const isThere = existsSync(specification);

const NUMBER = /(?<![\w-])(?:(?:C|ST|RM|PT|W|SC|SEP|V|T|E)\d+b?|[AB]-\d+)(?![\w-])/gu;
/** A rule or an example begins a row of a table; PT and SEP stand in running text. */
const ROW = /^\| ((?:C|ST|RM|W|SC|V|T|E)\d+b?|[AB]-\d+)(?: \([a-z]+\))? /u;
const RUNNING = /\b(?:PT|SEP)\d+(?= \S)/gu;

function numbersOf(text: string): readonly string[] {
  const rows = text.split('\n').flatMap((line) => ROW.exec(line)?.[1] ?? []);
  return [...new Set([...rows, ...(text.match(RUNNING) ?? [])])];
}

const TITLE = /(?:\b(?:it|test|describe)(?:\.\w+)?|\))\(\s*(['"`])((?:\\.|(?!\1).)*)\1/gsu;
/** The first word of a row is what its test is called. */
const ROW_TITLE = /\[\s*(['"`])((?:\\.|(?!\1).)*)\1/gsu;

/** The numbers that the names of the tests in a file begin with or tell in brackets. */
export function numbersIn(source: string): readonly string[] {
  const names = [TITLE, ROW_TITLE].flatMap((pattern) => [...source.matchAll(pattern)].map((match) => match[2] ?? ''));
  return names.filter((name) => name.includes(' ')).flatMap((name) => name.match(NUMBER) ?? []);
}

const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((one) =>
    one.isDirectory() ? filesOf(join(folder, one.name)) : one.name.endsWith('.test.ts') ? [join(folder, one.name)] : [],
  );

it('the names of tests are read from titles, and from the rows of a table of tests', () => {
  const source = `it.each([['C01 both', 1], ["W4b the child", 2]])('%s', f); describe('A-16 close', () => test("the end (E7)", f));
    expect(codes).toEqual(['V1', 'V2']); // ST01 is no name`;
  expect([...numbersIn(source)].toSorted()).toEqual(['A-16', 'C01', 'E7', 'W4b']);
});

describe.skipIf(!isThere)(
  'the numbers of the specification (skipped where it does not lie beside the repository)',
  () => {
    const numbers = isThere ? numbersOf(readFileSync(specification, 'utf8')) : [];
    const tested = new Set(filesOf(here).flatMap((file) => numbersIn(readFileSync(file, 'utf8'))));

    it('every kind of number is found', () => {
      const kinds = Object.groupBy(numbers, (number) => number.replace(/-?\d+b?$/u, ''));
      expect(Object.keys(kinds).toSorted()).toEqual(
        ['A', 'B', 'C', 'E', 'PT', 'RM', 'SC', 'SEP', 'ST', 'T', 'V', 'W'].toSorted(),
      );
      expect(numbers.length).toBeGreaterThan(200);
    });

    it('every number is the name of a test, or stands with its reason among the untested', () => {
      expect(numbers.filter((number) => !tested.has(number) && !Object.hasOwn(UNTESTED, number))).toEqual([]);
    });

    it('nothing stands among the untested that is tested, or that is no number of the specification', () => {
      expect(Object.keys(UNTESTED).filter((number) => tested.has(number) || !numbers.includes(number))).toEqual([]);
    });
  },
);
