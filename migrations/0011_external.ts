import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What was made outside for a case, by the other side's ids: written before the next step is taken.
    create table external (
      case_id uuid not null references sip_case on delete cascade,
      kind text not null,
      ref text not null,
      id text,
      detail jsonb not null,
      primary key (case_id, kind, ref)
    );
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table external`.execute(db);
}
