import { expect } from 'vitest';
import { at } from '../support/walk.ts';
import { Chat } from '../support/chat.ts';
import { test } from '../support/db.ts';

test('one person plays the whole walk over HTTP, from "ny SIP" to a closed case', { timeout: 60_000 }, async ({ dbUrl }) => {
  const chat = await Chat.open(dbUrl, at('2026-03-02', '09:00'));
  await chat.arrive();
  await chat.say('ny SIP');
  await chat.click('Starta', {
    'Vem ser behovet?': 'Familjen frågar', 'Vilka verksamheter har kontakt med barnet i dag?': ['BUP Björkvik', 'Socialtjänsten barn och unga'],
    'Barnets namn': 'Alva Testsson', 'Barnets födelsedag': '2017-05-09',
  });
  await chat.click('Spara', { 'Vilka är vårdnadshavare?': 'Två, gemensam vårdnad', 'Namn, vårdnadshavare 1': 'Maria Testsson', 'Namn, vårdnadshavare 2': 'Johan Testsson' });
  await chat.click('Ja, SIP behövs', { 'Vad stämmer?': ['Barnet går inte i skolan'] });
  console.log(chat.reading);
  await chat.close();
});
