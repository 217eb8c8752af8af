import { expect } from 'vitest';
import { at, amir, eva, jonas, sara, tove, Walk } from '../support/walk.ts';
import { openWords, typedWords } from '../support/plan-words.ts';
import { cardOf, Office, wordsOf } from '../support/office.ts';
import { readingOf } from '../support/card-reader.ts';
import { faultsOf } from '../support/card-rules.ts';
import { storeCase } from '../support/stored-case.ts';
import { test } from '../support/db.ts';

const ID = '11111111-1111-4111-8111-111111111111';
const NOT_YOURS = 'Du har inte tillgång till det här.';
const NO_ACCESS = `${NOT_YOURS}\nMina ärenden`;
const OLD = 'Kortet är gammalt. Skriv "mina ärenden" så visar jag det senaste.\nMina ärenden';

test('a stranger and a colleague outside the case learn nothing, not even that the case exists', async ({
  db,
  dbUrl,
}) => {
  const office = await Office.open(db, dbUrl, at('2026-03-18', '15:00'));
  await storeCase(db, new Walk().fixed(), ID);
  const mine = cardOf(await office.say(eva, 'mina ärenden'));
  const nonce = (await db.selectFrom('card').select('nonce').executeTakeFirstOrThrow()).nonce;
  expect(wordsOf(await office.say('someone-else', 'mina ärenden'))).toBe(NOT_YOURS);
  expect(wordsOf(await office.click('someone-else', mine, 'Öppna'))).toBe(NOT_YOURS);
  expect(await office.send('someone-else', 'go.case', 'no-such-card')).toEqual(
    await office.click('someone-else', mine, 'Öppna'),
  );
  const others = await office.send(tove, 'go.case', nonce, { pick: ID });
  expect(wordsOf(others)).toBe(OLD);
  expect(await office.send(tove, 'go.case', 'no-such-card', { pick: ID })).toEqual(others);
  const empty = cardOf(await office.say(tove, 'mina ärenden'));
  expect(readingOf(empty)).toContain('Du har inga öppna ärenden.');
  const own = (await db.selectFrom('card').select('nonce').where('person', '=', tove).executeTakeFirstOrThrow()).nonce;
  const there = await office.send(tove, 'go.case', own, { pick: ID });
  expect(wordsOf(there)).toBe(NO_ACCESS);
  expect(await office.send(tove, 'go.case', own, { pick: '22222222-2222-4222-8222-222222222222' })).toEqual(there);
  expect(readingOf(cardOf(await office.click(tove, cardOf(there), 'Mina ärenden')))).toContain('Du har inga öppna');
  await office.close();
});

test('someone of another unit loses the case the moment the consent is withdrawn, also on a card that is open', async ({
  db,
  dbUrl,
}) => {
  const office = await Office.open(db, dbUrl, at('2026-03-18', '15:00'));
  await storeCase(db, new Walk().fixed(), ID);
  const overview = cardOf(await office.click(amir, cardOf(await office.say(amir, 'mina ärenden')), 'Öppna'));
  expect(readingOf(overview)).toContain('Alva Testsson');
  const evas = cardOf(await office.click(eva, cardOf(await office.say(eva, 'mina ärenden')), 'Öppna'));
  const withdraw = cardOf(await office.click(eva, evas, 'Gå vidare', { 'Vad vill du göra?': 'Ta tillbaka samtycket' }));
  const done = await office.send(eva, 'consent.withdraw', nonceOf(withdraw), {
    ...inputsOf(withdraw),
    's.withdraw.who': 'm1',
    's.withdraw.how': 'på telefon',
  });
  expect(wordsOf(done)).toContain('Sparat');
  const instead = cardOf(await office.click(amir, overview, 'Gå vidare'));
  expect([readingOf(instead), faultsOf(instead)]).toEqual([NO_ACCESS, []]);
  for (const title of ['Tillbaka', 'Hjälp'])
    expect(JSON.stringify(cardOf(await office.click(amir, overview, title)))).not.toMatch(/K7F2|Alva|Steg/u);
  expect(JSON.stringify(await office.say(amir, 'mina ärenden'))).not.toContain('K7F2');
  await office.close();
});

test('SEP8 who registers a withdrawal and by that loses the case keeps no card of it either', async ({ db, dbUrl }) => {
  const office = await Office.open(db, dbUrl, at('2026-03-18', '15:00'));
  await storeCase(db, new Walk().fixed(), ID);
  const overview = cardOf(await office.click(amir, cardOf(await office.say(amir, 'mina ärenden')), 'Öppna'));
  const withdraw = cardOf(
    await office.click(amir, overview, 'Gå vidare', { 'Vad vill du göra?': 'Ta tillbaka samtycket' }),
  );
  const answers = { 'Vem tar tillbaka samtycket?': 'Maria', Hur: 'På telefon' };
  expect(wordsOf(await office.click(amir, withdraw, 'Ta tillbaka samtycket', answers))).toBe('Sparat.\nMina ärenden');
  await office.close();
});

test('two people at the same moment: one changes the text, the other sees it with what was typed', async ({
  db,
  dbUrl,
}) => {
  const office = await Office.open(db, dbUrl, at('2026-03-18', '15:00'));
  await storeCase(db, new Walk().staffed({ secretary: jonas }).plan(), ID);
  const [evas, others] = [await openWords(office, eva), await openWords(office, jonas)];
  const [first, second] = await Promise.all([
    office.click(eva, evas, 'Spara', typedWords('Från Eva')),
    office.click(jonas, others, 'Spara', typedWords('Från Jonas')),
  ]);
  const [won, lost] = wordsOf(first).includes('Sparat') ? [first, second] : [second, first];
  expect(wordsOf(won)).toContain('Sparat');
  expect(wordsOf(lost)).toContain('Någon annan hann ändra.');
  expect(wordsOf(lost)).toMatch(/(Eva Lind|Jonas Ek) ändrade kl\. 15:00/u);
  expect(JSON.stringify(cardOf(lost))).toContain(won === first ? 'Från Jonas' : 'Från Eva');
  const events = await db.selectFrom('case_event').select('type').where('type', '=', 'WordsWritten').execute();
  expect(events).toHaveLength(1);
  await office.close();
});

test('the same click again with other inputs changes nothing and loses nothing', async ({ db, dbUrl }) => {
  const office = await Office.open(db, dbUrl, at('2026-03-02', '09:00'));
  await storeCase(db, new Walk(at('2026-03-02', '09:00')).started(), ID);
  const overview = cardOf(await office.click(eva, cardOf(await office.say(eva, 'mina ärenden')), 'Öppna'));
  const family = cardOf(await office.click(eva, overview, 'Gå vidare', { 'Vad vill du göra?': 'Vårdnadshavare' }));
  const answers = { 'Vilka är vårdnadshavare?': 'En, ensam vårdnad', 'Namn, vårdnadshavare 1': 'Maria Testsson' };
  expect(wordsOf(await office.click(eva, family, 'Spara', answers))).toContain('Sparat');
  expect(wordsOf(await office.click(eva, family, 'Spara', answers))).toContain('Sparat');
  const other = await office.click(eva, family, 'Spara', { ...answers, 'Namn, vårdnadshavare 1': 'Någon Annan' });
  expect(wordsOf(other)).toContain('Kortet är redan använt.');
  expect(JSON.stringify(cardOf(other))).toContain('Någon Annan');
  const events = await db.selectFrom('case_event').select('type').where('type', '=', 'FamilySet').execute();
  expect(events).toHaveLength(1);
  await office.close();
});

test('going back keeps what was typed for next time, leaving forgets it', async ({ db, dbUrl }) => {
  const office = await Office.open(db, dbUrl, at('2026-03-02', '09:00'));
  await storeCase(db, new Walk(at('2026-03-02', '09:00')).need(), ID);
  const open = async () => cardOf(await office.click(eva, cardOf(await office.say(eva, 'mina ärenden')), 'Öppna'));
  const need = async () =>
    cardOf(await office.click(eva, await open(), 'Gå vidare', { 'Vad vill du göra?': 'Bedöm behovet' }));
  await office.click(eva, await need(), 'Tillbaka', { 'Beskriv behovet kort med egna ord': 'Ofta borta på måndagar.' });
  office.now = at('2026-03-23', '09:00');
  const again = await need();
  expect(JSON.stringify(again)).toContain('Ofta borta på måndagar.');
  expect(readingOf(again)).toContain('Det du skrev förra gången är kvar');
  await office.click(eva, again, 'Avbryt');
  expect(JSON.stringify(await need())).not.toContain('Ofta borta på måndagar.');
  await office.close();
});

test('unknown verbs, screens and choices lead to the case as it stands, never to an error', async ({ db, dbUrl }) => {
  const office = await Office.open(db, dbUrl, at('2026-03-18', '15:00'));
  await storeCase(db, new Walk().fixed(), ID);
  const overview = cardOf(await office.click(eva, cardOf(await office.say(eva, 'mina ärenden')), 'Öppna'));
  const nonce = nonceOf(overview);
  for (const verb of [
    'plan.fixx',
    'look',
    'nudge.delivered',
    'constructor',
    '__proto__',
    'go.nowhere',
    'go.',
    'plan.fix:now',
  ]) {
    expect(wordsOf(await office.send(eva, verb, nonce)), verb).toContain('6. Följ upp');
  }
  for (const pick of ['nowhere', 'measure-report/i999', '/', 'case/../x', '__proto__', 'constructor']) {
    expect(wordsOf(await office.send(eva, 'go.pick', nonce, { pick })), pick).toContain('K7F2');
  }
  expect(wordsOf(await office.send(eva, 'case.close', 'no-such-nonce'))).toContain('Kortet är gammalt');
  expect((await db.selectFrom('sip_case').select('step').executeTakeFirstOrThrow()).step).toBe('follow-up');
  await office.close();
});

test('a doer sees the own task, a colleague of the school without a part nothing', async ({ db, dbUrl }) => {
  const office = await Office.open(db, dbUrl, at('2026-04-13', '09:00'));
  await storeCase(db, new Walk().fixed(), ID);
  const overview = cardOf(await office.click(jonas, cardOf(await office.say(jonas, 'mina ärenden')), 'Öppna'));
  expect(readingOf(overview)).toContain('Berätta hur det går med en insats');
  expect(JSON.stringify(cardOf(await office.say(sara, 'mina ärenden')))).toContain('K7F2');
  expect(JSON.stringify(cardOf(await office.say(tove, 'mina ärenden')))).not.toContain('K7F2');
  await office.close();
});

const nonceOf = (card: Parameters<typeof readingOf>[0]): string =>
  /"n":"([^"]+)"/u.exec(JSON.stringify(card))?.[1] ?? '';
const inputsOf = (card: Parameters<typeof readingOf>[0]): Record<string, string> =>
  Object.fromEntries(
    [...JSON.stringify(card).matchAll(/"type":"Input\.\w+","id":"([^"]+)"[^{}]*?"value":"([^"]*)"/gu)].map((match) => [
      match[1] ?? '',
      match[2] ?? '',
    ]),
  );
