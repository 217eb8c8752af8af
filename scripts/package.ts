import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import packageJson from '../package.json' with { type: 'json' };
import { buildAppPackage } from './app-package/build-app-package.ts';
import { packageValues } from './app-package/package-values.ts';
import type { Env } from '../src/settings/given.ts';
import { readEnvFile } from '../src/settings/env-file.ts';
import { StartError } from '../src/start-error.ts';

const root = join(import.meta.dirname, '..');
const { values: options } = parseArgs({ options: { env: { type: 'string' } } });
const read = packageValues(options.env === undefined ? process.env : fromFile(options.env), packageJson.version);
if (!read.ok) fail(read.faults.join('\n- '));
const result = await buildAppPackage(join(root, 'appPackage'), read.values);
if (result.ok) {
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(join(root, 'dist', 'sip-lotsen.zip'), result.zip);
  console.log(`dist/sip-lotsen.zip  sha256 ${result.sha256}`);
} else {
  fail(result.fault);
}

function fromFile(path: string): Env {
  try {
    return readEnvFile(path);
  } catch (error) {
    if (error instanceof StartError) return fail(error.message);
    throw error;
  }
}

function fail(fault: string): never {
  console.error(fault);
  process.exit(1);
}
