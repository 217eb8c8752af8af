import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as database } from './db.ts';
import { startFakeConnector, type FakeConnector } from './fake-connector.ts';
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

/** One sentence on one line, the code 1, and nothing said about being ready. */
export async function refusalOf(program: Program): Promise<string> {
  const { code } = await program.ended;
  const lines = program.err.trimEnd().split('\n');
  if (code !== 1 || lines.length !== 1 || program.out !== '') {
    throw new Error(`no refusal: code ${code}, said "${program.out}", complained "${program.err}"`);
  }
  return lines[0] ?? '';
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}
