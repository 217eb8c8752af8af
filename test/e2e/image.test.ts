import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, linkSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { commandOf, copied, instructions, root } from '../support/dockerfile.ts';
import { LIVE } from '../support/live-env.ts';
import { liveDatabase, test } from '../support/program-test.ts';

/** Whoever the test is, the program is someone who may write in none of the folders. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

type Locked = { readonly dev?: true; readonly optional?: true; readonly devOptional?: true };

/** The packages that `npm ci --omit=dev --omit=optional` installs, without those that lie inside another. */
function packages(): readonly string[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  return Object.entries(lock.packages).flatMap(([path, { dev, optional, devOptional }]) =>
    /^node_modules\/(?!.*\/node_modules\/)/u.test(path) && !dev && !optional && !devOptional ? [path] : [],
  );
}

/** Copies paths of the repository, by links where that is possible. */
function copyTo(folder: string, paths: readonly string[]): void {
  for (const flags of ['-al', '-a'])
    try {
      execFileSync('cp', [flags, '--parents', ...paths, folder], { cwd: root, stdio: 'ignore' });
      return;
    } catch (error) {
      if (flags === '-a') throw error;
    }
}

function nodeIn(folder: string): string {
  const path = join(folder, 'node');
  try {
    linkSync(process.execPath, path);
  } catch {
    copyFileSync(process.execPath, path);
  }
  return path;
}

const filesIn = (folder: string): string =>
  execFileSync('find', [folder, '-printf', '%p %s %T@\n'], { encoding: 'utf8', maxBuffer: 64_000_000 });

test.runIf(process.platform === 'linux')(
  'what the image holds starts in live mode without any right, answers for its health, and writes nothing',
  async ({ dir, run }) => {
    chmodSync(dir, 0o755);
    const app = join(dir, 'app');
    mkdirSync(app);
    copyTo(app, [...packages(), ...copied()]);
    const before = filesIn(app);
    const { url, stop } = await liveDatabase(dir);
    const all = instructions();
    const [, file = ''] = commandOf(all.find(({ word }) => word === 'CMD')?.rest ?? '');
    const node = nodeIn(dir);
    const program = run(
      { ...LIVE, DATABASE_URL: url, HOME: '/nowhere', DATA_DIR: '', PLAYGROUND_PORT: '' },
      { node, file, cwd: app, ...(isRoot ? { uid: NOBODY } : {}) },
    );
    const port = new URL(await program.url()).port;
    const [, ...health] = commandOf(all.find(({ word }) => word === 'HEALTHCHECK')?.rest ?? '');
    execFileSync(node, health, { env: { PORT: port } });
    expect(await program.end('SIGTERM')).toEqual({ code: 0, signal: null });
    expect(() => execFileSync(node, health, { env: { PORT: port } })).toThrow('Command failed');
    expect([program.err, filesIn(app) === before]).toEqual(['', true]);
    await stop();
  },
);
