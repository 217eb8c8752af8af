import { sql } from 'kysely';
import { expect } from 'vitest';
import { handle } from '../../src/app/handle.ts';
import type { CommandId } from '../../src/domain/ids.ts';
import { findCase } from '../../src/store/case-store.ts';
import { test } from '../support/db.ts';
import { cardOf, Office, wordsOf } from '../support/office.ts';
import { storeCase } from '../support/stored-case.ts';
import { VastbasStart } from '../support/vastbas-start.ts';
import { at, day, eva, jonas, Walk } from '../support/walk.ts';

const ID = '11111111-1111-4111-8111-111111111111';
const MORNING = at('2026-03-02', '09:00');
const CHILD = {
  'Vilka verksamheter har kontakt med barnet i dag?': ['BUP'],
  'Vem ser behovet?': 'Familjen frågar',
  'Barnets namn': 'Alva Testsson',
  'Barnets födelsedag': '2017-05-09',
};
const STARTED = {
  requester: 'family',
  detectedAt: day('2026-03-02'),
  units: ['bup' as never],
  childName: 'Alva Testson',
  birth: day('2017-05-09'),
} as const;
const CORRECTION = {
  ...STARTED,
  id: 'a correction' as CommandId,
  seen: 1000,
  understood: true,
  verb: 'facts.correct',
  childName: 'Alva Testsson',
} as const;

test('A-01 a second start about the same child tells nothing, and who coordinates has been told of it by then', async ({
  db,
  dbUrl,
}) => {
  const office = await Office.open(db, dbUrl, MORNING);
  const id = await storeCase(db, new Walk(MORNING).need(), ID);
  const form = cardOf(await office.say(jonas, 'ny SIP'));
  const twice = await Promise.all([0, 1].map(() => office.click(jonas, form, 'Starta', CHILD)));
  for (const answer of twice) {
    expect(wordsOf(answer)).toContain('Någon hör av sig till dig.');
    expect(wordsOf(answer)).not.toContain('K7F2');
  }
  const sip = await findCase(db, id);
  expect(sip?.alsoAsked).toEqual({ [jonas]: MORNING });
  const events = await db.selectFrom('case_event').select('type').where('case_id', '=', id).execute();
  expect(events).toEqual([{ type: 'DuplicateSeen' }]);
  const duties = await db.selectFrom('duty').select(['rule', 'person']).where('case_id', '=', id).execute();
  expect(duties).toContainEqual({ rule: 'duplicate', person: eva });
  await office.close();
});

test('A-01 when what is told to the coordinator cannot be written, no promise of a call is made either', async ({
  db,
  dbUrl,
}) => {
  const office = await Office.open(db, dbUrl, MORNING);
  const id = await storeCase(db, new Walk(MORNING).need(), ID);
  const form = cardOf(await office.say(jonas, 'ny SIP'));
  await db.schema.alterTable('case_event').renameTo('case_event_away').execute();
  await expect(office.click(jonas, form, 'Starta', CHILD)).rejects.toThrow('case_event');
  await db.schema.alterTable('case_event_away').renameTo('case_event').execute();
  expect((await findCase(db, id))?.alsoAsked).toEqual({});
  expect(wordsOf(await office.click(jonas, form, 'Starta', CHILD))).toContain('Någon hör av sig till dig.');
  expect((await findCase(db, id))?.alsoAsked).toEqual({ [jonas]: MORNING });
  await office.close();
});

test('A-01 while the coordinator of the other case is told, the case that was to be corrected is free for others', async ({
  db,
  dbUrl,
}) => {
  const office = await Office.open(db, dbUrl, MORNING);
  const other = await storeCase(db, new VastbasStart().started('2017-05-09'), ID);
  const own = await storeCase(
    db,
    new Walk(MORNING).draft().does(eva, 'case.start', STARTED),
    '22222222-2222-4222-8222-222222222222',
  );
  const corrected = await db.transaction().execute(async (tx) => {
    await tx.selectFrom('sip_case').select('id').where('id', '=', other).forUpdate().execute();
    const told = handle(office.talk.shell, { ...CORRECTION, caseId: own, by: eva, at: MORNING }, '');
    const waiting = async (): Promise<number> =>
      (
        await sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
          db,
        )
      ).rows.length;
    await expect.poll(waiting).toBe(1);
    await sql`select 1 from sip_case where id = ${own} for update nowait`.execute(db);
    return { told };
  });
  expect(await corrected.told).toMatchObject({ kind: 'refused', refusal: { code: 'duplicate', member: false } });
  expect((await findCase(db, other))?.alsoAsked).toEqual({ [eva]: MORNING });
  await office.close();
});
