import { sql } from 'kysely';
import { expect } from 'vitest';
import { guardiansOf } from '../../src/domain/case.ts';
import { buttonsOf, readingOf } from '../support/card-reader.ts';
import { faultsOf } from '../support/card-rules.ts';
import { test } from '../support/db.ts';
import { cardOf, Office, wordsOf } from '../support/office.ts';
import { storeCase } from '../support/stored-case.ts';
import { at, eva, mother, Walk } from '../support/walk.ts';

const ID = '11111111-1111-4111-8111-111111111111';
const MORNING = at('2026-03-02', '09:00');
const TEXT = 'Vad vill du ha råd om?';
const CHECK = 'Kan någon förstå vem det gäller?';
const CLEAN = 'Ett barn ropar zebrafink varje måndag. Hur pratar vi med familjen?';

test('A-08 a typed word leads to a text that can be copied, and nothing of it is stored or logged before it is sent', async ({
  db,
  dbUrl,
}) => {
  const office = await Office.open(db, dbUrl, MORNING);
  const form = cardOf(await office.say(eva, 'Rådgör utan namn'));
  expect(faultsOf(form)).toEqual([]);
  const stopped = cardOf(await office.click(eva, form, 'Kontrollera texten', { [TEXT]: `${CLEAN} 120304-1234` }));
  expect(readingOf(stopped)).toContain('Här finns uppgifter som visar vem det gäller. Ta bort dem.');
  expect(readingOf(stopped)).toContain('Personnummer eller telefonnummer: 120304-1234');
  expect(readingOf(stopped)).toContain('Svara på om någon kan förstå vem det gäller.');
  expect(JSON.stringify(stopped)).toContain(CLEAN);
  const yes = await office.click(eva, stopped, 'Kontrollera texten', { [TEXT]: CLEAN, [CHECK]: 'Ja' });
  expect(wordsOf(yes)).toContain('Skriv om texten tills ditt svar är nej.');
  const no = cardOf(await office.click(eva, cardOf(yes), 'Kontrollera texten', { [TEXT]: CLEAN, [CHECK]: 'Nej' }));
  expect(readingOf(no)).toContain('Vem vill du fråga?');
  expect(JSON.stringify(no)).toContain(CLEAN);
  const again = cardOf(await office.click(eva, no, 'Ändra texten'));
  expect(readingOf(again)).toContain(TEXT);
  const left = await office.click(eva, no, 'Mina ärenden');
  expect(wordsOf(left)).toContain('Mina ärenden');
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public'`.execute(db);
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ row: string }>`select ${sql.table(name)}::text as row from ${sql.table(name)}`.execute(
      db,
    );
    expect(rows.filter(({ row }) => /zebrafink|120304/u.test(row))).toEqual([]);
  }
  expect(tables.rows.length).toBeGreaterThan(10);
  expect(office.log.filter((line) => /zebrafink|120304/u.test(line))).toEqual([]);
  await office.close();
});

test('A-08 after a no it stands in the menu of the case; the names of that case stop the text, and no card knows the case', async ({
  db,
  dbUrl,
}) => {
  const office = await Office.open(db, dbUrl, MORNING);
  const walk = new Walk(MORNING).scoped().signed(mother, 'no');
  const guardian = guardiansOf(walk.sip)[0]?.name ?? '';
  await storeCase(db, walk, ID);
  const overview = cardOf(await office.click(eva, cardOf(await office.say(eva, 'mina ärenden')), 'Öppna'));
  const form = cardOf(await office.click(eva, overview, 'Gå vidare', { 'Vad vill du göra?': 'Rådgör utan namn' }));
  expect(readingOf(form)).not.toContain('K7F2');
  const typed = { [TEXT]: `Det gäller ${guardian.toLowerCase()} i K7F2.`, [CHECK]: 'Nej' };
  const stopped = await office.click(eva, form, 'Kontrollera texten', typed);
  expect(guardian).not.toBe('');
  expect(wordsOf(stopped)).toContain(`Namn: ${guardian.toLowerCase()}`);
  expect(wordsOf(stopped)).toContain('Namn: K7F2');
  expect(buttonsOf(cardOf(stopped))).toContain('Mina ärenden');
  const linked = await db.selectFrom('card').select('case_id').where('screen', 'like', 'advice%').execute();
  expect(linked.map((row) => row.case_id)).toEqual([null, null]);
  const helped = cardOf(await office.click(eva, cardOf(stopped), 'Hjälp'));
  expect(readingOf(cardOf(await office.click(eva, helped, 'Tillbaka')))).toContain(TEXT);
  await office.close();
});
