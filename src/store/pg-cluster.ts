import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StartError } from '../start-error.ts';
import { isAlive } from './pg-process.ts';
import type { PgBinaries } from './pg-binaries.ts';

export type Cluster = { data: string; password: string };

const run = promisify(execFile);
const major = '18';

/** The data folder and its password, made whole or not at all: a half-made one is left behind under another name. */
export async function openCluster(dir: string, binaries: PgBinaries, durable: boolean): Promise<Cluster> {
  const home = join(dir, 'cluster');
  await prepareFolder(dir);
  if (!(await exists(home))) await makeCluster(dir, home, binaries, durable);
  const [version, password] = await Promise.all([
    readFile(join(home, 'data', 'PG_VERSION'), 'utf8').catch(damaged(home)),
    readFile(join(home, 'password'), 'utf8').catch(damaged(home)),
  ]);
  if (version.trim() !== major) {
    throw new StartError(
      `Databasen i ${home} är gjord av Postgres ${version.trim()} men här körs Postgres ${major}: ` +
        'flytta över den med pg_dump från den gamla versionen, eller flytta undan mappen för att börja om.',
    );
  }
  await giveTo(binaries.owner, dir);
  return { data: join(home, 'data'), password: password.trim() };
}

async function prepareFolder(dir: string): Promise<void> {
  const probe = join(dir, `.write-${process.pid}`);
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    await writeFile(probe, '');
    await rm(probe);
  } catch (cause) {
    throw new StartError(
      `Databasens mapp ${dir} går inte att skriva i (${codeOf(cause)}): ` +
        'ge kontot som kör programmet rätt att skriva där, eller välj en annan mapp.',
      { cause },
    );
  }
}

async function makeCluster(dir: string, home: string, binaries: PgBinaries, durable: boolean): Promise<void> {
  await removeHalfMade(dir);
  const draft = join(dir, `new-${process.pid}`);
  await mkdir(draft, { mode: 0o700 });
  await writeFile(join(draft, 'password'), randomBytes(24).toString('hex'), { mode: 0o600 });
  await giveTo(binaries.owner, draft);
  await giveTo(binaries.owner, dir);
  const [file, args] = binaries.command('initdb', [
    `--pgdata=${join(draft, 'data')}`,
    `--pwfile=${join(draft, 'password')}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(durable ? [] : ['--no-sync']),
  ]);
  try {
    await run(file, args, binaries.options);
  } catch (cause) {
    await rm(draft, { recursive: true, force: true });
    throw new StartError(
      `En tom databas kunde inte skapas i ${dir} (${reasonOf(cause)}): ` +
        'kontrollera att disken har plats och att mapparna ovanför får läsas, och starta igen.',
      { cause },
    );
  }
  await rename(draft, home).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(home))) throw error;
  });
}

/** What an interrupted start left; that of another start under way is let alone. */
async function removeHalfMade(dir: string): Promise<void> {
  for (const name of await readdir(dir)) {
    const pid = Number(/^new-(\d+)$/.exec(name)?.[1]);
    if (pid > 0 && (pid === process.pid || !isAlive(pid))) await rm(join(dir, name), { recursive: true, force: true });
  }
}

/** Postgres wants its folder to be its own; the owner changes when the way it is run changes. */
async function giveTo(owner: number | undefined, path: string): Promise<void> {
  if (owner === undefined || process.getuid?.() !== 0 || (await lstat(path)).uid === owner) return;
  const inside = await readdir(path, { recursive: true, withFileTypes: true });
  for (const entry of inside)
    if (!entry.isSymbolicLink()) await chown(join(entry.parentPath, entry.name), owner, owner);
  await chown(path, owner, owner);
}

function damaged(home: string): (cause: unknown) => never {
  return (cause) => {
    throw new StartError(
      `Databasen i ${home} är skadad (${codeOf(cause)}): ` +
        'lägg tillbaka mappen från en säkerhetskopia, eller flytta undan den för att börja om med en tom databas.',
      { cause },
    );
  };
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'okänt fel';
}

function reasonOf(error: unknown): string {
  const said = (error as { stderr?: string }).stderr?.trim().split('\n') ?? [];
  const reason = said.find((line) => /FATAL|PANIC|could not|error:/.test(line));
  return reason?.replace(/^.*?(?:FATAL|PANIC|error|initdb): +/, '') ?? `initdb, ${codeOf(error)}`;
}
