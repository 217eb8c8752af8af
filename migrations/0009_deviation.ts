import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Deviations of a quarter, written once and all together: no case, no person, no day, and no small number (N13).
    create table deviation_count (
      profile text not null,
      quarter text not null,
      kind text not null,
      sector text not null,
      n integer check (n = 0 or n >= 5),
      primary key (profile, quarter, kind, sector)
    );
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table deviation_count`.execute(db);
}
