import { sql } from 'kysely';
import type { InquiryId, PersonId } from '../domain/ids.ts';
import type { Inquiry } from '../domain/inquiry.ts';
import { atTime, type Day } from '../domain/time.ts';
import type { Db, Tx } from './database.ts';

/** Writes a new one; false when it is there already. */
export async function insertInquiry(tx: Tx, inquiry: Inquiry): Promise<boolean> {
  const { id, asker, to, deleteOn, at } = inquiry;
  const row = { id, people: [...new Set([asker, ...to])], delete_on: deleteOn, at, state: JSON.stringify(inquiry) };
  const written = await tx
    .insertInto('inquiry')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  return written.length > 0;
}

/** Held until the transaction ends: answers take turns. */
export async function lockInquiry(tx: Tx, id: InquiryId): Promise<Inquiry | undefined> {
  const row = await tx.selectFrom('inquiry').select('state').where('id', '=', id).forUpdate().executeTakeFirst();
  return row?.state;
}
/** Writes it anew, when it has been locked. */
export async function saveInquiry(tx: Tx, inquiry: Inquiry): Promise<void> {
  await tx
    .updateTable('inquiry')
    .set({ state: JSON.stringify(inquiry) })
    .where('id', '=', inquiry.id)
    .execute();
}
/** One of them, whoever asks: who may read it is the caller's to see to; none when it has been deleted. */
export async function findInquiry(db: Db, id: InquiryId): Promise<Inquiry | undefined> {
  const row = await db.selectFrom('inquiry').select('state').where('id', '=', id).executeTakeFirst();
  return row?.state;
}
/** The person's own and those that the person was asked, the newest first. */
export async function findInquiriesOf(db: Db, person: PersonId, most: number): Promise<readonly Inquiry[]> {
  const rows = await db
    .selectFrom('inquiry')
    .select('state')
    .where('people', '@>', sql<string[]>`array[${person}]::text[]`)
    .orderBy('at', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ state }) => state);
}

/** Gone for everyone; nothing when it was gone already. Its cards and deliveries go with the next day's sweep. */
export async function deleteInquiry(db: Db, id: InquiryId): Promise<void> {
  await db.deleteFrom('inquiry').where('id', '=', id).execute();
}
/** What shall be gone by that day (§4.5), and what was sent and shown of all that is gone on the days before. */
export async function deleteOldInquiries(db: Db, today: Day): Promise<void> {
  await db.deleteFrom('inquiry').where('delete_on', '<=', today).execute();
  const kept = db.selectFrom('inquiry').select(sql<string>`id::text`.as('id'));
  await db
    .deleteFrom('card')
    .where('case_id', 'is', null)
    .where('screen', 'in', ['inquiry', 'inquiry-notice'])
    .where('ref', '<>', '')
    .where('ref', 'not in', kept)
    .where('at', '<', atTime(today, '00:00'))
    .execute();
  await db
    .deleteFrom('delivery')
    .where('key', 'like', 'inquiry/%')
    .where(sql<string>`split_part(key, '/', 2)`, 'not in', kept)
    .execute();
}
