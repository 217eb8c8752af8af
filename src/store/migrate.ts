import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import { Migrator, NO_MIGRATIONS, type Migration, type MigrationResultSet } from 'kysely/migration';
import { StartError } from '../start-error.ts';
import type { Db } from './database.ts';

const ours = fileURLToPath(new URL('../../migrations/', import.meta.url));

/** Brings the database up to this version and gives the names of what was run. Starts at the same time wait in turn. */
export async function migrate(db: Db, folder = ours): Promise<string[]> {
  return namesOf(await migratorOf(db, folder).migrateToLatest());
}

/** Which steps the database lacks, and which it has had that this version does not know. Changes nothing. */
export async function migrationState(
  db: Db,
  folder = ours,
): Promise<{ readonly missing: readonly string[]; readonly unknown: readonly string[] }> {
  const known = Object.keys(await readMigrations(folder));
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`
    .execute(db)
    .catch(() => ({ rows: [] }));
  const done = rows.map(({ name }) => name);
  return {
    missing: known.filter((name) => !done.includes(name)),
    unknown: done.filter((name) => !known.includes(name)),
  };
}

/** Undoes every migration, the latest first. */
export async function migrateDown(db: Db, folder = ours): Promise<string[]> {
  return namesOf(await migratorOf(db, folder).migrateTo(NO_MIGRATIONS));
}

function migratorOf(db: Db, folder: string): Migrator {
  return new Migrator({ db, provider: { getMigrations: () => readMigrations(folder) } });
}

async function readMigrations(folder: string): Promise<Record<string, Migration>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts'));
  const read = files.map(async (file) => {
    const { up, down } = (await import(pathToFileURL(join(folder, file)).href)) as Partial<Migration>;
    if (!up || !down) throw new Error(`${file} lacks up or down`);
    return [file.slice(0, -'.ts'.length), { up, down }] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

function namesOf({ error, results = [] }: MigrationResultSet): string[] {
  if (error === undefined) return results.map((result) => result.migrationName);
  const failed = results.find((result) => result.status === 'Error')?.migrationName;
  throw new StartError(sentence(error, failed), { cause: error });
}

function sentence(error: unknown, failed: string | undefined): string {
  const missing = /previously executed migration (\S+) is missing/.exec(String(error))?.[1];
  if (missing !== undefined) {
    return `Databasen är ändrad av en nyare version av SIP-lotsen (${missing}): starta den versionen i stället.`;
  }
  if ((error as { code?: string }).code === '42501') {
    return 'Databasen kunde inte uppdateras: användaren i DATABASE_URL får inte skapa tabeller. Ge den rätten och starta igen.';
  }
  const where = failed === undefined ? '' : ` i steget ${failed}`;
  const code = (error as { code?: string }).code ?? 'programfel';
  return (
    `Databasen kunde inte uppdateras${where} (${code}) och är oförändrad: ` +
    'starta den förra versionen och anmäl felet.'
  );
}
