import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import type { Clock } from './app/shell.ts';
import { createLog, type Log } from './log.ts';
import { startPlayground } from './practice/playground.ts';
import { startProduct } from './product.ts';
import { StartError } from './start-error.ts';
import { startEmbedded, type Embedded } from './store/embedded.ts';
import { refuseUnfit } from './store/fitness.ts';
import { holdDatabase, type Hold } from './store/hold.ts';
import { MICROSOFT, type Platform } from './teams/platform.ts';

type World = { readonly clock: Clock; readonly platform: Platform };
type Ending = () => Promise<void>;
type Taken = { readonly embedded?: Embedded; readonly databaseUrl: string; readonly hold?: Hold };
type Life = {
  readonly log: Log;
  /** What has been started, the last of it ended first. */
  readonly endings: Ending[];
  readonly onLost: (what: string) => void;
  /** Aborted when the program shall end: what takes long is not waited for. */
  readonly signal: AbortSignal;
};

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function endAll({ endings, log }: Life): Promise<void> {
  for (const end of endings.splice(0).toReversed())
    await end().catch((error: unknown) => log.error('ending', {}, error));
}

async function start(config: Config, life: Life, { clock, platform }: World): Promise<void> {
  const { endings, onLost, log } = life;
  const { embedded, databaseUrl, hold } = await takeDatabase(config);
  if (hold) endings.push(() => atMost(RELEASE_WITHIN_MS, hold.release()));
  // Ended while it is still ours: a start that waits for it begins anew instead of losing it under way.
  if (embedded) endings.push(() => embedded.stop());
  embedded?.onExit(() => onLost('Databasen slutade.'));
  hold?.onLost(() => onLost('Förbindelsen med databasen bröts.'));
  if (config.mode === 'live') {
    await refuseUnfit(databaseUrl);
    for (const warning of config.warnings) process.stderr.write(`${warning}\n`);
  }
  const product = await startProduct(config, databaseUrl, log, clock, platform);
  endings.push(() => atMost(STOP_WITHIN_MS[config.mode], product.stop()));
  product.worker.start();
  if (config.mode === 'live' || config.playgroundPort === null) {
    say(`SIP-lotsen är igång på ${product.url} (${config.mode === 'practice' ? 'övningsläge' : 'Teams'}).`);
    return;
  }
  const playground = await startPlayground({
    port: config.playgroundPort,
    botUrl: `${product.url}/api/messages`,
    dir: join(config.dataDir, 'playground'),
    signal: life.signal,
  });
  endings.push(() => playground.stop());
  playground.onExit(() => onLost('Övningschatten slutade.'));
  const kept = embedded ? config.dataDir : 'databasen';
  say(
    `SIP-lotsen är igång i övningsläge.\n\n  Öppna  ${playground.url}\n  Skriv  ny SIP\n\nAvsluta med Ctrl-C. Allt ligger kvar i ${kept}.`,
  );
}

const TAKES = 5;

/**
 * The hold comes first: a server that another start of the product uses must not be stopped by us. Live mode holds
 * nothing: several processes share its database, which practice refuses by its stamp.
 */
async function takeDatabase(config: Config): Promise<Taken> {
  const { databaseUrl, dataDir } = config;
  if (config.mode === 'live') return { databaseUrl: config.databaseUrl };
  if (databaseUrl !== undefined) return { databaseUrl, hold: await holdDatabase(databaseUrl) };
  for (let count = 1; ; count += 1) {
    const embedded = await startEmbedded({ dir: dataDir, durable: true });
    try {
      return { embedded, databaseUrl: embedded.url, hold: await holdDatabase(embedded.url) };
    } catch (error) {
      // With a cause it is the server that went: the one who ran it before us was just ending it.
      if (count === TAKES || !(error instanceof StartError && error.cause)) throw error;
    }
  }
}

const RELEASE_WITHIN_MS = 1000;
/** Longer than what is under way is given to finish. */
const STOP_WITHIN_MS = { practice: 6000, live: 15_000 } as const;
const atMost = async (ms: number, work: Promise<void>): Promise<void> => {
  await Promise.race([work, wait(ms)]);
};

const MIN_NODE = 24;
const PARENT_EVERY_MS = 500;

async function untilEnded(read: () => Config, world: World): Promise<void> {
  if (Number(process.versions.node.split('.')[0]) < MIN_NODE) {
    throw new StartError(
      `SIP-lotsen behöver Node ${MIN_NODE} eller nyare. Starta med "npm start" efter "npm ci", så används rätt version.`,
    );
  }
  const { promise: ended, resolve } = Promise.withResolvers<string>();
  const ending = new AbortController();
  const end = (why: string): void => {
    resolve(why);
    ending.abort();
  };
  let endsAtOnce = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (endsAtOnce && ending.signal.aborted && signal === 'SIGTERM') process.exit(1);
      end('');
    });
  // Who ends npm ends the shell between it and us, and means us.
  const parent = process.ppid;
  const isOrphan = (): boolean => process.ppid !== parent && process.env['npm_lifecycle_event'] !== undefined;
  setInterval(() => isOrphan() && end(''), PARENT_EVERY_MS).unref();
  // A terminal or a pipe that is gone must not end us before the database has ended.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const config = read();
  // When it is asked a second time; practice first ends the database that it runs.
  endsAtOnce = config.mode === 'live';
  const life: Life = { log: createLog(config.logLevel), endings: [], onLost: end, signal: ending.signal };
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      life.log.error(event, {}, error);
      end('Något oväntat gick fel.');
    });
  }
  try {
    await start(config, life, world).catch((error: unknown) => {
      if (!ending.signal.aborted) throw error;
    });
    const lost = await ended;
    if (lost !== '') {
      process.stderr.write(`${lost} SIP-lotsen stänger. Starta igen med "npm start": inget är förlorat.\n`);
      process.exitCode = 1;
    }
  } finally {
    await endAll(life);
  }
  process.exit();
}

function refuse(error: unknown): never {
  const sentence =
    error instanceof StartError
      ? error.message
      : 'SIP-lotsen kunde inte starta. Kör igen med LOG_LEVEL=debug och läs felet.';
  process.stderr.write(`${sentence}\n`);
  if (!(error instanceof StartError) && process.env['LOG_LEVEL'] === 'debug')
    process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : String(error)}\n`);
  process.exit(1);
}

/** The program, from its settings to its end; it ends the process. Tests hand in another clock and platform. */
export async function run(
  read: () => Config,
  world: World = { clock: systemClock, platform: MICROSOFT },
): Promise<void> {
  await untilEnded(read, world).catch(refuse);
}
