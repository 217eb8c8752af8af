import { expect } from 'vitest';
import type { Db } from '../../src/store/database.ts';
import { readingOf } from '../support/card-reader.ts';
import { consentAnew } from '../support/consent-anew.ts';
import { test } from '../support/db.ts';
import { chosen, opened, withChannel } from '../support/in-office.ts';
import { cardOf, wordsOf } from '../support/office.ts';
import { amir, at, eva, father, mother, Walk } from '../support/walk.ts';

const DUTY_MENU = 'Vad vill du';

const stateOf = async (db: Db) => (await db.selectFrom('sip_case').select('state').executeTakeFirstOrThrow()).state;
const failedRules = async (db: Db): Promise<readonly string[]> =>
  (await db.selectFrom('duty').select('rule').orderBy('rule').execute())
    .map(({ rule }) => rule)
    .filter((rule) => rule.startsWith('failed-'));

test('P4 a post in the channel and a booking that are refused for good are told, and tried again', async ({
  db,
  dbUrl,
}) => {
  const office = await withChannel(db, dbUrl, new Walk().prepared());
  Object.assign(office.refuses, { channel: true, calendar: true });
  await office.click(eva, await chosen(office, eva, 'Kalla till mötet'), 'Skicka');
  await office.worker.runDue();
  expect(await failedRules(db)).toEqual(['failed-booking', 'failed-face']);
  expect(JSON.stringify(await office.say(eva, 'mina ärenden'))).toContain(
    'Mötet kunde inte bokas i kalendern, senast 2 mars',
  );

  const card = await chosen(office, eva, 'Något gick inte att göra');
  Object.assign(office.refuses, { channel: false });
  const words = wordsOf(await office.click(eva, card, 'Försök igen', { 'Vad gäller det?': 'Ärendekortet' }));
  expect(words).toContain('Jag försöker igen.');
  await office.worker.runDue();
  expect(office.inChannel().map(readingOf).at(-1)).toContain('Steg 4 av 7');
  expect(await failedRules(db)).toEqual(['failed-booking']);

  const booking = await chosen(office, eva, 'Något gick inte att göra');
  expect(wordsOf(await office.click(eva, booking, 'Det är ordnat', { 'Länk till mötet': 'i kalendern' }))).toContain(
    'Länken går inte att läsa.',
  );
  await office.click(eva, booking, 'Det är ordnat', { 'Länk till mötet': 'https://moten.example.se/1' });
  expect([await failedRules(db), (await stateOf(db)).meetings.at(-1)?.booked]).toEqual([
    [],
    'https://moten.example.se/1',
  ]);
  await office.close();
});

test('P4 a later post that arrives ends what an earlier one left behind; a failure twice is told twice', async ({
  db,
  dbUrl,
}) => {
  const office = await withChannel(db, dbUrl, new Walk().prepared());
  office.refuses.channel = true;
  await office.click(eva, await chosen(office, eva, 'Kalla till mötet'), 'Skicka');
  await office.worker.runDue();
  await office.click(eva, await chosen(office, eva, 'Något gick inte att göra'), 'Försök igen');
  expect(await failedRules(db)).toEqual([]);
  await office.worker.runDue();
  expect(await failedRules(db)).toEqual(['failed-face']);
  office.refuses.channel = false;
  const move = { Dag: '2026-03-19', 'Varför ändras mötet?': 'Sjuk' };
  await office.click(eva, await chosen(office, eva, 'Ändra tid'), 'Spara och meddela', move);
  await office.worker.runDue();
  expect(await failedRules(db)).toEqual([]);
  await office.close();
});

test('T4 the phone task is played: whom, the number, no answer, and the next working day an answer', async ({
  db,
  dbUrl,
}) => {
  const office = await withChannel(db, dbUrl, new Walk().called());
  const list = await opened(office, eva);
  expect(readingOf(list)).toContain('Ring en inbjuden: Maria Testsson, senast 3 mars');
  expect(JSON.stringify(await office.say(eva, 'mina ärenden'))).not.toContain('Testsson');
  const call = await chosen(office, eva, 'Ring Maria Testsson');
  expect(readingOf(call)).toContain('Telefon: 070-000 00 01');
  expect(wordsOf(await office.click(eva, call, 'Spara svaret'))).toContain('Välj vad personen svarade.');
  const after = await office.click(eva, call, 'Svarade inte');
  expect(wordsOf(after)).toContain('Försöket är noterat.');
  expect(await office.click(eva, call, 'Svarade inte')).toEqual(after);
  expect(readingOf(await opened(office, eva))).not.toContain('Maria Testsson, senast');

  office.now = at('2026-03-03');
  const again = await chosen(office, eva, 'Ring Maria Testsson');
  expect(readingOf(again)).toContain('Svarade inte: ett försök, senast 2 mars 2026');
  const no = { 'Vad svarade personen?': 'Kan inte' };
  expect(wordsOf(await office.click(eva, again, 'Spara svaret', no))).toContain('Välj varför personen inte kan.');
  const why = { ...no, 'Om personen inte kan: varför?': 'Tiden passar inte' };
  expect(wordsOf(await office.click(eva, again, 'Spara svaret', why))).toContain('Kommer inte: 1');
  await office.close();
});

test('A-17 the calls after a withdrawal are played, one by one', async ({ db, dbUrl }) => {
  const walk = new Walk().called();
  walk.does(eva, 'consent.withdraw', { who: mother, on: walk.today, how: 'på telefon' });
  const office = await withChannel(db, dbUrl, walk);
  const call = await chosen(office, eva, 'Ring om ett inställt möte');
  expect(readingOf(call)).toContain('Vem vill du ringa?');
  const grandmother = cardOf(await office.click(eva, call, 'Visa', { 'Vem vill du ringa?': 'Mormor Gun' }));
  expect(readingOf(grandmother)).toContain('Telefon: 070-000 00 09');
  expect(wordsOf(await office.click(eva, grandmother, 'Jag har ringt'))).toContain('Samtalet är noterat.');
  expect(Object.values((await stateOf(db)).calls).map(({ name }) => name)).not.toContain('Mormor Gun');
  // The old card again: the same answer, and nothing more happens.
  expect(wordsOf(await office.click(eva, grandmother, 'Jag har ringt'))).toContain('Samtalet är noterat.');
  await office.close();
});

test('E4 the meeting stands again only by a click, and then those called hear it', async ({ db, dbUrl }) => {
  const walk = new Walk().called();
  walk.does(eva, 'consent.withdraw', { who: mother, on: walk.today, how: 'på telefon' });
  const office = await withChannel(db, dbUrl, consentAnew(walk));
  expect(readingOf(await opened(office, amir))).not.toContain('Svara på kallelsen');
  const ask = await chosen(office, eva, 'Ska mötet stå fast?');
  await office.worker.runDue();
  const before = office.sentTo(amir).length;
  expect(wordsOf(await office.click(eva, ask, 'Ja, mötet står fast'))).toContain('Mötet står fast.');
  await office.worker.runDue();
  expect(office.sentTo(amir).slice(before).map(readingOf).join()).toContain('Mötet blir av');
  expect(readingOf(await opened(office, eva))).toContain('Ring en inbjuden: Maria Testsson');
  await office.close();
});

test('A-19 P4 a cancelled case is opened from the message of the day until its calls are made', async ({
  db,
  dbUrl,
}) => {
  const walk = new Walk().called().does(eva, 'case.cancel', { why: 'moved', note: 'Familjen har flyttat' });
  for (const guest of [walk.guest(mother), walk.guest(father)]) walk.does(eva, 'call-off.done', { guest });
  walk.does('system', 'delivery.failed', { person: amir });
  const office = await withChannel(db, dbUrl, walk);
  await office.worker.runDue();
  const message = office.sentTo(eva).at(-1) ?? {};
  expect(JSON.stringify(message)).not.toMatch(/Gun|Testsson|Amir/u);
  const call = cardOf(await office.click(eva, message, 'Öppna', { [DUTY_MENU]: 'Ring om ett inställt möte' }));
  expect(readingOf(call)).toContain('Ring Mormor Gun');
  await office.click(eva, call, 'Jag har ringt');
  const colleague = await chosen(office, eva, 'Ring någon');
  expect(readingOf(colleague)).toContain('Amir Haddad');
  await office.click(eva, colleague, 'Jag har ringt');
  expect(await db.selectFrom('duty').select('rule').execute()).toEqual([]);
  expect((await db.selectFrom('sip_case').select('wake_at').executeTakeFirstOrThrow()).wake_at).toBeNull();
  await office.close();
});
