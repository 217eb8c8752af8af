import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Who was asked before the present person and can still do it: few duties have any.
    alter table duty add column kept text[] not null default '{}';
    create index duty_kept on duty using gin (kept) where kept <> '{}';
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table duty drop column kept`.execute(db);
}
