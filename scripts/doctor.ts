import { readFileSync } from 'node:fs';
import { parseArgs, parseEnv } from 'node:util';
import { examine, lineOf } from '../src/doctor/examine.ts';
import { MICROSOFT } from '../src/teams/platform.ts';
import packageJson from '../package.json' with { type: 'json' };

const { values: options } = parseArgs({ options: { env: { type: 'string' } } });
const results = await examine({
  env: options.env === undefined ? process.env : { ...process.env, ...parseEnv(readFileSync(options.env, 'utf8')) },
  platform: MICROSOFT,
  version: packageJson.version,
});
for (const result of results) process.stdout.write(`${lineOf(result)}\n`);
const faults = results.filter(({ state }) => state === 'fault').length;
process.stdout.write(faults === 0 ? '\nInget fel hittades.\n' : `\n${faults} fel att rätta.\n`);
process.exitCode = faults === 0 ? 0 : 1;
