import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // What is asked outside any case: no column, and no row elsewhere, links it to one.
  await sql`
    create table inquiry (
      id uuid primary key,
      people text[] not null,
      delete_on date not null,
      at timestamptz not null,
      state jsonb not null
    );
    create index inquiry_people on inquiry using gin (people);
    create index inquiry_delete_on on inquiry (delete_on);
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table inquiry`.execute(db);
}
