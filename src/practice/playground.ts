import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { StartError } from '../start-error.ts';
import { playgroundConfig } from './playground-config.ts';

export type Playground = {
  readonly url: string;
  stop(): Promise<void>;
  /** Called when the playground ends without `stop` having been called. */
  onExit(callback: () => void): void;
};

type Options = {
  readonly port: number;
  /** The whole address of the bot's entrance, as `http://127.0.0.1:3978/api/messages`. */
  readonly botUrl: string;
  readonly dir: string;
  /** Ends a start that is not ready yet. */
  readonly signal?: AbortSignal;
};

const PACKAGE = '@microsoft/m365agentsplayground';
const READY_WITHIN_MS = 60_000;
const PORT_FREE_WITHIN_MS = 2_000;

export async function startPlayground({ port, botUrl, dir, signal }: Options): Promise<Playground> {
  const program = await findProgram();
  await refuseTakenPort(port);
  const url = `http://127.0.0.1:${port}`;
  const log = path.join(dir, 'playground.log');
  const config = path.join(dir, '.m365agentsplayground.yml');
  try {
    await mkdir(dir, { recursive: true });
    await rm(log, { force: true });
    // JSON is YAML.
    await writeFile(config, JSON.stringify(playgroundConfig, null, 2));
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'okänt fel';
    throw new StartError(`Mappen ${dir} går inte att skriva i (${code}): välj en annan mapp med DATA_DIR.`, { cause });
  }

  const child = await spawnPlayground(program, { port, botUrl, dir, log, config, url });
  let stopping = false;
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    stopping = true;
    kill(child);
    await exited;
  };
  try {
    await untilReady(child, url, log, signal);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url,
    stop,
    onExit(callback) {
      child.once('exit', () => {
        if (!stopping) callback();
      });
    },
  };
}

async function findProgram(): Promise<string> {
  try {
    const manifest = createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`);
    const { bin } = JSON.parse(await readFile(manifest, 'utf8')) as { bin: { agentsplayground: string } };
    return path.join(path.dirname(manifest), bin.agentsplayground);
  } catch (cause) {
    throw new StartError(
      `Övningsläget behöver paketet ${PACKAGE}, som inte är installerat. Kör "npm ci" utan att utelämna utvecklingspaketen.`,
      { cause },
    );
  }
}

// A playground whose parent was killed ends by itself a moment later: hence a little patience.
async function refuseTakenPort(port: number): Promise<void> {
  const patience = performance.now() + PORT_FREE_WITHIN_MS;
  while (!(await isFree(port))) {
    if (performance.now() > patience) {
      throw new StartError(
        `Port ${port} på 127.0.0.1 är upptagen, så övningens Teams-fönster kan inte starta. ` +
          `Stäng det program som använder porten eller välj en annan med PLAYGROUND_PORT.`,
      );
    }
    await delay(50);
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1' }, () => probe.close(() => resolve(true)));
  });
}

type Launch = Omit<Options, 'signal'> & { readonly log: string; readonly config: string; readonly url: string };

async function spawnPlayground(program: string, launch: Launch): Promise<ChildProcess> {
  const preload = new URL('playground-preload.ts', import.meta.url).href;
  const args = ['start', '-e', launch.botUrl, '-c', 'msteams', '-p', String(launch.port)];
  const service = ['--service-url', `${launch.url}/_connector`, '--disable-telemetry'];
  const output = await open(path.join(launch.dir, 'output.log'), 'w');
  try {
    const child = spawn(process.execPath, ['--import', preload, program, ...args, ...service], {
      cwd: launch.dir,
      // Nothing is inherited: proxies, credentials and the playground's own variables would change what it does.
      env: {
        TEAMSAPPTESTER_BROWSER: 'none',
        M365_AGENTS_PLAYGROUND_LOGFILE: launch.log,
        M365_AGENTS_PLAYGROUND_CONFIG_PATH: launch.config,
        HOME: launch.dir,
        LANG: 'sv_SE.UTF-8',
        TZ: 'Europe/Stockholm',
      },
      detached: true,
      windowsHide: true,
      stdio: ['ignore', output.fd, output.fd, 'ipc'],
    });
    await once(child, 'spawn');
    return child;
  } finally {
    await output.close();
  }
}

async function untilReady(child: ChildProcess, url: string, log: string, signal?: AbortSignal): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS;
  while (performance.now() < deadline) {
    signal?.throwIfAborted();
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new StartError(`Övningens Teams-fönster startade inte: ${await reasonIn(log)} Mer står i ${log}.`);
    }
    if (await answers(url)) return;
    await delay(100);
  }
  throw new StartError(
    `Övningens Teams-fönster svarade inte inom ${READY_WITHIN_MS / 1000} sekunder. Mer står i ${log}.`,
  );
}

async function answers(url: string): Promise<boolean> {
  try {
    // Its config address would wait for the bot, and its page answers before its settings are read.
    const ping = await fetch(`${url}/_debug/ping`, { signal: AbortSignal.timeout(5_000) });
    await ping.arrayBuffer();
    return ping.ok;
  } catch {
    return false;
  }
}

async function reasonIn(log: string): Promise<string> {
  const lines = (await readFile(log, 'utf8').catch(() => '')).split('\n').map(stripVTControlCharacters);
  const errors = lines.filter((line) => line.startsWith('error '));
  const reason = errors.find((line) => line.includes('Reason:')) ?? errors[0];
  return reason?.slice('error '.length) ?? 'det angav ingen orsak.';
}

// SIGTERM is ignored by the playground. Detached, it leads a process group of its own.
function kill(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (process.platform === 'win32') child.kill('SIGKILL');
  else process.kill(-child.pid, 'SIGKILL');
}
