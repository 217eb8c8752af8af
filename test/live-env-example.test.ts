import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import { settingNames, settingOf } from '../src/settings/table.ts';

const read = (name: string): string => readFileSync(join(import.meta.dirname, '..', name), 'utf8');
const text = read('live.env.example');

test('the example names every setting of the program and no other, each with a word before it', () => {
  const named = [...text.matchAll(/^(?:# )?([A-Z][A-Z_]+)=/gmu)].map(([, name]) => name ?? '');
  const expected = settingNames.flatMap((name) => (settingOf(name).isSecret ? [name, `${name}_FILE`] : [name]));
  expect(named.toSorted()).toEqual(expected.toSorted());
});

test('the example starts nothing as it stands: each value that must be replaced is said', () => {
  const said = (() => {
    try {
      return readConfig(parseEnv(text)).mode;
    } catch (error) {
      return String(error);
    }
  })();
  for (const name of ['BOT_ID', 'BOT_TENANT_ID', 'BOT_CERTIFICATE_FILE', 'PUBLIC_URL', 'DATABASE_URL', 'PROFILE'])
    expect(said).toContain(`\n- ${name}`);
});

test('the guide for administrators names settings and commands that exist, and no other', () => {
  const guide = read('docs/admin.md');
  const known = new Set<string>(settingNames.flatMap((name) => [name, `${name}_FILE`]));
  const named = [...guide.matchAll(/`((?:BOT|DATABASE|PUBLIC|SIP|NODE|PROFILE)_[A-Z_]+|GRAPH|PLACE)(?:=\w+)?`/gu)];
  expect(named.length).toBeGreaterThan(5);
  expect(named.map(([, name]) => name).filter((name) => !known.has(name ?? ''))).toEqual([]);
  const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);
  const run = [...guide.matchAll(/npm run (\w+)/gu)].map(([, name]) => name ?? '');
  expect(run.filter((name) => !scripts.includes(name))).toEqual([]);
  expect(new Set(run)).toEqual(new Set(['doctor', 'directory', 'package']));
});
