import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import type { Plugin } from 'vite';
import { LikelyFirst, noteKillers } from './likely-first.ts';
import { cool, WarmWorker } from './warm-worker.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Stryker names a test "suite test", Vitest 5 "suite > test": the pattern lets both through. */
const eitherName = (asked: RegExp | undefined): RegExp | undefined =>
  asked && new RegExp(asked.source.replaceAll(' ', '(?: > | )'), asked.flags);

/** What Stryker's runner sets after the file is read: one warm worker instead of threads, and names as Vitest has them. */
function forStryker(): Plugin {
  return {
    name: 'for-stryker',
    configureVitest({ project, vitest }) {
      let pattern: RegExp | undefined;
      Object.defineProperty(project.config, 'testNamePattern', {
        get: () => pattern,
        set: (asked: RegExp | undefined) => {
          pattern = eitherName(asked);
        },
      });
      vitest.onClose(cool);
      project.config.pool = 'warm';
      project.config.poolRunner = { name: 'warm', createPoolWorker: (options) => new WarmWorker(options) };
    },
  };
}

export default defineConfig({
  root,
  plugins: [forStryker()],
  test: {
    include: ['test/domain/**/*.test.ts'],
    exclude: ['test/domain/laws.test.ts', 'test/domain/time.test.ts'],
    setupFiles: [fileURLToPath(new URL('no-mutant.ts', import.meta.url))],
    testTimeout: 10_000,
    reporters: [noteKillers],
    sequence: { sequencer: LikelyFirst },
    isolate: false,
    maxWorkers: 1,
  },
});
