import { Kysely, PostgresDialect, sql, type OperationNodeSource, type Transaction } from 'kysely';
import pg from 'pg';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

type Parse = (text: string) => unknown;

const oid = { int8: 20, int8s: 1016, date: 1082, dates: 1182, timestamptz: 1184, timestamptzs: 1185, texts: 1009 };
const toDate = pg.types.getTypeParser(oid.timestamptz) as (text: string) => Date;
const toTexts = pg.types.getTypeParser(oid.texts) as (text: string) => (string | null)[];
const toDay: Parse = (text) => text;
const toInstant: Parse = (text) => toDate(text).toISOString();
const each =
  (parse: Parse): Parse =>
  (text) =>
    toTexts(text).map((item) => (item === null ? null : parse(item)));

/** A date is 'YYYY-MM-DD', a timestamptz is '…T…:….sssZ', an int8 is a number: the same shapes as in the domain. */
const parsers = new Map<number, Parse>([
  [oid.int8, Number],
  [oid.int8s, each(Number)],
  [oid.date, toDay],
  [oid.dates, each(toDay)],
  [oid.timestamptz, toInstant],
  [oid.timestamptzs, each(toInstant)],
]);

const types: pg.CustomTypesConfig = {
  getTypeParser: (id, format) =>
    (format === 'binary' ? undefined : parsers.get(id)) ?? pg.types.getTypeParser(id, format),
};

/** A new connection costs more than a click: those of a busy hour are kept through its pauses. */
const IDLE_MS = 600_000;

/** Limits on waiting make a stuck statement or transaction an error that a resend can mend. */
export function openDb(url: string, choice: { max?: number; onError?: (error: Error) => void } = {}): Db {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'sip-lotsen',
    max: choice.max ?? 10,
    types,
    keepAlive: true,
    idleTimeoutMillis: IDLE_MS,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    lock_timeout: 10_000,
    idle_in_transaction_session_timeout: 30_000,
    query_timeout: 40_000,
  });
  // An idle connection that the server closes is replaced; without a listener it would end our process.
  pool.on('error', (error) => {
    // The server may end before a connection that was told to close has closed.
    if (!pool.ending) choice.onError?.(error);
  });
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

export type Writes = readonly OperationNodeSource[];

/** Writes of which none sees or needs what another does, in one round trip. */
export async function writeTogether(db: Db, writes: Writes): Promise<void> {
  const named = writes.map((write, index) => sql`${sql.ref(`write_${index}`)} as (${write})`);
  if (named.length > 0) await sql`with ${sql.join(named)} select`.execute(db);
}
