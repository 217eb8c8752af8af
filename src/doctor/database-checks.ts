import { sql } from 'kysely';
import { isOnThisMachine } from '../settings/database-url.ts';
import type { Db } from '../store/database.ts';
import { unfitOf, type Facts, type FitnessId } from '../store/fitness.ts';
import { migrationState } from '../store/migrate.ts';
import { fault, Unknown, when, type Check, type Fault, type Scene } from './check.ts';

const LATE_MINUTES = 15;
/** S9: the details of an error quote the row, and a logged statement its parameters. */
export const QUIET_SETTINGS = {
  log_error_verbosity: 'terse',
  log_min_duration_statement: '-1',
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: '0',
  log_statement: 'none',
} as const;
const QUIET_NAMES = Object.keys(QUIET_SETTINGS);
const QUIET = Object.entries(QUIET_SETTINGS).map(([name, value]) => sql`(${name}, ${value})`);
const CODES: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['28P01', ['lösenordet är fel', 'rätta lösenordet i DATABASE_URL']],
  ['3D000', ['databasen finns inte', 'skapa den med createdb, eller rätta namnet i DATABASE_URL']],
  ['28000', ['rollen får inte logga in därifrån', 'ändra pg_hba.conf, eller rätta rollen i DATABASE_URL']],
  ['ECONNREFUSED', ['ingen svarar på den porten', 'starta Postgres, eller rätta värd och port i DATABASE_URL']],
  ['ENOTFOUND', ['värdnamnet finns inte', 'rätta värdnamnet i DATABASE_URL, eller namnuppslagningen']],
]);

const reached = (scene: Scene): { readonly db: Db; readonly facts: Facts } => {
  if (scene.database) return scene.database;
  throw new Unknown('databasen svarar inte');
};
const inDatabase =
  (look: (db: Db, scene: Scene) => Promise<Fault | undefined>): Check['look'] =>
  async (scene) =>
    await look(reached(scene).db, scene);
const fit =
  (id: FitnessId): Check['look'] =>
  (scene) => {
    const found = unfitOf(reached(scene).facts).filter((one) => one.id === id);
    return Promise.resolve(
      found[0] && { fault: found.map((one) => one.fault).join('; '), mend: found.map((one) => one.mend).join('; ') },
    );
  };
/** A table that is not there yet is a database that was never started on, which another check tells. */
const tables = async <T>(asked: Promise<{ readonly rows: readonly T[] }>): Promise<T> => {
  const { rows } = await asked.catch(() => {
    throw new Unknown('databasen har inga tabeller än');
  });
  const [row] = rows;
  if (!row) throw new Unknown('databasen svarade inget');
  return row;
};
const counted = async (asked: ReturnType<typeof sql<{ count: number }>>, db: Db): Promise<number> =>
  (await tables(asked.execute(db))).count;

export const DATABASE_CHECKS: readonly Check[] = [
  {
    id: 'database',
    about: 'Databasen går att nå',
    look: ({ database, databaseCode = 'inget svar' }) => {
      const [why, mend] = CODES.get(databaseCode) ?? [
        `fel ${databaseCode}`,
        'rätta DATABASE_URL, brandvägg och certifikat',
      ];
      return when(!database, `Databasen går inte att nå: ${why}`, mend);
    },
  },
  { id: 'database-version', about: 'Databasens version', look: fit('old') },
  { id: 'database-durable', about: 'Databasen tappar inget', look: fit('unsafe') },
  { id: 'database-role', about: 'Databasrollen är svag nog', look: fit('role') },
  {
    id: 'database-rights',
    about: 'Databasrollen får inget mer',
    look: (scene) =>
      when(
        reached(scene).facts.isStrong,
        'Databasrollen får skapa roller, databaser eller kopior',
        'alter role … nocreaterole nocreatedb noreplication',
      ),
  },
  { id: 'database-clock', about: 'Databasens klocka', look: fit('clock') },
  {
    id: 'database-log',
    about: 'Databasens logg har inga uppgifter',
    look: inDatabase(async (db) => {
      const { rows } = await sql<{ name: string }>`
        select name from pg_settings where (name, setting) not in (values ${sql.join(QUIET)})
           and name in (${sql.join(QUIET_NAMES)}) order by name`.execute(db);
      const loud = rows.map(({ name }) => name);
      return await when(
        loud.length > 0,
        `Databasens logg kan få med vad som står i ärenden: ${loud.join(', ')}`,
        'ställ in rollen som docs/admin.md visar (steg 4)',
      );
    }),
  },
  {
    id: 'database-tls',
    about: 'Databasen nås med TLS',
    look: (scene) =>
      when(
        !reached(scene).facts.tls && !isOnThisMachine(scene.config.databaseUrl),
        'Förbindelsen med databasen är inte krypterad',
        'slå på ssl i postgresql.conf och lägg till ?sslmode=verify-full i DATABASE_URL',
      ),
  },
  {
    id: 'database-mode',
    about: 'Databasen är för riktiga ärenden',
    look: inDatabase(async (db) => {
      const { exists } = await tables(
        sql<{ exists: boolean }>`select to_regclass('installation') is not null as exists`.execute(db),
      );
      const found = exists ? await db.selectFrom('installation').select('mode').executeTakeFirst() : undefined;
      return await when(
        found?.mode === 'practice',
        'Databasen är gjord i övningsläge',
        'ange en tom databas i DATABASE_URL',
      );
    }),
  },
  {
    id: 'database-migrated',
    about: 'Databasen passar programmet',
    look: inDatabase(async (db) => {
      const { missing, unknown } = await migrationState(db);
      if (unknown.length > 0)
        return fault('Databasen är ändrad av en nyare version av programmet', 'starta den versionen');
      return await when(
        missing.length > 0,
        `Databasen är inte uppdaterad (${missing.length} steg saknas)`,
        'starta programmet en gång: det uppdaterar databasen självt',
      );
    }),
  },
  {
    id: 'directory',
    about: 'Personkatalogen är importerad',
    look: inDatabase(async (db) => {
      const count = await counted(
        sql<{ count: number }>`select count(*)::int as count from staff where left_on is null`,
        db,
      );
      return await when(
        count === 0,
        'Personkatalogen är tom: boten känner ingen',
        'npm run directory -- import personal.csv --write',
      );
    }),
  },
  {
    id: 'directory-managers',
    about: 'Varje enhet har en chef',
    look: inDatabase(async (db) => {
      const count = await counted(
        sql<{ count: number }>`
          select count(*)::int as count from unit
           where exists (select from staff where staff.unit = unit.id and left_on is null)
             and not exists (select from staff
                              where staff.unit = unit.id and left_on is null and 'manager' = any(functions))`,
        db,
      );
      return await when(
        count > 0,
        `${count} enheter saknar chef`,
        'skriv chef i kolumnen funktioner för en person i varje enhet',
      );
    }),
  },
  {
    id: 'directory-accounts',
    about: 'Personerna har konton i Entra',
    look: inDatabase(async (db) => {
      const { all, known } = await tables(
        sql<{ all: number; known: number }>`
          select count(*)::int as "all", count(entra_id)::int as known from staff where left_on is null`.execute(db),
      );
      return await when(
        all > 0 && known === 0,
        'Ingen i personkatalogen har ett konto i Entra: boten känner inte igen någon',
        'fyll i kolumnen entra-id, eller ge User.Read.All och importera igen',
      );
    }),
  },
  {
    id: 'channels',
    about: 'Enheterna har sin kanal',
    look: inDatabase(async (db) => {
      const count = await counted(
        sql<{ count: number }>`
          select count(*)::int as count from unit
           where exists (select from staff where staff.unit = unit.id and left_on is null)
             and not exists (select from conversation where key = 'channel:' || unit.id)`,
        db,
      );
      return await when(
        count > 0,
        `${count} enheter har ingen kanal: appen är inte tillagd i teamet, eller chefen har inte sagt till`,
        'lägg till appen i enhetens team, och låt chefen skriva @SIP-lotsen här i kanalen',
      );
    }),
  },
  {
    id: 'overdue',
    about: 'Inget ligger efter',
    look: inDatabase(async (db, { now }) => {
      const late = new Date(now() - LATE_MINUTES * 60_000).toISOString();
      const count = await counted(
        sql<{ count: number }>`
          select ((select count(*) from sip_case where wake_at < ${late}::timestamptz)
                + (select count(*) from pgboss.job where state < 'active' and start_after < ${late}::timestamptz))::int as count`,
        db,
      );
      return await when(
        count > 0,
        `${count} påminnelser eller utskick är mer än ${LATE_MINUTES} minuter försenade`,
        'kontrollera att programmet är igång, och läs dess logg',
      );
    }),
  },
];
