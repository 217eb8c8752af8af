import { expect } from 'vitest';
import { inputOf, readingOf } from '../support/card-reader.ts';
import { test } from '../support/db.ts';
import { cardOf, Office } from '../support/office.ts';
import { storeCase } from '../support/stored-case.ts';
import { amir, at, eva, sara, Walk } from '../support/walk.ts';

const ID = '11111111-1111-4111-8111-111111111111';

test('people who are chosen but not added do not vanish by going on', async ({ db, dbUrl }) => {
  const office = await Office.open(db, dbUrl, at('2026-03-02', '15:00'));
  await storeCase(db, new Walk().consented(), ID);
  const overview = cardOf(await office.click(eva, cardOf(await office.say(eva, 'mina ärenden')), 'Öppna'));
  const list = cardOf(await office.click(eva, overview, 'Gå vidare', { 'Vad vill du göra?': 'Gästlistan' }));
  const two = { 'Vilka fler ska bjudas in?': ['Amir Haddad', 'Sara Nyström'] };
  const stopped = cardOf(await office.click(eva, list, 'Gå vidare', two));
  expect(readingOf(stopped)).toContain('Du har valt 2 personer men inte lagt till dem.');
  expect(inputOf(stopped, 'Vilka fler').value).toBe([amir, sara].join(','));
  const added = cardOf(await office.click(eva, stopped, 'Lägg till'));
  expect(readingOf(added)).toContain('Amir Haddad (BUP Björkvik)');
  const talked = cardOf(await office.click(eva, added, 'Gå vidare', { 'Vilka har du talat med?': 'Amir Haddad' }));
  expect(readingOf(talked)).toContain('Du har valt en person som du har talat med.');
  const noted = cardOf(await office.click(eva, talked, 'Notera muntlig kontakt'));
  expect(readingOf(cardOf(await office.click(eva, noted, 'Gå vidare')))).toContain('Tid och plats');
  await office.close();
});
