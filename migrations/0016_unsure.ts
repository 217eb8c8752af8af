import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // Every case says whom a message may not have reached, as it says whom none did.
  await sql`update sip_case set state = '{"unsure": {}}' || state`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`update sip_case set state = state - 'unsure' where state -> 'unsure' = '{}'`.execute(db);
}
