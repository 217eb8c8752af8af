import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Instant } from '../../src/domain/time.ts';
import type { Db } from '../../src/store/database.ts';
import { readingOf } from '../support/card-reader.ts';
import { Chat } from '../support/chat.ts';
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
    ['spola fram 3 veckor', 'måndag 23 mars'],
    ['spola fram en dag', 'tisdag 24 mars'],
    ['spola', HOW],
    ['spola dag', 'onsdag 25 mars'],
    ['Spola fram  TVÅ veckor!', 'onsdag 8 april'],
    ['spola 1 månad', 'fredag 8 maj'],
    ['spola fram ett år', '2027'],
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
async function planned(dbUrl: string): Promise<{ chat: Chat; play: Play }> {
  const chat = await Chat.open(dbUrl, START);
  const play = new Play(chat, DAYS);
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
  return { chat, play };
}

const sent = async (db: Db): Promise<readonly { key: string; at: Instant }[]> =>
  await db
    .selectFrom('delivery')
    .select(['key', 'at'])
    .where('state', '=', 'sent')
    .where('key', 'not like', '%/face')
    .orderBy('at')
    .orderBy('key')
    .execute();

test(
  'whatever falls due on the way happens in order, each on its own day, as when the days are taken one by one',
  { timeout: 120_000 },
  async ({ dbUrl, db }) => {
    const { chat } = await planned(dbUrl);
    const before = (await sent(db)).length;
    const from = chat.connector.delivered.length;
    await chat.say('spola fram 10 veckor');
    const asked = (await sent(db)).slice(before);
    expect(asked.length).toBeGreaterThan(3);
    expect(new Set(asked.map((one) => one.at.slice(0, 10))).size).toBeGreaterThan(3);
    const posted = chat.connector.delivered.slice(from).filter(({ method }) => method === 'POST');
    expect(posted.length).toBe(asked.length + 1);
    const events = await db.selectFrom('case_event').select(['at', 'rev']).orderBy('rev').execute();
    expect(events.map((event) => event.at)).toEqual(events.map((event) => event.at).toSorted());
    expect(
      await db
        .selectFrom('sip_case')
        .select('id')
        .where('wake_at', '<=', asked.at(-1)?.at ?? START)
        .execute(),
    ).toEqual([]);
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
  expect(chat.sentence).toContain('tisdag 24 mars');
  await chat.close();
});

test(
  'börja om leaves nothing of any case, and the first case after it works at once',
  { timeout: 120_000 },
  async ({ dbUrl, db }) => {
    const { chat, play } = await planned(dbUrl);
    const old = chat.card;
    chat.connector.failWhile(500, 'till ')();
    await chat.say('spola fram 5 veckor');
    const back = chat.connector.failWhile(500, 'till ');
    await chat.say('spola fram 3 veckor').catch(() => undefined);
    back();
    await chat.say('Börja om.');
    expect(chat.sentence).toContain('Övningen är tömd.');
    for (const table of CASE_TABLES)
      expect([table, await db.selectFrom(table).selectAll().execute()]).toEqual([table, []]);
    expect((await sql`select id from pgboss.job`.execute(db)).rows).toEqual([]);
    expect(await stage(db)).toMatchObject({ ahead_ms: 0 });
    await chat.click('Gå vidare', {}, old);
    expect(chat.sentence).toBe('Kortet är gammalt. Skriv "mina ärenden" så visar jag det senaste.');
    await chat.say('mina ärenden');
    expect(chat.reading).toContain('Du har inga öppna ärenden.');

    chat.setClock(START);
    await play.start();
    await play.consent();
    await chat.drain();
    expect(chat.inChannel().map(readingOf).at(-1)).toContain('Steg 3 av 7: Förbered');
    await chat.close();
  },
);

test(
  'börja om while time passes waits its turn and leaves the clock alone',
  { timeout: 120_000 },
  async ({ dbUrl, db }) => {
    const { chat } = await planned(dbUrl);
    await Promise.all([chat.say('spola fram 10 veckor'), chat.say('börja om')]);
    await chat.connector.until(({ delivered }) =>
      delivered.some(({ activity }) => String(activity['text']).includes('tömd')),
    );
    await chat.connector.until(({ delivered }) =>
      delivered.some(({ activity }) => String(activity['text']).includes('Nu är det')),
    );
    const cases = await db.selectFrom('sip_case').selectAll().execute();
    expect(cases).toEqual([]);
    await chat.close();
  },
);
