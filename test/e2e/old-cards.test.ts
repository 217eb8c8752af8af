import { expect } from 'vitest';
import type { PersonId } from '../../src/domain/ids.ts';
import type { Db } from '../../src/store/database.ts';
import type { Answer } from '../../src/teams/answer.ts';
import type { Answers, Shown } from '../support/card-reader.ts';
import { test } from '../support/db.ts';
import { cardOf, Office, wordsOf } from '../support/office.ts';
import { storeCase } from '../support/stored-case.ts';
import { amir, at, eva, jonas, karin, sara, Walk } from '../support/walk.ts';

const ID = '11111111-1111-4111-8111-111111111111';

async function inOffice(db: Db, dbUrl: string, walk: Walk): Promise<Office> {
  const office = await Office.open(db, dbUrl, walk.now);
  await storeCase(db, walk, ID);
  return office;
}
/** The way of a person through the menus of the case to a screen. */
async function goTo(office: Office, person: PersonId, ...choices: readonly string[]): Promise<Shown> {
  let card = cardOf(await office.click(person, cardOf(await office.say(person, 'mina ärenden')), 'Öppna'));
  for (const choice of choices) {
    const label = choice === choices[0] ? 'Vad vill du göra' : 'Vad vill du skriva eller ändra?';
    card = cardOf(await office.click(person, card, 'Gå vidare', { [label]: choice }));
  }
  return card;
}
const PLAN = 'Fortsätt skriva planen';
const FIX = 'Läs utkastet och fastställ planen';
/** Jonas writes the plan beside Eva. */
const withSecretary = (): Walk => new Walk().staffed({ secretary: jonas });
const eventsOf = async (db: Db, type: string): Promise<number> =>
  (await db.selectFrom('case_event').select('type').execute()).filter((event) => event.type === type).length;
const tenTimes = async (click: () => Promise<Answer>): Promise<readonly string[]> => {
  const answers = await Promise.all(Array.from({ length: 10 }, click));
  return [...new Set(answers.map((answer) => JSON.stringify(answer)))];
};
const stepOf = async (db: Db): Promise<string> =>
  (await db.selectFrom('sip_case').select('step').executeTakeFirstOrThrow()).step;

test('a card that is three versions old still saves the part that nobody else has touched', async ({ db, dbUrl }) => {
  const office = await inOffice(db, dbUrl, withSecretary().plan());
  const old = await goTo(office, eva, PLAN, 'behov');
  for (const [choice, answers] of OTHER_PARTS)
    expect(wordsOf(await office.click(jonas, await goTo(office, jonas, PLAN, choice), 'Spara', answers))).toContain(
      'Sparat',
    );
  const saved = await office.click(eva, old, 'Spara', { 'Vad behöver barnet?': 'Lugna morgnar' });
  expect(wordsOf(saved)).toContain('Sparat');
  expect(wordsOf(saved)).toContain('Lugna morgnar');
  await office.close();
});
const OTHER_PARTS: readonly (readonly [string, Answers])[] = [
  ['mål', { 'Vad ska bli bättre?': 'Tre dagar i veckan', 'Hur märker vi': 'Närvaron' }],
  ['berättar', { 'Vem berättar?': 'BUP', 'För vem?': 'Skolan', 'Om vad': 'Hur samtalen går' }],
  [
    'ord',
    {
      'Vad säger barnet?': 'Hej',
      'Vad säger familjen?': 'Hej',
      'Vad gör familjen själv?': 'inget',
      'Görs något av någon annan': 'inget',
    },
  ],
];

test('a card that is three versions old of the same part saves nothing, says who changed it and keeps what was typed', async ({
  db,
  dbUrl,
}) => {
  const office = await inOffice(db, dbUrl, withSecretary().written());
  const old = await goTo(office, eva, PLAN, 'ord');
  for (const child of ['Ett', 'Två', 'Tre']) {
    office.now = at('2026-03-18', `14:${child.length}0`);
    const card = await goTo(office, jonas, PLAN, 'ord');
    expect(wordsOf(await office.click(jonas, card, 'Spara', { 'Vad säger barnet?': child }))).toContain('Sparat');
  }
  const answer = await office.click(eva, old, 'Spara', { 'Vad säger barnet?': 'Från Eva' });
  expect(wordsOf(answer)).toContain('Någon annan hann ändra.');
  expect(wordsOf(answer)).toContain('Jonas Ek ändrade kl. 14:30');
  expect(JSON.stringify(cardOf(answer))).toContain('Från Eva');
  expect(wordsOf(answer)).toContain('Tre');
  expect(wordsOf(await office.click(eva, cardOf(answer), 'Spara'))).toContain('Sparat');
  expect(await eventsOf(db, 'WordsWritten')).toBe(4);
  await office.close();
});

test('an older card of one’s own says so: nobody else has changed anything, and nothing is kept where nothing is written', async ({
  db,
  dbUrl,
}) => {
  const office = await inOffice(db, dbUrl, new Walk().called());
  const old = await goTo(office, eva, 'Ställ in mötet');
  const why = { 'Varför ställer du in?': 'Någon är sjuk' };
  const other = cardOf(await office.click(eva, old, 'Ställ in mötet'));
  expect(wordsOf(await office.click(eva, other, 'Ställ in mötet', why))).toContain('Mötet är inställt');
  const answer = wordsOf(await office.click(eva, old, 'Ställ in mötet', why));
  expect(answer).toContain('Det här kortet är gammalt.\nDu ändrade kl.');
  expect(answer).not.toMatch(/Någon annan|Det du skrev är kvar/u);
  await office.close();
});

test('ten equal clicks in the middle of a case have one effect and ten equal answers', async ({ db, dbUrl }) => {
  const office = await inOffice(db, dbUrl, new Walk().written());
  const need = await goTo(office, eva, PLAN, 'behov');
  expect(await tenTimes(() => office.click(eva, need, 'Spara', { 'Vad behöver barnet?': 'Lugn' }))).toHaveLength(1);
  expect(await eventsOf(db, 'ItemPut')).toBe(1);
  const fix = cardOf(await office.click(karin, await goTo(office, karin, FIX), 'Fastställ planen'));
  expect(
    await tenTimes(() => office.click(karin, fix, 'Fastställ', { 'Familjen har läst planen': true })),
  ).toHaveLength(1);
  expect([await eventsOf(db, 'PlanFixed'), await stepOf(db)]).toEqual([1, 'follow-up']);
  await office.close();
});

test('ten equal answers to a call are one answer, and two who answer at once are both heard', async ({ db, dbUrl }) => {
  const office = await inOffice(db, dbUrl, new Walk().called());
  const amirs = await goTo(office, amir, 'Svara på kallelsen');
  const saras = await goTo(office, sara, 'Svara på kallelsen');
  const answers = await Promise.all([
    office.click(amir, amirs, 'Jag kommer'),
    office.click(sara, saras, 'Jag kan inte', { 'Om du inte kan: varför?': 'Tiden' }),
  ]);
  for (const answer of answers) expect(wordsOf(answer)).toContain('Sparat');
  expect(await tenTimes(() => office.click(amir, amirs, 'Jag kommer'))).toHaveLength(1);
  expect(await eventsOf(db, 'InvitationAnswered')).toBe(2);
  await office.close();
});

test('two who write different parts at the same moment both win', async ({ db, dbUrl }) => {
  const office = await inOffice(db, dbUrl, withSecretary().plan());
  const [need, goal] = await Promise.all([goTo(office, eva, PLAN, 'behov'), goTo(office, jonas, PLAN, 'mål')]);
  const answers = await Promise.all([
    office.click(eva, need, 'Spara', { 'Vad behöver barnet?': 'Lugna morgnar' }),
    office.click(jonas, goal, 'Spara', { 'Vad ska bli bättre?': 'Tre dagar', 'Hur märker vi': 'Närvaron' }),
  ]);
  for (const answer of answers) expect(wordsOf(answer)).toContain('Sparat');
  expect(await eventsOf(db, 'ItemPut')).toBe(2);
  await office.close();
});

test('C75 a withdrawal that races with the call wins, or the call was before it and what has not left stays', async ({
  db,
  dbUrl,
}) => {
  const office = await Office.open(db, dbUrl, at('2026-03-02'));
  for (const person of [amir, sara, eva]) await office.say(person, 'hej');
  const orders: string[] = [];
  for (const together of [false, false, true, true, true, true]) {
    await db.deleteFrom('sip_case').execute();
    await storeCase(db, new Walk().prepared(), ID);
    office.sent.length = 0;
    const call = await goTo(office, eva, 'Kalla till mötet');
    const withdraw = await goTo(office, eva, 'Ta tillbaka samtycket');
    const clicks = [
      () => office.click(eva, call, 'Skicka'),
      () => office.click(eva, withdraw, 'Ta tillbaka samtycket', WITHDRAWN),
    ];
    const [first, second] = orders.length % 2 === 0 ? clicks : clicks.toReversed();
    const running = first?.();
    if (!together) await running;
    await Promise.all([running, second?.()]);
    await office.click(eva, call, 'Skicka');
    await office.worker.runDue();
    const events = (await db.selectFrom('case_event').select('type').orderBy('rev').execute()).map(({ type }) => type);
    orders.push(events.filter((type) => ['Called', 'ConsentWithdrawn'].includes(type)).join(' '));
    expect(JSON.stringify([office.sentTo(amir), office.sentTo(sara)])).not.toContain('kallad');
  }
  expect(orders.slice(0, 2)).toEqual(['Called ConsentWithdrawn', 'ConsentWithdrawn']);
  expect(orders.filter((order) => order !== 'ConsentWithdrawn' && order !== 'Called ConsentWithdrawn')).toEqual([]);
  await office.close();
});
const WITHDRAWN: Answers = { 'Vem tar tillbaka samtycket?': 'Maria', Hur: 'På telefon' };

test('cards of a closed case show that it is closed, and the very click that closed it is answered as before', async ({
  db,
  dbUrl,
}) => {
  const office = await inOffice(db, dbUrl, new Walk().followedUp());
  const [followUp, report] = [await goTo(office, eva, 'Följ upp'), await goTo(office, jonas, 'Berätta hur det går')];
  const goals = await goTo(office, eva, 'Bedöm målen');
  const close = cardOf(await office.click(eva, goals, 'Spara', { 'Hur gick det med mål 1?': 'Uppnått' }));
  const answers = {
    'Varför avslutas ärendet?': 'Behovet av samordning finns inte kvar',
    'Familjen vet att vi avslutar': true,
    'Planen är sparad': true,
  };
  const first = await office.click(eva, close, 'Avsluta ärendet', answers);
  expect(wordsOf(first)).toContain('är avslutat');
  expect(await office.click(eva, close, 'Avsluta ärendet', answers)).toEqual(first);
  const late = await office.click(eva, followUp, 'Spara uppföljningen', {
    'Hur följer ni upp?': 'Möte',
    'Vad säger barnet?': 'Bra',
    'Vad kom ni fram till?': 'Vi fortsätter.',
    'När ska ni följa upp nästa gång?': '2026-11-10',
  });
  expect(wordsOf(late)).toContain('är avslutat');
  expect(wordsOf(late)).toContain('Det går inte i det här steget.');
  expect(wordsOf(await office.click(jonas, report, 'Gjort'))).toContain('är avslutat');
  expect([await eventsOf(db, 'Closed'), await eventsOf(db, 'FollowedUp')]).toEqual([1, 0]);
  await office.close();
});
