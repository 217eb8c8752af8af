import { sql } from 'kysely';
import type { Db } from '../../src/store/database.ts';
import type { Chat } from './chat.ts';

/** What waits for a later try, or for some minutes to pass, is due now, and is done. */
export async function letWaitingPass(db: Db, chat: Chat): Promise<void> {
  await sql`update pgboss.job set start_after = now() where state < 'active'`.execute(db);
  await chat.drain();
}
