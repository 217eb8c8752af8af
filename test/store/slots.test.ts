import { sql, type RawBuilder } from 'kysely';
import { expect } from 'vitest';
import { openDb, type Db } from '../../src/store/database.ts';
import { takeSlots } from '../../src/store/slot-store.ts';
import { LIMITS } from '../../src/teams/limits.ts';
import { test } from '../support/db.ts';

const BEGUN = Date.UTC(2026, 2, 2, 8);
const { conversation, tenant } = LIMITS.sending;
const at = (ms: number): RawBuilder<Date> => sql`${new Date(BEGUN + ms).toISOString()}::timestamptz`;
const wait = (db: Db, key: string, ms: number): Promise<number> =>
  takeSlots(
    db,
    [
      { key, ...conversation },
      { key: 'tenant', ...tenant },
    ],
    at(ms),
  );

test('a conversation is written to once in a second, to the millisecond, and is told how long to wait', async ({
  db,
}) => {
  const seen: number[] = [];
  for (const ms of [0, 1, 999, 1000, 1001, 5000, 5400]) seen.push(await wait(db, 'one', ms));
  expect(seen).toEqual([0, 999, 1, 0, 999, 0, 600]);
});

test('of all conversations together twenty are written to in any second, and no fewer', async ({ db }) => {
  const sent: number[] = [];
  const wrong: number[] = [];
  // Every moment has its own conversation: only what they have in common can be full.
  for (let step = 0, ms = 0; step < 200; step += 1, ms += (step * 37) % 61) {
    const free = sent.filter((one) => one > ms - tenant.perMs).length < tenant.most;
    const waited = await wait(db, `conversation ${step}`, ms);
    if (waited === 0) sent.push(ms);
    const oldest = sent.at(-tenant.most) ?? 0;
    if ((waited === 0) !== free || (waited > 0 && waited !== oldest + tenant.perMs - ms)) wrong.push(ms);
  }
  expect(wrong).toEqual([]);
  expect(sent.length).toBeGreaterThan(tenant.most * 3);
  expect(sent.length).toBeLessThan(200);
  const { rows } = await sql<{ most: number }>`select max(cardinality(sent)) as most from send_slot`.execute(db);
  expect(rows[0]?.most).toBe(tenant.most);
});

test('what one of the two refuses is counted against neither', async ({ db }) => {
  for (let count = 0; count < tenant.most; count += 1) expect(await wait(db, `early ${count}`, 0)).toBe(0);
  expect(await wait(db, 'late', 10)).toBe(990);
  // The one that waited has not used its own second up.
  expect(await wait(db, 'late', 1000)).toBe(0);
  // Whose own second is full takes nothing from the others: they still find nineteen.
  expect(await wait(db, 'late', 1001)).toBe(999);
  const others: number[] = [];
  for (let count = 0; count < tenant.most; count += 1) others.push(await wait(db, `other ${count}`, 1002));
  expect(others.filter((ms) => ms === 0)).toHaveLength(tenant.most - 1);
});

test('replicas that ask at the same moment get no more than one would', async ({ db, dbUrl }) => {
  const second = openDb(dbUrl, { max: 10 });
  const asked = Array.from({ length: 60 }, async (_, index) =>
    wait(index % 2 === 0 ? db : second, `conversation ${index % 30}`, 0),
  );
  const free = (await Promise.all(asked)).filter((ms) => ms === 0);
  expect(free).toHaveLength(tenant.most);
  await second.destroy();
});

test('without another clock the database tells the time', async ({ db }) => {
  expect(await takeSlots(db, [{ key: 'one', ...conversation }])).toBe(0);
  const ms = await takeSlots(db, [{ key: 'one', most: 1, perMs: 3_600_000 }]);
  expect(ms).toBeGreaterThan(3_000_000);
  expect(ms).toBeLessThanOrEqual(3_600_000);
});
