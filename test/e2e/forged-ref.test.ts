import { expect } from 'vitest';
import { test } from '../support/db.ts';
import { cardOf, Office } from '../support/office.ts';
import { storeCase } from '../support/stored-case.ts';
import { eva, Walk } from '../support/walk.ts';

const ID = '11111111-1111-4111-8111-111111111111';
const nonceOf = (card: unknown): string => /"n":"([^"]+)"/u.exec(JSON.stringify(card))?.[1] ?? '';
/** Nothing that a database could press together. */
const long = Array.from({ length: 39_000 }, (_nothing, index) =>
  String.fromCodePoint(0x4e00 + ((index * index * 7919 + index * 104_729) % 20_000)),
).join('');

test('S3 R16 what a client says that a screen is about may be of any length, and what is typed there is kept', async ({
  db,
  dbUrl,
}) => {
  const walk = new Walk().written();
  const office = await Office.open(db, dbUrl, walk.now);
  await storeCase(db, walk, ID);
  const mine = cardOf(await office.say(eva, 'mina ärenden'));
  const overview = cardOf(await office.send(eva, 'go.case', nonceOf(mine), { pick: ID }));
  const form = cardOf(await office.send(eva, 'go.plan-goal', nonceOf(overview), { pick: long }));
  const typed = { 's.plan.goal': '', 's.plan.sign': 'Fler leenden' };
  const again = await office.send(eva, 'goal.put', nonceOf(form), typed);
  expect(JSON.stringify(again)).toContain('Fler leenden');
  await office.close();
});
