import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Db } from '../../src/store/database.ts';
import { buttonsOf, readingOf } from '../support/card-reader.ts';
import { faultsOf } from '../support/card-rules.ts';
import { Chat } from '../support/chat.ts';
import type { FakeConnector } from '../support/fake-connector.ts';
import { daysFrom } from '../support/days.ts';
import { test } from '../support/db.ts';
import { Play } from '../support/play.ts';
import { at, day } from '../support/walk.ts';

const START = at('2026-03-02', '09:00');
const DAYS = daysFrom(day('2026-03-02'));
const HOW = 'Skriv hur långt, till exempel "spola fram 3 veckor" eller "spola fram 2 dagar".';
const CASE_TABLES = [
  'sip_case',
  'case_event',
  'command_log',
  'case_person',
  'duty',
  'card',
  'draft',
  'delivery',
] as const;

const stage = async (db: Db): Promise<unknown> =>
  await db.selectFrom('practice').select(['played', 'ahead_ms']).executeTakeFirst();

test('whoever is named is played: by the whole name, a part, without dots and rings, and as the list has it', async ({
  dbUrl,
}) => {
  const chat = await Chat.open(dbUrl, START);
  for (const [said, name] of [
    ['spela Karin Holm', 'Karin Holm'],
    ['Spela eva', 'Eva Lind'],
    ['  SPELA   sara nystrom. ', 'Sara Nyström'],
    ['spela Amir!', 'Amir Haddad'],
    ['spela Karin', 'Karin Holm'],
    ['spela Eva Lind (Björkskolan)', 'Eva Lind'],
  ] as const) {
    await chat.say(said);
    expect([said, chat.sentence]).toEqual([said, expect.stringContaining(`Nu spelar du ${name},`)]);
  }
  await chat.say('vem är jag?');
  expect(chat.sentence).toMatch(
    /^Du spelar Eva Lind \(Björkskolan\)\. Skriv "spela" och ett namn för att byta\. Det finns: .*Amir Haddad \(BUP Björkvik\)/u,
  );
  await chat.close();
});

test('a name that nobody or several have changes nothing and says who there is', async ({ dbUrl, db }) => {
  const chat = await Chat.open(dbUrl, START);
  const before = await stage(db);
  await chat.say('spela Kalle Anka');
  expect(chat.sentence).toMatch(/^Ingen heter så\. Du spelar Eva Lind .*Det finns: /u);
  await chat.say('spela Björkskolan');
  expect(chat.sentence).toMatch(/^Flera heter så: .*Eva Lind.*\. Skriv hela namnet\.$/u);
  await chat.say('spela');
  expect(chat.sentence).toMatch(/^Du spelar Eva Lind/u);
  expect(await stage(db)).toEqual(before);
  await chat.close();
});

test('time passes by days, weeks, months and years, in digits and in words', async ({ dbUrl }) => {
  const chat = await Chat.open(dbUrl, START);
  for (const [said, moment] of [
    ['spola fram 3 veckor', '23 mars 2026'],
    ['spola fram en dag', '24 mars 2026'],
    ['spola', HOW],
    ['spola dag', '25 mars 2026'],
    ['Spola fram  TVÅ veckor!', '8 april 2026'],
    ['spola 1 månad', '8 maj 2026'],
    ['spola fram ett år', '8 maj 2027'],
  ] as const) {
    await chat.say(said);
    expect([said, chat.sentence]).toEqual([said, expect.stringContaining(moment)]);
  }
  expect(chat.sentence).toContain('kl. 09:00 i övningen');
  await chat.close();
});

test('a time that cannot be read or is too long moves nothing and says how', async ({ dbUrl, db }) => {
  const chat = await Chat.open(dbUrl, START);
  const before = await stage(db);
  for (const said of [
    'spola',
    'spola fram',
    'spola fram 0 dagar',
    'spola fram -1 dag',
    'spola fram tolv dagar',
    'spola tillbaka',
    'spola fram 3',
    'spola fram 1,5 dagar',
    'spola fram 999 veckor',
    'spola fram 9 år',
  ]) {
    await chat.say(said);
    expect([said, chat.sentence]).toEqual([said, expect.stringContaining('Skriv hur långt')]);
  }
  for (const said of ['spolning', 'spelar Eva', 'börja', 'börja om nu']) {
    await chat.say(said);
    expect([said, chat.reading]).toEqual([said, expect.stringMatching(/Jag förstod inte|Menade du/u)]);
  }
  expect(await stage(db)).toEqual(before);
  await chat.close();
});

/** A case with a plan, whose measures and follow-up fall due in the weeks to come. */
async function plan(chat: Chat): Promise<void> {
  const play = new Play(chat, DAYS);
  chat.setClock(START);
  await chat.arrive();
  await play.start();
  await play.consent();
  await play.prepare();
  await chat.click('Skicka');
  await chat.drain();
  await play.answerInvitations();
  chat.setClock(at(DAYS.meeting, '14:00'));
  await play.hold();
  await play.plan();
  await chat.drain();
}

/** Says the word and waits for the words of the answer, which comes late when there is much on the way. */
async function said(chat: Chat, word: string, words: string): Promise<void> {
  const from = chat.connector.delivered.length;
  await chat.say(word);
  await chat.connector.until(({ delivered }) =>
    delivered.slice(from).some(({ activity }) => String(activity['text']).includes(words)),
  );
}

const cardsSince = ({ delivered }: FakeConnector, from: number): number =>
  delivered.slice(from).filter(({ method, activity }) => method === 'POST' && activity['attachments'] !== undefined)
    .length;

/** What was sent, when, and in which order, without the case's random id. */
const sent = async (db: Db): Promise<readonly string[]> => {
  const rows = await db
    .selectFrom('delivery')
    .select(['key', 'at'])
    .where('state', '=', 'sent')
    .where('key', 'not like', '%/face')
    .execute();
  // Ordered when the case's random id is gone from the key.
  const lines = rows.map(({ key, at }) => `${at} ${key.replace(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/u, 'case')}`);
  return lines.toSorted();
};
const dayOfLine = (line: string): string => line.slice(0, 10);

test(
  'what falls due on the way happens in order and on its own day, as when the days are taken one by one',
  { timeout: 120_000 },
  async ({ dbUrl, db }) => {
    const chat = await Chat.open(dbUrl, START);
    await plan(chat);
    const [before, from] = [await sent(db), chat.connector.delivered.length];
    await said(chat, 'spola fram 10 veckor', 'Nu är det 21 maj 2026 kl. 14:00');
    const atOnce = (await sent(db)).slice(before.length);
    expect(new Set(atOnce.map(dayOfLine)).size).toBeGreaterThan(10);
    expect(cardsSince(chat.connector, from)).toBe(atOnce.length);
    const moments = (await db.selectFrom('case_event').select('at').orderBy('rev').execute()).map((event) => event.at);
    expect(moments).toEqual(moments.toSorted());

    await said(chat, 'ja, börja om', 'tömd');
    await plan(chat);
    expect((await sent(db)).map(dayOfLine)).toEqual(before.map(dayOfLine));
    for (let count = 0; count < 70; count += 1) await said(chat, 'spola fram en dag', 'Nu är det');
    expect((await sent(db)).slice(before.length)).toEqual(atOnce);
    await chat.close();
  },
);

test('who is played and the clock survive a restart, and time goes on from there', async ({ dbUrl }) => {
  const chat = await Chat.open(dbUrl, START);
  await chat.say('spela Amir');
  await chat.say('spola fram 3 veckor');
  await chat.restart();
  await chat.say('vem är jag');
  expect(chat.sentence).toMatch(/^Du spelar Amir Haddad/u);
  await chat.say('spola fram 1 dag');
  expect(chat.sentence).toContain('24 mars 2026');
  await chat.close();
});

test('börja om asks first: no keeps everything, and help tells the words of the practice', async ({ dbUrl, db }) => {
  const chat = await Chat.open(dbUrl, START);
  await chat.say('ny SIP');
  await chat.say('hjälp');
  for (const word of ['spela', 'spola fram', 'byt kommun', 'börja om']) expect(chat.reading).toContain(word);
  await chat.say('Börja om!');
  expect([buttonsOf(chat.card), faultsOf(chat.card)]).toEqual([['Ja, börja om', 'Nej, behåll allt', 'Hjälp'], []]);
  await chat.click('Nej, behåll allt');
  expect(chat.reading).toContain('Okej, allt i övningen är kvar.');
  expect(await db.selectFrom('sip_case').select('id').execute()).toHaveLength(1);
  await chat.close();
});

test(
  'börja om leaves nothing of any case, and the first case after it works at once',
  { timeout: 120_000 },
  async ({ dbUrl, db }) => {
    const chat = await Chat.open(dbUrl, START);
    await plan(chat);
    const old = chat.card;
    const back = chat.connector.failWhile(429, 'till Jonas Ek');
    await said(chat, 'spola fram 5 veckor', 'Nu är det');
    back();
    expect((await sql`select id from pgboss.job where state = 'retry'`.execute(db)).rows).not.toEqual([]);
    await said(chat, 'Ja, börja om.', 'Övningen är tömd.');
    for (const table of CASE_TABLES)
      expect([table, await db.selectFrom(table).selectAll().execute()]).toEqual([table, []]);
    expect((await sql`select id from pgboss.job`.execute(db)).rows).toEqual([]);
    expect(await stage(db)).toMatchObject({ ahead_ms: 0 });
    await chat.click('Tillbaka', {}, old);
    expect(chat.reading).toContain('Kortet är gammalt. Skriv "mina ärenden" så visar jag det senaste.');
    await chat.say('mina ärenden');
    expect(chat.reading).toContain('Du har inga öppna ärenden.');
    await plan(chat);
    expect(chat.reading).toContain('Planen, version 1');
    expect(chat.inChannel().map(readingOf).at(-1)).toContain('Steg 6 av 7');
    await chat.close();
  },
);

test(
  'börja om while time passes waits its turn, and time goes on after it',
  { timeout: 120_000 },
  async ({ dbUrl, db }) => {
    const chat = await Chat.open(dbUrl, START);
    await plan(chat);
    await Promise.all([said(chat, 'spola fram 10 veckor', 'Nu är det'), said(chat, 'ja, börja om', 'tömd')]);
    expect(await db.selectFrom('sip_case').select('id').execute()).toEqual([]);
    await said(chat, 'spola fram en dag', 'Nu är det');
    await chat.close();
  },
);
