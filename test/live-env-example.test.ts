import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import { settingNames, settingOf } from '../src/settings/table.ts';

const text = readFileSync(join(import.meta.dirname, '../live.env.example'), 'utf8');

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
