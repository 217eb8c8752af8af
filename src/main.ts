import { join } from 'node:path';
import { readConfig, type Config } from './config.ts';
import { createLog } from './log.ts';
import { startPlayground } from './practice/playground.ts';
import { startProduct } from './product.ts';
import { StartError } from './start-error.ts';
import { startEmbedded } from './store/embedded.ts';
import { holdDatabase } from './store/hold.ts';

type Ending = () => Promise<void>;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Starts everything in order and gives what ends it again, the last first. */
async function start(config: Config, onLost: (what: string) => void): Promise<Ending> {
  const endings: Ending[] = [];
  const end = async (): Promise<void> => {
    for (const one of endings.splice(0).toReversed()) await one();
  };
  const log = createLog(config.logLevel);
  try {
    const embedded =
      config.databaseUrl === undefined ? await startEmbedded({ dir: config.dataDir, durable: true }) : undefined;
    const databaseUrl = embedded?.url ?? config.databaseUrl ?? '';
    // The hold comes first: a server that another start of the product uses must not be stopped by us.
    const hold = await holdDatabase(databaseUrl);
    if (embedded) endings.push(() => embedded.stop());
    endings.push(() => hold.release());
    embedded?.onExit(() => onLost('Databasen slutade.'));
    hold.onLost(() => onLost('Förbindelsen med databasen bröts.'));
    const product = await startProduct(config, databaseUrl, log);
    endings.push(() => product.stop());
    product.worker.start();
    if (config.mode === 'practice' && config.playgroundPort !== null) {
      const playground = await startPlayground({
        port: config.playgroundPort,
        botUrl: `${product.url}/api/messages`,
        dir: join(config.dataDir, 'playground'),
      });
      endings.push(() => playground.stop());
      playground.onExit(() => onLost('Övningschatten slutade.'));
      say(
        `SIP-lotsen är igång i övningsläge.\n\n  Öppna  ${playground.url}\n  Skriv  ny SIP\n\nAvsluta med Ctrl-C. Allt ligger kvar i ${config.dataDir}.`,
      );
    } else {
      say(`SIP-lotsen är igång på ${product.url} (${config.mode === 'practice' ? 'övningsläge' : 'Teams'}).`);
    }
    return end;
  } catch (error) {
    await end();
    throw error;
  }
}

const MIN_NODE = 24;

async function main(): Promise<void> {
  if (Number(process.versions.node.split('.')[0]) < MIN_NODE) {
    throw new StartError(
      `SIP-lotsen behöver Node ${MIN_NODE} eller nyare. Starta med "npm start" efter "npm ci", så används rätt version.`,
    );
  }
  const signals = Promise.withResolvers<string>();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => signals.resolve(''));
  const end = await start(readConfig(process.env), signals.resolve);
  const lost = await signals.promise;
  if (lost !== '') {
    process.stderr.write(`${lost} SIP-lotsen stänger. Starta igen med "npm start": inget är förlorat.\n`);
    process.exitCode = 1;
  }
  await end();
  process.exit();
}

main().catch((error: unknown) => {
  const sentence =
    error instanceof StartError
      ? error.message
      : 'SIP-lotsen kunde inte starta. Kör igen med LOG_LEVEL=debug och läs felet.';
  process.stderr.write(`${sentence}\n`);
  if (!(error instanceof StartError) && process.env['LOG_LEVEL'] === 'debug')
    process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : String(error)}\n`);
  process.exit(1);
});
