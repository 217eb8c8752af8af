import { sql } from 'kysely';
import { expect } from 'vitest';
import { nonceIn } from '../../src/cards/render.ts';
import { aSubmit } from '../support/activities.ts';
import { buttonOf, buttonsOf, filled, readingOf, type Answers, type Shown } from '../support/card-reader.ts';
import { Chat } from '../support/chat.ts';
import { test } from '../support/db.ts';
import type { Db } from '../../src/store/database.ts';
import { letWaitingPass } from '../support/due.ts';
import { storeCase } from '../support/stored-case.ts';
import { at, Walk } from '../support/walk.ts';

const ID = '11111111-1111-4111-8111-111111111111';

/** A chat in which someone has just listed the own cases, of which there is one. */
async function listed(dbUrl: string, db: Db, walk: Walk, who = 'Eva Lind'): Promise<Chat> {
  const chat = await Chat.open(dbUrl, at('2026-03-18', '15:00'));
  await storeCase(db, walk, ID);
  await chat.say(`spela ${who}`);
  await chat.say('mina ärenden');
  return chat;
}

/** A chat of a client that knows no Execute: it sends the fallback of a button, and its card is edited. */
class OldClient {
  readonly chat: Chat;
  readonly activityId: string;
  constructor(chat: Chat) {
    this.chat = chat;
    this.activityId = chat.connector.delivered.at(-1)?.activityId ?? '';
  }
  get card(): Shown {
    const last = this.chat.connector.delivered.findLast(({ activityId }) => activityId === this.activityId);
    const [attachment] = (last?.activity['attachments'] as { content: Shown }[] | undefined) ?? [];
    return attachment?.content ?? {};
  }
  async click(title: string, answers: Answers = {}): Promise<void> {
    const { verb, data } = buttonOf(this.card, title);
    const value = { ...filled(this.card, answers), ...data, verb };
    const { status } = await this.chat.post(aSubmit(this.chat.connector.url, value, { replyToId: this.activityId }));
    expect(status).toBe(200);
  }
}
test('an old client goes on in the card it clicked, and the card shows nothing of the case after a while', async ({
  dbUrl,
  db,
}) => {
  const chat = await listed(dbUrl, db, new Walk().fixed(), 'Amir Haddad');
  const client = new OldClient(chat);
  await client.click('Öppna');
  expect(readingOf(client.card)).toContain('Alva Testsson');
  await client.click('Gå vidare', { 'Vad vill du göra?': 'Läs planen' });
  expect(readingOf(client.card)).toContain('Planen, version 1');

  await sql`update pgboss.job set start_after = now() where id = (
    select id from pgboss.job where data->'effect'->>'kind' = 'hide' order by created_on limit 1)`.execute(db);
  await chat.drain();
  expect(readingOf(client.card)).toContain('Planen, version 1');

  await letWaitingPass(db, chat);
  expect(buttonsOf(client.card)).toEqual(['Öppna']);
  expect(JSON.stringify(client.card)).not.toMatch(/Alva|Anpassat|vänner/u);
  await client.click('Öppna');
  expect(readingOf(client.card)).toContain('Alva Testsson');
  await chat.close();
});

test.for([
  [403, 'is made neutral the next day', [{ soon: false }]],
  [404, 'is gone, and left alone', []],
] as const)(
  'decision 16 an old card of which Teams says %s when its time is up %s',
  async ([status, _what, waiting], { dbUrl, db }) => {
    const chat = await listed(dbUrl, db, new Walk().fixed());
    const client = new OldClient(chat);
    await client.click('Öppna');
    const end = chat.connector.failWhile(status, 'Öppna');
    await letWaitingPass(db, chat);
    expect(readingOf(client.card)).toContain('Alva Testsson');
    end();
    const jobs = await sql<{
      soon: boolean;
    }>`select start_after < now() + interval '23 hours' as soon from pgboss.job
      where data->'effect'->>'kind' = 'hide' and state < 'active'`.execute(db);
    expect(jobs.rows).toEqual(waiting);
    await letWaitingPass(db, chat);
    expect(readingOf(client.card).includes('Alva Testsson')).toBe(waiting.length === 0);
    await chat.close();
  },
);

test('what cannot be shown in the card that was clicked is not posted anew, but a neutral card is', async ({
  dbUrl,
  db,
}) => {
  const chat = await listed(dbUrl, db, new Walk().fixed());
  const client = new OldClient(chat);
  chat.connector.failNext(404);
  await client.click('Öppna');
  const posted = chat.connector.delivered.at(-1);
  expect(posted?.method).toBe('POST');
  expect(JSON.stringify(posted?.activity)).not.toContain('Alva');
  const neutral = new OldClient(chat);
  await neutral.click('Öppna');
  expect(readingOf(neutral.card)).toContain('Alva Testsson');
  await chat.close();
});

test('the same activity again, with a new id or after a restart, changes nothing more', async ({ dbUrl, db }) => {
  let chat = await listed(dbUrl, db, new Walk().plan());
  await chat.click('Öppna');
  await chat.click('Gå vidare', { 'Vad vill du göra?': 'Fortsätt skriva planen' });
  await chat.click('Gå vidare', { 'Vad vill du skriva eller ändra?': 'behov' });
  const click = chat.clickOf('Spara', { 'Vad behöver barnet?': 'Lugna morgnar' });
  const first = await chat.send(click);
  expect(await chat.send({ ...click, id: '1700000000099' })).toEqual(first);
  await chat.close();
  chat = await Chat.open(dbUrl, at('2026-03-18', '15:00'));
  const { serviceUrl: _old, ...same } = click;
  expect(await chat.send({ ...same, serviceUrl: chat.connector.url })).toEqual(first);
  const { length } = await db.selectFrom('case_event').select('type').where('type', '=', 'ItemPut').execute();
  expect(length).toBe(1);
  await chat.close();
});

test('what a client asks for by itself changes nothing and shows the present state', async ({ dbUrl, db }) => {
  const chat = await listed(dbUrl, db, new Walk().meeting());
  await chat.click('Öppna');
  await chat.click('Gå vidare', { 'Vad vill du göra?': 'Dagordning och planen' });
  const click = chat.clickOf('Skriv planen');
  const value = { ...(click['value'] as object), trigger: 'automatic' };
  const answer = await chat.send({ ...click, value });
  expect(buttonsOf(answer.value as Shown)).toContain('Skriv planen');
  expect((await db.selectFrom('sip_case').select('step').executeTakeFirstOrThrow()).step).toBe('meeting');
  await chat.close();
});

test('after "börja om" every old card is answered with a sentence, and nothing of the old cases is left', async ({
  dbUrl,
  db,
}) => {
  const chat = await listed(dbUrl, db, new Walk().fixed());
  const desk = chat.card;
  await chat.click('Öppna');
  const overview = chat.card;
  await chat.say('börja om');
  expect(await db.selectFrom('sip_case').select('id').execute()).toHaveLength(1);
  await chat.click('Ja, börja om');
  expect(chat.reading).toContain('Övningen är tömd.');
  for (const [card, title] of [
    [desk, 'Öppna'],
    [overview, 'Gå vidare'],
    [overview, 'Tillbaka'],
  ] as const) {
    await chat.click(title, {}, card);
    expect(chat.reading).toContain('Kortet är gammalt');
  }
  expect(nonceIn(overview)).not.toBe('');
  expect(await db.selectFrom('sip_case').select('id').execute()).toEqual([]);
  await chat.close();
});

test('"ny SIP" twice at the same moment begins one case', async ({ dbUrl, db }) => {
  const chat = await Chat.open(dbUrl, at('2026-03-18', '15:00'));
  await Promise.all(Array.from({ length: 5 }, () => chat.say('ny SIP')));
  expect(await db.selectFrom('sip_case').select('step').execute()).toEqual([{ step: 'draft' }]);
  await chat.close();
});
