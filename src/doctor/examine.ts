import { chooseProfiles, loadLibrary, offered } from '../profiles/library.ts';
import { readConfig, type LiveConfig } from '../config.ts';
import type { Env } from '../settings/given.ts';
import { StartError } from '../start-error.ts';
import { openDb } from '../store/database.ts';
import { readFacts } from '../store/fitness.ts';
import type { Platform } from '../teams/platform.ts';
import { createLog } from '../log.ts';
import { createTokens } from '../teams/tokens.ts';
import { codeOf } from './ask.ts';
import { Unknown, type Check, type Fault, type Scene } from './check.ts';
import { DATABASE_CHECKS } from './database-checks.ts';
import { OWN_CHECKS } from './own-checks.ts';
import { PLATFORM_CHECKS } from './platform-checks.ts';

export type Result = { readonly id: string; readonly about: string } & (
  { readonly state: 'ok' } | ({ readonly state: 'fault' } & Fault) | { readonly state: 'unknown'; readonly why: string }
);

export const CHECKS: readonly Check[] = [...OWN_CHECKS, ...DATABASE_CHECKS, ...PLATFORM_CHECKS];
const LEAST_NODE = 24;

type Given = {
  readonly env: Env;
  readonly platform: Platform;
  readonly version: string;
  readonly node?: string;
  readonly now?: () => number;
  readonly checks?: readonly Check[];
};

/** Every check, in the order of mending. Changes nothing, anywhere. */
export async function examine({
  env,
  platform,
  version,
  node,
  now = Date.now,
  checks = CHECKS,
}: Given): Promise<readonly Result[]> {
  const nodeNow = node ?? process.versions.node;
  const first: Result[] = [
    Number(nodeNow.split('.')[0]) >= LEAST_NODE
      ? { id: 'node', about: 'Node', state: 'ok' }
      : {
          id: 'node',
          about: 'Node',
          state: 'fault',
          fault: `Node är ${nodeNow}`,
          mend: `installera Node ${LEAST_NODE} eller nyare`,
        },
  ];
  const read = settings(env, now);
  if ('results' in read) return [...first, ...read.results];
  const { config } = read;
  const tokens = createTokens(config.credentials, platform.login, createLog('silent'));
  const db = openDb(config.databaseUrl, { max: 2 });
  try {
    const reached = await readFacts(db, now).then(
      (facts) => ({ database: { db, facts } }),
      (error: unknown) => ({ databaseCode: codeOf(error) }),
    );
    const scene: Scene = { config, platform, version, now, tokens, ...reached };
    return [...first, ...read.ok, ...(await Promise.all(checks.map((check) => resultOf(check, scene))))];
  } finally {
    await db.destroy();
  }
}

async function resultOf({ id, about, look }: Check, scene: Scene): Promise<Result> {
  try {
    const found = await look(scene);
    return found ? { id, about, state: 'fault', ...found } : { id, about, state: 'ok' };
  } catch (error) {
    const why = error instanceof Unknown ? error.message : `oväntat fel (${codeOf(error)})`;
    return { id, about, state: 'unknown', why };
  }
}

type Settings =
  { readonly config: LiveConfig; readonly ok: readonly Result[] } | { readonly results: readonly Result[] };

/** Nothing else can be looked at while the settings are not whole. */
function settings(env: Env, now: () => number): Settings {
  const about = 'Inställningarna';
  const wrong = (id: string, lines: readonly string[]): readonly Result[] =>
    lines.map((line) => {
      const [fault = '', ...mend] = line.split(': ');
      return { id, about, state: 'fault' as const, fault, mend: mend.join(': ') };
    });
  try {
    // Practice is nothing to examine: what is missing for live mode is told.
    const config = readConfig({ ...env, NODE_ENV: env['NODE_ENV'] ?? 'production' }, new Date(now()));
    if (config.mode !== 'live')
      return { results: wrong('settings', ['Inställningarna är för övningsläge: ange dem i live.env']) };
    try {
      chooseProfiles(offered(loadLibrary(config.profilesDir)), config.profile);
    } catch (error) {
      if (!(error instanceof StartError)) throw error;
      return { results: wrong('profile', [`PROFILE eller PROFILES_DIR går inte att använda: ${error.message}`]) };
    }
    return {
      config,
      ok: [
        { id: 'settings', about, state: 'ok' },
        { id: 'profile', about: 'Profilen', state: 'ok' },
      ],
    };
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    return { results: wrong('settings', error.message.split('\n- ').slice(1)) };
  }
}

const MARKS = { ok: 'OK    ', fault: 'FEL   ', unknown: 'VET EJ' } as const;

/** One line for each check, in Swedish. */
export function lineOf(result: Result): string {
  const mark = MARKS[result.state];
  if (result.state === 'fault')
    return `${mark} ${result.fault}. Gör så här: ${result.mend}.`.replaceAll(/\.\.$/gu, '.');
  return result.state === 'ok' ? `${mark} ${result.about}` : `${mark} ${result.about}: ${result.why}.`;
}
