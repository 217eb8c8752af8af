import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { StartError } from '../../src/start-error.ts';
import { openDb, type Db } from '../../src/store/database.ts';
import { migrate, migrateDown } from '../../src/store/migrate.ts';
import { asAdmin, urlOfDatabase } from '../support/cluster.ts';
import { test as base } from '../support/db.ts';

type Folder = { path: string; add(name: string, up: string, down: string): Promise<void> };

const test = base.extend<{ bare: Db; folder: Folder }>({
  bare: async ({ dbUrl }, use) => {
    const name = `${new URL(dbUrl).pathname.slice(1)}_bare`;
    await asAdmin(dbUrl, (admin) => admin.query(`create database ${name} template template0`));
    const db = openDb(urlOfDatabase(dbUrl, name));
    await use(db);
    await db.destroy();
    await asAdmin(dbUrl, (admin) => admin.query(`drop database ${name}`));
  },
  folder: async ({}, use) => {
    const path = await mkdtemp(join(tmpdir(), 'sip-lotsen-migrations-'));
    await use({
      path,
      add: async (name, up, down) => {
        const text = (verb: string, statement: string) =>
          `export async function ${verb}(db: { executeQuery(query: object): Promise<unknown> }): Promise<void> {\n` +
          `  await db.executeQuery({ sql: ${JSON.stringify(statement)}, parameters: [], query: { kind: 'RawNode' } });\n}\n`;
        await writeFile(join(path, `${name}.ts`), text('up', up) + text('down', down));
      },
    });
    await rm(path, { recursive: true });
  },
});

test('our migrations go up on an empty database, down to nothing, and up again', async ({ bare }) => {
  const up = await migrate(bare);
  expect(await migrate(bare)).toEqual([]);
  expect(await migrateDown(bare)).toEqual(up.toReversed());
  const left = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_name not like 'kysely%'`.execute(bare);
  expect(left.rows).toEqual([]);
  expect(await migrate(bare)).toEqual(up);
});

test('starts at the same time run each migration once', async ({ bare, folder }) => {
  await folder.add('0001_one', 'create table one (id int)', 'drop table one');
  await folder.add('0002_two', 'create table two (id int)', 'drop table two');
  const ran = await Promise.all([1, 2, 3].map(() => migrate(bare, folder.path)));
  expect(ran.flat().sort()).toEqual(['0001_one', '0002_two']);
});

test('a migration that fails is named with its code and changes nothing', async ({ bare, folder }) => {
  await folder.add('0001_one', 'create table one (id int)', 'drop table one');
  await folder.add('0002_bad', 'create table one (id int)', 'drop table one');
  const failure = await migrate(bare, folder.path).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(StartError);
  expect(failure).toMatchObject({
    message:
      'Databasen kunde inte uppdateras i steget 0002_bad (42P07) och är oförändrad: ' +
      'starta den förra versionen och anmäl felet.',
  });
  const { rows } = await sql<{ there: boolean }>`select to_regclass('one') is not null as there`.execute(bare);
  expect(rows).toEqual([{ there: false }]);
});

test('a database of a newer version is refused', async ({ bare, folder }) => {
  await folder.add('0001_one', 'create table one (id int)', 'drop table one');
  await folder.add('0002_two', 'create table two (id int)', 'drop table two');
  await migrate(bare, folder.path);
  await rm(join(folder.path, '0002_two.ts'));
  await expect(migrate(bare, folder.path)).rejects.toThrow(
    'Databasen är ändrad av en nyare version av SIP-lotsen (0002_two): starta den versionen i stället.',
  );
});
