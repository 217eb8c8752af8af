import type { Db } from './database.ts';
import type { ExternalRow } from './tables.ts';

type Key = Pick<ExternalRow, 'case_id' | 'kind' | 'ref'>;

/** What the platform made for a case, if anything was asked for. */
export async function findExternal(db: Db, key: Key): Promise<ExternalRow | undefined> {
  return await db
    .selectFrom('external')
    .selectAll()
    .where('case_id', '=', key.case_id)
    .where('kind', '=', key.kind)
    .where('ref', '=', key.ref)
    .executeTakeFirst();
}

export async function saveExternal(db: Db, { detail, ...row }: ExternalRow): Promise<void> {
  const values = { ...row, detail: JSON.stringify(detail) };
  await db
    .insertInto('external')
    .values(values)
    .onConflict((conflict) => conflict.columns(['case_id', 'kind', 'ref']).doUpdateSet(values))
    .execute();
}

export async function dropExternal(db: Db, key: Key): Promise<void> {
  await db
    .deleteFrom('external')
    .where('case_id', '=', key.case_id)
    .where('kind', '=', key.kind)
    .where('ref', '=', key.ref)
    .execute();
}
