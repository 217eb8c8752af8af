import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What a card shows and to whom; its nonce is all that the card itself carries.
    create table card (
      nonce text primary key,
      case_id uuid references sip_case on delete cascade,
      person text,
      screen text not null,
      ref text not null,
      revision integer not null,
      at timestamptz not null
    );
    create index card_case on card (case_id);
    -- What a person has typed but not yet saved.
    create table draft (
      case_id uuid not null references sip_case on delete cascade,
      person text not null,
      screen text not null,
      ref text not null,
      inputs jsonb not null,
      at timestamptz not null,
      primary key (case_id, person, screen, ref)
    );
    -- Where a person or a channel can be reached.
    create table conversation (
      key text primary key,
      place jsonb not null,
      at timestamptz not null
    );
    -- What was sent, under a key that a second try finds.
    create table delivery (
      key text primary key,
      case_id uuid references sip_case on delete cascade,
      person text,
      state text not null check (state in ('sending', 'sent', 'failed', 'withheld')),
      conversation text,
      activity_id text,
      code text,
      at timestamptz not null
    );
    create index delivery_case on delivery (case_id);
    -- Practice mode: who is played, and how far its clock is ahead.
    create table practice (
      one boolean primary key default true check (one),
      played text not null,
      ahead_ms bigint not null
    );
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table practice; drop table delivery; drop table conversation; drop table draft; drop table card;`.execute(
    db,
  );
}
