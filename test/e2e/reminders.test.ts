import { sql } from 'kysely';
import { expect } from 'vitest';
import { lookAtDue } from '../../src/app/look.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { lockCase } from '../../src/store/case-store.ts';
import type { Db } from '../../src/store/database.ts';
import { readingOf, type Shown } from '../support/card-reader.ts';
import { test } from '../support/db.ts';
import { Office } from '../support/office.ts';
import { storeCase } from '../support/stored-case.ts';
import { amir, at, child, eva, jonas, karin, Walk } from '../support/walk.ts';

const FIRST = '11111111-1111-4111-8111-111111111111';
const SECOND = '22222222-2222-4222-8222-222222222222';
const digestsOf = (office: Office, person: PersonId): readonly Shown[] =>
  office.sentTo(person).filter((card) => readingOf(card).startsWith('Din SIP-dag'));

async function inOffice(db: Db, dbUrl: string): Promise<Office> {
  const walk = new Walk().fixed();
  const office = await Office.open(db, dbUrl, walk.now);
  await storeCase(db, walk, FIRST);
  for (const person of [eva, jonas, karin, amir]) await office.say(person, 'hej');
  return office;
}
async function morning(office: Office, on: string, time = '08:00'): Promise<void> {
  office.now = at(on, time);
  await lookAtDue(office.talk.shell);
  await office.worker.runDue();
}

test('RM3 a case that fails holds up no other: the rest is sent the same morning, and it is looked at again in an hour', async ({
  db,
  dbUrl,
}) => {
  const office = await inOffice(db, dbUrl);
  const other = new Walk().need('2016-01-12');
  other.sip = { ...other.sip, alias: 'M3PX' };
  await storeCase(db, other, SECOND);
  // The first in the row can no longer be read.
  await sql`update sip_case set state = state - 'plans' where id = ${FIRST}`.execute(db);
  await morning(office, '2026-03-25');
  expect(digestsOf(office, eva)).toHaveLength(1);
  expect(office.log.filter((line) => line.includes('look-failed'))).toHaveLength(1);
  expect(office.log.join('\n')).not.toMatch(/Testsson|Anpassat/u);
  const { rows } = await sql<{ wake_at: string }>`select wake_at from sip_case where id = ${FIRST}`.execute(db);
  expect(new Date(rows[0]?.wake_at ?? 0).toISOString()).toBe(at('2026-03-25', '09:00'));
  await office.close();
});

test('RM4 a case that another process has is not waited for, and what its look finds out is in the same message', async ({
  db,
  dbUrl,
}) => {
  const office = await inOffice(db, dbUrl);
  const other = new Walk().fixed();
  const people = other.sip.people.map((one) => (one.id === child ? { ...one, name: 'Bo Testsson' } : one));
  other.sip = { ...other.sip, alias: 'M3PX', people };
  const second = await storeCase(db, other, SECOND);
  const [isHeld, isFree] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const holding = db.transaction().execute(async (tx) => {
    await lockCase(tx, second);
    isHeld.resolve();
    await isFree.promise;
  });
  await isHeld.promise;
  await morning(office, '2026-03-25');
  expect(digestsOf(office, eva)).toEqual([]);
  isFree.resolve();
  await holding;
  await sql`update pgboss.job set start_after = now() where state < 'active'`.execute(db);
  await office.worker.runDue();
  const [card, ...more] = digestsOf(office, eva);
  expect([
    more,
    JSON.stringify(card)
      .match(/K7F2: L|M3PX: L/gu)
      ?.toSorted(),
  ]).toEqual([[], ['K7F2: L', 'M3PX: L']]);
  await office.close();
});
