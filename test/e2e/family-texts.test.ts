import { expect } from 'vitest';
import { nonceIn } from '../../src/cards/render.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import type { Shown } from '../support/card-reader.ts';
import { cardOf, Office, wordsOf } from '../support/office.ts';
import { storeCase } from '../support/stored-case.ts';
import { test } from '../support/db.ts';
import { amir, at, eva, jonas, Walk } from '../support/walk.ts';

const CASE = '11111111-1111-4111-8111-111111111111';

test('a text for the family is chosen, shown in a language and left again, and nothing is sent', async ({
  db,
  dbUrl,
}) => {
  const office = await Office.open(db, dbUrl, at('2026-03-03', '09:00'));
  await storeCase(db, new Walk().called(), CASE);
  const list = await choose(office, eva);
  const meeting = cardOf(await office.click(eva, list, 'Visa texten', { 'Vilken text?': 'Mötet: tid och plats' }));
  expect(wordsOf({ kind: 'card', card: meeting })).toContain('Mötet är onsdag 18 mars 2026 kl. 14:00');

  const english = cardOf(await office.click(eva, meeting, 'Visa på det språket', { Språk: 'English' }));
  expect(wordsOf({ kind: 'card', card: english })).toContain('The meeting is on Wednesday 18 March 2026 at 14:00');
  const again = cardOf(await office.click(eva, english, 'Tillbaka'));
  const consent = await office.click(eva, again, 'Visa texten', { 'Vilken text?': 'Frågan om samtycke' });
  expect(wordsOf(consent)).toContain('May we talk to each other?');
  expect(wordsOf(await office.click(eva, cardOf(consent), 'Visa på det språket', { Språk: 'Svenska' }))).toContain(
    'Får vi prata med varandra?',
  );
  expect(office.sent).toEqual([]);
  await office.close();
});

test('an old card of a text shows what holds now, and nobody else may open it', async ({ db, dbUrl }) => {
  const office = await Office.open(db, dbUrl, at('2026-03-03', '09:00'));
  await storeCase(db, new Walk().called(), CASE);
  const list = await choose(office, eva);
  expect(wordsOf(await office.click(jonas, list, 'Visa texten'))).toMatch(/^Kortet är gammalt\./u);
  const old = cardOf(await office.click(amir, await choose(office, amir), 'Visa texten'));
  expect(wordsOf({ kind: 'card', card: old })).toContain('Mötet är onsdag 18 mars 2026');

  const form = cardOf(await office.send(eva, 'go.pick', nonceIn(list), { pick: 'consent-withdraw' }));
  await office.click(eva, form, 'Ta tillbaka samtycket', {
    'Vem tar tillbaka samtycket?': 'Maria Testsson',
    'Vilken dag?': '2026-03-03',
    Hur: 'på telefon',
  });
  expect(wordsOf(await office.click(amir, old, 'Visa på det språket', { Språk: 'English' }))).not.toMatch(
    /Wednesday|Björkskolan, rum/u,
  );
  const now = cardOf(await office.click(eva, list, 'Visa texten', { 'Vilken text?': 'Mötet: tid och plats' }));
  expect(wordsOf({ kind: 'card', card: now })).not.toContain('18 mars 2026');
  expect(wordsOf({ kind: 'card', card: now })).toContain('Du har tagit tillbaka ditt samtycke.');
  await office.close();
});

/** From the list of one's own cases to the list of texts, which may stand on the second page of the menu. */
async function choose(office: Office, person: PersonId): Promise<Shown> {
  const pick = async (card: Shown, title: string): Promise<Shown> =>
    cardOf(await office.click(person, card, 'Gå vidare', { 'Vad vill du göra?': title }));
  const mine = cardOf(await office.say(person, 'mina ärenden'));
  const overview = cardOf(await office.send(person, 'go.case', nonceIn(mine), { pick: CASE }));
  const hasIt = JSON.stringify(overview).includes('Texter till familjen');
  return await pick(hasIt ? overview : await pick(overview, 'Fler val'), 'Texter till familjen');
}
