import { sql } from 'kysely';
import { expect } from 'vitest';
import { nonceIn } from '../../src/cards/render.ts';
import { buttonsOf, readingOf, type Shown } from '../support/card-reader.ts';
import { faultsOf } from '../support/card-rules.ts';
import { test } from '../support/db.ts';
import type { Db } from '../../src/store/database.ts';
import { cardOf, Office, wordsOf } from '../support/office.ts';
import { amir, at, eva, fatima, karin, sara, ulla } from '../support/walk.ts';

const MORNING = at('2026-03-02', '09:00');
const TEXT = 'Vad vill du ha råd om?';
const CHECK = 'Kan någon förstå vem det gäller?';
const CLEAN = 'Ett barn ropar zebrafink varje måndag. Hur pratar vi med familjen?';

const open = async ({ db, dbUrl }: { readonly db: Db; readonly dbUrl: string }): Promise<Office> => {
  const office = await Office.open(db, dbUrl, MORNING);
  for (const person of [eva, amir, ulla, sara, karin]) await office.say(person, 'hej');
  return office;
};
const lastTo = (office: Office, person: typeof eva): Shown => office.sentTo(person).at(-1) ?? {};

async function asked(office: Office): Promise<Shown> {
  const form = cardOf(await office.say(eva, 'rådgör utan namn'));
  const checked = cardOf(await office.click(eva, form, 'Kontrollera texten', { [TEXT]: CLEAN, [CHECK]: 'Nej' }));
  return cardOf(await office.click(eva, checked, 'Skicka frågan', { 'Vem vill du fråga?': 'Psykolog, BUP Björkvik' }));
}

test('A-08 advice is sent to a role, which answers; the cards that are sent say not a word of it', async ({
  db,
  dbUrl,
}) => {
  const office = await open({ db, dbUrl });
  const list = await asked(office);
  expect([JSON.stringify(list), faultsOf(list)]).toEqual([expect.stringContaining('väntar på svar'), []]);
  await office.worker.runDue();
  const notice = lastTo(office, amir);
  expect(readingOf(notice)).toContain('Någon ber dig om råd');
  expect(JSON.stringify(office.sent)).not.toContain('zebrafink');
  const read = cardOf(await office.click(amir, notice, 'Öppna'));
  expect([readingOf(read), faultsOf(read)]).toEqual([expect.stringContaining('zebrafink'), []]);
  expect(readingOf(read)).toContain('Skolkurator, Björkskolan');
  expect(readingOf(read)).not.toContain('Eva');
  const named = { 'Ditt råd, utan namn': 'Ring Alva Testsson på 070-123 45 67.' };
  const stopped = cardOf(await office.click(amir, read, 'Skicka svaret', named));
  expect(readingOf(stopped)).toContain('Här finns uppgifter som visar vem det gäller.');
  const advice = { 'Ditt råd, utan namn': 'Börja med att lyssna på barnet.' };
  const twice = await Promise.all([0, 1].map(() => office.click(amir, stopped, 'Skicka svaret', advice)));
  for (const answer of twice) expect(wordsOf(answer)).toContain('Svaret är skickat.');
  await office.worker.runDue();
  expect(office.sentTo(eva)).toHaveLength(1);
  const told = cardOf(await office.click(eva, lastTo(office, eva), 'Öppna'));
  expect(readingOf(told)).toContain('– Amir Haddad (BUP Björkvik): Börja med att lyssna på barnet.');
  const linked = await sql<{ n: number }>`select count(*)::int as n from card where case_id is not null`.execute(db);
  expect(linked.rows[0]?.n).toBe(0);
  expect(office.log.filter((line) => /zebrafink|lyssna/u.test(line))).toEqual([]);
  await office.close();
});

test('A-08 nobody but the one who asked and those who were asked reads it, and it can be taken back', async ({
  db,
  dbUrl,
}) => {
  const office = await open({ db, dbUrl });
  await asked(office);
  const { id } = await db.selectFrom('inquiry').select('id').executeTakeFirstOrThrow();
  const other = nonceIn(cardOf(await office.say(sara, 'utan ärende')));
  expect(wordsOf(await office.send(sara, 'go.inquiry', other, { pick: id }))).toContain('Det finns inte längre');
  await office.send(sara, 'inquiry.delete', other, { pick: id });
  const own = cardOf(await office.click(eva, cardOf(await office.say(eva, 'utan ärende')), 'Öppna'));
  expect(buttonsOf(own)).toContain('Ta bort');
  expect(wordsOf(await office.click(eva, own, 'Ta bort'))).toContain('Det är borttaget.');
  await office.worker.runDue();
  expect(office.sentTo(amir)).toEqual([]);
  expect(wordsOf(await office.click(eva, own, 'Utan ärende'))).toContain('Det finns inget här nu.');
  expect(await db.selectFrom('inquiry').selectAll().execute()).toEqual([]);
  await office.close();
});

test('A-08 after ninety days it is deleted by itself, and a day before it is still there', async ({ db, dbUrl }) => {
  const office = await open({ db, dbUrl });
  const list = await asked(office);
  const one = cardOf(await office.click(eva, list, 'Öppna'));
  expect(readingOf(one)).toContain('31 maj 2026');
  office.now = at('2026-05-30', '23:00');
  await office.worker.runDue();
  expect(await db.selectFrom('inquiry').select('id').execute()).toHaveLength(1);
  office.now = at('2026-05-31', '00:01');
  await office.worker.runDue();
  expect(await db.selectFrom('inquiry').select('id').execute()).toEqual([]);
  const late = await office.send(amir, 'inquiry.reply', nonceIn(one), { 's.anon.text': 'Lyssna.' });
  expect(wordsOf(late)).not.toContain('Svaret är skickat.');
  await office.close();
});

test('A-08 with what is deleted goes what tells who was asked, and nothing of what is left', async ({ db, dbUrl }) => {
  const office = await open({ db, dbUrl });
  const kept = await asked(office);
  await office.worker.runDue();
  const [first] = await db.selectFrom('inquiry').select('id').execute();
  office.now = at('2026-03-05', '09:00');
  await asked(office);
  await office.worker.runDue();
  const notice = lastTo(office, amir);
  const opened = cardOf(await office.click(amir, notice, 'Öppna'));
  const traces = async (): Promise<readonly string[]> => [
    ...(await db.selectFrom('card').select('ref').where('screen', 'in', ['inquiry', 'inquiry-notice']).execute()).map(
      ({ ref }) => ref,
    ),
    ...(await db.selectFrom('delivery').select('key').where('key', 'like', 'inquiry/%').execute()).map(
      ({ key }) => key,
    ),
  ];
  expect(await traces()).toHaveLength(5);
  await office.click(eva, kept, 'Öppna');
  const own = cardOf(await office.say(eva, 'utan ärende'));
  await office.click(eva, cardOf(await office.click(eva, own, 'Öppna')), 'Ta bort');
  expect(wordsOf(await office.click(amir, opened, 'Skicka svaret', { 'Ditt råd, utan namn': 'Lyssna.' }))).toContain(
    'Det finns inte längre',
  );
  office.now = at('2026-03-06', '00:01');
  await office.worker.runDue();
  const left = await traces();
  expect(left.length).toBeGreaterThan(1);
  expect(left.filter((trace) => !trace.includes(first?.id ?? 'none'))).toEqual([]);
  expect(wordsOf(await office.click(amir, notice, 'Öppna'))).toContain('Kortet är gammalt');
  await office.close();
});

test('A-08 who cannot be reached is named to the one who asked, with a number to ring', async ({ db, dbUrl }) => {
  const office = await Office.open(db, dbUrl, MORNING);
  await office.say(eva, 'hej');
  const list = await asked(office);
  await office.worker.runDue();
  const one = await office.click(eva, list, 'Öppna');
  expect(wordsOf(one)).toContain('Det kom inte fram till: Amir Haddad (BUP Björkvik), 070-000 10 08.');
  await office.close();
});

test('F03 PT2 who may not start points a need out to someone who may, and hears who takes it on', async ({
  db,
  dbUrl,
}) => {
  const office = await open({ db, dbUrl });
  office.profile = { ...office.profile, initiators: ['school'] };
  const form = cardOf(await office.say(sara, 'ny SIP'));
  expect([readingOf(form), faultsOf(form)]).toEqual([expect.stringContaining('Påtala behov'), []]);
  expect(JSON.stringify(form)).not.toContain('Psykolog, BUP');
  const empty = await office.click(sara, form, 'Skicka');
  expect(wordsOf(empty)).toContain('Skriv vad du ser för behov.');
  expect(wordsOf(empty)).toContain('Svara på om någon kan förstå vem det gäller.');
  const filledIn = { 'Vad ser du för behov?': CLEAN, [CHECK]: 'Nej' };
  const whom = await office.click(sara, cardOf(empty), 'Skicka', filledIn);
  expect(wordsOf(whom)).toContain('Välj vem du skickar till.');
  const role = { 'Vem ska få veta det?': 'Skolkurator, Björkskolan' };
  await office.click(sara, cardOf(whom), 'Skicka', { ...filledIn, ...role });
  await office.worker.runDue();
  expect(readingOf(lastTo(office, eva))).toContain('Någon påtalar ett behov');
  expect(JSON.stringify(office.sent)).not.toContain('zebrafink');
  const read = cardOf(await office.click(eva, lastTo(office, eva), 'Öppna'));
  expect(readingOf(read)).toContain('Sara Nyström (Socialtjänsten barn och unga), 070-000 10 05');
  expect(wordsOf(await office.click(eva, read, 'Nej, inte här'))).toContain('Skriv kort varför.');
  const taken = cardOf(await office.click(eva, read, 'Jag tar det vidare'));
  expect(readingOf(taken)).toContain('Ring Sara Nyström');
  expect(buttonsOf(taken)).toContain('Ny SIP');
  expect(readingOf(cardOf(await office.click(eva, taken, 'Ny SIP')))).toContain('Barnets namn');
  await office.worker.runDue();
  const told = cardOf(await office.click(sara, lastTo(office, sara), 'Öppna'));
  expect(readingOf(told)).toContain('– Eva Lind (Björkskolan) tar det vidare.');
  expect(readingOf(told)).toContain('när familjen har sagt ja');
  await office.close();
});

test('F03 a no has a reason, and only the first answer counts', async ({ db, dbUrl }) => {
  const office = await open({ db, dbUrl });
  office.profile = { ...office.profile, initiators: ['regional-health'] };
  const form = cardOf(await office.say(eva, 'ny SIP'));
  const filledIn = { 'Vad ser du för behov?': CLEAN, [CHECK]: 'Nej', 'Vem ska få veta det?': 'Psykolog, BUP Björkvik' };
  const list = cardOf(await office.click(eva, form, 'Skicka', filledIn));
  await office.worker.runDue();
  const read = cardOf(await office.click(amir, lastTo(office, amir), 'Öppna'));
  const why = { 'Tar du det inte vidare: varför?': 'Vi behöver en remiss först.' };
  await office.click(amir, read, 'Nej, inte här', why);
  expect(wordsOf(await office.click(amir, read, 'Jag tar det vidare'))).toContain('Någon annan har redan svarat.');
  const told = await office.click(eva, list, 'Öppna');
  expect(wordsOf(told)).toContain('– Amir Haddad (BUP Björkvik) tar det inte vidare. Vi behöver en remiss först.');
  await office.close();
});

test('F11 a meeting without SIP is asked for outside any case, and each answers for themselves', async ({
  db,
  dbUrl,
}) => {
  const office = await open({ db, dbUrl });
  const form = cardOf(await office.say(eva, 'möte utan SIP'));
  expect(faultsOf(form)).toEqual([]);
  const filledIn = {
    'Vad är det för möte?': 'Konsultation',
    'Vad handlar mötet om?': 'Hur vi arbetar med långvarig frånvaro.',
    [CHECK]: 'Nej',
    Dag: '2026-03-01',
    Tid: '14:00',
    'Plats eller länk': 'Rum 12',
    'Vem bjuder du in?': 'Psykolog, BUP Björkvik',
    'Bjud in en till, om du vill': 'Socialsekreterare, Socialtjänsten',
    'Och en tredje, om du vill': 'Psykolog, BUP Björkvik',
  };
  const past = cardOf(await office.click(eva, form, 'Bjud in', filledIn));
  expect(readingOf(past)).toContain('Mötet ligger i det förflutna.');
  const list = cardOf(await office.click(eva, past, 'Bjud in', { ...filledIn, Dag: '2026-03-10' }));
  expect(JSON.stringify(list)).toContain('0 av 3 har svarat');
  await office.worker.runDue();
  expect(readingOf(lastTo(office, sara))).toContain('Möte tisdag 10 mars kl. 14:00. Eva Lind bjuder in.');
  expect(JSON.stringify(office.sent)).not.toContain('frånvaro');
  const read = cardOf(await office.click(sara, lastTo(office, sara), 'Öppna'));
  expect(readingOf(read)).toContain('Rum 12');
  const no = cardOf(await office.click(sara, read, 'Jag kan inte', { 'Vill du säga något?': 'Jag är på kurs.' }));
  await office.click(sara, no, 'Jag kommer', { 'Vill du säga något?': '' });
  await office.click(amir, cardOf(await office.click(amir, lastTo(office, amir), 'Öppna')), 'Jag kommer');
  const told = wordsOf(await office.click(eva, list, 'Öppna'));
  expect(told).toContain('– Sara Nyström (Socialtjänsten barn och unga) kommer.');
  expect(told).toContain('– Amir Haddad (BUP Björkvik) kommer.');
  expect(told).not.toContain('på kurs');
  expect(await db.selectFrom('sip_case').select('id').execute()).toEqual([]);
  await office.close();
});

test('A-08 Hjälp leads back, and Mina ärenden shows the way once there is something', async ({ db, dbUrl }) => {
  const office = await open({ db, dbUrl });
  expect(buttonsOf(cardOf(await office.say(fatima, 'mina ärenden')))).not.toContain('Utan ärende');
  const list = await asked(office);
  expect(buttonsOf(cardOf(await office.say(eva, 'mina ärenden')))).toContain('Utan ärende');
  const helped = cardOf(await office.click(eva, cardOf(await office.click(eva, list, 'Öppna')), 'Hjälp'));
  expect(wordsOf(await office.click(eva, helped, 'Tillbaka'))).toContain('Frågor utan namn');
  await office.close();
});
