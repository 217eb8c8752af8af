import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { lackCodes, lackText } from '../../src/cards/texts.ts';

const domain = fileURLToPath(new URL('../../src/domain', import.meta.url));
const sources = readdirSync(domain, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(domain, file), 'utf8'))
  .join('\n');
const used = [...sources.matchAll(/\b(?:hard|soft)\(\s*'([^']+)'/gu)].map((match) => match[1] ?? '');

test('every code that a guard can give has its Swedish sentence', () => {
  expect(used.length).toBeGreaterThan(60);
  expect(used.filter((code) => lackText({ code }).length < 10)).toEqual([]);
});

test('no sentence is left that no guard gives', () => {
  expect(lackCodes.filter((code) => !sources.includes(`'${code}'`))).toEqual([]);
});
