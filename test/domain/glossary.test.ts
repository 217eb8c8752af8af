import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const src = fileURLToPath(new URL('../../src', import.meta.url));
const domain = join(src, 'domain');
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(src, file), 'utf8'))
  .join('\n');
const rows = readFileSync(join(domain, 'glossary.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| Swedish'));

test('every code name of the glossary occurs in the code', () => {
  expect(rows.length).toBeGreaterThan(40);
  const names = rows.flatMap((row) =>
    [...(row.split('|')[2] ?? '').matchAll(/`([^`]+)`/gu)].map((match) => match[1] ?? ''),
  );
  expect(names.filter((name) => !new RegExp(String.raw`\b${name}\b`, 'u').test(sources))).toEqual([]);
});

test('no Swedish term has two rows', () => {
  const terms = rows.map((row) => row.split('|')[1]?.trim());
  expect(new Set(terms).size).toBe(terms.length);
});
