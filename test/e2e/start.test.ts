import { expect } from 'vitest';
import { at } from '../support/walk.ts';
import { Chat } from '../support/chat.ts';
import { test } from '../support/db.ts';

const START = at('2026-03-02', '09:00');
const CHILD = {
  'Vem ser behovet?': 'Familjen frågar',
  'Vilka verksamheter har kontakt med barnet i dag?': ['BUP Björkvik', 'Socialtjänsten barn och unga'],
  'Barnets namn': 'Alva Testsson',
  'Barnets födelsedag': '2017-05-09',
};

test('ny SIP is understood with small slips, and a second one goes on with the untouched draft', async ({ dbUrl }) => {
  const chat = await Chat.open(dbUrl, START);
  await chat.say('  Ny  SIP! ');
  const first = /Ärende (\w+)/u.exec(chat.reading)?.[1];
  expect(first).toMatch(/^[A-Z]\d[A-Z]\d$/u);
  await chat.say('ny sip');
  expect(/Ärende (\w+)/u.exec(chat.reading)?.[1]).toBe(first);
  await chat.say('ny sp');
  expect(chat.reading).toContain('Menade du "ny sip"?');
  await chat.close();
});

test('the same click ten times at once starts one case and gives ten equal answers', async ({ dbUrl, db }) => {
  const chat = await Chat.open(dbUrl, START);
  await chat.say('ny SIP');
  const click = chat.clickOf('Starta', CHILD);
  const answers = await Promise.all(Array.from({ length: 10 }, () => chat.send(click)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  const events = await db.selectFrom('case_event').select('type').where('type', '=', 'Started').execute();
  expect(events).toHaveLength(1);
  await chat.close();
});
