import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table delivery drop constraint delivery_state_check;
    alter table delivery add constraint delivery_state_check
      check (state in ('sending', 'waiting', 'uncertain', 'sent', 'failed', 'withheld'));
    -- Whom the bot may not write to, until the person does.
    create table blocked (
      person text primary key,
      at timestamptz not null
    );
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table blocked;
    update delivery set state = 'failed' where state in ('waiting', 'uncertain');
    alter table delivery drop constraint delivery_state_check;
    alter table delivery add constraint delivery_state_check
      check (state in ('sending', 'sent', 'failed', 'withheld'));
  `.execute(db);
}
