import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Accounts } from '../src/app/accounts.ts';
import { readConfig, type Config } from '../src/config.ts';
import { systemClock } from '../src/clock.ts';
import { importDirectory } from '../src/directory/import-directory.ts';
import { TEMPLATE, writeCsv } from '../src/directory/write-csv.ts';
import { createAccounts } from '../src/graph/accounts.ts';
import { createGraph } from '../src/graph/gateway.ts';
import { createLog } from '../src/log.ts';
import { readEnvFile } from '../src/settings/env-file.ts';
import { StartError } from '../src/start-error.ts';
import { openDb, type Db } from '../src/store/database.ts';
import { readRegister } from '../src/store/directory-store.ts';
import { openInstallation, refuseOtherMode } from '../src/store/installation.ts';
import { migrate } from '../src/store/migrate.ts';
import { MICROSOFT } from '../src/teams/platform.ts';
import { createGraphToken } from '../src/teams/tokens.ts';

const USAGE = `Vem är vem i SIP-lotsen: organisationer, enheter, personer och deras funktioner.

  npm run directory -- template > personal.csv      en mall att börja från
  npm run directory -- import personal.csv          visar alla fel och allt som skulle ändras, skriver ingenting
  npm run directory -- import personal.csv --write  skriver
  npm run directory -- list > personal.csv          alla som finns nu, i mallens form

  --many-leave   mer än en tredjedel får räknas som att de har slutat
  --no-graph     kontrollera inga konton i Entra: filens entra-id gäller
  --env fil      läs inställningarna (DATABASE_URL med flera) ur en fil`;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function main(): Promise<boolean> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      write: { type: 'boolean', default: false },
      'many-leave': { type: 'boolean', default: false },
      'no-graph': { type: 'boolean', default: false },
      env: { type: 'string' },
    },
  });
  const [what, file, ...more] = positionals;
  if (what === 'template' && file === undefined) {
    process.stdout.write(TEMPLATE);
    return true;
  }
  if (what === 'list' && file === undefined)
    return await withDatabase(values.env, async (db) => {
      process.stdout.write(writeCsv(await readRegister(db)));
      return true;
    });
  if (what !== 'import' || file === undefined || more.length > 0) throw new StartError(USAGE);
  const bytes = readBytes(file);
  return await withDatabase(values.env, async (db, config) => {
    if (values.write) await openInstallation(db, 'live');
    const accounts = values['no-graph'] ? undefined : accountsOf(config);
    const wish = {
      write: values.write,
      manyLeave: values['many-leave'],
      at: systemClock(),
      ...(accounts ? { accounts } : {}),
    };
    const { isOk, lines } = await importDirectory(db, bytes, file, wish);
    for (const line of lines) say(line);
    return isOk;
  });
}

/** Never a database of practice: what is invented and what is real are not mixed. */
async function withDatabase(
  env: string | undefined,
  work: (db: Db, config: Config) => Promise<boolean>,
): Promise<boolean> {
  const config = readConfig(env === undefined ? process.env : { ...process.env, ...readEnvFile(env) });
  const { databaseUrl } = config;
  if (databaseUrl === undefined)
    throw new StartError('DATABASE_URL saknas: den säger vilken databas katalogen ska skrivas i.');
  const db = openDb(databaseUrl, { max: 2 });
  try {
    await refuseOtherMode(db, 'live');
    await migrate(db);
    return await work(db, config);
  } finally {
    await db.destroy();
  }
}

/** None where Graph is not asked. */
function accountsOf(config: Config): Accounts | undefined {
  if (config.mode !== 'live' || !config.graph) return undefined;
  const log = createLog('silent');
  const graphToken = createGraphToken(config.credentials, MICROSOFT, log);
  return graphToken && createAccounts(createGraph({ baseUrl: MICROSOFT.graph, graphToken, log }));
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw new StartError(`Filen ${file} går inte att läsa. Kontrollera att den finns.`);
  }
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  const code = (error as { code?: string }).code ?? 'programfel';
  const what =
    error instanceof StartError ? error.message : `Det gick inte (${code}). Kontrollera DATABASE_URL och kör igen.`;
  process.stderr.write(`${code.startsWith('ERR_PARSE_ARGS') ? USAGE : what}\n`);
  process.exitCode = 2;
}
