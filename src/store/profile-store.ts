import type { Db } from './database.ts';

export type ProfileVersion = { readonly id: string; readonly version: number; readonly body: unknown };

/** Keeps the versions that are new to the database; gives all that it has, the kept content of each (PT3). */
export async function keepProfiles(db: Db, loaded: readonly ProfileVersion[]): Promise<readonly ProfileVersion[]> {
  for (const { id, version, body } of loaded) {
    await db
      .insertInto('profile')
      .values({ id, version, body: JSON.stringify(body) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  return await findProfiles(db);
}

/** Every version that the database has. */
export async function findProfiles(db: Db): Promise<readonly ProfileVersion[]> {
  return await db.selectFrom('profile').select(['id', 'version', 'body']).orderBy('id').orderBy('version').execute();
}

export async function countProfiles(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('profile')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}
