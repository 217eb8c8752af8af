import { sql } from 'kysely';
import type { CaseId } from '../domain/ids.ts';
import type { Db } from './database.ts';
import type { DeliveryRow } from './tables.ts';

/** What was posted in a conversation under keys that begin so and does not yet show an edit, as the platform's ids. */
export async function findUnedited(
  db: Db,
  prefix: string,
  conversation: string,
  edit: string,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('delivery')
    .select('activity_id')
    .where('key', 'like', `${prefix}%`)
    .where('conversation', '=', conversation)
    .where('state', '=', 'sent')
    .where('code', 'is distinct from', edit)
    .orderBy('at')
    .execute();
  return rows.flatMap((row) => row.activity_id ?? []);
}

/** The post shows the edit now: a second try goes on with the next. */
export async function noteEdited(db: Db, conversation: string, activityId: string, edit: string): Promise<void> {
  await db
    .updateTable('delivery')
    .set({ code: edit })
    .where('conversation', '=', conversation)
    .where('activity_id', '=', activityId)
    .where('state', '=', 'sent')
    .execute();
}

/** What became of the last message about the kallelse to each guest of the case who is written to, by guest. */
export async function findKallelser(
  db: Db,
  caseId: CaseId,
): Promise<ReadonlyMap<string, Pick<DeliveryRow, 'state' | 'at'>>> {
  const { rows } = await sql<{ guest: string } & Pick<DeliveryRow, 'state' | 'at'>>`
    select distinct on (1) split_part(split_part(key, '/', 4), '.', 1) as guest, state, at from delivery
      where case_id = ${caseId} and split_part(key, '/', 2) in ('invitation', 'moved', 'stands')
      order by 1, at desc, key desc`.execute(db);
  return new Map(rows.map(({ guest, ...row }) => [guest, row]));
}

/** Has anything of the case been posted in that channel? */
export async function wasPosted(db: Db, caseId: CaseId, conversation: string): Promise<boolean> {
  const row = await db
    .selectFrom('delivery')
    .select('key')
    .where('case_id', '=', caseId)
    .where('person', 'is', null)
    .where('conversation', '=', conversation)
    .where('activity_id', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
