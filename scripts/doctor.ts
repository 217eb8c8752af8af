import { parseArgs } from 'node:util';
import { examine, lineOf } from '../src/doctor/examine.ts';
import { readEnvFile } from '../src/settings/env-file.ts';
import { StartError } from '../src/start-error.ts';
import { MICROSOFT } from '../src/teams/platform.ts';
import packageJson from '../package.json' with { type: 'json' };

/** Prints what is well, what is wrong and what cannot be known; gives how many faults there are. */
async function main(): Promise<number> {
  const { values: options } = parseArgs({ options: { env: { type: 'string' } } });
  const env = options.env === undefined ? process.env : { ...process.env, ...readEnvFile(options.env) };
  const results = await examine({ env, platform: MICROSOFT, version: packageJson.version });
  const faults = results.filter(({ state }) => state === 'fault').length;
  const last = faults === 0 ? 'Inget fel hittades.' : `${faults} fel att rätta.`;
  process.stdout.write(`${[...results.map(lineOf), '', last].join('\n')}\n`);
  return faults;
}

try {
  process.exitCode = (await main()) === 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
