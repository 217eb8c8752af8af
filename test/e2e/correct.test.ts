import { expect } from 'vitest';
import { inputOf, readingOf } from '../support/card-reader.ts';
import { test } from '../support/db.ts';
import { cardOf, Office, wordsOf } from '../support/office.ts';
import { storeCase } from '../support/stored-case.ts';
import { at, day, eva, sara, Walk } from '../support/walk.ts';

const MENU = 'Vad vill du göra?';
const FIRST = '11111111-1111-4111-8111-111111111111';
const SECOND = '22222222-2222-4222-8222-222222222222';

async function correcting(office: Office): Promise<ReturnType<typeof cardOf>> {
  const first = cardOf(await office.click(eva, cardOf(await office.say(eva, 'mina ärenden')), 'Öppna'));
  const isLong = inputOf(first, MENU).choices?.some(({ title }) => title === 'Fler val');
  const menu = isLong ? cardOf(await office.click(eva, first, 'Gå vidare', { [MENU]: 'Fler val' })) : first;
  return cardOf(await office.click(eva, menu, 'Gå vidare', { [MENU]: 'Rätta uppgifter' }));
}

test('a wrong birthday is put right after one question, and others lose the case at once (W4, §3.4)', async ({
  db,
  dbUrl,
}) => {
  const office = await Office.open(db, dbUrl, at('2026-03-10', '15:00'));
  await storeCase(db, new Walk().called(), FIRST);
  const form = await correcting(office);
  expect(readingOf(form)).toContain('samtycket hämtas in på nytt');
  const birth = { 'Barnets födelsedag': '2011-01-15' };
  const asked = cardOf(await office.click(eva, form, 'Spara', birth));
  expect(readingOf(asked)).toContain('Efter ändringen gäller samtycket inte längre.');
  const done = wordsOf(await office.click(eva, asked, 'Spara', { 'Jag vet att samtycket': true }));
  expect(done).toContain('Ärendet är pausat');
  expect(done).toContain('Barnet har fyllt 15 år.');
  expect(JSON.stringify(await office.say(sara, 'mina ärenden'))).not.toContain('K7F2');
  await office.close();
});

test('a child who turns out to have an open case is the same refusal as at the start, and the key follows (A-01)', async ({
  db,
  dbUrl,
}) => {
  const office = await Office.open(db, dbUrl, at('2026-03-02', '15:00'));
  const other = new Walk().draft().does(eva, 'case.start', {
    requester: 'family',
    detectedAt: day('2026-03-02'),
    units: ['bup' as never],
    childName: 'Alva Testson',
    birth: day('2017-05-09'),
  });
  other.sip = { ...other.sip, alias: 'B4N7' };
  await storeCase(db, other, SECOND);
  const form = await correcting(office);
  await storeCase(db, new Walk().need(), FIRST);
  const answer = wordsOf(await office.click(eva, form, 'Spara', { 'Barnets namn': 'Alva Testsson' }));
  expect(answer).toContain('Det finns redan ett öppet ärende. Här är det.');
  expect(answer).toContain('K7F2');
  const key = async (): Promise<string | null> =>
    (
      await db
        .selectFrom('sip_case')
        .select('child_key')
        .where('id', '=', SECOND as never)
        .executeTakeFirstOrThrow()
    ).child_key;
  const before = await key();
  await office.click(eva, form, 'Spara', { 'Barnets namn': 'Alma Testsson' });
  expect(await key()).not.toBe(before);
  await office.close();
});
