import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Scene } from '../../src/doctor/check.ts';
import { QUIET_SETTINGS } from '../../src/doctor/database-checks.ts';
import { openDb } from '../../src/store/database.ts';
import { readFacts, unfitOf, type Facts } from '../../src/store/fitness.ts';
import { test } from '../support/db.ts';
import { inDb, SAFE, sceneOf, seen } from '../support/doctor-scene.ts';
import { liveConfig } from '../support/live-env.ts';

describe('the database', () => {
  test('a role that may do anything, and a commit that is not waited for, are faults of this very server', async ({
    db,
    dbUrl,
  }) => {
    expect(await seen('database-role', await inDb(db))).toMatch(/har SUPERUSER.* → använd en egen roll/u);
    const name = new URL(dbUrl).pathname.slice(1);
    await sql`alter database ${sql.ref(name)} set synchronous_commit = off`.execute(db);
    const after = openDb(dbUrl, { max: 1 });
    expect(await seen('database-durable', await inDb(after))).toMatch(/synchronous_commit avstängt .* → slå på/u);
    await after.destroy();
  });

  test('S9 a server whose log would quote the rows of a case is told by its settings', async ({ db, dbUrl }) => {
    expect(await seen('database-log', await inDb(db))).toBe('ok');
    const name = new URL(dbUrl).pathname.slice(1);
    await sql`alter database ${sql.ref(name)} set log_error_verbosity = 'default'`.execute(db);
    await sql`alter database ${sql.ref(name)} set log_statement = 'mod'`.execute(db);
    const after = openDb(dbUrl, { max: 1 });
    const told = await seen('database-log', await inDb(after));
    expect(told).toMatch(/vad som står i ärenden: log_error_verbosity, log_statement → ställ in rollen/u);
    await after.destroy();
  });

  it('S9 is told how to be quiet by guide and composition alike', () => {
    for (const name of ['docs/admin.md', 'docker/init.sql']) {
      const text = readFileSync(join(import.meta.dirname, '../..', name), 'utf8');
      const lines = [...text.matchAll(/^alter role sip set (\w+) = '?([\w-]+)'?;$/gmu)];
      expect(Object.fromEntries(lines.map(([, setting, value]) => [setting, value]))).toEqual(QUIET_SETTINGS);
    }
  });

  test('each thing that the server says of itself has its own fault, and a good server has none', async ({ db }) => {
    const withFacts = (facts: Partial<Facts>): Scene => sceneOf({ database: { db, facts: { ...SAFE, ...facts } } });
    expect(unfitOf(SAFE)).toEqual([]);
    expect(await seen('database-version', withFacts({ version: 130_011 }))).toBe(
      'Databasen är Postgres 13 → uppgradera till 14 eller nyare',
    );
    expect(await seen('database-durable', withFacts({ fsync: false }))).toContain('fsync avstängt');
    expect(await seen('database-role', withFacts({ bypassesRls: true }))).toContain('BYPASSRLS');
    expect(await seen('database-rights', withFacts({ isStrong: true }))).toContain('skapa roller');
    expect(await seen('database-clock', withFacts({ clockOffMs: -600_000 }))).toContain('skiljer 10 minuter');
    for (const id of [
      'database',
      'database-version',
      'database-durable',
      'database-role',
      'database-rights',
      'database-clock',
    ])
      expect(await seen(id, withFacts({}))).toBe('ok');
    const far = { ...liveConfig, databaseUrl: 'postgres://sip@db.ekdalen.se/sip' };
    expect(await seen('database-tls', sceneOf({ config: far, database: { db, facts: SAFE } }))).toContain(
      'inte krypterad',
    );
    expect(await seen('database-tls', withFacts({}))).toBe('ok');
  });

  test('a clock that is off is measured against the server’s own', async ({ db }) => {
    const facts = await readFacts(db, () => Date.now() + 600_000);
    expect(await seen('database-clock', sceneOf({ database: { db, facts } }))).toContain('skiljer 10 minuter');
  });

  test('a database of practice, one that is not up to date and one that is newer are told apart', async ({ db }) => {
    const scene = await inDb(db);
    expect(await seen('database-mode', scene)).toBe('ok');
    expect(await seen('database-migrated', scene)).toBe('ok');
    await db.insertInto('installation').values({ one: true, mode: 'practice', secret: 's' }).execute();
    expect(await seen('database-mode', scene)).toContain('gjord i övningsläge');
    await sql`delete from kysely_migration where name = (select max(name) from kysely_migration)`.execute(db);
    expect(await seen('database-migrated', scene)).toContain('1 steg saknas');
    await sql`insert into kysely_migration values ('9999_later', now()::text)`.execute(db);
    expect(await seen('database-migrated', scene)).toContain('nyare version');
  });

  test('a directory that is empty, without managers, accounts or channels is told as such, and a full one is well', async ({
    db,
  }) => {
    const scene = await inDb(db);
    expect(await seen('directory', scene)).toContain('boten känner ingen');
    await sql`insert into authority (id, name, principal) values ('a', 'A', 'municipality')`.execute(db);
    await sql`insert into unit (id, authority, name, sector) values ('u', 'a', 'U', 'school')`.execute(db);
    await sql`insert into staff (id, unit, name, title, functions) values ('p', 'u', 'P', 't', '{}')`.execute(db);
    expect(await seen('directory', scene)).toBe('ok');
    expect(await seen('directory-managers', scene)).toContain('1 enheter saknar chef');
    expect(await seen('directory-accounts', scene)).toContain('konto i Entra');
    expect(await seen('channels', scene)).toContain('1 enheter har ingen kanal');
    await sql`update staff set functions = '{manager}', entra_id = '44444444-4444-4444-8444-444444444444'`.execute(db);
    await sql`insert into conversation (key, place, at) values ('channel:u', '{}', now())`.execute(db);
    for (const id of ['directory-managers', 'directory-accounts', 'channels']) expect(await seen(id, scene)).toBe('ok');
  });

  test('work that waits too long is told', async ({ db }) => {
    const scene = await inDb(db);
    expect(await seen('overdue', scene)).toBe('ok');
    await sql`insert into authority (id, name, principal) values ('a', 'A', 'municipality')`.execute(db);
    await sql`
      insert into sip_case (id, alias, authority, status, step, rev, state, wake_at, updated_at)
      values (gen_random_uuid(), 'A1B2', 'a', 'open', 'need', 1, '{}', now() - interval '1 hour', now())`.execute(db);
    expect(await seen('overdue', scene)).toContain('1 påminnelser eller utskick är mer än 15 minuter försenade');
  });

  it.each([
    ['28P01', 'lösenordet är fel'],
    ['3D000', 'databasen finns inte'],
    ['ENOTFOUND', 'värdnamnet finns inte'],
    ['XX000', 'fel XX000'],
  ])('that refuses with %s is told by what it means', async (databaseCode, words) => {
    expect(await seen('database', sceneOf({ databaseCode }))).toContain(words);
    expect(await seen('channels', sceneOf({ databaseCode }))).toBe('? databasen svarar inte');
  });
});
