import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Who is making a person's chat with the bot, and when the app was last installed for the person.
    create table chat (
      person text primary key,
      opening_until timestamptz,
      installed_at timestamptz
    );
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table chat`.execute(db);
}
