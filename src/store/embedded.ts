import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { StartError } from '../start-error.ts';
import { findPgBinaries, type PgBinaries } from './pg-binaries.ts';
import { openCluster, type Cluster } from './pg-cluster.ts';
import { findServer, isPostgres } from './pg-process.ts';

export type Embedded = {
  url: string;
  /** The server was already there: our process had been killed, or another start of the product runs it. */
  adopted: boolean;
  /** Ends the server for everyone, so only who holds the database may call it. */
  stop(): Promise<void>;
  /** Called once if the server ends without `stop`. */
  onExit(callback: () => void): void;
};

type Running = { pid: number; port: number; child?: ChildProcess };
type Place = { binaries: PgBinaries; cluster: Cluster; log: string; durable: boolean };

const patience = 300_000;
const logLimit = 5_000_000;
/** Another server holds the folder, a killed one is still leaving it, or our port was taken meanwhile. */
const passing = /lock file .* already exists|shared memory block|could not bind|could not create any TCP/;

// Errors and their details quote what people wrote: the log is told of the server's own doings only.
const quiet = {
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: '0',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_checkpoints: 'off',
};
// Without fsync a commit still outlives a killed server, only not a power cut.
const safe = { synchronous_commit: 'on', fsync: 'on', full_page_writes: 'on' };
const fast = { synchronous_commit: 'on', fsync: 'off', full_page_writes: 'off' };

/** Starts, or takes over, the Postgres server of a folder. It outlives a killed Node process. */
export async function startEmbedded(choice: { dir: string; durable: boolean }): Promise<Embedded> {
  const dir = resolve(choice.dir);
  const log = join(dir, 'postgres.log');
  try {
    const binaries = await findPgBinaries();
    const cluster = await openCluster(dir, binaries, choice.durable);
    const place = { binaries, cluster, log, durable: choice.durable };
    const deadline = Date.now() + patience;
    while (Date.now() < deadline) {
      const server = (await findReady(cluster)) ?? (await launch(place, deadline));
      if (server && (await answers(server, place))) return embedded(place, server);
      await wait(50);
    }
    throw new Error('no answer');
  } catch (cause) {
    if (cause instanceof StartError) throw cause;
    throw new StartError(
      `Den inbyggda databasen i ${dir} kunde inte startas (${(cause as NodeJS.ErrnoException).code ?? 'inget svar'}): ` +
        `läs ${log}, rätta felet och starta igen.`,
      { cause },
    );
  }
}

async function findReady({ data }: Cluster): Promise<Running | undefined> {
  const server = await findServer(data);
  return server?.ready ? server : undefined;
}

async function launch(place: Place, deadline: number): Promise<Running | undefined> {
  const { binaries, cluster, log } = place;
  if (await findServer(cluster.data)) return undefined;
  const port = await freePort();
  await rotate(log);
  const output = await open(log, 'a', 0o600);
  const from = (await output.stat()).size;
  const [file, args] = binaries.command('postgres', ['-D', cluster.data, ...settings(place, port)]);
  // In a session of its own, so that Ctrl-C reaches only us and we can stop it in order.
  const child = spawn(file, args, {
    ...binaries.options,
    detached: process.platform !== 'win32',
    windowsHide: true,
    stdio: ['ignore', output.fd, output.fd],
  });
  child.once('error', () => undefined);
  await output.close();
  while (isRunning(child) && Date.now() < deadline) {
    const server = await findServer(cluster.data);
    if (server?.ready && server.pid === child.pid) {
      child.unref();
      return { pid: server.pid, port, child };
    }
    await wait(5);
  }
  child.kill('SIGQUIT');
  await refuseUnlessPassing(log, from, cluster.data);
  return undefined;
}

async function refuseUnlessPassing(log: string, from: number, data: string): Promise<void> {
  const said = (await readFile(log)).subarray(from).toString('utf8');
  if (passing.test(said)) return;
  const lines = said.trim().split('\n');
  const reason = lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines[0] ?? '';
  throw new StartError(
    `Databasen i ${data} startar inte (${reason.replace(/^.*?(FATAL|PANIC|postgres): +/, '')}): ` +
      'lägg tillbaka mappen från en säkerhetskopia, eller flytta undan den för att börja om med en tom databas.',
    { cause: new Error(said) },
  );
}

function settings({ durable }: Place, port: number): string[] {
  const all = {
    listen_addresses: '127.0.0.1',
    port: `${port}`,
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...quiet,
    ...(durable ? safe : fast),
  };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** False when the server is on its way down, so that another attempt is worth while. */
async function answers({ pid, port, child }: Running, { binaries, cluster }: Place): Promise<boolean> {
  const client = new pg.Client({ connectionString: urlOf(port, cluster), connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch (cause) {
    if ((cause as { code?: string }).code !== '28P01') return false;
    if (child) await stop(pid, binaries, cluster, child);
    throw new StartError(
      `Lösenordet bredvid databasen ${cluster.data} hör inte till den: ` +
        'lägg tillbaka hela mappen från en och samma säkerhetskopia.',
      { cause },
    );
  }
}

function embedded({ binaries, cluster }: Place, { pid, port, child }: Running): Embedded {
  let stopping: Promise<void> | undefined;
  return {
    url: urlOf(port, cluster),
    adopted: child === undefined,
    stop: () => (stopping ??= stop(pid, binaries, cluster, child)),
    onExit: (callback) => {
      const unlessStopped = (): void => {
        if (!stopping) callback();
      };
      if (!child) void watch(pid, unlessStopped);
      else if (isRunning(child)) child.once('exit', unlessStopped);
      else queueMicrotask(unlessStopped);
    },
  };
}

async function stop(pid: number, binaries: PgBinaries, cluster: Cluster, child?: ChildProcess): Promise<void> {
  child?.ref();
  if (process.platform === 'win32') {
    const [file, args] = binaries.command('pg_ctl', ['stop', '--wait', '--mode=fast', '-D', cluster.data]);
    await promisify(execFile)(file, args, binaries.options);
    return;
  }
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!(await isPostgres(pid))) return;
    process.kill(pid, signal);
    const deadline = Date.now() + 15_000;
    while (Date.now() < deadline && (await isPostgres(pid))) await wait(5);
  }
}

/** An adopted server is not our child, so it can only be looked at. */
async function watch(pid: number, callback: () => void): Promise<void> {
  while (await isPostgres(pid)) await wait(500, undefined, { ref: false });
  callback();
}

function isRunning(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

function urlOf(port: number, { password }: Cluster): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
}

async function rotate(log: string): Promise<void> {
  const size = await stat(log).then(
    (found) => found.size,
    () => 0,
  );
  if (size > logLimit) await rename(log, `${log}.1`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening, failed) => server.once('error', failed).listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
