import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { openDb } from '../../src/store/database.ts';
import { livingIn, freePort, takenPort } from '../support/program.ts';
import { LIVE as SETTINGS, SECRET } from '../support/live-env.ts';
import { liveDatabase, refusalOf, test } from '../support/program-test.ts';

/** What a test's program is given for practice is taken away again. */
const LIVE = { ...SETTINGS, PLAYGROUND_PORT: '', DATA_DIR: '' };

test('a port that is taken is told, and nothing is left running', async ({ run, dir }) => {
  const { port, server } = await takenPort();
  expect(await refusalOf(run({ PORT: String(port) }))).toBe(
    `Port ${port} används redan av ett annat program. Stäng det, eller välj en annan port med PORT.`,
  );
  expect(await livingIn(dir)).toEqual([]);
  server.close();
});

test('a port of the practice chat that is taken is told, and nothing is left running', async ({ run, dir }) => {
  const { port, server } = await takenPort();
  expect(await refusalOf(run({ PLAYGROUND_PORT: String(port) }))).toMatch(
    new RegExp(`^Port ${port} på 127\\.0\\.0\\.1 är upptagen, .* välj en annan med PLAYGROUND_PORT\\.$`, 'u'),
  );
  expect(await livingIn(dir)).toEqual([]);
  server.close();
});

test('a port that is no number is told', async ({ run }) => {
  const program = run({ PORT: 'trettio' });
  expect(await refusalOf(program)).toContain('\n- PORT är inget portnummer: ');
});

test('a folder that is a file, or that cannot be made, is told', async ({ run, dir }) => {
  const file = join(dir, 'file');
  await writeFile(file, '');
  const places = [file, join(file, 'inside'), join(dir, 'x'.repeat(300))];
  for (const said of await Promise.all(places.map((place) => refusalOf(run({ DATA_DIR: place }))))) {
    expect(said).toMatch(/^Databasens mapp .* går inte att skriva i \(E[A-Z]+\): .*\.$/u);
  }
});

test('a folder with something else in the place of the database is told and left as it is', async ({ run, dir }) => {
  await mkdir(join(dir, 'cluster'));
  await writeFile(join(dir, 'cluster', 'brev.txt'), 'mitt brev');
  expect(await refusalOf(run())).toMatch(
    /^Databasen i .* är skadad \(ENOENT\): lägg tillbaka mappen från en säkerhetskopia, .*\.$/u,
  );
  expect(await readdir(join(dir, 'cluster'))).toEqual(['brev.txt']);
});

test('a database that was damaged is told', async ({ run, dir }) => {
  const first = run();
  await first.ready();
  await first.end('SIGTERM');
  await writeFile(join(dir, 'cluster', 'data', 'global', 'pg_control'), 'skräp');
  expect(await refusalOf(run())).toMatch(/^Databasen i .* startar inte \(.*\): lägg tillbaka mappen .*\.$/u);
  expect(await livingIn(dir)).toEqual([]);
});

test('a database of one’s own is used instead of the embedded one, and is let alone at the end', async ({
  run,
  dir,
  dbUrl,
  db,
}) => {
  const first = run({ DATABASE_URL: dbUrl });
  const health = await fetch(`${await first.url()}/healthz`);
  expect(await health.json()).toMatchObject({ ok: true, database: 'ok' });
  expect(await readdir(dir)).toEqual([]);
  const second = run({ DATABASE_URL: dbUrl, DATA_DIR: join(dir, 'other') });
  expect(await refusalOf(second)).toMatch(/^SIP-lotsen körs redan mot den här databasen: .*\.$/u);
  expect(await first.end('SIGTERM')).toEqual({ code: 0, signal: null });
  expect(await db.selectFrom('installation').select('mode').execute()).toEqual([{ mode: 'practice' }]);
});

test('a database that does not answer, and a wrong password, are told without the password', async ({ run, dbUrl }) => {
  const nobody = `postgres://sip:kanariefagel@127.0.0.1:${await freePort()}/sip`;
  expect(await refusalOf(run({ DATABASE_URL: nobody }))).toMatch(
    /^Databasen svarar inte \(ECONNREFUSED\): .* DATABASE_URL stämmer, .*\.$/u,
  );
  const wrong = new URL(dbUrl);
  wrong.password = 'kanariefagel';
  const missing = new URL(dbUrl);
  missing.pathname = '/finns_inte';
  for (const said of await Promise.all([wrong, missing].map((url) => refusalOf(run({ DATABASE_URL: url.href }))))) {
    expect(said).toMatch(/^Databasen svarar inte \((?:28P01|3D000)\): .*\.$/u);
    expect(said).not.toContain('kanariefagel');
  }
});

test('live mode starts when it is complete, and practice mode refuses its database before it touches it', async ({
  run,
  dir,
}) => {
  const { url: dbUrl, stop } = await liveDatabase(dir);
  const db = openDb(dbUrl, { max: 1 });
  const live = run({ ...LIVE, DATABASE_URL: dbUrl });
  const url = await live.url();
  expect(live.out).toContain('(Teams)');
  expect(await (await fetch(`${url}/healthz`)).json()).toMatchObject({ ok: true });
  expect(await live.end('SIGTERM')).toEqual({ code: 0, signal: null });
  // As if it came from an older version: a refused start must not bring it up to date.
  await sql`delete from kysely_migration where name = (select max(name) from kysely_migration)`.execute(db);
  const before = await sql`select name from kysely_migration`.execute(db);
  expect(await refusalOf(run({ DATABASE_URL: dbUrl }))).toMatch(
    /^Databasen innehåller riktiga ärenden och kan inte användas i övningsläge: .*\.$/u,
  );
  expect((await sql`select name from kysely_migration`.execute(db)).rows).toEqual(before.rows);
  expect(await db.selectFrom('staff').selectAll().execute()).toEqual([]);
  await db.destroy();
  await stop();
});

test('live mode refuses the database of practice mode', async ({ run, dir }) => {
  const { url, stop } = await liveDatabase(dir);
  const practice = run({ DATABASE_URL: url });
  await practice.ready();
  await practice.end('SIGTERM');
  expect(await refusalOf(run({ ...LIVE, DATABASE_URL: url }))).toMatch(
    /^Databasen är gjord i övningsläge och kan inte användas på riktigt: .*\.$/u,
  );
  await stop();
});

test('S17: live mode refuses a role that may do anything, and a database that can lose what is written', async ({
  run,
  dbUrl,
}) => {
  const said = await refusalOf(run({ ...LIVE, DATABASE_URL: dbUrl }));
  expect(said).toContain('- Databasrollen i DATABASE_URL har SUPERUSER');
  expect(said).toMatch(/^- Databasen har fsync.* avstängt och kan tappa det som är sparat: slå på fsync/mu);
  expect(said).not.toContain(new URL(dbUrl).password);
});

test('S17: half of the settings of Teams start nothing, all that is missing is a list, and no secret is said', async ({
  run,
  dir,
}) => {
  for (const env of [{ NODE_ENV: 'production' }, { BOT_PASSWORD: SECRET }]) {
    const said = await refusalOf(run({ ...env, PLAYGROUND_PORT: '', DATA_DIR: '' }));
    for (const name of ['BOT_ID', 'BOT_TENANT_ID', 'BOT_TYPE', 'PUBLIC_URL', 'DATABASE_URL', 'PROFILE'])
      expect(said).toContain(`\n- ${name} saknas: `);
    expect(said).not.toContain(SECRET);
  }
  expect(await readdir(dir)).toEqual([]);
});

test('a Node that is too old is told, also one that cannot read TypeScript', async ({ run, dir }) => {
  const older = join(dir, 'older.mjs');
  await writeFile(
    older,
    `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '22.18.0' } });`,
  );
  const old = run({}, { flags: ['--import', pathToFileURL(older).href] });
  const veryOld = run({}, { flags: ['--no-strip-types'], file: 'src/start.js' });
  for (const program of [old, veryOld]) {
    expect(await refusalOf(program)).toBe(
      'SIP-lotsen behöver Node 24 eller nyare. Starta med "npm start" efter "npm ci", så används rätt version.',
    );
  }
  expect(await run({}, { file: 'src/start.js' }).ready()).toContain('SIP-lotsen är igång');
});
