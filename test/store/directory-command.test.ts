import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { TEMPLATE } from '../../src/directory/write-csv.ts';
import { test } from '../support/db.ts';

test('npm run directory imports into a real database, and never into one of practice', async ({ db, dbUrl }) => {
  const folder = await mkdtemp(join(tmpdir(), 'sip-lotsen-directory-'));
  const file = join(folder, 'personal.csv');
  await writeFile(file, TEMPLATE);
  const run = async (...args: readonly string[]): Promise<{ code: number; out: string }> => {
    const script = join(import.meta.dirname, '../../scripts/directory.ts');
    const env = { PATH: process.env['PATH'], DATABASE_URL: dbUrl };
    const done = await promisify(execFile)(process.execPath, [script, ...args], { env }).catch(
      (error: unknown) => error as { code: number; stdout: string; stderr: string },
    );
    return { code: 'code' in done ? done.code : 0, out: `${done.stdout}${done.stderr}` };
  };
  expect(await run('template')).toEqual({ code: 0, out: TEMPLATE });
  expect(await run('import', file, '--write')).toMatchObject({ code: 0, out: expect.stringContaining('Skrivet.') });
  expect((await run('list')).out).toContain('Eva Al;skolkurator;kurator, elevhälsa;eva.al@ekdalen.example');
  await writeFile(file, 'namn\nEva');
  expect(await run('import', file)).toMatchObject({ code: 1, out: expect.stringContaining('FEL rad 1') });
  expect(await run('import', join(folder, 'none.csv'))).toMatchObject({
    code: 2,
    out: expect.stringContaining('går inte att läsa'),
  });
  expect(await run('import')).toMatchObject({ code: 2, out: expect.stringContaining('npm run directory -- template') });
  expect(await run('import', file, '--wrte')).toMatchObject({ code: 2, out: expect.stringContaining('--write') });
  await db.updateTable('installation').set({ mode: 'practice' }).execute();
  expect(await run('list')).toMatchObject({ code: 2, out: expect.stringContaining('gjord i övningsläge') });
  await rm(folder, { recursive: true });
}, 60_000);
