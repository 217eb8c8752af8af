import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The revision of the case that was read while the draft was typed. None is known of an older draft.
    alter table draft add column revision integer not null default 0;
    alter table draft alter column revision drop default;
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table draft drop column revision`.execute(db);
}
