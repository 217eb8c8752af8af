import { expect } from 'vitest';
import { keepProfiles } from '../../src/store/profile-store.ts';
import { test } from '../support/db.ts';

test('PT3 a kept version keeps the content with which it first came, beside the versions after it', async ({ db }) => {
  await keepProfiles(db, [{ id: 'lilla', version: 1, body: { reopenDays: 30 } }]);
  const kept = await keepProfiles(db, [
    { id: 'lilla', version: 1, body: { reopenDays: 10 } },
    { id: 'lilla', version: 2, body: { reopenDays: 10 } },
  ]);
  expect(kept).toEqual([
    { id: 'lilla', version: 1, body: { reopenDays: 30 } },
    { id: 'lilla', version: 2, body: { reopenDays: 10 } },
  ]);
});
