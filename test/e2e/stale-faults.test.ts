import { expect } from 'vitest';
import { at, eva, jonas, Walk } from '../support/walk.ts';
import { openWords, typedWords } from '../support/plan-words.ts';
import { cardOf, Office, wordsOf } from '../support/office.ts';
import { storeCase } from '../support/stored-case.ts';
import { test } from '../support/db.ts';

const ID = '11111111-1111-4111-8111-111111111111';
test('a fault in a form does not hide what someone else has saved meanwhile', async ({ db, dbUrl }) => {
  const office = await Office.open(db, dbUrl, at('2026-03-18', '15:00'));
  await storeCase(db, new Walk().staffed({ secretary: jonas }).plan(), ID);
  const [evas, others] = [await openWords(office, eva), await openWords(office, jonas)];
  expect(wordsOf(await office.click(jonas, others, 'Spara', typedWords('Från Jonas')))).toContain('Sparat');
  const tooLong = await office.click(eva, evas, 'Spara', typedWords('x'.repeat(5000)));
  expect(wordsOf(tooLong)).toContain('Det går inte än.');
  const again = await office.click(eva, cardOf(tooLong), 'Spara', typedWords('Från Eva'));
  expect(wordsOf(again)).toContain('Jonas Ek ändrade');
  expect(JSON.stringify(cardOf(again))).toContain('Från Eva');
  await office.close();
});

test('what one left in a form does not overwrite unseen what another has saved since', async ({ db, dbUrl }) => {
  const office = await Office.open(db, dbUrl, at('2026-03-18', '15:00'));
  await storeCase(db, new Walk().staffed({ secretary: jonas }).plan(), ID);
  await office.click(eva, await openWords(office, eva), 'Tillbaka', typedWords('Från Eva'));
  await office.click(jonas, await openWords(office, jonas), 'Spara', typedWords('Från Jonas'));
  office.now = at('2026-04-08', '09:00');
  const kept = await openWords(office, eva);
  expect(JSON.stringify(kept)).toContain('Från Eva');
  const told = await office.click(eva, kept, 'Spara', typedWords('Från Eva'));
  expect(wordsOf(told)).toContain('Jonas Ek ändrade');
  expect(JSON.stringify(cardOf(told))).toContain('Från Eva');
  const knowing = await office.click(eva, await openWords(office, eva), 'Spara', typedWords('Från Eva'));
  expect(wordsOf(knowing)).toContain('Sparat');
  await office.close();
});
