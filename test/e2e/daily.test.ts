import { expect } from 'vitest';
import { inputOf, readingOf, type Shown } from '../support/card-reader.ts';
import { test } from '../support/db.ts';
import { chosen, inOffice, MENU, opened } from '../support/in-office.ts';
import { cardOf, wordsOf } from '../support/office.ts';
import { amir, at, eva, Walk } from '../support/walk.ts';

test('A-10 what an invitee had begun to answer before the meeting moved is gone, and the first answer counts', async ({
  db,
  dbUrl,
}) => {
  const office = await inOffice(db, dbUrl, new Walk().called());
  const call = await chosen(office, amir, 'Svara på kallelsen');
  await office.click(amir, call, 'Tillbaka', { 'Om du inte kan: varför?': 'Tiden passar inte' });
  const move = { Dag: '2026-03-19', 'Varför ändras mötet?': 'Amir kan inte den 18' };
  await office.click(eva, await chosen(office, eva, 'Ändra tid'), 'Spara och meddela', move);
  const again = await chosen(office, amir, 'Svara på kallelsen');
  expect(readingOf(again)).not.toContain('Det du skrev förra gången');
  expect(wordsOf(await office.click(amir, again, 'Jag kommer'))).toContain('Tack för ditt svar.');
  await office.close();
});

test('who notes what another said is not thanked for an own answer', async ({ db, dbUrl }) => {
  const office = await inOffice(db, dbUrl, new Walk().called());
  const answers = await chosen(office, eva, 'Se vilka som har svarat');
  const form = cardOf(await office.click(eva, answers, 'Jag har ringt', { 'Vem vill du ringa': 'Maria Testsson' }));
  const noted = wordsOf(await office.click(eva, form, 'Spara svaret', { 'Vad svarade personen?': 'Kommer' }));
  expect(noted).toContain('Svaret är noterat. Sparat');
  expect(noted).not.toContain('Tack för ditt svar');
  await office.close();
});

test('"Avbryt" in a form says that nothing of it is saved', async ({ db, dbUrl }) => {
  const office = await inOffice(db, dbUrl, new Walk().called());
  const form = await chosen(office, eva, 'Ändra tid');
  const left = wordsOf(await office.click(eva, form, 'Avbryt', { 'Varför ändras mötet?': 'Sjuk' }));
  expect(left).toContain('Avbrutet. Det du skrev i formuläret är inte sparat.');
  expect(left).toContain(MENU);
  expect(readingOf(await chosen(office, eva, 'Ändra tid'))).not.toContain('Det du skrev förra gången');
  await office.close();
});

test('from the follow-up one answers about a measure, and is back in the follow-up', async ({ db, dbUrl }) => {
  const office = await inOffice(db, dbUrl, new Walk().fixed());
  office.now = at('2026-05-20');
  const followUp = await chosen(office, eva, 'Följ upp');
  const report = cardOf(await office.click(eva, followUp, 'Svara om insatsen'));
  const back = cardOf(await office.click(eva, report, 'Gjort'));
  expect(readingOf(back)).toContain('Tack för ditt svar.');
  expect(readingOf(back)).toContain('Hur följer ni upp?');
  expect(readingOf(cardOf(await office.click(eva, report, 'Tillbaka')))).toContain('Hur följer ni upp?');
  await office.close();
});

test('what was typed in a draft of the plan that was thrown away does not come back in the next one', async ({
  db,
  dbUrl,
}) => {
  const office = await inOffice(db, dbUrl, new Walk().fixed());
  const REVISE = 'Ändra planen eller kalla till nytt möte';
  const begun = async (): Promise<Shown> => {
    const revise = await chosen(office, eva, REVISE);
    return cardOf(await office.click(eva, revise, 'Ändra planen'));
  };
  const goalOf = async (plan: Shown): Promise<Shown> =>
    cardOf(await office.click(eva, plan, 'Gå vidare', { 'Vad vill du skriva eller ändra?': 'Nytt mål' }));
  const goal = await goalOf(await begun());
  await office.click(eva, goal, 'Tillbaka', { 'Vad ska bli bättre?': 'Ett mål som ångrades' });
  const drop = await chosen(office, eva, 'Kasta utkastet');
  expect(wordsOf(await office.click(eva, drop, 'Kasta utkastet'))).toContain('Utkastet är borta.');
  const again = await goalOf(await begun());
  expect(inputOf(again, 'Vad ska bli bättre?').value ?? '').toBe('');
  await office.close();
});

test('back after three weeks the first overview says what has changed, once, and a double click says the same', async ({
  db,
  dbUrl,
}) => {
  const office = await inOffice(db, dbUrl, new Walk().called());
  await opened(office, eva);
  office.now = at('2026-03-03');
  await office.click(amir, await chosen(office, amir, 'Svara på kallelsen'), 'Jag kommer');
  office.now = at('2026-03-24');
  const list = cardOf(await office.say(eva, 'mina ärenden'));
  const [first, twice] = [await office.click(eva, list, 'Öppna'), await office.click(eva, list, 'Öppna')];
  expect(wordsOf(first)).toContain('Sedan du var här 2 mars 2026');
  expect(wordsOf(first)).toContain('Ett svar på kallelsen har kommit.');
  expect(wordsOf(twice)).toBe(wordsOf(first));
  expect(readingOf(await opened(office, eva))).not.toContain('Sedan du var här');
  await office.close();
});
