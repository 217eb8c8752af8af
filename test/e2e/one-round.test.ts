import { expect } from 'vitest';
import { inputOf, readingOf } from '../support/card-reader.ts';
import { test } from '../support/db.ts';
import { cardOf, Office } from '../support/office.ts';
import { storeCase } from '../support/stored-case.ts';
import { at, eva, Walk } from '../support/walk.ts';

const ID = '11111111-1111-4111-8111-111111111111';

const WHAT = {
  'Vilka frågor': 'Vägen tillbaka till skolan',
  'Vilka slags uppgifter?': ['Skolgång'],
  'Finns det något': 'nej',
};
const UNTIL = { 'Till och med': '2026-11-30', 'Hur lämnas': 'Underskrift', 'Behövs tolk': 'Nej' };

async function opened(office: Office, ...choices: readonly string[]): Promise<ReturnType<typeof cardOf>> {
  let card = cardOf(await office.click(eva, cardOf(await office.say(eva, 'mina ärenden')), 'Öppna'));
  for (const choice of choices) card = cardOf(await office.click(eva, card, 'Gå vidare', { 'Vad vill du': choice }));
  return card;
}

test('what cannot be read and what the rules miss are said at once', async ({ db, dbUrl }) => {
  const office = await Office.open(db, dbUrl, at('2026-03-02', '15:00'));
  await storeCase(db, new Walk().consentStep(), ID);
  const form = await opened(office, 'Skriv vad samtycket gäller');
  const what = cardOf(await office.click(eva, form, 'Fortsätt'));
  const asked = readingOf(cardOf(await office.click(eva, what, 'Fortsätt', { 'Vilka frågor': 'x'.repeat(1001) })));
  for (const sentence of [
    'Frågorna: skriv högst 1000 tecken.',
    'Samtycket är för allmänt.',
    'något familjen inte vill',
  ])
    expect(asked).toContain(sentence);
  const until = cardOf(await office.click(eva, what, 'Fortsätt', WHAT));
  const said = readingOf(
    cardOf(await office.click(eva, until, 'Spara och fortsätt', { 'Till och med': '2026-03-01' })),
  );
  for (const sentence of ['Slutdatum saknas eller ligger före startdatum.', 'Välj hur samtycket lämnas.'])
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

test('the three parts of the consent form are one form: each says its own faults, and nothing typed is lost', async ({
  db,
  dbUrl,
}) => {
  const office = await Office.open(db, dbUrl, at('2026-03-02', '15:00'));
  await storeCase(db, new Walk().consentStep(), ID);
  const who = await opened(office, 'Skriv vad samtycket gäller');
  const nobody = cardOf(await office.click(eva, who, 'Fortsätt', { 'Vilka verksamheter': [] }));
  expect(readingOf(nobody)).toContain('Välj vilka som får dela och vilka som får veta.');
  expect(readingOf(nobody)).toContain('Del 1 av 3');
  const what = cardOf(await office.click(eva, nobody, 'Fortsätt', { 'Vilka verksamheter': 'BUP Björkvik' }));
  const until = cardOf(await office.click(eva, what, 'Fortsätt', WHAT));
  expect(readingOf(until)).toContain('Del 3 av 3');
  const back = cardOf(await office.click(eva, until, 'Tillbaka', { 'Hur lämnas': 'E-legitimation' }));
  expect(inputOf(back, 'Vilka frågor').value).toBe('Vägen tillbaka till skolan');
  const first = cardOf(await office.click(eva, back, 'Tillbaka'));
  expect(inputOf(first, 'Vilka verksamheter').value).toBe('bup');
  const again = await opened(office, 'Skriv vad samtycket gäller');
  const third = cardOf(await office.click(eva, cardOf(await office.click(eva, again, 'Fortsätt')), 'Fortsätt'));
  expect(inputOf(third, 'Hur lämnas').value).toBe('e-id');
  const saved = await office.click(eva, third, 'Spara och fortsätt', UNTIL);
  expect(readingOf(cardOf(saved))).toContain('Barnets svar');
  expect(await office.click(eva, third, 'Spara och fortsätt', UNTIL)).toEqual(saved);
  const { state } = await db.selectFrom('sip_case').select('state').executeTakeFirstOrThrow();
  expect(state.consents).toMatchObject([
    { units: ['bjorkskolan', 'bup'], questions: 'Vägen tillbaka till skolan', until: '2026-11-30', form: 'paper' },
  ]);
  expect(await db.selectFrom('draft').selectAll().execute()).toEqual([]);
  await office.close();
});
