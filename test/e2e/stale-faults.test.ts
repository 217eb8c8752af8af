import { expect } from 'vitest';
import { at, eva, karin, Walk } from '../support/walk.ts';
import { cardOf, Office, wordsOf } from '../support/office.ts';
import { storeCase } from '../support/stored-case.ts';
import { test } from '../support/db.ts';

const ID = '11111111-1111-4111-8111-111111111111';
const RIGHT = {
  'Vad säger barnet?': 'Från Eva',
  'Vad säger familjen?': 'Lugna morgnar.',
  'Vad gör familjen själv?': 'inget',
  'Görs något av någon annan': 'inget',
};

test('a fault in a form does not hide what someone else has saved meanwhile', async ({ db, dbUrl }) => {
  const office = await Office.open(db, dbUrl, at('2026-03-18', '15:00'));
  await storeCase(db, new Walk().plan(), ID);
  const words = async (person: typeof eva) => {
    const overview = cardOf(await office.click(person, cardOf(await office.say(person, 'mina ärenden')), 'Öppna'));
    const plan = cardOf(
      await office.click(person, overview, 'Gå vidare', { 'Vad vill du göra?': 'Fortsätt skriva planen' }),
    );
    return cardOf(await office.click(person, plan, 'Gå vidare', { 'Vad vill du skriva eller ändra?': 'ord' }));
  };
  const [evas, karins] = [await words(eva), await words(karin)];
  expect(
    wordsOf(await office.click(karin, karins, 'Spara', { ...RIGHT, 'Vad säger barnet?': 'Från Karin' })),
  ).toContain('Sparat');
  const tooLong = await office.click(eva, evas, 'Spara', { ...RIGHT, 'Vad säger barnet?': 'x'.repeat(5000) });
  expect(wordsOf(tooLong)).toContain('Det går inte än.');
  const again = await office.click(eva, cardOf(tooLong), 'Spara', RIGHT);
  expect(wordsOf(again)).toContain('Karin Holm ändrade');
  expect(JSON.stringify(cardOf(again))).toContain('Från Eva');
  await office.close();
});
