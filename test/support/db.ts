import { randomBytes } from 'node:crypto';
import { inject, test as base } from 'vitest';
import { openDb, type Db } from '../../src/store/database.ts';
import { asAdmin, urlOfDatabase } from './cluster.ts';

/** A test that asks for `dbUrl` or `db` has a migrated database of its own. */
export const test = base.extend<{ dbUrl: string; db: Db }>({
  dbUrl: async ({}, use) => {
    const [adminUrl, prefix] = [inject('adminUrl'), inject('databasePrefix')];
    const name = `${prefix}_${randomBytes(6).toString('hex')}`;
    await asAdmin(adminUrl, (admin) => admin.query(`create database ${name} template ${prefix}_template`));
    await use(urlOfDatabase(adminUrl, name));
    // Without force: what a test has left connected must not be torn off while it closes. The run's end drops the rest.
    await asAdmin(adminUrl, (admin) => admin.query(`drop database ${name}`)).catch(ignoreInUse);
  },
  db: async ({ dbUrl }, use) => {
    const db = openDb(dbUrl, { max: 5 });
    await use(db);
    await db.destroy();
  },
});

function ignoreInUse(error: { code?: string }): void {
  if (error.code !== '55006') throw error as Error;
}
