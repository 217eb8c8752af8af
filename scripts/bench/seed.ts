import pg from 'pg';
import { childKeyOf } from '../../src/app/child-key.ts';
import { peopleOf } from '../../src/domain/access.ts';
import { dutiesOf } from '../../src/domain/duties.ts';
import { CHILD } from '../../src/domain/ids.ts';
import type { Instant } from '../../src/domain/time.ts';
import { wakeAt } from '../../src/domain/wake.ts';
import { openDb } from '../../src/store/database.ts';
import { openInstallation } from '../../src/store/installation.ts';
import { migrate } from '../../src/store/migrate.ts';
import { at, context, eva, Walk } from '../../test/support/walk.ts';

/** The afternoon of the meeting at which the seeded plans are written. */
export const BEGIN: Instant = at('2026-03-18', '15:00');
export const SCREEN = 'plan-words';

const EVENTS_EACH = 4;
const CARDS_EACH = 3;
const AT_ONCE = 10_000;
/** So many different cases are clicked, spread over all: the same load on few and on many. */
const CLICKED = 5000;

const ID = `('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;
const BEFORE = `timestamptz '${BEGIN}' - interval '1 minute'`;

const CASES = `
  insert into sip_case (id, alias, authority, status, step, rev, state, wake_at, child_key, updated_at)
  select ${ID}, 'B' || n, s ->> 'authority', s ->> 'status', s ->> 'step', (s ->> 'rev')::int,
    jsonb_set(s, '{people,0,name}', to_jsonb('Barn ' || n)) || jsonb_build_object('id', ${ID}, 'alias', 'B' || n),
    $4::timestamptz + n * interval '1 second', ($5::text[])[n - $1::int + 1], ${BEFORE}
  from generate_series($1::int, $2::int) n, (select $3::jsonb) as one (s)`;
const EVENTS = `
  insert into case_event (case_id, rev, type, data, by, at, command_id, transition)
  select ${ID}, (e ->> 'rev')::int, e -> 'data' ->> 'type', e -> 'data', $4, ${BEFORE}, n || '/' || (e ->> 'rev'), 'B-01'
  from generate_series($1::int, $2::int) n, jsonb_array_elements($3::jsonb) e`;
const COMMANDS = `
  insert into command_log (id, case_id, inputs, at)
  select encode(sha256((n || '/' || i)::bytea), 'hex'), ${ID}, encode(sha256((n || ':' || i)::bytea), 'hex'), ${BEFORE}
  from generate_series($1::int, $2::int) n, generate_series(1, ${EVENTS_EACH}) i`;
const PEOPLE = `
  insert into case_person (case_id, person)
  select ${ID}, p from generate_series($1::int, $2::int) n, unnest($3::text[]) p`;
const DUTIES = `
  insert into duty (case_id, key, person, rule, ref, due, visible, nudge_at)
  select ${ID}, d.* from generate_series($1::int, $2::int) n,
    jsonb_to_recordset($3::jsonb) as d (key text, person text, rule text, ref text, due date, visible date, nudge_at timestamptz)`;
const CARDS = `
  insert into card (nonce, case_id, person, screen, ref, revision, at)
  select encode(sha256((n || '=' || i)::bytea), 'hex'), ${ID}, $3, 'plan', '', i, ${BEFORE}
  from generate_series($1::int, $2::int) n, generate_series(1, ${CARDS_EACH}) i`;
/** What a person would have opened before each click: the screen as it is after the clicks before. */
const CLICKS = `
  insert into card (nonce, case_id, person, screen, ref, revision, at)
  select 'click-' || i, ${ID}, $4, '${SCREEN}', '', $5::int + i / $3::int, ${BEFORE}
  from generate_series(0, $1::int - 1) i, lateral (select 1 + (i % $3::int) * ($2::int / $3::int) as n) as one`;

export const nonceOf = (click: number): string => `click-${click}`;

/** A migrated database with as many cases, each in the middle of its plan, and cards to click. */
export async function seed(url: string, cases: number, clicks: number): Promise<void> {
  const secret = await prepare(url);
  const { sip, history } = new Walk().written();
  const keyOf = (n: number): string | null =>
    childKeyOf(secret, {
      ...sip,
      people: sip.people.map((one) => (one.id === CHILD ? { ...one, name: `Barn ${n}` } : one)),
    });
  const duties = dutiesOf(context, sip).map(({ from, nudgeAt, ...duty }) => ({
    ...duty,
    visible: from,
    nudge_at: nudgeAt,
  }));
  const events = history.slice(-EVENTS_EACH).map((data, index) => ({ rev: sip.rev - EVENTS_EACH + 1 + index, data }));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // The checks of references take most of the time, and what is seeded is whole.
    await client.query(`set session_replication_role = replica; set synchronous_commit = off`);
    for (let first = 1; first <= cases; first += AT_ONCE) {
      const range = [first, Math.min(cases, first + AT_ONCE - 1)];
      const keys = Array.from({ length: AT_ONCE }, (_nothing, index) => keyOf(first + index));
      await client.query(CASES, [...range, JSON.stringify(sip), wakeAt(context, sip, BEGIN), keys]);
      await client.query(EVENTS, [...range, JSON.stringify(events), eva]);
      await client.query(COMMANDS, range);
      await client.query(PEOPLE, [...range, peopleOf(sip)]);
      await client.query(DUTIES, [...range, JSON.stringify(duties)]);
      await client.query(CARDS, [...range, eva]);
    }
    await client.query(CLICKS, [clicks, cases, Math.min(cases, CLICKED), eva, sip.rev]);
    await client.query('vacuum analyze');
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
}

/** The tables, and the secret that the product will find: with it the seeded children are told apart. */
async function prepare(url: string): Promise<string> {
  const db = openDb(url, { max: 1 });
  try {
    await migrate(db);
    return (await openInstallation(db, 'practice')).secret;
  } finally {
    await db.destroy();
  }
}

export const idOf = (index: number): string => `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`;
