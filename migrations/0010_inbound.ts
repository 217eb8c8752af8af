import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What has been answered, by a digest of the platform's ids: Teams may send the same again. Codes only, for a day or two.
    create table inbound_activity (
      key text primary key,
      -- None while it is being answered.
      outcome text,
      -- By the database's own clock: practice moves the other, and several processes ask.
      at timestamptz not null default now()
    );
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table inbound_activity`.execute(db);
}
