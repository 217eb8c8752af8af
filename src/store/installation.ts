import { randomBytes } from 'node:crypto';
import { StartError } from '../start-error.ts';
import type { Db } from './database.ts';
import type { Mode } from './tables.ts';

/**
 * Stamps a new database with the mode that made it and gives its secret; another mode is refused with a StartError,
 * so that practice can never touch real cases (decision 4).
 */
export async function openInstallation(db: Db, mode: Mode): Promise<{ readonly secret: string }> {
  const secret = randomBytes(32).toString('base64url');
  await db.insertInto('installation').values({ one: true, mode, secret }).onConflict((conflict) => conflict.doNothing()).execute();
  const found = await db.selectFrom('installation').selectAll().executeTakeFirstOrThrow();
  if (found.mode === mode) return { secret: found.secret };
  throw new StartError(
    found.mode === 'live'
      ? 'Databasen innehåller riktiga ärenden och kan inte användas i övningsläge: välj en annan DATABASE_URL eller DATA_DIR.'
      : 'Databasen är gjord i övningsläge och kan inte användas på riktigt: välj en tom databas i DATABASE_URL.',
  );
}
