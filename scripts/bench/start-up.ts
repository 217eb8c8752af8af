import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, Program } from '../../test/support/program.ts';
import type { Endings } from './endings.ts';

/** Seconds from `npm start` on an empty folder, as `npm` runs it, until it says where to click. */
export async function secondsToStart(endings: Endings): Promise<number> {
  const dir = await mkdtemp(join(tmpdir(), 'sip-lotsen-start-'));
  endings.add(() => rm(dir, { recursive: true, force: true, maxRetries: 5 }));
  const [port, playground] = [await freePort(), await freePort()];
  const env = { DATA_DIR: join(dir, 'data'), PORT: String(port), PLAYGROUND_PORT: String(playground) };
  const began = performance.now();
  const program = new Program(env, { file: 'src/start.js' });
  endings.add(() => program.end('SIGTERM'));
  await program.ready();
  const seconds = (performance.now() - began) / 1000;
  await program.end('SIGTERM');
  return seconds;
}
