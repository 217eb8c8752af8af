import { expect } from 'vitest';
import { nonceIn } from '../../src/cards/render.ts';
import { dutiesOf, type Duty } from '../../src/domain/duties.ts';
import { addDays, dayOf } from '../../src/domain/time.ts';
import { findDutiesOf, findDutiesOfCase } from '../../src/store/duty-store.ts';
import { buttonsOf, readingOf } from '../support/card-reader.ts';
import { faultsOf } from '../support/card-rules.ts';
import { test } from '../support/db.ts';
import { cardOf, Office, wordsOf } from '../support/office.ts';
import { remindUntil } from '../support/remind.ts';
import { storeCase } from '../support/stored-case.ts';
import { at, eva, karin, sara, Walk } from '../support/walk.ts';

const ID = '44444444-4444-4444-8444-444444444444';

function climbed(): Walk {
  const walk = new Walk(at('2026-03-02', '09:00')).need();
  const asked = (): Duty | undefined => dutiesOf(walk.context, walk.sip).find(({ rule }) => rule === 'assess');
  for (let weeks = 0; weeks < 40 && asked()?.person !== karin; weeks += 1)
    remindUntil(walk, addDays(dayOf(walk.now), 7));
  return walk;
}

test('what the manager is asked about stays in "mina ärenden" of who can do it, and each opens it from there', async ({
  db,
  dbUrl,
}) => {
  const walk = climbed();
  const office = await Office.open(db, dbUrl, walk.now);
  await storeCase(db, walk, ID);
  const own = cardOf(await office.say(eva, 'mina ärenden'));
  expect([JSON.stringify(own), faultsOf(own)]).toEqual([expect.stringContaining('K7F2: Bedöm behovet'), []]);
  expect(buttonsOf(own)).toContain('Till uppgiften');
  expect(readingOf(cardOf(await office.click(eva, own, 'Till uppgiften')))).toContain('1. Bedöm behovet');

  const managers = cardOf(await office.say(karin, 'mina ärenden'));
  expect(JSON.stringify(managers)).toContain('K7F2: Bedöm behovet');
  const opened = cardOf(await office.click(karin, managers, 'Till uppgiften'));
  const words = readingOf(opened);
  expect(words).toContain('Det här gör Eva Lind (Björkskolan), 070-000 10 01. Ring och hör hur det går.');
  expect(words).toContain('Kan det inte bli av lämnar du över ärendet till någon annan härifrån.');
  expect(JSON.stringify(opened)).toContain('"Lämna över ärendet"');
  expect([words.includes('Alva'), faultsOf(opened)]).toEqual([false, []]);
  expect(buttonsOf(managers)).toContain('Öppna');
  expect(readingOf(managers)).not.toContain('inga öppna ärenden');
  expect(await findDutiesOf(db, sara, dayOf(office.now))).toEqual([]);

  await office.click(eva, cardOf(await office.click(eva, own, 'Till uppgiften')), 'Ja, SIP behövs', {
    'Vad stämmer?': ['Barnet går inte i skolan'],
  });
  expect(JSON.stringify(await office.say(karin, 'mina ärenden'))).not.toContain('Bedöm behovet');
  // An old card of what has been done since leads back to what there is now.
  const late = wordsOf(await office.click(karin, managers, 'Till uppgiften'));
  expect(late).toContain('Mina ärenden');
  expect(late).toContain('Det där behöver du inte göra längre.');
  await office.close();
});

test('an old form of what one has handed over says that it cannot be done now, not that one has no access', async ({
  db,
  dbUrl,
}) => {
  const walk = new Walk().fixed();
  const office = await Office.open(db, dbUrl, walk.now);
  await storeCase(db, walk, ID);
  const overview = cardOf(await office.click(eva, cardOf(await office.say(eva, 'mina ärenden')), 'Öppna'));
  const form = cardOf(await office.send(eva, 'go.pass-on', nonceIn(overview)));
  const again = cardOf(await office.click(eva, form, 'Lämna över'));
  expect(wordsOf(await office.click(eva, again, 'Lämna över', { 'Vem tar över?': 'Jonas Ek' }))).toContain(
    'Den som tar över får veta det.',
  );
  const late = wordsOf(await office.click(eva, form, 'Lämna över', { 'Vem tar över?': 'Karin Holm' }));
  expect(late).toContain('Det går inte i det här steget.');
  expect(late).not.toContain('Du har inte tillgång');
  await office.close();
});

test('the morning asks the one whose turn it is, and the duty is read back as it was written', async ({
  db,
  dbUrl,
}) => {
  const walk = climbed();
  const office = await Office.open(db, dbUrl, walk.now);
  for (const person of [karin, eva]) await office.say(person, 'hej');
  const id = await storeCase(db, walk, ID);
  await db.transaction().execute(async (tx) => {
    const written = await findDutiesOfCase(tx, id);
    expect(written).toEqual(dutiesOf(walk.context, walk.sip));
    expect(written.map(({ kept }) => kept)).toContainEqual([eva]);
  });
  office.now = (await db.selectFrom('sip_case').select('wake_at').executeTakeFirstOrThrow()).wake_at ?? walk.now;
  await office.worker.runDue();
  const day = JSON.stringify(office.sentTo(karin));
  expect(day).toContain('Bedöm behovet');
  expect(JSON.stringify(office.sentTo(eva))).not.toContain('Bedöm behovet');
  // On her own card of another day it is still hers to do, and not hers to put off.
  const again = cardOf(await office.send(eva, 'go.today', nonceIn(cardOf(await office.say(eva, 'mina ärenden')))));
  expect(JSON.stringify(again)).toContain('Bedöm behovet');
  const put = cardOf(await office.click(eva, again, 'Påminn mig senare'));
  expect(readingOf(put)).toContain('Nu påminns någon annan om det. Du kan fortfarande göra det');
  expect(JSON.stringify(put)).toContain('Bedöm behovet');
  await office.close();
});
