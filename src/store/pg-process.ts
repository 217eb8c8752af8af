import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A live server as it describes itself in postmaster.pid. */
export type PgProcess = { pid: number; port: number; ready: boolean };

export async function findServer(data: string): Promise<PgProcess | undefined> {
  const path = join(data, 'postmaster.pid');
  const lines = (await readFile(path, 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  if (!(pid > 0) || !isAlive(pid)) return undefined;
  if (await isPostgres(pid)) return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
  // The pid has gone to another program, as in a container that starts anew: Postgres would wait for it for ever.
  await rm(path, { force: true });
  return undefined;
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether the process is a Postgres that runs; where the system does not tell, a live process is believed to be. */
export async function isPostgres(pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return /^\d+ \(postgres\) [^ZX]/.test(stat);
}
