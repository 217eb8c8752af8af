import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { Agent, request } from 'node:http';
import { expect, vi } from 'vitest';
import { findServer, isAlive, isPostgres } from '../../src/store/pg-process.ts';
import { aMessage } from '../support/activities.ts';
import { readingOf, type Shown } from '../support/card-reader.ts';
import { asAdmin } from '../support/cluster.ts';
import type { FakeConnector } from '../support/fake-connector.ts';
import { freePort, livingIn } from '../support/program.ts';
import { refusalOf, test } from '../support/program-test.ts';

const STOP_MS = 5000;
const PATIENCE = 30_000;

/** What the bot answers to a typed word. */
async function say(url: string, connector: FakeConnector, word: string): Promise<string> {
  const answer = connector.nextPost();
  await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(aMessage(connector.url, word)),
  });
  const { activity } = await answer;
  const [card] = (activity['attachments'] as { content: Shown }[] | undefined) ?? [];
  return card ? readingOf(card.content) : String(activity['text']);
}

const aliasIn = (text: string): string => /\b[A-Z]\d[A-Z]\d\b/u.exec(text)?.[0] ?? 'no alias';
const serverOf = async (dir: string): Promise<number> => (await findServer(join(dir, 'cluster', 'data')))?.pid ?? 0;

test('a start on an empty folder is well, and listens on loopback alone', async ({ run }) => {
  const program = run();
  const url = await program.url();
  expect(program.out).toMatch(/^SIP-lotsen är igång på http:\/\/127\.0\.0\.1:\d+ \(övningsläge\)\.\n$/u);
  const health = await fetch(`${url}/healthz`);
  expect([health.status, await health.json()]).toEqual([
    200,
    { ok: true, version: '0.1.0', database: 'ok', jobs: { waiting: 0, overdue: 0 } },
  ]);
  const { port } = new URL(url);
  const others = Object.values(networkInterfaces())
    .flatMap((one) => one ?? [])
    .filter((one) => !one.internal);
  for (const { address } of others) {
    const [error] = (await once(connect({ host: address, port: Number(port) }), 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toMatch(/^E(?:CONNREFUSED|INVAL|HOSTUNREACH|NETUNREACH)$/u);
  }
  expect(program.err).toBe('');
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  test(`${signal} ends it and its database, and all is well`, async ({ run, dir }) => {
    const program = run();
    await program.ready();
    const server = await serverOf(dir);
    expect(isAlive(server)).toBe(true);
    expect(await program.end(signal)).toEqual({ code: 0, signal: null });
    expect(isAlive(server)).toBe(false);
    expect(await livingIn(dir)).toEqual([]);
    expect(program.err).toBe('');
  });
}

test('when npm is ended, and with it the shell between, everything ends', async ({ run, dir }) => {
  const program = run({ npm_lifecycle_event: 'start' }, { inShell: true });
  await program.ready();
  await program.end('SIGTERM');
  expect(await livingIn(dir)).toEqual([]);
});

test('Ctrl-C while it starts leaves nothing running', async ({ run, dir }) => {
  const program = run({ PLAYGROUND_PORT: String(await freePort()) });
  await vi.waitFor(async () => expect(await serverOf(dir)).not.toBe(0), { timeout: PATIENCE, interval: 10 });
  expect(await program.end('SIGINT')).toEqual({ code: 0, signal: null });
  expect(await livingIn(dir)).toEqual([]);
});

test('what was done is there after an ordinary end and after a kill -9', async ({ run, dir, connector }) => {
  const first = run();
  const alias = aliasIn(await say(await first.url(), connector, 'ny SIP'));
  await first.end('SIGTERM');
  const second = run();
  expect(aliasIn(await say(await second.url(), connector, 'ny SIP'))).toBe(alias);
  const server = await serverOf(dir);
  await second.end('SIGKILL');
  expect(isAlive(server)).toBe(true);
  const third = run();
  expect(aliasIn(await say(await third.url(), connector, 'ny SIP'))).toBe(alias);
  expect(await serverOf(dir)).toBe(server);
  expect(await third.end('SIGINT')).toEqual({ code: 0, signal: null });
  expect(await livingIn(dir)).toEqual([]);
});

test('a start right when the last one is ending waits and takes over', async ({ run, dir, connector }) => {
  const first = run();
  const alias = aliasIn(await say(await first.url(), connector, 'ny SIP'));
  const ending = first.end('SIGTERM');
  const second = run();
  expect(aliasIn(await say(await second.url(), connector, 'ny SIP'))).toBe(alias);
  expect(await ending).toEqual({ code: 0, signal: null });
  expect(await second.end('SIGTERM')).toEqual({ code: 0, signal: null });
  expect(await livingIn(dir)).toEqual([]);
});

test('the practice chat starts and says where to click, ends with the rest and with a kill -9', async ({
  run,
  dir,
  connector,
}) => {
  const [port, playground] = [await freePort(), await freePort()];
  const env = { PORT: String(port), PLAYGROUND_PORT: String(playground) };
  const first = run(env);
  const said = await first.ready();
  expect(said).toContain(`Öppna  http://127.0.0.1:${playground}\n  Skriv  ny SIP\n`);
  expect(said).toContain(`Avsluta med Ctrl-C. Allt ligger kvar i ${dir}.`);
  const page = await fetch(`http://127.0.0.1:${playground}/`);
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<html')]);
  const alias = aliasIn(await say(`http://127.0.0.1:${port}`, connector, 'ny SIP'));
  await first.end('SIGKILL');

  const second = run(env);
  await second.ready();
  expect(aliasIn(await say(`http://127.0.0.1:${port}`, connector, 'ny SIP'))).toBe(alias);
  expect(await second.end('SIGINT')).toEqual({ code: 0, signal: null });
  expect(await livingIn(dir)).toEqual([]);
  await expect(fetch(`http://127.0.0.1:${playground}/`)).rejects.toThrow('fetch failed');
});

test('a practice chat that dies ends everything in one sentence', async ({ run, dir }) => {
  const program = run({ PLAYGROUND_PORT: String(await freePort()) });
  await program.ready();
  for (const pid of await livingIn(dir)) if (!(await isPostgres(pid))) process.kill(pid, 'SIGKILL');
  expect(await program.ended).toEqual({ code: 1, signal: null });
  expect(program.err).toBe(
    'Övningschatten slutade. SIP-lotsen stänger. Starta igen med "npm start": inget är förlorat.\n',
  );
  expect(await livingIn(dir)).toEqual([]);
});

test('a database that dies under it ends it in one sentence, and the next start has everything', async ({
  run,
  dir,
  connector,
}) => {
  const first = run();
  const alias = aliasIn(await say(await first.url(), connector, 'ny SIP'));
  process.kill(await serverOf(dir), 'SIGKILL');
  expect(await first.ended).toEqual({ code: 1, signal: null });
  expect(first.err).toMatch(
    /^(?:Databasen slutade|Förbindelsen med databasen bröts)\. SIP-lotsen stänger\. Starta igen med "npm start": inget är förlorat\.\n$/u,
  );
  const second = run();
  expect(aliasIn(await say(await second.url(), connector, 'ny SIP'))).toBe(alias);
});

test('a hold that is lost ends it, since another start may now have the database', async ({ run, dbUrl }) => {
  const program = run({ DATABASE_URL: dbUrl });
  await program.ready();
  await asAdmin(dbUrl, (admin) =>
    admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'sip-lotsen hold'`,
    ),
  );
  expect(await program.ended).toEqual({ code: 1, signal: null });
  expect(program.err).toMatch(/^Förbindelsen med databasen bröts\. [^\n]+\n$/u);
});

test('a second start on the same folder is refused and the first goes on', async ({ run, connector }) => {
  const first = run();
  const url = await first.url();
  const second = run();
  expect(await refusalOf(second)).toBe(
    'SIP-lotsen körs redan mot den här databasen: stäng den som körs, eller ge den här en egen databas.',
  );
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect(aliasIn(await say(url, connector, 'ny SIP'))).not.toBe('no alias');
});

test('connections that are kept open, silent or half sent do not delay the end', async ({ run, dir }) => {
  const program = run();
  const port = Number(new URL(await program.url()).port);
  const agent = new Agent({ keepAlive: true });
  const [kept] = (await once(request({ port, path: '/healthz', agent }).end(), 'response')) as [NodeJS.ReadableStream];
  kept.resume();
  const silent = await opened(port);
  const half = await opened(port);
  half.write(
    'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
  );
  const began = performance.now();
  expect(await program.end('SIGTERM')).toEqual({ code: 0, signal: null });
  expect(performance.now() - began).toBeLessThan(STOP_MS);
  expect(await livingIn(dir)).toEqual([]);
  agent.destroy();
  silent.destroy();
});

test('an end while Teams does not answer is quick', async ({ run, connector }) => {
  const program = run();
  const url = await program.url();
  connector.hangNext();
  const asked = fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(aMessage(connector.url, 'ny SIP')),
  }).catch(() => undefined);
  await connector.until(({ calls }) => calls.length > 0);
  const began = performance.now();
  expect(await program.end('SIGINT')).toEqual({ code: 0, signal: null });
  expect(performance.now() - began).toBeLessThan(STOP_MS);
  await asked;
});

async function opened(port: number): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}
