import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { StartError } from '../start-error.ts';
import type { Env } from './given.ts';

/** The settings of a file with one NAME=value a line. Throws a StartError when it cannot be read. */
export function readEnvFile(path: string): Env {
  try {
    return parseEnv(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new StartError(`Filen ${path} går inte att läsa. Kontrollera att den finns.`, { cause });
  }
}
