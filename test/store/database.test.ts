import { sql } from 'kysely';
import { expect } from 'vitest';
import { openDb } from '../../src/store/database.ts';
import { test } from '../support/db.ts';

test('days, moments and counts come back in the shapes of the domain', async ({ db }) => {
  const { rows } = await sql`
    select date '2026-10-25' as day, timestamptz '2026-10-25 02:30:00.1234+02' as moment,
           timestamptz '2026-10-25 02:30+01' as whole, 9007199254740991::int8 as count,
           array[date '2026-01-01', null] as days, array[timestamptz '2026-01-01 00:00+00'] as moments,
           array[1::int8] as counts, '{"a": [1]}'::jsonb as json, null::date as nothing`.execute(db);
  expect(rows).toEqual([
    {
      day: '2026-10-25',
      moment: '2026-10-25T00:30:00.123Z',
      whole: '2026-10-25T01:30:00.000Z',
      count: 9_007_199_254_740_991,
      days: ['2026-01-01', null],
      moments: ['2026-01-01T00:00:00.000Z'],
      counts: [1],
      json: { a: [1] },
      nothing: null,
    },
  ]);
});

test('each test has a database of its own', async ({ db, dbUrl }) => {
  const { rows } = await sql`select current_database() as name`.execute(db);
  expect(rows).toEqual([{ name: new URL(dbUrl).pathname.slice(1) }]);
});

test('a connection that the server closes is told and replaced', async ({ dbUrl }) => {
  const told: string[] = [];
  const db = openDb(dbUrl, { max: 1, onError: (error) => told.push((error as { code?: string }).code ?? '') });
  const other = openDb(dbUrl, { max: 1 });
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
  await sql`select pg_terminate_backend(${rows[0]?.pid}, 5000)`.execute(other);
  await expect.poll(() => told).toEqual(['57P01']);
  expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
  await Promise.all([db.destroy(), other.destroy()]);
});

test('a stuck wait for a lock becomes an error', async ({ db }) => {
  const settings = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'];
  const { rows } = await sql`
    select name, setting::int > 0 as limited from pg_settings where name = any(${settings})`.execute(db);
  expect(rows).toHaveLength(3);
  expect(rows).not.toContainEqual(expect.objectContaining({ limited: false }));
});
