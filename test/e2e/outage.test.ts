import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Task } from '../../src/store/jobs.ts';
import { openJobs } from '../../src/store/jobs.ts';
import type { Db } from '../../src/store/database.ts';
import { aMessage } from '../support/activities.ts';
import { readingOf, type Shown } from '../support/card-reader.ts';
import { Chat } from '../support/chat.ts';
import { daysFrom } from '../support/days.ts';
import { test } from '../support/db.ts';
import { Play } from '../support/play.ts';
import { amir, at, day, eva, sara } from '../support/walk.ts';

const DAYS = daysFrom(day('2026-03-02'));
const TRIES = 8;
/** Two invitations and the post in the channel go out at once. */
const HANGING = 3;

/** A case whose invitations are sent with the next click. */
async function readyToSend(dbUrl: string): Promise<{ chat: Chat; play: Play }> {
  const chat = await Chat.open(dbUrl, at('2026-03-02', '09:00'));
  const play = new Play(chat, DAYS);
  await chat.arrive();
  await play.start();
  await play.consent();
  await play.prepare();
  await chat.drain();
  return { chat, play };
}

/** What waits for its next try is tried now. */
async function retryNow(chat: Chat, db: Db): Promise<void> {
  await sql`update pgboss.job set start_after = now() where state = 'retry'`.execute(db);
  await chat.drain();
}

const waiting = async (db: Db): Promise<number> =>
  (await sql<{ count: number }>`select count(*)::int as count from pgboss.job where state < 'completed'`.execute(db))
    .rows[0]?.count ?? -1;

/** Everything that people saw in the personal chat, without the case's random name. */
const posts = (chat: Chat): readonly string[] =>
  chat.connector.delivered
    .filter(({ method, conversationId }) => method === 'POST' && !conversationId.startsWith('19:'))
    .flatMap(({ activity }) => (activity['attachments'] as { content: Shown }[] | undefined) ?? [])
    .map(({ content }) => readingOf(content).replaceAll(/\b[A-Z]\d[A-Z]\d\b/gu, 'ALIAS'));
const invitations = (chat: Chat, who: string): number =>
  posts(chat).filter((reading) => reading.includes(`till ${who}`) && reading.includes('kallad')).length;

const unsent = async (db: Db): Promise<readonly unknown[]> =>
  await db
    .selectFrom('delivery')
    .select(['key', 'state', 'code'])
    .where('state', 'in', ['sending', 'failed'])
    .execute();

for (const status of [429, 412] as const) {
  test(`while Teams answers ${status}, clicks are answered, and everything arrives once when it is back`, async ({
    dbUrl,
    db,
  }) => {
    const { chat, play } = await readyToSend(dbUrl);
    const back = chat.connector.failWhile(status, '');
    await chat.click('Skicka');
    expect(chat.reading).toContain('Sparat');
    await chat.drain();
    await retryNow(chat, db);
    expect(invitations(chat, 'Amir Haddad')).toBe(0);
    expect((await chat.post(aMessage(chat.connector.url, 'mina ärenden'))).status).toBe(200);
    await chat.restart();
    await retryNow(chat, db);
    expect(await waiting(db)).toBeGreaterThan(0);

    back();
    await retryNow(chat, db);
    await retryNow(chat, db);
    expect([await waiting(db), await unsent(db)]).toEqual([0, []]);
    for (const who of ['Amir Haddad', 'Sara Nyström']) expect([who, invitations(chat, who)]).toEqual([who, 1]);
    expect(chat.inChannel().map(readingOf).at(-1)).toContain('Steg 4 av 7');
    await play.answerInvitations();
    await chat.close();
  });
}

/** Whom somebody is asked to ring, since it is not known whether a message arrived. */
const unsure = async (db: Db): Promise<readonly string[]> =>
  (await db.selectFrom('duty').select('ref').where('rule', '=', 'unsure').orderBy('ref').execute()).map(
    ({ ref }) => ref,
  );

test('R9 P4 a kallelse whose answer was lost is not sent again: the coordinator is asked to ring, until the person clicks', async ({
  dbUrl,
  db,
}) => {
  const { chat, play } = await readyToSend(dbUrl);
  const back = chat.connector.failWhile(502, 'till Amir Haddad', { delivers: true });
  await chat.click('Skicka');
  await chat.drain();
  back();
  await retryNow(chat, db);
  expect(invitations(chat, 'Amir Haddad')).toBe(1);
  expect(invitations(chat, 'Sara Nyström')).toBe(1);
  expect([await waiting(db), await unsent(db), await unsure(db)]).toEqual([0, [], [amir]]);
  expect(posts(chat).join()).toContain('har kanske inte kommit fram');
  await play.answerInvitations();
  expect(await unsure(db)).toEqual([]);
  await chat.close();
});

test('RM3 someone who has blocked the bot becomes a telephone call for the coordinator, and nobody else waits', async ({
  dbUrl,
  db,
}) => {
  const { chat } = await readyToSend(dbUrl);
  chat.connector.failWhile(403, 'till Amir Haddad');
  await chat.click('Skicka');
  await chat.drain();
  expect([invitations(chat, 'Amir Haddad'), invitations(chat, 'Sara Nyström')]).toEqual([0, 1]);
  expect(await waiting(db)).toBe(0);
  expect(await db.selectFrom('delivery').select(['person', 'code']).where('state', '=', 'failed').execute()).toEqual([
    { person: amir, code: 'blocked' },
  ]);
  expect(await db.selectFrom('duty').select('person').where('rule', '=', 'unreached').execute()).toEqual([
    { person: eva },
  ]);
  await chat.say('spola fram 2 dagar');
  await chat.say('mina ärenden');
  expect(JSON.stringify(chat.card)).toContain('Ring: ett meddelande kom inte fram');
  await chat.close();
});

test('the last try of a message that never arrives lets the next one through', async ({ dbUrl, db }) => {
  const { chat } = await readyToSend(dbUrl);
  const back = chat.connector.failWhile(429, 'till Amir Haddad');
  await chat.click('Skicka');
  const { rows } = await sql<{
    data: Task;
    id: string;
  }>`select data, id from pgboss.job where data->'effect'->>'to' = ${amir} and data->'effect'->>'notice' = 'invitation'`.execute(
    db,
  );
  const [first] = rows;
  const next = { ...first?.data, effect: { ...first?.data.effect, key: 'the next one' } } as Task;
  const jobs = await openJobs(dbUrl, () => undefined);
  await db.transaction().execute((tx) => jobs.enqueue(tx, [next]));
  await jobs.stop();
  const state = async (): Promise<unknown> =>
    (await sql<{ state: string }>`select state::text from pgboss.job where id = ${first?.id}`.execute(db)).rows[0]
      ?.state;

  await chat.drain();
  for (let tries = 1; tries < TRIES; tries += 1) {
    expect([tries, await state(), await waiting(db)]).toEqual([tries, 'retry', 2]);
    if (tries === TRIES - 1) back();
    // The seventh pause ends with the last try: let that one fail too.
    if (tries === TRIES - 1) chat.connector.failNext(429);
    await sql`update pgboss.job set start_after = now() where state = 'retry'`.execute(db);
    await chat.drain();
  }
  expect([await state(), await waiting(db)]).toEqual(['completed', 0]);
  expect(await db.selectFrom('duty').select('person').where('rule', '=', 'unreached').execute()).toEqual([
    { person: eva },
  ]);
  expect(invitations(chat, 'Amir Haddad')).toBe(1);
  await chat.close();
});

test('R9 an end in the middle of a sending leaves no kallelse to chance: somebody rings, and the channel has its post', async ({
  dbUrl,
  db,
}) => {
  const { chat } = await readyToSend(dbUrl);
  for (let count = 0; count < HANGING; count += 1) chat.connector.hangNext();
  await chat.click('Skicka');
  const before = chat.connector.calls.length;
  const cut = chat.drain().catch(() => undefined);
  await chat.connector.until(({ calls }) => calls.length === before + HANGING);
  await chat.restart();
  await retryNow(chat, db);
  await retryNow(chat, db);
  for (const who of ['Amir Haddad', 'Sara Nyström']) expect([who, invitations(chat, who)]).toEqual([who, 0]);
  expect([await waiting(db), await unsent(db), await unsure(db)]).toEqual([0, [], [amir, sara].toSorted()]);
  expect(chat.inChannel().map(readingOf).at(-1)).toContain('Steg 4 av 7');
  await chat.close();
  await cut;
});

test(
  'a restart between any two steps loses nothing and sends nothing twice',
  { timeout: 120_000 },
  async ({ dbUrl, db }) => {
    const { chat, play } = await readyToSend(dbUrl);
    const steps: readonly (() => Promise<unknown>)[] = [
      () => chat.click('Skicka'),
      () => chat.drain(),
      () => play.answerInvitations(),
      () => Promise.resolve(chat.setClock(at(DAYS.meeting, '14:00'))),
      () => play.hold(),
      () => play.plan(),
      () => chat.drain(),
      () => chat.say('spola fram 5 veckor'),
      () => chat.drain(),
    ];
    for (const step of steps) {
      await chat.restart();
      await step();
    }
    expect(chat.reading).not.toBe('');
    expect([await waiting(db), await unsent(db)]).toEqual([0, []]);
    for (const who of ['Amir Haddad', 'Sara Nyström']) expect([who, invitations(chat, who)]).toEqual([who, 1]);
    const told = await db
      .selectFrom('delivery')
      .select('key')
      .where('state', '=', 'sent')
      .where('person', 'is not', null)
      .execute();
    const sent = posts(chat).filter((reading) =>
      /kallad|Din SIP-dag|Planen är fastställd|leder|skriver/u.test(reading),
    );
    expect(told.length).toBeGreaterThan(5);
    expect(sent.length).toBeGreaterThan(5);
    await chat.close();
  },
);
