import { sql } from 'kysely';
import { expect } from 'vitest';
import { handle } from '../../src/app/handle.ts';
import type { Verb } from '../../src/domain/command.ts';
import type { CaseId, CommandId } from '../../src/domain/ids.ts';
import type { Db } from '../../src/store/database.ts';
import { inboundKey, settleInbound, takeInbound } from '../../src/store/inbound-store.ts';
import { saveCard } from '../../src/store/talk-store.ts';
import { once } from '../../src/talk/once.ts';
import type { Answer } from '../../src/teams/answer.ts';
import { aMessage, anActivity, aSubmit } from '../support/activities.ts';
import { Chat } from '../support/chat.ts';
import { test } from '../support/db.ts';
import { cardOf, Office, wordsOf } from '../support/office.ts';
import { openWords, typedWords } from '../support/plan-words.ts';
import { storeCase } from '../support/stored-case.ts';
import { at, day, eva, Walk } from '../support/walk.ts';

const ID = '11111111-1111-4111-8111-111111111111' as CaseId;
const START = at('2026-03-02', '09:00');

test('R4 a word that Teams sends many times, at once, later and after a restart, is answered once', async ({
  dbUrl,
  db,
}) => {
  const chat = await Chat.open(dbUrl, START);
  const word = aMessage(chat.connector.url, 'ny SIP');
  const statuses = await Promise.all(Array.from({ length: 5 }, async () => (await chat.post(word)).status));
  await chat.post(word);
  await chat.restart();
  await chat.post(word);
  expect(statuses).toEqual([200, 200, 200, 200, 200]);
  expect(chat.connector.delivered).toHaveLength(1);
  await chat.say('ny SIP');
  expect(chat.connector.delivered).toHaveLength(2);
  expect(await db.selectFrom('sip_case').select('id').execute()).toHaveLength(1);
  const kept = JSON.stringify(await db.selectFrom('inbound_activity').selectAll().execute());
  expect(kept).not.toMatch(/ny sip|a:karin|17000/iu);
  await chat.close();
});

test('R4 what a word does is done once, also when it moves the clock of practice', async ({ dbUrl, db }) => {
  const chat = await Chat.open(dbUrl, START);
  const word = aMessage(chat.connector.url, 'spola fram 1 vecka');
  for (let copy = 0; copy < 3; copy += 1) await chat.post(word);
  await chat.connector.until(({ delivered }) => delivered.length > 0);
  const { ahead_ms } = await db.selectFrom('practice').select('ahead_ms').executeTakeFirstOrThrow();
  expect(ahead_ms).toBe(7 * 86_400_000);
  await chat.close();
});

test('R4 a click of an old client that comes again leaves the card as it is', async ({ dbUrl }) => {
  const chat = await Chat.open(dbUrl, START);
  await chat.say('ny SIP');
  const { value } = chat.clickOf('Hjälp') as { value: { action: { verb: string; data: object } } };
  const submit = aSubmit(chat.connector.url, { ...value.action.data, verb: value.action.verb });
  for (let copy = 0; copy < 3; copy += 1) await chat.post(submit);
  expect(chat.connector.delivered).toHaveLength(2);
  await chat.close();
});

test('R4 a click in the channel that comes again opens the case once in the personal chat, and is answered as before', async ({
  db,
  dbUrl,
}) => {
  const office = await Office.open(db, dbUrl, at('2026-03-18', '15:00'));
  const walk = new Walk().fixed();
  await storeCase(db, walk, ID);
  await saveCard(db, { nonce: 'face', case_id: ID, person: null, screen: 'face', ref: '', revision: 1000, at: START });
  const click = async (again: boolean): Promise<string> => {
    if (again) office.asked -= 1;
    return wordsOf(await office.send(eva, 'go.case', 'face', {}, 'channel'));
  };
  const unreachable = await click(false);
  expect(unreachable).toContain('Jag når dig inte');
  await office.say(eva, 'hej');
  office.asked -= 1;
  expect(await click(true)).toBe(unreachable);
  expect(office.sent).toEqual([]);
  const elsewhere = await click(false);
  expect(elsewhere).toContain('Jag har skrivit till dig');
  expect(await click(true)).toBe(elsewhere);
  expect(office.sent).toHaveLength(1);
  expect(await click(false)).toBe(elsewhere);
  expect(office.sent).toHaveLength(2);
  await office.close();
});

test('one installation is greeted once, however many events tell of it', async ({ db, dbUrl }) => {
  const office = await Office.open(db, dbUrl, START);
  const answers = await Promise.all([office.arrive(eva), office.arrive(eva), office.arrive(eva)]);
  expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['card', 'none', 'none']);
  await office.close();
});

test('R5 the same click under new ids, at once and later, is carried out once and answered alike', async ({
  dbUrl,
  db,
}) => {
  const chat = await Chat.open(dbUrl, START);
  await chat.say('ny SIP');
  const click = chat.clickOf('Starta', {
    'Vem ser behovet?': 'Familjen frågar',
    'Vilka verksamheter har kontakt med barnet i dag?': ['BUP Björkvik', 'Socialtjänsten barn och unga'],
    'Barnets namn': 'Alva Testsson',
    'Barnets födelsedag': '2017-05-09',
  });
  const copy = (): Promise<unknown> => chat.send({ ...click, id: anActivity('')['id'] });
  const answers = [...(await Promise.all(Array.from({ length: 8 }, copy))), await copy()];
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(JSON.stringify(answers[0])).toContain('Sparat');
  const started = await db.selectFrom('case_event').select('type').where('type', '=', 'Started').execute();
  expect(started).toHaveLength(1);
  await chat.close();
});

test('R4 a click that was refused is not carried out when Teams sends it again, and is when it is pressed again', async ({
  db,
  dbUrl,
}) => {
  const office = await Office.open(db, dbUrl, at('2026-03-18', '15:00'));
  await storeCase(db, new Walk().plan(), ID);
  const does = async (verb: Verb, payload: object): Promise<void> => {
    const meta = { id: `test/${verb}` as CommandId, caseId: ID, by: eva, at: office.now, seen: 1000 };
    expect(await handle(office.talk.shell, { ...meta, verb, ...payload } as never, '')).toMatchObject({ kind: 'done' });
  };
  const form = await openWords(office, eva);
  await does('case.pause', { why: 'Familjen är bortrest.', until: day('2026-04-01') });
  const before = office.asked;
  const press = async (): Promise<string> =>
    wordsOf(await office.click(eva, form, 'Spara', typedWords('Jag vill sova.')));
  const refused = await press();
  expect(refused).not.toContain('Sparat');
  await does('case.resume', {});
  office.asked = before;
  expect(await press()).not.toContain('Sparat');
  const written = db.selectFrom('case_event').select('type').where('type', '=', 'WordsWritten');
  expect(await written.execute()).toEqual([]);
  expect(await press()).toContain('Sparat');
  expect(await written.execute()).toHaveLength(1);
  expect(cardOf(await office.say(eva, 'mina ärenden'))).toBeDefined();
  await office.close();
});

const ageing = async (db: Db, seconds: number): Promise<unknown> =>
  await sql`update inbound_activity set at = at - make_interval(secs => ${seconds})`.execute(db);

test('R1 an answer that was begun and never given is given to the next copy, once its maker is taken to be gone', async ({
  db,
}) => {
  const key = inboundKey('a', 'b');
  const copies = await Promise.all([takeInbound(db, key), takeInbound(db, key), takeInbound(db, key)]);
  expect(copies.toSorted()).toEqual([false, false, true]);
  await ageing(db, 10);
  expect(await takeInbound(db, key)).toBe(false);
  await ageing(db, 11);
  expect(await takeInbound(db, key)).toBe(true);
  await ageing(db, 21);
  await settleInbound(db, key, 'answered');
  expect(await takeInbound(db, key)).toBe(false);
});

test('an answer that failed is tried with the next copy', async ({ db, dbUrl }) => {
  const office = await Office.open(db, dbUrl, START);
  const answers: (Answer | Error)[] = [new Error('fault'), { kind: 'text', text: 'Hej' }];
  const handler = once(office.talk, () => {
    const next = answers.shift();
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next ?? { kind: 'none' });
  });
  const said = { kind: 'said', text: 'hej', raw: 'hej', ...office.heard(eva) } as const;
  await expect(handler(said)).rejects.toThrow('fault');
  expect(await handler(said)).toEqual({ kind: 'text', text: 'Hej' });
  expect(await handler(said)).toEqual({ kind: 'none' });
  await office.close();
});

test('what came is forgotten after two days, by the sweep', async ({ db, dbUrl }) => {
  const office = await Office.open(db, dbUrl, START);
  await takeInbound(db, 'first');
  await ageing(db, 40 * 3600);
  await takeInbound(db, 'second');
  const keys = async (): Promise<readonly string[]> => {
    await office.worker.runDue();
    const rows = await db.selectFrom('inbound_activity').select('key').orderBy('key').execute();
    return rows.map(({ key }) => key);
  };
  expect(await keys()).toEqual(['first', 'second']);
  await ageing(db, 9 * 3600);
  office.now = at('2026-03-03', '09:00');
  expect(await keys()).toEqual(['second']);
  await office.close();
});
