import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- When something was last sent, by conversation and in all: never more entries than may be sent at once.
    create table send_slot (
      key text primary key,
      sent timestamptz[] not null
    );
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table send_slot`.execute(db);
}
