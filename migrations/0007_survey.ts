import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Answers about how it has been: by nobody, in no case, and of no day (§9.2).
    create table survey_answer (
      id uuid primary key default gen_random_uuid(),
      profile text not null,
      moment text not null,
      kind text not null,
      quarter text not null,
      answers jsonb not null
    );
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table survey_answer`.execute(db);
}
