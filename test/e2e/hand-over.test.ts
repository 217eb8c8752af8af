import { expect } from 'vitest';
import { buttonsOf, readingOf } from '../support/card-reader.ts';
import { faultsOf } from '../support/card-rules.ts';
import { test } from '../support/db.ts';
import { cardOf, Office, wordsOf } from '../support/office.ts';
import { storeCase } from '../support/stored-case.ts';
import { at, eva, jonas, karin, Walk } from '../support/walk.ts';
import { nonceIn } from '../../src/cards/render.ts';

const [OWN, OTHER] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as const;
const MORNING = at('2026-03-02', '09:00');
const VERB = 'case.hand-over';

test('F87 Mina ärenden leads to handing over: what is missing is said, the successor has the case and is told', async ({
  db,
  dbUrl,
}) => {
  const office = await Office.open(db, dbUrl, MORNING);
  await storeCase(db, new Walk(MORNING).need(), OWN);
  await office.say(jonas, 'hej');
  const form = cardOf(await office.click(eva, cardOf(await office.say(eva, 'mina ärenden')), 'Lämna över'));
  expect([readingOf(form), faultsOf(form)]).toEqual([expect.stringContaining('ansvarig för ett ärende.'), []]);
  expect(JSON.stringify(form)).not.toContain('Amir');
  const none = cardOf(await office.click(eva, form, 'Lämna över'));
  expect(readingOf(none)).toContain('Välj vilka ärenden du lämnar över.');
  const whom = cardOf(await office.send(eva, VERB, nonceIn(none), { 's.handover.cases': OWN }));
  expect(readingOf(whom)).toContain('K7F2: Välj vem som tar över.');
  const inputs = { 's.handover.cases': OWN, 's.handover.to': jonas };
  const twice = [0, 1].map(async () => await office.send(eva, VERB, nonceIn(whom), inputs));
  for (const answer of await Promise.all(twice)) expect(wordsOf(answer)).toContain('K7F2 är överlämnat till Jonas Ek.');
  const late = await office.send(eva, VERB, nonceIn(form), inputs);
  expect(wordsOf(late)).toContain('Du har inte tillgång till det här.');
  expect(wordsOf(late)).not.toContain('K7F2');
  expect(buttonsOf(cardOf(await office.say(eva, 'mina ärenden')))).not.toContain('Lämna över');
  await office.worker.runDue();
  const notice = office.sent.find(({ to }) => to.includes(jonas));
  expect(readingOf(notice?.card ?? {})).toContain('Du tar över ett ärende');
  expect(JSON.stringify(notice)).not.toMatch(/Alva|Testsson/u);
  const opened = await office.click(jonas, cardOf(await office.say(jonas, 'mina ärenden')), 'Öppna');
  expect(wordsOf(opened)).toContain('K7F2');
  await office.close();
});

test('F87 a case of someone else cannot be handed over, and nothing is said of it', async ({ db, dbUrl }) => {
  const office = await Office.open(db, dbUrl, MORNING);
  await storeCase(db, new Walk(MORNING).need(), OTHER);
  const form = cardOf(await office.say(jonas, 'lämna över'));
  expect(readingOf(form)).toContain('Det finns inget ärende som du kan lämna över här.');
  const answers = [OTHER, OWN].map(
    async (id) =>
      await office.send(jonas, VERB, nonceIn(form), { 's.handover.cases': `${id},x`, 's.handover.to': eva }),
  );
  const said = (await Promise.all(answers)).map((answer) => wordsOf(answer));
  expect(said[0]).toBe(said[1]);
  expect(said[0]).not.toContain('K7F2');
  await office.close();
});

test('N12 ST39 the morning after someone has left the manager is asked, names a successor, and reads nothing of it', async ({
  db,
  dbUrl,
}) => {
  const office = await Office.open(db, dbUrl, MORNING);
  await storeCase(db, new Walk(MORNING).consented(), OWN);
  for (const person of [karin, jonas]) await office.say(person, 'hej');
  await office.worker.runDue();
  expect(office.sentTo(karin)).toEqual([]);
  const staff = new Map([...office.directory.staff].filter(([id]) => id !== eva));
  office.directory = { ...office.directory, staff };
  office.now = at('2026-03-03', '08:30');
  await office.worker.runDue();
  const [day] = office.sentTo(karin);
  expect(readingOf(day ?? {})).toContain('Din SIP-dag');
  expect(JSON.stringify(day)).toContain('Den som är ansvarig har slutat. Utse en efterträdare');
  const form = cardOf(await office.click(karin, day ?? {}, 'Öppna'));
  expect([readingOf(form), faultsOf(form)]).toEqual([expect.stringContaining('Utse en efterträdare.'), []]);
  expect(JSON.stringify([day, form])).not.toMatch(/Alva|Testsson|BUP/u);
  expect(wordsOf(await office.click(karin, form, 'Lämna över'))).toContain('Välj vem som tar över.');
  const done = await office.click(karin, form, 'Lämna över', { 'Vem tar över?': 'Jonas Ek' });
  expect(wordsOf(done)).toContain('Sparat');
  expect(wordsOf(done)).not.toMatch(/Alva|Testsson/u);
  await office.worker.runDue();
  expect(
    office
      .sentTo(jonas)
      .map((card) => readingOf(card))
      .join(),
  ).toContain('Du tar över ett ärende');
  expect(wordsOf(await office.click(karin, form, 'Lämna över', { 'Vem tar över?': 'Malin' }))).toContain('K7F2');
  await office.close();
});
