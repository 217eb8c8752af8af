import { expect } from 'vitest';
import { readingOf } from '../support/card-reader.ts';
import { test } from '../support/db.ts';
import { cardOf, Office } from '../support/office.ts';
import { storeCase } from '../support/stored-case.ts';
import { at, eva, Walk } from '../support/walk.ts';

const ID = '11111111-1111-4111-8111-111111111111';

async function opened(office: Office, ...choices: readonly string[]): Promise<ReturnType<typeof cardOf>> {
  let card = cardOf(await office.click(eva, cardOf(await office.say(eva, 'mina ärenden')), 'Öppna'));
  for (const choice of choices) card = cardOf(await office.click(eva, card, 'Gå vidare', { 'Vad vill du': choice }));
  return card;
}

test('what cannot be read and what the rules miss are said at once', async ({ db, dbUrl }) => {
  const office = await Office.open(db, dbUrl, at('2026-03-02', '15:00'));
  await storeCase(db, new Walk().consentStep(), ID);
  const form = await opened(office, 'Skriv vad samtycket gäller');
  const said = readingOf(cardOf(await office.click(eva, form, 'Spara och fortsätt')));
  for (const sentence of [
    'Fyll i till och med vilken dag',
    'Välj hur samtycket lämnas.',
    'Samtycket är för allmänt.',
    'Fråga om det är något familjen inte vill',
  ])
    expect(said).toContain(sentence);
  await office.close();
});

test('nothing is said of a rule that hangs on what could not be read', async ({ db, dbUrl }) => {
  const office = await Office.open(db, dbUrl, at('2026-03-18', '15:00'));
  await storeCase(db, new Walk().plan(), ID);
  const form = await opened(office, 'Fortsätt skriva planen', 'Huvudansvarig och uppföljning');
  const said = readingOf(
    cardOf(
      await office.click(eva, form, 'Spara', {
        'Vilken huvudman': 'Kommunen',
        Verksamhet: 'Björkskolan',
        'Dag för uppföljning': '2026-03-01',
      }),
    ),
  );
  expect(said).toContain('Uppföljningsdag saknas eller har passerat.');
  expect(said).not.toContain('Den huvudansvariga ska arbeta i den valda verksamheten.');
  expect(said).not.toContain('Ersättaren ska vara en annan person.');
  await office.close();
});
