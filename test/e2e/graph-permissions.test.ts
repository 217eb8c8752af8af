import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { calendarByHand } from '../../src/app/calendar-by-hand.ts';
import { createGraphCalendar } from '../../src/graph/calendar.ts';
import { createFreeTimes } from '../../src/graph/free-times.ts';
import { OPERATIONS } from '../../src/graph/operations.ts';
import { PERMISSIONS } from '../../src/graph/permissions.ts';
import type { Db } from '../../src/store/database.ts';
import { readingOf } from '../support/card-reader.ts';
import { test } from '../support/graph-test.ts';
import type { FakeGraph, GraphRequest } from '../support/fake-graph.ts';
import { withCalendars } from '../support/graph-calendar.ts';
import { openGateway, type Gateway } from '../support/graph-gateway.ts';
import { chosen, withChannel } from '../support/in-office.ts';
import { cardOf, wordsOf, type Office } from '../support/office.ts';
import { amir, eva, sara, Walk } from '../support/walk.ts';

type Desk = Gateway & { readonly office: Office };

async function desk(db: Db, dbUrl: string, fake: FakeGraph): Promise<Desk> {
  const office = await withChannel(db, dbUrl, new Walk().prepared());
  const gateway = openGateway(fake.url);
  const options = { graph: gateway.graph, db, directory: office.talk.shell.directory };
  office.calendar = createGraphCalendar(options);
  office.freeTimes = createFreeTimes(options, gateway.time.timer);
  return { ...gateway, office };
}

/** Everyone asked about is free, but for those whose address has one of the words. */
function withSchedules(fake: FakeGraph, taken: readonly string[]): void {
  fake.on('calendar.GetSchedule', ({ body }) => ({
    status: 200,
    body: {
      value: (body as { schedules: string[] }).schedules.map((scheduleId) => ({
        scheduleId,
        availabilityView: taken.some((word) => scheduleId.includes(word)) ? '0020' : '0400',
      })),
    },
  }));
}

const timesOf = (requests: readonly GraphRequest[], operation: string): number =>
  requests.filter((request) => request.operation === operation).length;

test('the documentation shows the table of permissions word for word, and every operation has its row', () => {
  const page = readFileSync(new URL('../../docs/permissions.md', import.meta.url), 'utf8').replaceAll(/ +/gu, ' ');
  for (const [name, { gives, without, narrow }] of Object.entries(PERMISSIONS))
    expect(page).toContain(`| \`${name}\` | ${gives} | ${without} | ${narrow} |`);
  expect(new Set(Object.values(OPERATIONS).map(({ permission }) => permission as string))).toEqual(
    new Set(Object.keys(PERMISSIONS)),
  );
});

test('Calendars.ReadBasic: who calls sees who is busy then', async ({ db, dbUrl, fake }) => {
  const { office } = await desk(db, dbUrl, fake);
  withCalendars(fake);
  withSchedules(fake, [amir]);
  const words = readingOf(await chosen(office, eva, 'Kalla till mötet'));
  expect(words).toMatch(/Upptagna då: 1 av \d \(Amir Haddad\b/u);
  const asked = fake.requests.find(({ operation }) => operation === 'calendar.GetSchedule')?.body;
  expect(asked).toMatchObject({
    startTime: { dateTime: '2026-03-18T14:00:00' },
    endTime: { dateTime: '2026-03-18T15:00:00' },
  });

  withSchedules(fake, []);
  expect(readingOf(await chosen(office, eva, 'Kalla till mötet'))).toContain('Ingen är upptagen då.');
  await office.close();
});

test('Calendars.ReadBasic: without it, or when it takes long, the card is as before', async ({ db, dbUrl, fake }) => {
  const { office, time } = await desk(db, dbUrl, fake);
  withCalendars(fake);
  fake.forbid('calendar.GetSchedule');
  const card = await chosen(office, eva, 'Kalla till mötet');
  expect(readingOf(card)).not.toMatch(/upptagn/iu);

  for (const operation of ['calendar.GetSchedule', 'user.Get'] as const) {
    withSchedules(fake, [amir]);
    const before = timesOf(fake.requests, operation);
    fake.failNext('hang', operation);
    const slow = chosen(office, eva, 'Kalla till mötet');
    await fake.until(({ requests }) => timesOf(requests, operation) > before);
    time.pass(1500);
    expect(readingOf(await slow)).not.toMatch(/upptagn/iu);
  }
  expect(wordsOf(await office.click(eva, card, 'Skicka'))).toContain('Svar på kallelsen');
  await office.close();
});

test('Calendars.ReadWrite: without it the call goes out, and who coordinates is told to book by hand', async ({
  db,
  dbUrl,
  fake,
}) => {
  const { office } = await desk(db, dbUrl, fake);
  withCalendars(fake);
  for (const operation of ['user.CreateEvent', 'user.GetEvent', 'user.UpdateEvent', 'user.DeleteEvent'] as const)
    fake.forbid(operation);
  await office.click(eva, await chosen(office, eva, 'Kalla till mötet'), 'Skicka');
  await office.worker.runDue();
  expect(office.sentTo(amir).map(readingOf).at(-1)).toContain('kallad till ett möte');
  expect(JSON.stringify(await office.say(eva, 'mina ärenden'))).toContain('Mötet kunde inte bokas i kalendern');
  const failed = await chosen(office, eva, 'Något gick inte att göra');
  expect(readingOf(failed)).toContain('boka mötet själv i kalendern och klistra in länken här');
  await office.click(eva, failed, 'Det är ordnat', { 'Länk till mötet': 'https://moten.example.se/1' });
  expect(readingOf(await chosen(office, amir, 'Svara på kallelsen'))).toContain('https://moten.example.se/1');
  await office.close();
});

test('User.ReadBasic.All: without it those without an address in the directory are called, but not in the calendar', async ({
  db,
  dbUrl,
  fake,
}) => {
  const { office } = await desk(db, dbUrl, fake);
  const events = withCalendars(fake);
  fake.forbid('user.Get');
  fake.forbid('user.List');
  await db.updateTable('staff').set({ email: 'sara@ekdalen.example' }).where('id', '=', sara).execute();
  await office.click(eva, await chosen(office, eva, 'Kalla till mötet'), 'Skicka');
  await office.worker.runDue();
  expect(events.get('event-1')?.['attendees']).toEqual([
    { type: 'required', emailAddress: { address: 'sara@ekdalen.example' } },
  ]);
  expect(office.sentTo(amir).map(readingOf).at(-1)).toContain('kallad till ett möte');
  await office.close();
});

test('without any permission the card says that the meeting is booked by hand', async ({ db, dbUrl }) => {
  const office = await withChannel(db, dbUrl, new Walk().prepared());
  const hint = 'Jag bokar inte mötet i kalendern. Boka det själv.';
  expect(readingOf(await chosen(office, eva, 'Kalla till mötet'))).not.toContain(hint);
  Object.assign(office.talk, { booksByHand: true });
  const card = await chosen(office, eva, 'Kalla till mötet');
  expect(readingOf(card)).toContain(hint);
  expect(readingOf(cardOf(await office.click(eva, card, 'Skicka')))).not.toContain(hint);
  await office.close();
});

test('a meeting that was booked before Graph was switched off is changed by hand, and who coordinates is told', async ({
  db,
  dbUrl,
  fake,
}) => {
  const { office } = await desk(db, dbUrl, fake);
  withCalendars(fake);
  await office.click(eva, await chosen(office, eva, 'Kalla till mötet'), 'Skicka');
  await office.worker.runDue();
  expect(JSON.stringify(await office.say(eva, 'mina ärenden'))).not.toContain('kalendern');

  office.calendar = calendarByHand(db);
  const time = await chosen(office, eva, 'Ändra tid');
  await office.click(eva, time, 'Spara och meddela', { Dag: '2026-03-19', 'Varför ändras mötet?': 'Lokalen' });
  await office.worker.runDue();
  expect(JSON.stringify(await office.say(eva, 'mina ärenden'))).toContain('Mötet kunde inte bokas i kalendern');

  const off = cardOf(await office.click(eva, await chosen(office, eva, 'Ändra tid'), 'Ställ in utan ny tid'));
  await office.click(eva, off, 'Ställ in mötet', { 'Varför ställer du in?': 'Lokalen' });
  await office.worker.runDue();
  expect(readingOf(await chosen(office, eva, 'Något gick inte att göra'))).toContain(
    'ta bort mötet själv ur kalendern',
  );
  await office.close();
});
