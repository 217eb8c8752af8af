import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Files that share one worker and its modules (`isolate: false`) spare the machine two thirds of the work. */
function project(name: string, include: string[], testTimeout: number, isolate = true) {
  return { root, test: { name, include, testTimeout, hookTimeout: Math.max(testTimeout, 30_000), isolate } };
}

export default defineConfig({
  root,
  test: {
    globalSetup: fileURLToPath(new URL('support/global-setup.ts', import.meta.url)),
    passWithNoTests: true,
    projects: [
      project(
        'pure',
        [
          'test/*.test.ts',
          'test/domain/**/*.test.ts',
          'test/cards/**/*.test.ts',
          'test/profiles/**/*.test.ts',
          'test/graph/**/*.test.ts',
        ],
        10_000,
        false,
      ),
      project('postgres', ['test/store/**/*.test.ts', 'test/app/**/*.test.ts'], 30_000),
      project('e2e', ['test/e2e/**/*.test.ts', 'test/teams/**/*.test.ts', 'test/http/**/*.test.ts'], 60_000),
      project('browser', ['test/browser/**/*.test.ts'], 120_000),
    ],
  },
});
