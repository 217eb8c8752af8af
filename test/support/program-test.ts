import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as database } from './db.ts';
import { startFakeConnector, type FakeConnector } from './fake-connector.ts';
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

/** What `docker/init.sql` says to psql, as statements with that password. */
function initStatements(password: string): readonly string[] {
  const file = fileURLToPath(new URL('../../docker/init.sql', import.meta.url));
  const lines = readFileSync(file, 'utf8').split('\n');
  const sql = lines.filter((line) => !line.startsWith('--') && !line.startsWith('\\set password ')).join('\n');
  return sql.replaceAll(":'password'", `'${password}'`).trim().split(';\n');
}

/** A server that loses nothing, with the role and the database that compose makes: what live mode asks for. */
export async function liveDatabase(dir: string): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const server = await startEmbedded({ dir: join(dir, 'live'), durable: true });
  const password = randomBytes(16).toString('hex');
  await asAdmin(server.url, async (admin) => {
    for (const statement of initStatements(password)) await admin.query(statement);
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
