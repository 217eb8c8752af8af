import { expect } from 'vitest';
import { readingOf } from '../support/card-reader.ts';
import { test } from '../support/db.ts';
import { cardOf, Office, wordsOf } from '../support/office.ts';
import { storeCase } from '../support/stored-case.ts';
import { at, eva, mother, Walk } from '../support/walk.ts';

const ID = '11111111-1111-4111-8111-111111111111';
const MORNING = at('2026-03-02', '09:00');

test('ST17 C47 in a paused case the signpost is shown, the case is as before, and nobody sees that it was read', async ({
  db,
  dbUrl,
}) => {
  const office = await Office.open(db, dbUrl, MORNING);
  const walk = new Walk(MORNING)
    .called()
    .does(eva, 'consent.withdraw', { who: mother, on: new Walk().today, how: 'x' });
  expect(walk.sip.status).toBe('paused-consent');
  const id = await storeCase(db, walk, ID);
  await office.worker.runDue();
  // With the first click in the case it is known that Eva can be reached.
  await office.click(
    eva,
    cardOf(await office.click(eva, cardOf(await office.say(eva, 'mina ärenden')), 'Öppna')),
    'Hjälp',
  );
  const seen = [office.sent.length, (await db.selectFrom('case_event').selectAll().execute()).length];
  const before = await db.selectFrom('sip_case').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const overview = cardOf(await office.click(eva, cardOf(await office.say(eva, 'mina ärenden')), 'Öppna'));
  const signpost = cardOf(await office.click(eva, overview, 'Orolig för barnet?'));
  expect(readingOf(signpost)).toContain('Du behöver inget samtycke.');
  expect(readingOf(signpost)).not.toContain('K7F2');
  expect(wordsOf(await office.click(eva, signpost, 'Tillbaka'))).toContain('K7F2');
  await office.worker.runDue();
  expect(await db.selectFrom('sip_case').selectAll().where('id', '=', id).executeTakeFirstOrThrow()).toEqual(before);
  expect([office.sent.length, (await db.selectFrom('case_event').selectAll().execute()).length]).toEqual(seen);
  expect(office.log.filter((line) => line.includes('concern'))).toEqual([]);
  await office.close();
});

test('E3 from a form that is half written the signpost leads back to what was typed', async ({ db, dbUrl }) => {
  const office = await Office.open(db, dbUrl, MORNING);
  await storeCase(db, new Walk(MORNING).need(), ID);
  const overview = cardOf(await office.click(eva, cardOf(await office.say(eva, 'mina ärenden')), 'Öppna'));
  const form = cardOf(await office.click(eva, overview, 'Gå vidare', { 'Vad vill du göra?': 'Bedöm behovet' }));
  const helped = cardOf(
    await office.click(eva, form, 'Hjälp', { 'Beskriv behovet kort med egna ord': 'Alva är borta' }),
  );
  const concern = cardOf(await office.click(eva, helped, 'Orolig för ett barn?'));
  const back = await office.click(eva, concern, 'Tillbaka');
  expect(JSON.stringify(cardOf(back))).toContain('Alva är borta');
  await office.close();
});
