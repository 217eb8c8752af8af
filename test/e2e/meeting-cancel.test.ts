import { expect } from 'vitest';
import type { PersonId } from '../../src/domain/ids.ts';
import { buttonsOf, readingOf } from '../support/card-reader.ts';
import { test } from '../support/db.ts';
import { chosen, opened, withChannel } from '../support/in-office.ts';
import { cardOf, type Office, wordsOf } from '../support/office.ts';
import { amir, at, eva, karin, sara, Walk } from '../support/walk.ts';

const newest = (office: Office, person: PersonId): string => readingOf(office.sentTo(person).at(-1) ?? {});

test('A-10 "Ställ in mötet": the called are told, the others rung, the channel and the next step say a new time', async ({
  db,
  dbUrl,
}) => {
  const office = await withChannel(db, dbUrl, new Walk().called());
  const move = await chosen(office, eva, 'Ändra tid');
  const form = cardOf(await office.click(eva, move, 'Ställ in utan ny tid'));
  expect(readingOf(form)).toContain('Mötet bör hållas senast 23 mars 2026');
  expect(wordsOf(await office.click(eva, form, 'Ställ in mötet'))).toContain('Välj varför mötet ställs in.');
  const other = { 'Varför ställer du in?': 'Annat' };
  expect(wordsOf(await office.click(eva, form, 'Ställ in mötet', other))).toContain('Skriv kort varför.');
  const ill = { 'Varför ställer du in?': 'Någon är sjuk' };
  const again = await chosen(office, eva, 'Ändra tid');
  const fresh = cardOf(await office.click(eva, again, 'Ställ in utan ny tid'));
  const [done, twice] = [
    await office.click(eva, fresh, 'Ställ in mötet', ill),
    await office.click(eva, fresh, 'Ställ in mötet', ill),
  ];
  expect(wordsOf(done)).toContain('Mötet är inställt. Sparat');
  expect(wordsOf(twice)).toBe(wordsOf(done));
  await office.worker.runDue();
  for (const person of [amir, sara]) expect(newest(office, person)).toContain('Mötet är inställt');
  expect(newest(office, amir)).not.toContain('sjuk');
  expect(office.inChannel().map(readingOf).at(-1)).toContain('Nästa: Ny tid för mötet senast 16 mars');

  expect(JSON.stringify(await office.say(eva, 'mina ärenden'))).toContain('Ring om ett inställt möte');
  const calls = cardOf(await office.click(eva, cardOf(done), 'Ring om det inställda mötet'));
  expect(readingOf(calls)).toContain('Vem vill du ringa?');
  const time = cardOf(await office.click(eva, cardOf(done), 'Välj ny tid'));
  expect(readingOf(time)).not.toContain('Varför ändras mötet?');
  const set = wordsOf(await office.click(eva, time, 'Spara och meddela', { Dag: '2026-03-20' }));
  expect(set).toContain('Svar på kallelsen');
  await office.worker.runDue();
  expect(newest(office, amir)).toContain('Öppna och svara om du kommer.');
  await office.close();
});

test('A-10 what an invitee had open before the meeting was called off says that it is off', async ({ db, dbUrl }) => {
  const office = await withChannel(db, dbUrl, new Walk().called());
  const call = await chosen(office, amir, 'Svara på kallelsen');
  const form = cardOf(await office.click(eva, await chosen(office, eva, 'Ändra tid'), 'Ställ in utan ny tid'));
  await office.click(eva, form, 'Ställ in mötet', { 'Varför ställer du in?': 'Lokalen' });
  const answer = cardOf(await office.click(amir, call, 'Jag kommer'));
  expect(readingOf(answer)).toContain('Mötet är inställt');
  expect(buttonsOf(answer)).not.toContain('Jag kommer');
  await office.close();
});

test('A-11 after its day who leads is asked whether the meeting took place, and nobody is to be rung', async ({
  db,
  dbUrl,
}) => {
  const office = await withChannel(db, dbUrl, new Walk().called());
  office.now = at('2026-03-18', '16:00');
  expect(JSON.stringify(await office.say(eva, 'mina ärenden'))).toContain('Ring en inbjuden');
  office.now = at('2026-03-19', '09:00');
  expect(JSON.stringify(await office.say(eva, 'mina ärenden'))).not.toContain('Ring en inbjuden');
  expect(JSON.stringify(await office.say(karin, 'mina ärenden'))).toContain('Blev mötet av?');
  expect(readingOf(await opened(office, eva))).not.toMatch(/Ring /u);

  expect(JSON.stringify(await office.say(eva, 'mina ärenden'))).not.toContain('Blev mötet av?');
  office.now = at('2026-03-20', '09:00');
  expect(JSON.stringify(await office.say(eva, 'mina ärenden'))).toContain('Blev mötet av?');

  const question = await chosen(office, karin, 'Blev mötet av?');
  const yes = cardOf(await office.click(karin, question, 'Ja, mötet blev av'));
  expect(readingOf(yes)).toContain('Vilka var med?');
  const no = wordsOf(await office.click(karin, question, 'Nej, mötet blev inte av'));
  expect(no).toContain('Mötet behöver en ny tid.');
  expect(JSON.stringify(await office.say(eva, 'mina ärenden'))).toContain('Välj en ny tid för mötet');
  await office.worker.runDue();
  expect(newest(office, amir)).not.toContain('inställt');

  const off = await chosen(office, eva, 'Välj en ny tid för mötet');
  const undone = await office.click(eva, off, 'Ångra: svara igen på om det blev av');
  expect(wordsOf(undone)).toContain('Svaret är ångrat. Sparat');
  expect(readingOf(cardOf(undone))).toContain('Blev mötet av?');
  expect(JSON.stringify(await office.say(karin, 'mina ärenden'))).toContain('Blev mötet av?');
  const sent = office.sentTo(amir).length;
  await office.worker.runDue();
  expect(office.sentTo(amir)).toHaveLength(sent);
  await office.close();
});
