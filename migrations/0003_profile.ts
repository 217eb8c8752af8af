import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Every profile version that a case may follow, as it was written when it was first loaded.
    create table profile (
      id text not null,
      version integer not null,
      body jsonb not null,
      loaded_at timestamptz not null default now(),
      primary key (id, version)
    );
    -- The municipality that is practised; none means the first.
    alter table practice add column profile text;
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table practice drop column profile; drop table profile;`.execute(db);
}
