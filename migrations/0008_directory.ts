import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Who is who in Teams: the account, never the name or the address, says who acts. Nobody is deleted.
    alter table staff
      -- What a later import knows them by: the address, and a digest of the importer's own id.
      add column email text,
      add column own_key text,
      add column entra_id text check (entra_id = lower(entra_id)),
      add column kind text not null default 'member' check (kind in ('member', 'guest', 'partner')),
      add column left_on date,
      add constraint staff_entra_id unique (entra_id) deferrable initially deferred;
    -- Rises with every change of organisations, units and people: each process reads the directory anew by it.
    create table directory_stamp (one boolean primary key default true check (one), stamp bigint not null);
    insert into directory_stamp (stamp) values (0);
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table directory_stamp;
    alter table staff drop column email, drop column own_key, drop column entra_id, drop column kind, drop column left_on;
  `.execute(db);
}
