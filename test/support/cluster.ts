import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openDb } from '../../src/store/database.ts';
import { startEmbedded } from '../../src/store/embedded.ts';
import { installJobs } from '../../src/store/jobs.ts';
import { migrate } from '../../src/store/migrate.ts';
import { findServer, isAlive } from '../../src/store/pg-process.ts';

/** The databases of one run of the tests all begin with `prefix`; `${prefix}_template` is what each is a clone of. */
export type TestCluster = { adminUrl: string; prefix: string; close(): Promise<void> };

const folder = /^sip-lotsen-test-(\d+)-/;

export async function openTestCluster(givenUrl: string | undefined): Promise<TestCluster> {
  const prefix = `sip_test_${randomBytes(4).toString('hex')}`;
  const server = givenUrl === undefined ? await startTemporary() : { url: givenUrl, stop: undefined };
  await prepareTemplate(server.url, `${prefix}_template`);
  return {
    adminUrl: server.url,
    prefix,
    close: () => server.stop?.() ?? dropAll(server.url, prefix),
  };
}

export function urlOfDatabase(adminUrl: string, name: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

export async function asAdmin<T>(adminUrl: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

async function startTemporary(): Promise<{ url: string; stop(): Promise<void> }> {
  await removeAbandoned();
  const dir = await mkdtemp(join(tmpdir(), `sip-lotsen-test-${process.pid}-`));
  const server = await startEmbedded({ dir, durable: false });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** A killed run leaves its server behind, as a killed product does; here nobody comes back for it. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(folder.exec(name)?.[1]);
    if (!(pid > 0) || isAlive(pid)) continue;
    const dir = join(tmpdir(), name);
    const server = await findServer(join(dir, 'cluster', 'data'));
    if (server) process.kill(server.pid, 'SIGQUIT');
    await rm(dir, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
  }
}

async function prepareTemplate(adminUrl: string, name: string): Promise<void> {
  await asAdmin(adminUrl, (admin) => admin.query(`create database ${name}`));
  const db = openDb(urlOfDatabase(adminUrl, name), { max: 2 });
  try {
    await migrate(db);
    await installJobs(urlOfDatabase(adminUrl, name));
  } finally {
    await db.destroy();
  }
}

async function dropAll(adminUrl: string, prefix: string): Promise<void> {
  await asAdmin(adminUrl, async (admin) => {
    const { rows } = await admin.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [`${prefix}_`],
    );
    for (const { datname } of rows) await admin.query(`drop database if exists ${datname} with (force)`);
  });
}
