import { expect } from 'vitest';
import { dutiesOf, type Duty } from '../../src/domain/duties.ts';
import { addDays, dayOf } from '../../src/domain/time.ts';
import { wakeAt } from '../../src/domain/wake.ts';
import { readingOf } from '../support/card-reader.ts';
import { faultsOf } from '../support/card-rules.ts';
import { cardOf, Office } from '../support/office.ts';
import { remindUntil } from '../support/remind.ts';
import { storeCase } from '../support/stored-case.ts';
import { test } from '../support/db.ts';
import { at, eva, karin, Walk } from '../support/walk.ts';

const ID = '44444444-4444-4444-8444-444444444444';

test('RM2 a manager who is reminded of what others do reads who does it, and nothing of what the case is about', async ({
  db,
  dbUrl,
}) => {
  const walk = new Walk(at('2026-03-02', '09:00')).need();
  const asked = (): Duty | undefined => dutiesOf(walk.context, walk.sip).find(({ rule }) => rule === 'assess');
  for (let weeks = 0; weeks < 40 && asked()?.person !== karin; weeks += 1)
    remindUntil(walk, addDays(dayOf(walk.now), 7));
  expect(asked()?.person).toBe(karin);
  const office = await Office.open(db, dbUrl, walk.now);
  for (const person of [karin, eva]) await office.say(person, 'hej');
  await storeCase(db, walk, ID);
  office.now = wakeAt(walk.context, walk.sip, walk.now) ?? walk.now;
  await office.worker.runDue();
  const [day] = office.sentTo(karin);
  const card = cardOf(await office.click(karin, day ?? {}, 'Öppna'));
  expect(readingOf(card)).toContain('Det här gör Eva Lind (Björkskolan), 070-000 10 01. Ring och hör hur det går.');
  expect(faultsOf(card)).toEqual([]);
  expect(JSON.stringify(card)).not.toMatch(/Alva|Testsson|Det går inte i det här steget/u);
  await office.close();
});
