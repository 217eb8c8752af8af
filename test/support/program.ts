import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findServer } from '../../src/store/pg-process.ts';

type How = {
  readonly flags?: readonly string[];
  readonly file?: string;
  readonly inShell?: boolean;
  readonly node?: string;
  readonly cwd?: string;
  /** The account that it runs under. */
  readonly uid?: number;
};
type Ended = { readonly code: number | null; readonly signal: string | null };

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The product as its own process, as `npm start` runs it. */
export class Program {
  readonly ended: Promise<Ended>;
  out = '';
  err = '';
  private readonly child: ReturnType<typeof spawn>;
  private readonly said: Promise<string>;

  constructor(
    env: Readonly<Record<string, string>>,
    { flags = [], file = 'src/main.ts', inShell = false, node = process.execPath, cwd = root, uid }: How = {},
  ) {
    const { PATH = '', HOME = '', TMPDIR = '/tmp' } = process.env;
    const words = [node, ...flags, file];
    const [command = '', ...rest] = inShell ? ['sh', '-c', '"$0" "$@"; true', ...words] : words;
    const child = spawn(command, rest, {
      cwd,
      ...(uid === undefined ? {} : { uid, gid: uid }),
      env: { PATH, HOME, TMPDIR, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    const { promise, resolve } = Promise.withResolvers<string>();
    this.said = promise;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.out += text;
      if (this.out.includes('SIP-lotsen är igång') && this.out.endsWith('\n')) resolve(this.out);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.err += text;
    });
    this.ended = once(child, 'close').then(([code, signal]) => ({ code, signal }));
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** What it says when it is ready; an error when it ends instead. */
  async ready(): Promise<string> {
    const first = await Promise.race([this.said, this.ended]);
    if (typeof first === 'string') return first;
    throw new Error(`ended with ${first.code}: ${this.err}`);
  }

  /** Where the bot listens, when it runs without the playground. */
  async url(): Promise<string> {
    return /http:\/\/[\d.:]+/u.exec(await this.ready())?.[0] ?? '';
  }

  async end(signal: NodeJS.Signals): Promise<Ended> {
    this.child.kill(signal);
    return await this.ended;
  }
}

/** Processes that live on in a folder or were told of it: the database's and the playground's. */
export async function livingIn(dir: string): Promise<readonly number[]> {
  if (process.platform !== 'linux') {
    const server = await findServer(join(dir, 'cluster', 'data'));
    return server ? [server.pid] : [];
  }
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name));
  const found = pids.map(async (pid) => {
    const [cwd, words, stat] = await Promise.all([
      readlink(`/proc/${pid}/cwd`).catch(() => ''),
      readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
      readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''),
    ]);
    const isDead = /^\d+ \(.*\) [ZX]/u.test(stat);
    return (cwd.startsWith(dir) || words.includes(dir)) && !isDead ? [Number(pid)] : [];
  });
  return (await Promise.all(found)).flat();
}

/** A port that is taken as long as the server listens. */
export async function takenPort(): Promise<{ readonly port: number; readonly server: Server }> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, server };
}

export async function freePort(): Promise<number> {
  const { port, server } = await takenPort();
  server.close();
  await once(server, 'close');
  return port;
}
