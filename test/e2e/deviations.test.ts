import { sql } from 'kysely';
import { expect } from 'vitest';
import { createSweep } from '../../src/app/sweep.ts';
import { nonceIn } from '../../src/cards/render.ts';
import type { Db } from '../../src/store/database.ts';
import { buttonsOf, readingOf } from '../support/card-reader.ts';
import { faultsOf } from '../support/card-rules.ts';
import { test } from '../support/db.ts';
import { inProfile, VG } from '../support/in-profile.ts';
import { cardOf, Office, wordsOf } from '../support/office.ts';
import { storeCase } from '../support/stored-case.ts';
import { amir, at, eva, jonas, karin, type Walk } from '../support/walk.ts';

const idOf = (index: number): string => `${index + 1}1111111-1111-4111-8111-111111111111`;

/** The meeting was held on 18 March without Amir. */
function held(index: number): Walk {
  const walk = inProfile(VG).called().on('2026-03-18', '14:00');
  const there = walk.sip.meetings.at(-1)?.guests.filter(({ person }) => person !== amir) ?? [];
  const start = { attended: there.map(({ id }) => id), familyAbsence: '' };
  walk.does(karin, 'meeting.start', start, { reason: 'De kunde inte vänta.' });
  // Another child each time: there is one open case of a child.
  const people = walk.sip.people.map((one) => (one.capacity === 'child' ? { ...one, name: `Alva ${index}` } : one));
  return Object.assign(walk, { sip: { ...walk.sip, alias: `K7F${index}`, people } });
}
const rowsIn = async (db: Db): Promise<readonly { xmin: string }[]> =>
  (await sql<{ xmin: string }>`select *, xmin::text from deviation_count`.execute(db)).rows;

async function opened(db: Db, dbUrl: string): Promise<Office> {
  const office = await Office.open(db, dbUrl, at('2026-03-18', '16:00'));
  office.profile = { ...VG, statistics: { minGroup: 6 } };
  return office;
}

test('F61 N13 that someone did not come is noted with one click, and put right when the person came all the same', async ({
  db,
  dbUrl,
}) => {
  const office = await opened(db, dbUrl);
  await storeCase(db, held(2), idOf(0));
  const list = cardOf(await office.say(eva, 'mina ärenden'));
  const overview = cardOf(await office.click(eva, list, 'Öppna'));
  const form = cardOf(
    await office.click(eva, overview, 'Gå vidare', { 'Vad vill du': 'Rapportera att kallade inte kom' }),
  );
  expect([readingOf(form), faultsOf(form)]).toEqual([expect.stringContaining('räknas också som avvikelse'), []]);
  const done = await office.click(eva, form, 'Jag har rapporterat det');
  expect(wordsOf(done)).toContain('Sparat');
  expect(wordsOf(await office.click(eva, form, 'Jag har rapporterat det'))).toContain('Sparat');
  const again = cardOf(await office.send(eva, 'go.absence', nonceIn(cardOf(done)), {}));
  expect(readingOf(again)).toContain('Det är rapporterat 18 mars 2026. Blev det fel?');
  expect(wordsOf(await office.click(eva, again, 'Rätta'))).toContain('Välj vem som kom ändå.');
  const right = await office.click(eva, again, 'Rätta', { 'Kom någon ändå?': 'Amir Haddad' });
  expect(wordsOf(right)).toContain('Sparat');
  await office.close();
});

test('N13 a quarter is counted once, all together and a fortnight after its end; managers read it and no one else', async ({
  db,
  dbUrl,
}) => {
  const office = await opened(db, dbUrl);
  for (const index of [2, 3, 4, 5, 6, 7]) {
    const walk = held(index);
    await storeCase(db, walk.does(eva, 'absence.report', { came: [] }), idOf(index));
  }
  office.now = at('2026-04-14', '12:00');
  await office.worker.runDue();
  const before = (await rowsIn(db)).length;
  expect(wordsOf(await office.say(karin, 'avvikelser'))).not.toContain('januari–mars 2026');
  office.now = at('2026-04-15', '12:00');
  await office.worker.runDue();
  const rows = await rowsIn(db);
  expect(rows.length).toBeGreaterThan(before);
  expect(new Set(rows.slice(before).map(({ xmin }) => xmin)).size).toBe(1);
  const card = cardOf(await office.say(karin, 'avvikelser'));
  expect([readingOf(card), faultsOf(card)]).toEqual([expect.stringContaining('januari–mars 2026'), []]);
  expect(readingOf(card)).toContain('Kallad kom inte: 6 (regionens hälso- och sjukvård 6)');
  expect(readingOf(card)).toContain('Insats uteblev: ingen');
  expect(readingOf(card)).not.toMatch(/K7F|Amir|BUP/u);
  for (const person of [eva, jonas]) {
    const closed = readingOf(cardOf(await office.say(person, 'avvikelser')));
    expect(closed).toContain('Fråga din chef.');
    expect(closed).not.toMatch(/januari|färre/u);
  }
  expect(buttonsOf(card)).toContain('Mina ärenden');
  // Another process that counts at the same time, or again, adds nothing.
  await Promise.all([createSweep(office.talk.shell)(), createSweep(office.talk.shell)()]);
  expect(await rowsIn(db)).toEqual(rows);
  await office.close();
});
