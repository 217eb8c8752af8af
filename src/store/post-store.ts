import type { Db } from './database.ts';

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
