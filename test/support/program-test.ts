import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as database } from './db.ts';
import { startFakeConnector, type FakeConnector } from './fake-connector.ts';
import { randomBytes } from 'node:crypto';
import { startEmbedded } from '../../src/store/embedded.ts';
import { asAdmin } from './cluster.ts';
import { livingIn, Program } from './program.ts';

type Env = Readonly<Record<string, string>>;

/** A test that starts the product as a process: a folder of its own, and nothing is left running when it ends. */
export const test = database.extend<{
  dir: string;
  connector: FakeConnector;
  run: (env?: Env, options?: ConstructorParameters<typeof Program>[1]) => Program;
}>({
  dir: async ({}, use) => {
    const dir = await mkdtemp(join(tmpdir(), 'sip-lotsen-program-'));
    await use(dir);
    await rm(dir, { recursive: true, force: true, maxRetries: 5 });
  },
  connector: async ({}, use) => {
    await using connector = await startFakeConnector();
    await use(connector);
  },
  run: async ({ dir }, use) => {
    const programs: Program[] = [];
    await use((env = {}, options = {}) => {
      const program = new Program({ DATA_DIR: dir, PORT: '0', PLAYGROUND_PORT: 'none', ...env }, options);
      programs.push(program);
      return program;
    });
    for (const program of programs) await program.end('SIGKILL');
    for (const pid of await livingIn(dir)) end(pid);
  },
});

/** One line, and perhaps a list of what is wrong below it; the code 1, and nothing said about being ready. */
export async function refusalOf(program: Program): Promise<string> {
  const { code } = await program.ended;
  const said = program.err.trimEnd();
  const isList = said.split('\n').every((line, index) => index === 0 || line.startsWith('- '));
  if (code !== 1 || !isList || program.out !== '') {
    throw new Error(`no refusal: code ${code}, said "${program.out}", complained "${program.err}"`);
  }
  return said;
}

/** A server that loses nothing, with a database of a role that may do nothing else: what live mode asks for. */
export async function liveDatabase(dir: string): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const server = await startEmbedded({ dir: join(dir, 'live'), durable: true });
  const password = randomBytes(16).toString('hex');
  await asAdmin(server.url, async (admin) => {
    await admin.query(`create role sip login password '${password}'`);
    await admin.query('create database sip owner sip');
  });
  const url = new URL(server.url);
  Object.assign(url, { username: 'sip', password, pathname: '/sip' });
  return { url: url.href, stop: () => server.stop() };
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}
