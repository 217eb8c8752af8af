import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs, parseEnv } from 'node:util';
import packageJson from '../package.json' with { type: 'json' };
import { buildAppPackage } from './app-package/build-app-package.ts';

const root = join(import.meta.dirname, '..');
const { values: options } = parseArgs({ options: { env: { type: 'string' } } });
const settings = options.env === undefined ? process.env : { ...process.env, ...readSettings(options.env) };

const result = await buildAppPackage(join(root, 'appPackage'), {
  VERSION: packageJson.version,
  BOT_ID: settings['BOT_ID'],
  BOT_DOMAIN: settings['BOT_DOMAIN'],
});
if (result.ok) {
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(join(root, 'dist', 'sip-lotsen.zip'), result.zip);
  console.log(`dist/sip-lotsen.zip  sha256 ${result.sha256}`);
} else {
  fail(result.fault);
}

function readSettings(file: string): NodeJS.Dict<string> {
  try {
    return parseEnv(readFileSync(file, 'utf8'));
  } catch {
    return fail(`Filen ${file} går inte att läsa.`);
  }
}

function fail(fault: string): never {
  console.error(fault);
  process.exit(1);
}
