import { expect } from 'vitest';
import { buttonsOf, readingOf } from '../support/card-reader.ts';
import { faultsOf } from '../support/card-rules.ts';
import { test } from '../support/db.ts';
import { cardOf, Office, wordsOf } from '../support/office.ts';
import { storeCase } from '../support/stored-case.ts';
import { at, eva, Walk } from '../support/walk.ts';

const ID = '11111111-1111-4111-8111-111111111111';
const MORNING = at('2026-03-02', '09:00');
const NAME = { 'Barnets namn': 'Kanarie Fågelsson' };

test('"ny SIP" with something typed before sends nothing of it: it is opened by a click, and "Avbryt" empties it', async ({
  db,
  dbUrl,
}) => {
  const office = await Office.open(db, dbUrl, MORNING);
  const empty = cardOf(await office.say(eva, 'ny SIP'));
  const nothing = wordsOf(await office.click(eva, empty, 'Starta'));
  expect(nothing).toContain('Det går inte än.');
  expect(nothing).not.toContain('Det du skrev är kvar.');
  const faulty = await office.click(eva, empty, 'Starta', NAME);
  expect(wordsOf(faulty)).toContain('Det du skrev är kvar.');
  const again = cardOf(await office.say(eva, 'ny SIP'));
  expect([buttonsOf(again), faultsOf(again)]).toEqual([['Öppna'], []]);
  expect(readingOf(again)).toContain('gå vidare med det du har skrivit');
  expect(JSON.stringify(again)).not.toContain('Kanarie');
  const form = cardOf(await office.click(eva, again, 'Öppna'));
  expect(JSON.stringify(form)).toContain('Kanarie Fågelsson');
  await office.click(eva, form, 'Avbryt');
  const anew = cardOf(await office.say(eva, 'ny SIP'));
  expect(readingOf(anew)).toContain('Barnets namn');
  expect(JSON.stringify(anew)).not.toContain('Kanarie');
  await office.close();
});

test('"Hjälp" in a form leads back to that form with what was typed, however often it is asked for', async ({
  db,
  dbUrl,
}) => {
  const office = await Office.open(db, dbUrl, MORNING);
  await storeCase(db, new Walk(MORNING).need(), ID);
  const overview = cardOf(await office.click(eva, cardOf(await office.say(eva, 'mina ärenden')), 'Öppna'));
  const need = cardOf(await office.click(eva, overview, 'Gå vidare', { 'Vad vill du göra?': 'Bedöm behovet' }));
  const typed = { 'Beskriv behovet kort med egna ord': 'Ofta borta på måndagar.' };
  const help = cardOf(await office.click(eva, need, 'Hjälp', typed));
  expect(readingOf(help)).toContain('Hjälp');
  expect(JSON.stringify(help)).not.toMatch(/K7F2|måndagar|Alva/u);
  const guide = cardOf(await office.click(eva, help, 'Vägledning'));
  const twice = cardOf(await office.click(eva, cardOf(await office.click(eva, guide, 'Hjälp')), 'Tillbaka'));
  expect(JSON.stringify(twice)).toContain('Ofta borta på måndagar.');
  await office.close();
});

test('"Hjälp" outside a case leads back to where it was opened; typed, there is nothing to go back to', async ({
  db,
  dbUrl,
}) => {
  const office = await Office.open(db, dbUrl, MORNING);
  const help = cardOf(await office.click(eva, cardOf(await office.say(eva, 'mina ärenden')), 'Hjälp'));
  expect(wordsOf(await office.click(eva, help, 'Tillbaka'))).toContain('Du har inga öppna ärenden.');
  expect(buttonsOf(cardOf(await office.say(eva, 'hjälp')))).not.toContain('Tillbaka');
  await office.close();
});

test('a typed "avbryt" leaves what one is at today, not what was kept another day', async ({ db, dbUrl }) => {
  const office = await Office.open(db, dbUrl, MORNING);
  await office.click(eva, cardOf(await office.say(eva, 'ny SIP')), 'Starta', NAME);
  office.now = at('2026-03-20', '09:00');
  expect(wordsOf(await office.say(eva, 'avbryt'))).toContain('Det finns inget påbörjat att avbryta.');
  const form = cardOf(await office.click(eva, cardOf(await office.say(eva, 'ny SIP')), 'Öppna'));
  expect(JSON.stringify(form)).toContain('Kanarie Fågelsson');
  await office.click(eva, form, 'Tillbaka', NAME);
  expect(wordsOf(await office.say(eva, 'avbryt'))).toContain('Okej, jag lämnar det.');
  expect(JSON.stringify(cardOf(await office.say(eva, 'ny SIP')))).not.toContain('Kanarie');
  await office.close();
});

test.for(['orosanmälan', 'Orolig?', 'Orolig för ett barn?'])(
  'ST17 who types "%s" reads how one reports a child at risk',
  async (typed, { db, dbUrl }) => {
    const office = await Office.open(db, dbUrl, MORNING);
    expect(wordsOf(await office.say(eva, typed))).toContain('Är det akut? Ring 112.');
    await office.close();
  },
);
