import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { expect, test as base } from 'vitest';
import { StartError } from '../../src/start-error.ts';
import { startEmbedded, type Embedded } from '../../src/store/embedded.ts';
import { holdDatabase } from '../../src/store/hold.ts';
import { findServer } from '../../src/store/pg-process.ts';

type Said = { url: string; adopted: boolean };
type Product = { said: Promise<Said>; exit: Promise<number | null>; kill(): Promise<unknown> };

const holder = fileURLToPath(new URL('../support/product-holder.ts', import.meta.url));

const test = base.extend<{ dir: string; start: () => Promise<Embedded>; product: () => Product }>({
  dir: async ({}, use) => {
    const dir = await mkdtemp(join(tmpdir(), `sip-lotsen-test-${process.pid}-`));
    await use(dir);
    const left = await findServer(join(dir, 'cluster', 'data'));
    if (left) await startEmbedded({ dir, durable: false }).then((server) => server.stop());
    await rm(dir, { recursive: true, force: true });
  },
  start: async ({ dir }, use) => {
    await use(() => startEmbedded({ dir, durable: false }));
  },
  product: async ({ dir }, use) => {
    const products: Product[] = [];
    await use(() => {
      const product = startProduct(dir);
      products.push(product);
      return product;
    });
    await Promise.all(products.map((product) => product.kill()));
  },
});

test('what is stored is there after a stop and a new start', async ({ start }) => {
  const first = await start();
  await query(first.url, 'create table note (text text)');
  await query(first.url, `insert into note values ('kvar')`);
  await first.stop();
  await expect(query(first.url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  const second = await start();
  expect(second.adopted).toBe(false);
  expect(await query(second.url, 'select text from note')).toEqual([{ text: 'kvar' }]);
  await second.stop();
});

test('the server listens on loopback alone, demands the password and keeps it in a closed file', async ({
  dir,
  start,
}) => {
  const server = await start();
  const [row] = await query(
    server.url,
    `select current_setting('listen_addresses') as at, current_setting('unix_socket_directories') as socket,
            datlocprovider as provider, datlocale as locale from pg_database where datname = 'postgres'`,
  );
  expect(row).toEqual({ at: '127.0.0.1', socket: '', provider: 'b', locale: 'C.UTF-8' });
  const wrong = new URL(server.url);
  wrong.password = 'fel';
  await expect(query(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  expect((await stat(join(dir, 'cluster', 'password'))).mode & 0o777).toBe(0o600);
  await server.stop();
});

test('neither statements nor what people wrote reach the log of the server', async ({ dir, start }) => {
  const server = await start();
  await query(server.url, 'create table person (name text unique, born date, check (length(name) < 20))');
  await query(server.url, 'insert into person values ($1)', ['Kanariefågel']);
  const insert = (name: string, born: string) => query(server.url, 'insert into person values ($1, $2)', [name, born]);
  await expect(insert('Kanariefågel', '2020-01-01')).rejects.toMatchObject({ code: '23505' });
  await expect(insert('Kanariefågel med långt namn', '2020-01-01')).rejects.toMatchObject({ code: '23514' });
  await expect(insert('K', 'Kanariefågel')).rejects.toMatchObject({ code: '22007' });
  await expect(query(server.url, `select 'Kanariefågel'::int`)).rejects.toMatchObject({ code: '22P02' });
  await query(server.url, `do $$ begin raise warning 'Kanariefågel'; end $$`);
  await server.stop();
  const log = await readFile(join(dir, 'postgres.log'), 'utf8');
  expect(log).toContain('database system is shut down');
  expect(log).not.toContain('Kanarie');
});

test('a server killed while a statement runs is said to be gone and starts anew', async ({ dir, start }) => {
  const first = await start();
  const gone = new Promise<void>((resolve) => first.onExit(resolve));
  await query(first.url, 'create table note (text text)');
  const running = query(first.url, `select pg_sleep(60), 'Kanariefågel'`).catch((error: unknown) => error);
  process.kill(await pidOf(dir), 'SIGKILL');
  await gone;
  expect(await running).toBeInstanceOf(Error);
  const second = await start();
  expect(second.adopted).toBe(false);
  expect(await query(second.url, 'select * from note')).toEqual([]);
  await second.stop();
  expect(await readFile(join(dir, 'postgres.log'), 'utf8')).not.toContain('Kanarie');
});

test('after a kill -9 of the product the next start takes over its server and its hold', async ({
  dir,
  start,
  product,
}) => {
  const killed = product();
  const said = await killed.said;
  expect(said.adopted).toBe(false);
  await killed.kill();
  const next = await start();
  expect(next).toMatchObject({ adopted: true, url: said.url });
  const hold = await holdDatabase(next.url);
  await hold.release();
  const gone = new Promise<void>((resolve) => next.onExit(resolve));
  process.kill(await pidOf(dir), 'SIGKILL');
  await gone;
});

test('a second product on the same folder is refused and the first goes on', async ({ start, product }) => {
  const first = product();
  const said = await first.said;
  const second = await start();
  expect(second).toMatchObject({ adopted: true, url: said.url });
  const refusal = await holdDatabase(second.url).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(StartError);
  expect(refusal).toMatchObject({
    message: 'SIP-lotsen körs redan mot den här databasen: stäng den som körs, eller ge den här en egen databas.',
  });
  expect(await query(said.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await first.kill();
  await second.stop();
});

test('of starts at the same moment on an empty folder one gets the database', async ({ product }) => {
  const products = [product(), product(), product()];
  const outcomes = products.map(({ said, exit }) =>
    Promise.race([said.then(() => 'holds'), exit.then((code) => `exit ${code}`)]),
  );
  expect((await Promise.all(outcomes)).sort()).toEqual(['exit 1', 'exit 1', 'holds']);
});

test('the hold tells when its connection is lost', async ({ start }) => {
  const server = await start();
  const hold = await holdDatabase(server.url);
  const lost = new Promise<void>((resolve) => hold.onLost(resolve));
  await query(server.url, `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'`);
  await lost;
  await server.stop();
});

test('a first start that was interrupted leaves nothing that hinders the next', async ({ dir, start }) => {
  const dead = spawn('node', ['--version'], { stdio: 'ignore' });
  await once(dead, 'exit');
  const halfMade = join(dir, `new-${dead.pid ?? 0}`, 'data');
  await mkdir(halfMade, { recursive: true });
  await writeFile(join(halfMade, 'PG_VERSION'), '18\n');
  const server = await start();
  await server.stop();
  expect((await readdir(dir)).sort()).toEqual(['cluster', 'postgres.log']);
});

test('a pid file that names another program does not hinder the start', async ({ dir, start }) => {
  await (await start()).stop();
  const pidFile = join(dir, 'cluster', 'data', 'postmaster.pid');
  await writeFile(pidFile, `${process.ppid}\n${join(dir, 'cluster', 'data')}\n0\n1\n\n127.0.0.1\n0 0\nready   \n`);
  const server = await start();
  expect(server.adopted).toBe(false);
  await server.stop();
});

test('a damaged folder is refused in one clear sentence', async ({ dir, start }) => {
  await (await start()).stop();
  await rm(join(dir, 'cluster', 'data', 'global'), { recursive: true });
  await expect(start()).rejects.toThrow(
    /^Databasen i .* startar inte \(could not find the database system\): lägg tillbaka .*\.$/,
  );
  await rm(join(dir, 'cluster', 'data', 'PG_VERSION'));
  await expect(start()).rejects.toThrow(/^Databasen i .* är skadad \(ENOENT\): lägg tillbaka mappen .*\.$/);
});

test('a folder of another major version is refused and left as it was', async ({ dir, start }) => {
  await (await start()).stop();
  await writeFile(join(dir, 'cluster', 'data', 'PG_VERSION'), '17\n');
  await expect(start()).rejects.toThrow(/gjord av Postgres 17 men här körs Postgres 18: flytta över den/);
});

test('a folder with a password of another is refused', async ({ dir, start }) => {
  await (await start()).stop();
  await writeFile(join(dir, 'cluster', 'password'), 'ett annat');
  await expect(start()).rejects.toThrow(/^Lösenordet bredvid databasen .* hör inte till den: .*\.$/);
  expect(await findServer(join(dir, 'cluster', 'data'))).toBeUndefined();
});

test('a folder that cannot be written in is refused', async ({ dir }) => {
  await writeFile(join(dir, 'file'), '');
  const started = startEmbedded({ dir: join(dir, 'file', 'inside'), durable: false });
  await expect(started).rejects.toThrow(/^Databasens mapp .* går inte att skriva i \(ENOTDIR\): .*\.$/);
});

async function query(url: string, text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text, values)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function pidOf(dir: string): Promise<number> {
  const server = await findServer(join(dir, 'cluster', 'data'));
  if (!server) throw new Error('no server');
  return server.pid;
}

function startProduct(dir: string): Product {
  const child = spawn('node', [holder, dir], { stdio: ['ignore', 'pipe', 'ignore'] });
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  const said = once(createInterface({ input: child.stdout }), 'line').then(
    ([line]) => JSON.parse(line as string) as Said,
  );
  return {
    said,
    exit,
    kill: () => {
      child.kill('SIGKILL');
      return exit;
    },
  };
}
