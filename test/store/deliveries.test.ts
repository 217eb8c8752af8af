import { expect } from 'vitest';
import { addMinutes } from '../../src/domain/time.ts';
import type { DeliveryRow } from '../../src/store/tables.ts';
import { beginDelivery, findDelivery, saveDelivery } from '../../src/store/talk-store.ts';
import { test } from '../support/db.ts';
import { at } from '../support/walk.ts';

const begun = at('2026-03-02', '08:00');
const row: DeliveryRow = {
  key: 'one',
  case_id: null,
  person: null,
  state: 'sending',
  conversation: 'c',
  activity_id: null,
  code: null,
  at: begun,
};

test('R9 of two processes that would send the same, one begins, whatever was there before', async ({ db }) => {
  expect(await Promise.all([beginDelivery(db, row, undefined), beginDelivery(db, row, undefined)])).toEqual(
    expect.arrayContaining([true, false]),
  );
  const waiting = { ...row, state: 'waiting', code: 'throttled', at: addMinutes(begun, 1) } as const;
  await saveDelivery(db, waiting);
  const known = await findDelivery(db, 'one');
  const again = { ...row, at: addMinutes(begun, 2) };
  expect(await Promise.all([beginDelivery(db, again, known), beginDelivery(db, again, known)])).toEqual(
    expect.arrayContaining([true, false]),
  );
});

test('R9 a process that stood still begins nothing that another has sent, or tried, meanwhile', async ({ db }) => {
  const waiting = { ...row, state: 'waiting', code: 'throttled' } as const;
  await saveDelivery(db, waiting);
  const known = await findDelivery(db, 'one');
  for (const since of [
    { ...row, state: 'sent', activity_id: '1' } as const,
    { ...waiting, at: addMinutes(begun, 1) },
    { ...row, state: 'uncertain' } as const,
  ]) {
    await saveDelivery(db, since);
    expect(await beginDelivery(db, { ...row, at: addMinutes(begun, 2) }, known)).toBe(false);
    expect(await findDelivery(db, 'one')).toMatchObject({ state: since.state });
  }
});
