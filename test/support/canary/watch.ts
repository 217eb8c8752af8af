import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Db } from '../../../src/store/database.ts';
import type { Town } from './town.ts';

/** The only columns that may hold what people write of a child. */
const CONTENT: Readonly<Record<string, string>> = {
  sip_case: 'state',
  case_event: 'data',
  draft: 'inputs',
  inquiry: 'state',
};

type Request = {
  readonly path?: string;
  readonly origin?: string;
  readonly host?: string;
  readonly headers?: unknown;
  readonly getHeaders?: () => object;
};

/** Everything that this process writes to the terminal or asks of others, until disposed. */
export function watchProcess(): { readonly said: readonly string[]; readonly asked: readonly string[] } & Disposable {
  const [said, asked]: [string[], string[]] = [[], []];
  const endings: (() => void)[] = [];
  for (const name of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const) {
    const own = console[name];
    console[name] = (...words: unknown[]) => said.push(words.map(String).join(' '));
    endings.push(() => (console[name] = own));
  }
  for (const stream of [process.stdout, process.stderr]) {
    const own = stream.write.bind(stream);
    stream.write = (text: unknown) => {
      said.push(String(text));
      return true;
    };
    endings.push(() => (stream.write = own));
  }
  const hear = (message: unknown): void => {
    const { request } = message as { request: Request };
    const headers = request.getHeaders?.() ?? request.headers;
    asked.push(`${request.origin ?? request.host} ${request.path} ${JSON.stringify(headers)}`);
  };
  for (const channel of ['http.client.request.start', 'undici:request:create']) {
    subscribe(channel, hear);
    endings.push(() => unsubscribe(channel, hear));
  }
  return {
    said,
    asked,
    [Symbol.dispose]: () => {
      for (const end of endings) end();
    },
  };
}

/** The rows of every table, without the columns that content has its place in. */
async function rowsOf(db: Db, schema: string): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
     where table_schema = ${schema} and table_type = 'BASE TABLE'`.execute(db);
  const texts = tables.map(async ({ name }) => {
    const { rows } = await sql<{ text: string | null }>`
      select string_agg((to_jsonb(t) - ${CONTENT[name] ?? ''}::text)::text, E'\n') as text
        from ${sql.table(`${schema}.${name}`)} t`.execute(db);
    return rows[0]?.text ?? '';
  });
  return (await Promise.all(texts)).join('\n');
}

/** What the columns hold that may hold it: proof that anything was there to leak. */
export async function contentOf(db: Db): Promise<Readonly<Record<string, string>>> {
  const found = Object.entries(CONTENT).map(async ([table, column]) => {
    const { rows } = await sql<{ text: string | null }>`
      select string_agg(${sql.ref(column)}::text, E'\n') as text from ${sql.table(table)}`.execute(db);
    return [`${table}.${column}`, rows[0]?.text ?? ''] as const;
  });
  return Object.fromEntries(await Promise.all(found));
}

/** Empty where the server is not ours to look into. */
async function logOfPostgres(db: Db): Promise<string> {
  const { rows } = await sql<{ dir: string }>`select current_setting('data_directory') as dir`.execute(db);
  return await readFile(join(rows[0]?.dir ?? '', '..', '..', 'postgres.log'), 'utf8').catch(() => '');
}

export type Places = Readonly<
  Record<
    | 'log'
    | 'terminal'
    | 'metrics'
    | 'health'
    | 'refusals'
    | 'posts'
    | 'calendars'
    | 'addresses'
    | 'tables'
    | 'jobs'
    | 'postgres',
    string
  >
>;

/** Everything that somebody who has no part in a case could come across. */
export async function everywhere(
  { db, product, connector, graph, log, refused, watched }: Town,
  { said, asked }: ReturnType<typeof watchProcess>,
): Promise<Places> {
  const get = async (url: string): Promise<string> => await (await fetch(url)).text();
  return {
    log: log.join('\n'),
    terminal: said.join('\n'),
    metrics: await get(watched.metrics),
    health: await get(watched.health),
    refusals: refused.join('\n'),
    posts: JSON.stringify(connector.delivered),
    calendars: JSON.stringify(graph.requests.map(({ path, query, body }) => ({ path, query, body }))),
    // What the test itself asks is not what the product asks.
    addresses: asked.filter((line) => !line.startsWith(`${product.url} `)).join('\n'),
    tables: await rowsOf(db, 'public'),
    jobs: await rowsOf(db, 'pgboss'),
    postgres: await logOfPostgres(db),
  };
}
