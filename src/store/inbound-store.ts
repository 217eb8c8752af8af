import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Instant } from '../domain/time.ts';
import type { Db, Tx } from './database.ts';

/** What was asked, by the platform's ids of conversation and activity and by what we make of it. */
export const inboundKey = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

/** After this the one who began an answer is taken to have been killed. */
const ABANDONED = sql<Instant>`now() - interval '20 seconds'`;

/** True for the first who asks, and for one who comes after an answer that was begun and never given. */
export async function takeInbound(db: Db, key: string): Promise<boolean> {
  const taken = await db
    .insertInto('inbound_activity')
    .values({ key, outcome: null })
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet({ at: sql<Instant>`now()` })
        .where('inbound_activity.outcome', 'is', null)
        .where('inbound_activity.at', '<', ABANDONED),
    )
    .returning('key')
    .executeTakeFirst();
  return taken !== undefined;
}

/** `outcome` is a code, never what was written or shown. */
export async function settleInbound(db: Db, key: string, outcome: string): Promise<void> {
  await db.updateTable('inbound_activity').set({ outcome }).where('key', '=', key).execute();
}

/** What the request came to; none while it is being answered. */
export async function findOutcome(db: Db, key: string): Promise<string | undefined> {
  const row = await db.selectFrom('inbound_activity').select('outcome').where('key', '=', key).executeTakeFirst();
  return row?.outcome ?? undefined;
}

/** Nothing came of it: the next copy is the first. */
export async function releaseInbound(db: Db, key: string): Promise<void> {
  await db.deleteFrom('inbound_activity').where('key', '=', key).execute();
}

/** The statement that notes what a request came to; it fails when the same request has come to something before. */
export const inboundWrite = (tx: Tx, key: string, outcome: string) =>
  tx.insertInto('inbound_activity').values({ key, outcome });

export async function noteInbound(tx: Tx, key: string, outcome: string): Promise<void> {
  await inboundWrite(tx, key, outcome)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function wasAnswered(tx: Tx, key: string): Promise<boolean> {
  const row = await tx.selectFrom('inbound_activity').select('key').where('key', '=', key).executeTakeFirst();
  return row !== undefined;
}

/** What comes again does so within a day; another day for a sweep that is late. */
export async function deleteOldInbound(db: Db): Promise<void> {
  await db
    .deleteFrom('inbound_activity')
    .where('at', '<', sql<Instant>`now() - interval '2 days'`)
    .execute();
}
