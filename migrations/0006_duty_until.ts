import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // The last day on which a duty can be done; most have none.
  await sql`alter table duty add column until date`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table duty drop column until`.execute(db);
}
