import { sql } from 'kysely';
import { expect } from 'vitest';
import { unlinkAnswers } from '../../src/store/survey-store.ts';
import type { Db } from '../../src/store/database.ts';
import { test } from '../support/db.ts';
import { Office } from '../support/office.ts';
import { at } from '../support/walk.ts';

const NIGHT = at('2026-03-02', '23:30');
const AFTER_MIDNIGHT = at('2026-03-03', '00:01');
const MANY = 40;
const numbers = Array.from({ length: MANY }, (_, index) => index);

type Kept = { readonly id: string; readonly number: number; readonly xmin: string };
const answersIn = async (db: Db): Promise<readonly Kept[]> =>
  (await sql<Kept>`select id, (answers->>0)::int as number, xmin::text from survey_answer order by ctid`.execute(db))
    .rows;
const answer = async (db: Db, number: number): Promise<void> => {
  const row = { profile: 'stenungsund', moment: 'closing', kind: 'staff', quarter: '2026-1' } as const;
  await db
    .insertInto('survey_answer')
    .values({ ...row, answers: JSON.stringify([number]) })
    .execute();
};

test('§9.2 after a night neither order, id nor transaction tells which case an answer came from, and none is lost', async ({
  db,
  dbUrl,
}) => {
  const office = await Office.open(db, dbUrl, NIGHT);
  await office.worker.runDue();
  for (const number of numbers) await answer(db, number);
  const before = await answersIn(db);
  expect(new Set(before.map(({ xmin }) => xmin)).size).toBe(MANY);
  office.now = AFTER_MIDNIGHT;
  await office.worker.runDue();
  const after = await answersIn(db);
  expect(after.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(numbers);
  expect(after.map(({ number }) => number)).not.toEqual(numbers);
  expect(new Set(after.map(({ xmin }) => xmin)).size).toBe(1);
  const known = new Set(before.flatMap(({ id, xmin }) => [id, xmin]));
  expect(after.filter(({ id, xmin }) => known.has(id) || known.has(xmin))).toEqual([]);
  await office.close();
});

test('§9.2 two who mix the answers at the same moment, while one is written, keep each of them once', async ({
  db,
}) => {
  for (const number of numbers.slice(1)) await answer(db, number);
  await Promise.all([unlinkAnswers(db), answer(db, 0), unlinkAnswers(db)]);
  expect((await answersIn(db)).map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(numbers);
});
