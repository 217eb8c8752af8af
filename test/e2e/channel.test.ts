import { expect } from 'vitest';
import { DeliveryError } from '../../src/app/delivery.ts';
import { handle } from '../../src/app/handle.ts';
import type { CaseId, CommandId } from '../../src/domain/ids.ts';
import { buttonsOf, readingOf, type Shown } from '../support/card-reader.ts';
import { test } from '../support/db.ts';
import { everythingIn } from '../support/everything-in.ts';
import { cardOf, Office, wordsOf } from '../support/office.ts';
import { storeCase } from '../support/stored-case.ts';
import { amir, at, eva, jonas, karin, school, tove, Walk } from '../support/walk.ts';

const ID = '11111111-1111-4111-8111-111111111111';
const NOT_YOURS = 'Du har inte tillgång till det här.';
const ELSEWHERE = 'Jag har skrivit till dig i din personliga chatt.';
const SECRETS = ['Alva', 'Testsson', 'Maria', 'Johan', '2017', 'Anpassat', 'skolan', 'vänner', 'samtal'];

/** A case whose face or prompt lies in the channel, and people who have opened their own chats. */
async function inOffice(db: Parameters<typeof storeCase>[0], dbUrl: string, walk: Walk): Promise<Office> {
  const office = await Office.open(db, dbUrl, walk.now);
  await office.openChannel(school);
  await storeCase(db, walk, ID);
  for (const person of [eva, karin, jonas, amir]) await office.say(person, 'hej');
  return office;
}
async function posted(office: Office, effect: object): Promise<Shown> {
  await office.talk.shell.db
    .transaction()
    .execute((tx) => office.talk.shell.jobs.enqueue(tx, [{ caseId: ID, effect } as never]));
  await office.worker.runDue();
  return office.inChannel().at(-1) ?? {};
}
const face = (office: Office): Promise<Shown> => posted(office, { kind: 'face', key: `${ID}/face` });
const prompt = (office: Office): Promise<Shown> =>
  posted(office, { kind: 'prompt', key: `${ID}/prompt/1`, duties: [] });
const movedTo = async (office: Office): Promise<unknown> =>
  (await office.talk.shell.db.selectFrom('sip_case').select('state').executeTakeFirstOrThrow()).state.plans.at(-1)
    ?.followUp?.on;

test('ny SIP in a channel is answered neutrally there and goes on in the personal chat', async ({ db, dbUrl }) => {
  const office = await Office.open(db, dbUrl, at('2026-03-02'));
  expect(wordsOf(await office.say(eva, '<at>SIP-lotsen</at> Ny SIP!', 'channel'))).toBe(
    'Jag når dig inte i en personlig chatt än. Öppna chatten med SIP-lotsen och skriv "mina ärenden".',
  );
  await office.say(eva, 'hej');
  for (const where of ['channel', 'group'] as const) {
    expect(wordsOf(await office.say(eva, '<at>SIP-lotsen</at> ny SIP', where))).toBe(ELSEWHERE);
    const form = office.sentTo(eva).at(-1) ?? {};
    expect(readingOf(form)).toContain('Barnets namn');
  }
  expect(office.sent.filter(({ to }) => !to.startsWith('chat of'))).toEqual([]);
  expect(wordsOf(await office.say('a-stranger', 'ny SIP', 'channel'))).toBe(NOT_YOURS);
  await office.close();
});

test('T-ERR-09 what someone writes about a child in a channel or group is never repeated, stored, sent or logged', async ({
  db,
  dbUrl,
}) => {
  const office = await inOffice(db, dbUrl, new Walk().need());
  const said = 'ny SIP för Kanarienkalle Fågelsson född 2013-07-19, hen mår dåligt';
  for (const where of ['channel', 'group'] as const) {
    for (const text of [said, `<at>SIP-lotsen</at> ${said}`, 'spela Kanarienkalle', `avbryt ${said}`]) {
      expect(wordsOf(await office.say(eva, text, where))).toBe(
        'Skriv inte uppgifter om barnet i kanalen. Använd Öppna ärendet.',
      );
      expect(wordsOf(await office.say('a-stranger', text, where))).toBe(NOT_YOURS);
    }
  }
  const traces = [await everythingIn(db), JSON.stringify(office.sent), office.log.join('')].join('\n').toLowerCase();
  expect(['kanarien', 'fågel', '2013-07-19', 'mår dåligt'].filter((word) => traces.includes(word))).toEqual([]);
  await office.close();
});

test('the face in the channel says nothing of the child and opens the case only for those with a part in it', async ({
  db,
  dbUrl,
}) => {
  const office = await inOffice(db, dbUrl, new Walk().fixed());
  const card = await face(office);
  expect(readingOf(card)).toContain('Ärende K7F2 · Steg 6 av 7');
  const before = office.sent.length;
  for (const person of [eva, karin, jonas, amir])
    expect(wordsOf(await office.click(person, card, 'Öppna ärendet', {}, 'channel'))).toBe(ELSEWHERE);
  for (const person of [tove, 'a-stranger'])
    for (const title of ['Öppna ärendet', 'Min uppgift'])
      expect(wordsOf(await office.click(person, card, title, {}, 'channel'))).toBe(NOT_YOURS);
  expect(office.sent.slice(before).map(({ to }) => to.replace(/;.*$/u, ''))).toEqual(
    [eva, karin, jonas, amir].map((person) => `chat of ${person}`),
  );
  expect(SECRETS.filter((secret) => JSON.stringify(office.sent).includes(secret))).toEqual([]);
  const opened = await office.click(amir, office.sentTo(amir).at(-1) ?? {}, 'Öppna');
  expect(readingOf(cardOf(opened))).toContain('Alva Testsson');
  expect(wordsOf(await office.click(tove, office.sentTo(amir).at(-1) ?? {}, 'Öppna'))).toContain('Kortet är gammalt');
  await office.close();
});

test('the manager of the unit clicks in the channel and gets the screen without content in the personal chat', async ({
  db,
  dbUrl,
}) => {
  const office = await inOffice(db, dbUrl, new Walk().consented());
  const card = await face(office);
  for (const title of ['Öppna ärendet', 'Min uppgift']) {
    expect(wordsOf(await office.click(karin, card, title, {}, 'channel'))).toBe(ELSEWHERE);
    const opened = readingOf(cardOf(await office.click(karin, office.sentTo(karin).at(-1) ?? {}, 'Öppna')));
    expect(opened).toContain('Du ser inte vad det handlar om');
    expect(opened).not.toMatch(/Alva|Testsson|Maria|Johan|2017/u);
  }
  await office.close();
});

test('"Min uppgift" leads to what the clicker has to do', async ({ db, dbUrl }) => {
  const office = await inOffice(db, dbUrl, new Walk().fixed().on('2026-04-13'));
  const card = await face(office);
  expect(wordsOf(await office.click(jonas, card, 'Min uppgift', {}, 'channel'))).toBe(ELSEWHERE);
  const task = cardOf(await office.click(jonas, office.sentTo(jonas).at(-1) ?? {}, 'Öppna'));
  expect(readingOf(task)).toContain('Anpassat schema');
  await office.click(karin, card, 'Min uppgift', {}, 'channel');
  expect(readingOf(cardOf(await office.click(karin, office.sentTo(karin).at(-1) ?? {}, 'Öppna')))).toContain(
    '6. Följ upp',
  );
  await office.close();
});

test('"Har följts upp" opens the follow-up in the personal chat of whoever clicked', async ({ db, dbUrl }) => {
  const office = await inOffice(db, dbUrl, new Walk().fixed().on('2026-05-20'));
  const card = await prompt(office);
  expect(wordsOf(await office.click(eva, card, 'Har följts upp', {}, 'channel'))).toBe(ELSEWHERE);
  const followUp = cardOf(await office.click(eva, office.sentTo(eva).at(-1) ?? {}, 'Öppna'));
  expect(readingOf(followUp)).toContain('Vad kom ni fram till?');
  await office.close();
});

test('"Ny dag" moves the follow-up for the responsible, once, and tells the others how it stands', async ({
  db,
  dbUrl,
}) => {
  const office = await inOffice(db, dbUrl, new Walk().fixed().on('2026-05-20'));
  const card = await prompt(office);
  const move = async (person: string, day: string): Promise<string> =>
    wordsOf(await office.click(person, card, 'Ny dag', { 'Ny dag': day }, 'channel'));
  expect(wordsOf(await office.click(eva, card, 'Ny dag', {}, 'channel'))).toContain('Välj den nya dagen först');
  expect(await move(eva, '2026-02-30')).toContain('Välj den nya dagen först');
  expect(await move(eva, '<at>Alva</at>')).toContain('Välj den nya dagen först');
  expect(await move(eva, '2026-05-19')).toBe('Uppföljningsdag saknas eller har passerat.');
  for (const person of [jonas, amir, tove, 'a-stranger']) expect(await move(person, '2026-06-01')).toBe(NOT_YOURS);
  expect(await movedTo(office)).toBe('2026-05-20');

  const answers = await Promise.all(Array.from({ length: 10 }, () => move(eva, '2026-06-01')));
  expect(new Set(answers)).toEqual(new Set(['Ny dag för uppföljning: 1 juni.']));
  expect(await movedTo(office)).toBe('2026-06-01');
  expect(await move(eva, '2026-06-02')).toContain('Dagen för uppföljning är nu 1 juni.');
  expect(await move(karin, '2026-06-03')).toBe('Eva Lind hann före. Dagen för uppföljning är nu 1 juni.');
  const events = await db.selectFrom('case_event').select('type').where('type', '=', 'FollowUpMoved').execute();
  expect(events).toHaveLength(1);
  await office.close();
});

const question = async (office: Office): Promise<Shown> => {
  await office.worker.runDue();
  return office.inChannel().findLast((card) => readingOf(card).startsWith('Uppföljning i ärende K7F2')) ?? {};
};
const withdrawal = { 'Vem tar tillbaka samtycket?': 'Maria', Hur: 'På telefon' };

test('E5 the question in the channel goes quiet in its place when it is answered, and says by whom', async ({
  db,
  dbUrl,
}) => {
  const office = await inOffice(db, dbUrl, new Walk().fixed().on('2026-05-20'));
  const card = await prompt(office);
  expect(buttonsOf(card)).toContain('Har följts upp');
  await office.click(eva, card, 'Ny dag', { 'Ny dag': '2026-06-01' }, 'channel');
  const quiet = await question(office);
  expect(buttonsOf(quiet)).toEqual([]);
  expect(readingOf(quiet)).toContain('Ny dag för uppföljning: 1 juni 2026. Eva Lind svarade 20 maj 2026.');
  const posts = await db.selectFrom('delivery').select('key').where('key', 'like', '%/follow-up::%').execute();
  expect(posts).toHaveLength(1);
  await office.close();
});

test('E4 the question in the channel goes quiet while the case is paused or closed', async ({ db, dbUrl }) => {
  const office = await inOffice(db, dbUrl, new Walk().fixed().on('2026-05-20'));
  await prompt(office);
  const overview = cardOf(await office.click(eva, cardOf(await office.say(eva, 'mina ärenden')), 'Öppna'));
  const withdraw = cardOf(await office.click(eva, overview, 'Gå vidare', { 'Vad vill du göra?': 'Ta tillbaka' }));
  await office.click(eva, withdraw, 'Ta tillbaka samtycket', withdrawal);
  const quiet = await question(office);
  expect(readingOf(quiet)).toBe('Uppföljning i ärende K7F2\nÄrendet är pausat.');
  expect(SECRETS.filter((secret) => JSON.stringify(office.inChannel()).includes(secret))).toEqual([]);
  await office.close();
});

test('a post that is gone from the channel is left alone', async ({ db, dbUrl }) => {
  const office = await inOffice(db, dbUrl, new Walk().fixed().on('2026-05-20'));
  const card = await prompt(office);
  Object.assign(office.talk.messenger(), { update: () => Promise.reject(new DeliveryError('never', 'gone')) });
  await office.click(eva, card, 'Ny dag', { 'Ny dag': '2026-06-01' }, 'channel');
  expect(await question(office)).toEqual(card);
  expect(office.log.join('')).not.toContain('not-delivered');
  await office.close();
});

test('a personal chat that cannot be reached is said in the channel, not an error', async ({ db, dbUrl }) => {
  const office = await inOffice(db, dbUrl, new Walk().fixed());
  const card = await face(office);
  const messenger = office.talk.messenger();
  Object.assign(messenger, { post: () => Promise.reject(new DeliveryError('never', 'blocked')) });
  expect(wordsOf(await office.click(eva, card, 'Öppna ärendet', {}, 'channel'))).toContain('Jag når dig inte');
  await office.close();
});

test('an old or unknown card in a channel is answered with a sentence, whatever it asks for', async ({ db, dbUrl }) => {
  const office = await inOffice(db, dbUrl, new Walk().fixed());
  const personal = cardOf(await office.say(eva, 'mina ärenden'));
  const nonce = /"n":"([^"]+)"/u.exec(JSON.stringify(personal))?.[1] ?? '';
  for (const verb of ['go.case', 'follow-up.move', 'case.close', '__proto__']) {
    expect(wordsOf(await office.send(eva, verb, nonce, { pick: ID }, 'channel'))).toContain('Kortet är gammalt');
    expect(wordsOf(await office.send(eva, verb, 'no-such-card', {}, 'group'))).toContain('Kortet är gammalt');
  }
  await office.close();
});

test('F96 the channel does not hear why a locked case answers nothing', async ({ db, dbUrl }) => {
  const office = await inOffice(db, dbUrl, new Walk().fixed().on('2026-05-20'));
  const card = await prompt(office);
  const meta = { id: 'lock' as CommandId, caseId: ID as CaseId, by: eva, at: office.now, seen: 999 };
  await handle(office.talk.shell, { ...meta, verb: 'protection.set', kind: 'marking' }, '');
  for (const [person, said] of [
    [eva, 'Det går inte i det här steget. Här ser du hur ärendet står nu.'],
    [amir, NOT_YOURS],
  ] as const)
    expect(wordsOf(await office.click(person, card, 'Ny dag', { 'Ny dag': '2026-06-20' }, 'channel'))).toBe(said);
  await office.close();
});
