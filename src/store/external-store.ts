import { sql } from 'kysely';
import type { CaseId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { Db } from './database.ts';
import type { ExternalDetails, ExternalRow } from './tables.ts';

type Kind = keyof ExternalDetails;
type Key<K extends Kind> = Pick<ExternalRow<K>, 'case_id' | 'kind' | 'ref'>;

/** What the platform made for a case, if anything was asked for. */
export async function findExternal<K extends Kind>(db: Db, key: Key<K>): Promise<ExternalRow<K> | undefined> {
  const row = await db
    .selectFrom('external')
    .selectAll()
    .where('case_id', '=', key.case_id)
    .where('kind', '=', key.kind)
    .where('ref', '=', key.ref)
    .executeTakeFirst();
  return row as ExternalRow<K> | undefined;
}

/** Everything of one kind that was made for a case. */
export async function findExternals<K extends Kind>(
  db: Db,
  caseId: CaseId,
  kind: K,
): Promise<readonly ExternalRow<K>[]> {
  const rows = await db
    .selectFrom('external')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('kind', '=', kind)
    .execute();
  return rows as unknown as readonly ExternalRow<K>[];
}

/** Is that id of the platform's something that was made for a case? */
export async function isExternal(db: Db, kind: Kind, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('external')
    .select('ref')
    .where('kind', '=', kind)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

/** Has anything of that kind ever been made, or asked for? */
export async function hasExternals(db: Db, kind: Kind): Promise<boolean> {
  const row = await db.selectFrom('external').select('ref').where('kind', '=', kind).limit(1).executeTakeFirst();
  return row !== undefined;
}

export async function saveExternal<K extends Kind>(db: Db, { detail, ...row }: ExternalRow<K>): Promise<void> {
  const values = { ...row, detail: JSON.stringify(detail) };
  await db
    .insertInto('external')
    .values(values)
    .onConflict((conflict) => conflict.columns(['case_id', 'kind', 'ref']).doUpdateSet(values))
    .execute();
}

/** The row as it is now: the one given, unless someone was there before. */
export async function beginExternal<K extends Kind>(db: Db, row: ExternalRow<K>): Promise<ExternalRow<K>> {
  await db
    .insertInto('external')
    .values({ ...row, detail: JSON.stringify(row.detail) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await findExternal(db, row)) ?? row;
}

/** Changes only what is named, whatever someone else has changed meanwhile; gives the row as it then is. */
export async function patchExternal<K extends Kind>(
  db: Db,
  row: ExternalRow<K>,
  { id = row.id, ...news }: Partial<ExternalDetails[K]> & { readonly id?: string | null },
): Promise<ExternalRow<K>> {
  await db
    .updateTable('external')
    .set({ id, detail: sql`detail || ${JSON.stringify(news)}::jsonb` as never })
    .where('case_id', '=', row.case_id)
    .where('kind', '=', row.kind)
    .where('ref', '=', row.ref)
    .execute();
  return { ...row, id, detail: { ...row.detail, ...news } };
}

/** Notes that it is asked for now, unless someone else has asked since the row was read: then false. */
export async function askExternal(db: Db, row: ExternalRow<'channel'>, asked: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('external')
    .set({ detail: sql`detail || ${JSON.stringify({ asked })}::jsonb` as never })
    .where('case_id', '=', row.case_id)
    .where('kind', '=', row.kind)
    .where(sql`coalesce(detail ->> 'asked', '')`, '=', row.detail.asked ?? '')
    .where('id', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function dropExternal<K extends Kind>(db: Db, key: Key<K>): Promise<void> {
  await db
    .deleteFrom('external')
    .where('case_id', '=', key.case_id)
    .where('kind', '=', key.kind)
    .where('ref', '=', key.ref)
    .execute();
}
