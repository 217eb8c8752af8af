import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table installation (
      one boolean primary key default true check (one),
      mode text not null check (mode in ('practice', 'live')),
      secret text not null
    );
    create table authority (
      id text primary key,
      name text not null,
      principal text not null check (principal in ('municipality', 'region', 'other'))
    );
    create table unit (
      id text primary key,
      authority text not null references authority,
      name text not null,
      sector text not null
    );
    create table staff (
      id text primary key,
      unit text not null references unit,
      name text not null,
      title text not null,
      phone text,
      functions text[] not null
    );

    -- The present state of a case; wake_at is its one alarm.
    create table sip_case (
      id uuid primary key,
      alias text not null unique,
      authority text not null references authority,
      status text not null,
      step text not null,
      rev integer not null,
      state jsonb not null,
      wake_at timestamptz,
      child_key text,
      updated_at timestamptz not null
    );
    create index sip_case_wake on sip_case (wake_at, id) where wake_at is not null;
    -- One open case for each child and authority; the key is a keyed hash, null when the case is closed.
    create unique index sip_case_child on sip_case (child_key) where child_key is not null;

    create table case_event (
      case_id uuid not null references sip_case on delete cascade,
      rev integer not null,
      type text not null,
      data jsonb not null,
      by text not null,
      at timestamptz not null,
      command_id text not null,
      transition text not null,
      primary key (case_id, rev)
    );
    create table command_log (
      id text primary key,
      case_id uuid not null references sip_case on delete cascade,
      inputs text not null,
      at timestamptz not null
    );
    create index command_log_case on command_log (case_id);
    -- Who has a part in which case, for "mina ärenden".
    create table case_person (
      case_id uuid not null references sip_case on delete cascade,
      person text not null,
      primary key (person, case_id)
    );
    create index case_person_case on case_person (case_id);
    -- Who has what to do: rewritten by the transaction that changes the case.
    create table duty (
      case_id uuid not null references sip_case on delete cascade,
      key text not null,
      person text not null,
      rule text not null,
      ref text not null,
      due date not null,
      visible date not null,
      nudge_at timestamptz,
      primary key (case_id, key)
    );
    create index duty_person on duty (person, nudge_at);
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table duty; drop table case_person; drop table command_log; drop table case_event; drop table sip_case;
    drop table staff; drop table unit; drop table authority; drop table installation;
  `.execute(db);
}
