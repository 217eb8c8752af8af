import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // Until now there was one process.
  await sql`
    update sip_case set state = jsonb_set(state, '{profile,process}', '"sip7"');
    update case_event set data = jsonb_set(data, '{profile,process}', '"sip7"') where data ? 'profile';
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    update sip_case set state = state #- '{profile,process}';
    update case_event set data = data #- '{profile,process}' where data ? 'profile';
  `.execute(db);
}
