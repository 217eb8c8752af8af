import { expect } from 'vitest';
import { findCase } from '../../src/store/case-store.ts';
import { test } from '../support/db.ts';
import { cardOf, Office, wordsOf } from '../support/office.ts';
import { storeCase } from '../support/stored-case.ts';
import { at, eva, jonas, Walk } from '../support/walk.ts';

const ID = '11111111-1111-4111-8111-111111111111';
const MORNING = at('2026-03-02', '09:00');
const CHILD = {
  'Vilka verksamheter har kontakt med barnet i dag?': ['BUP'],
  'Vem ser behovet?': 'Familjen frågar',
  'Barnets namn': 'Alva Testsson',
  'Barnets födelsedag': '2017-05-09',
};

test('A-01 a second start about the same child tells nothing, and who coordinates is told of it in the same transaction', async ({
  db,
  dbUrl,
}) => {
  const office = await Office.open(db, dbUrl, MORNING);
  const id = await storeCase(db, new Walk(MORNING).need(), ID);
  const form = cardOf(await office.say(jonas, 'ny SIP'));
  const twice = await Promise.all([0, 1].map(() => office.click(jonas, form, 'Starta', CHILD)));
  for (const answer of twice) {
    expect(wordsOf(answer)).toContain('Någon hör av sig till dig.');
    expect(wordsOf(answer)).not.toContain('K7F2');
  }
  const sip = await findCase(db, id);
  expect(sip?.alsoAsked).toEqual({ [jonas]: MORNING });
  const events = await db.selectFrom('case_event').select('type').where('case_id', '=', id).execute();
  expect(events).toEqual([{ type: 'DuplicateSeen' }]);
  const duties = await db.selectFrom('duty').select(['rule', 'person']).where('case_id', '=', id).execute();
  expect(duties).toContainEqual({ rule: 'duplicate', person: eva });
  await office.close();
});

test('A-01 when what is told to the coordinator cannot be written, no promise of a call is made either', async ({
  db,
  dbUrl,
}) => {
  const office = await Office.open(db, dbUrl, MORNING);
  const id = await storeCase(db, new Walk(MORNING).need(), ID);
  const form = cardOf(await office.say(jonas, 'ny SIP'));
  await db.schema.alterTable('case_event').renameTo('case_event_away').execute();
  await expect(office.click(jonas, form, 'Starta', CHILD)).rejects.toThrow('case_event');
  await db.schema.alterTable('case_event_away').renameTo('case_event').execute();
  expect((await findCase(db, id))?.alsoAsked).toEqual({});
  expect(wordsOf(await office.click(jonas, form, 'Starta', CHILD))).toContain('Någon hör av sig till dig.');
  expect((await findCase(db, id))?.alsoAsked).toEqual({ [jonas]: MORNING });
  await office.close();
});
