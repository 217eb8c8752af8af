import { sql } from 'kysely';
import { expect, vi } from 'vitest';
import { createProfileWatch } from '../../src/app/live-profiles.ts';
import type { Db } from '../../src/store/database.ts';
import { inTurn } from '../../src/store/hold.ts';
import { keepProfiles } from '../../src/store/profile-store.ts';
import { test } from '../support/db.ts';

const waitingFor = async (db: Db): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from pg_locks
     where locktype = 'advisory' and not granted
       and database = (select oid from pg_database where datname = current_database())`.execute(db);
  return rows[0]?.n ?? 0;
};

test('what is done in turn is done by one at a time, and a failure lets the next one in', async ({ db, dbUrl }) => {
  let begun = 0;
  // Each is done only when all that have not begun are seen to wait.
  const work = async (): Promise<void> => {
    begun += 1;
    const left = 3 - begun;
    await vi.waitFor(async () => expect(await waitingFor(db)).toBe(left));
    if (left === 1) throw new Error('the second fails');
  };
  const ended = await Promise.allSettled([1, 2, 3].map(() => inTurn(dbUrl, work)));
  expect(ended.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
});

test('PT3 a profile version that another process brings is learnt once', async ({ db }) => {
  await keepProfiles(db, [{ id: 'lilla', version: 1, body: {} }]);
  const learnt: string[][] = [];
  const watch = createProfileWatch(db, 1, (all) => learnt.push(all.map(({ id, version }) => `${id} ${version}`)));
  await watch();
  await keepProfiles(db, [{ id: 'lilla', version: 2, body: {} }]);
  await watch();
  await watch();
  expect(learnt).toEqual([['lilla 1', 'lilla 2']]);
});
