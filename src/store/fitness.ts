import { sql } from 'kysely';
import { StartError } from '../start-error.ts';
import { openDb, type Db } from './database.ts';
import { unreachable } from './hold.ts';

/** What the server says about itself and about the role that the program uses. */
export type Facts = {
  /** As `server_version_num`: 140005 is 14.5. */
  readonly version: number;
  readonly fsync: boolean;
  readonly fullPageWrites: boolean;
  readonly synchronousCommit: boolean;
  readonly isSuperuser: boolean;
  readonly bypassesRls: boolean;
  /** May make roles, databases or replicas. */
  readonly isStrong: boolean;
  /** Is this connection encrypted? */
  readonly tls: boolean;
  /** The server's clock minus ours, in milliseconds. */
  readonly clockOffMs: number;
};

export type FitnessId = 'old' | 'unsafe' | 'role' | 'clock';
export type Unfit = { readonly id: FitnessId; readonly fault: string; readonly mend: string };

export const OLDEST_VERSION = 140_000;
const CLOCK_WITHIN_MS = 300_000;

export async function readFacts(db: Db, now: () => number = Date.now): Promise<Facts> {
  const before = now();
  const { rows } = await sql<Omit<Facts, 'clockOffMs'> & { clock: number }>`
    select current_setting('server_version_num')::int as version,
           current_setting('fsync') = 'on' as fsync,
           current_setting('full_page_writes') = 'on' as "fullPageWrites",
           current_setting('synchronous_commit') <> 'off' as "synchronousCommit",
           rolsuper as "isSuperuser",
           rolbypassrls as "bypassesRls",
           rolcreaterole or rolcreatedb or rolreplication as "isStrong",
           (select ssl from pg_stat_ssl where pid = pg_backend_pid()) as tls,
           (extract(epoch from clock_timestamp()) * 1000)::float8 as clock
      from pg_roles where rolname = current_user`.execute(db);
  const [found] = rows;
  if (!found) throw new Error('no role');
  const { clock, ...facts } = found;
  return { ...facts, clockOffMs: Math.round(clock - (before + now()) / 2) };
}

/** Everything for which live mode does not start (S17): Swedish, each with its mend. */
export function unfitOf(facts: Facts): readonly Unfit[] {
  const off = [
    ...(facts.fsync ? [] : ['fsync']),
    ...(facts.fullPageWrites ? [] : ['full_page_writes']),
    ...(facts.synchronousCommit ? [] : ['synchronous_commit']),
  ];
  const strong = [...(facts.isSuperuser ? ['SUPERUSER'] : []), ...(facts.bypassesRls ? ['BYPASSRLS'] : [])];
  const major = Math.floor(facts.version / 10_000);
  const minutes = Math.round(Math.abs(facts.clockOffMs) / 60_000);
  const all: readonly (Unfit & { readonly isSo: boolean })[] = [
    {
      id: 'old',
      isSo: facts.version < OLDEST_VERSION,
      fault: `Databasen är Postgres ${major}`,
      mend: 'uppgradera till 14 eller nyare',
    },
    {
      id: 'unsafe',
      isSo: off.length > 0,
      fault: `Databasen har ${off.join(', ')} avstängt och kan tappa det som är sparat`,
      mend: `slå på ${off.join(', ')} i postgresql.conf`,
    },
    {
      id: 'role',
      isSo: strong.length > 0,
      fault: `Databasrollen i DATABASE_URL har ${strong.join(' och ')}`,
      mend: 'använd en egen roll som bara äger sin databas',
    },
    {
      id: 'clock',
      isSo: Math.abs(facts.clockOffMs) > CLOCK_WITHIN_MS,
      fault: `Databasens klocka och datorns skiljer ${minutes} minuter`,
      mend: 'slå på tidssynkronisering (NTP) på båda',
    },
  ];
  return all.flatMap(({ isSo, ...one }) => (isSo ? [one] : []));
}

/** Live mode starts on no database that can lose what is written, or with a role that could do anything in it. */
export async function refuseUnfit(url: string): Promise<void> {
  const db = openDb(url, { max: 1 });
  try {
    const faults = unfitOf(await readFacts(db).catch(unreachable)).map(({ fault, mend }) => `${fault}: ${mend}`);
    if (faults.length > 0) throw new StartError(['Databasen duger inte för riktiga ärenden.', ...faults].join('\n- '));
  } finally {
    await db.destroy();
  }
}
