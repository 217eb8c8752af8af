import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { StartError } from '../start-error.ts';
import type { Db } from './database.ts';
import type { Mode } from './tables.ts';

/** A database that the other mode made is refused before anything in it is touched (decision 4). */
export async function refuseOtherMode(db: Db, mode: Mode): Promise<void> {
  const { rows } = await sql<{ exists: boolean }>`select to_regclass('installation') is not null as exists`.execute(db);
  if (!rows[0]?.exists) return;
  const found = await db.selectFrom('installation').select('mode').executeTakeFirst();
  if (found) refuseUnless(found.mode === mode, found.mode);
}

/** Stamps a new database with the mode that made it and gives its secret; another mode is refused with a StartError. */
export async function openInstallation(db: Db, mode: Mode): Promise<{ readonly secret: string }> {
  const secret = randomBytes(32).toString('base64url');
  await db
    .insertInto('installation')
    .values({ one: true, mode, secret })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const found = await db.selectFrom('installation').selectAll().executeTakeFirstOrThrow();
  refuseUnless(found.mode === mode, found.mode);
  return { secret: found.secret };
}

function refuseUnless(isSame: boolean, found: Mode): void {
  if (isSame) return;
  throw new StartError(
    found === 'live'
      ? 'Databasen innehåller riktiga ärenden och kan inte användas i övningsläge: välj en annan DATABASE_URL eller DATA_DIR.'
      : 'Databasen är gjord i övningsläge och kan inte användas på riktigt: välj en tom databas i DATABASE_URL.',
  );
}
