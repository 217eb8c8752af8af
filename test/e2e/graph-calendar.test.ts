import { expect } from 'vitest';
import { NOTHING_KEPT } from '../../src/app/calendar.ts';
import type { Case } from '../../src/domain/case.ts';
import type { Meeting } from '../../src/domain/meeting.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { createGraphCalendar } from '../../src/graph/calendar.ts';
import type { Db } from '../../src/store/database.ts';
import { test } from '../support/graph-test.ts';
import { refused, startFakeGraph, type FakeGraph } from '../support/fake-graph.ts';
import { withCalendars, type StoredEvent } from '../support/graph-calendar.ts';
import { openGateway } from '../support/graph-gateway.ts';
import { chosen, withChannel } from '../support/in-office.ts';
import { accountOf, type Office } from '../support/office.ts';
import { amir, at, eva, karin, sara, Walk } from '../support/walk.ts';

const addressOf = (person: PersonId): string => `${accountOf(person)}@entra.example`;
const LINK = 'https://teams.example/join/event-1';

type Desk = { readonly office: Office; readonly fake: FakeGraph; readonly events: Map<string, StoredEvent> };

/** An office whose meetings are booked through the fake Graph. */
async function desk(db: Db, dbUrl: string, fake: FakeGraph, walk: Walk, sipMailbox?: string): Promise<Desk> {
  const office = await withChannel(db, dbUrl, walk);
  const events = withCalendars(fake);
  const { directory } = office.talk.shell;
  const mailbox = sipMailbox === undefined ? {} : { sipMailbox };
  office.calendar = createGraphCalendar({ graph: openGateway(fake.url).graph, db, directory, ...mailbox });
  return { office, fake, events };
}
const caseIn = async (db: Db): Promise<Case> =>
  (await db.selectFrom('sip_case').select('state').executeTakeFirstOrThrow()).state;
const meetingIn = async (db: Db): Promise<Meeting> => (await caseIn(db)).meetings.at(-1) as Meeting;
/** The same meeting when Amir has been taken off the list. */
const withoutAmir = (meeting: Meeting): Meeting => ({
  ...meeting,
  guests: meeting.guests.map(({ sentAt, ...guest }) =>
    guest.person === amir || !sentAt ? guest : { ...guest, sentAt },
  ),
});
const attendeesOf = (event: StoredEvent | undefined): readonly string[] =>
  ((event?.['attendees'] ?? []) as { emailAddress: { address: string } }[])
    .map(({ emailAddress }) => emailAddress.address)
    .toSorted();
const operations = ({ requests }: FakeGraph): readonly string[] =>
  requests.map(({ operation }) => operation).filter((operation) => operation !== 'user.Get');
async function callAll({ office }: Desk): Promise<void> {
  await office.click(eva, await chosen(office, eva, 'Kalla till mötet'), 'Skicka');
  await office.worker.runDue();
}
const bookNow = async ({ office }: Desk, db: Db, meeting: Meeting): Promise<string> =>
  (await office.calendar.book(await caseIn(db), meeting, 'key', NOTHING_KEPT)).link;

test('A-09 a meeting that is called is an event with a neutral name, for those who are called and nobody else', async ({
  db,
  dbUrl,
  fake,
}) => {
  const made = await desk(db, dbUrl, fake, new Walk().prepared());
  await callAll(made);

  const [event, ...others] = made.events.values();
  expect(others).toEqual([]);
  expect(event).toMatchObject({
    subject: `SIP-möte ${(await caseIn(db)).alias}`,
    start: { dateTime: '2026-03-18T14:00:00', timeZone: 'W. Europe Standard Time' },
    end: { dateTime: '2026-03-18T15:00:00', timeZone: 'W. Europe Standard Time' },
    location: { displayName: 'Björkskolan, rum 12' },
    sensitivity: 'private',
    hideAttendees: true,
    isOnlineMeeting: true,
    onlineMeetingProvider: 'teamsForBusiness',
  });
  expect(event).not.toHaveProperty('body');
  expect(attendeesOf(event)).toEqual([eva, karin, amir, sara].map(addressOf).toSorted());
  expect(fake.requests.find(({ operation }) => operation === 'user.CreateEvent')?.parts['user']).toBe(accountOf(eva));
  expect(JSON.stringify(fake.requests)).not.toMatch(/Alva|Testsson|Mormor|frånvaro|Hur kan/u);
  expect((await meetingIn(db)).booked).toBe(LINK);
  await made.office.close();
});

test('A-10 a new time changes the same event, and a meeting that is called off is taken away once', async ({
  db,
  dbUrl,
  fake,
}) => {
  const made = await desk(db, dbUrl, fake, new Walk().prepared());
  await callAll(made);
  const { office } = made;
  const time = await chosen(office, eva, 'Ändra tid');
  await office.click(eva, time, 'Spara och meddela', {
    Dag: '2026-03-19',
    'Varför ändras mötet?': 'Lokalen är upptagen',
  });
  await office.worker.runDue();
  expect([...made.events.values()]).toMatchObject([{ id: 'event-1', start: { dateTime: '2026-03-19T14:00:00' } }]);
  expect(JSON.stringify(fake.requests)).not.toContain('Lokalen');

  const form = await office.click(eva, await chosen(office, eva, 'Ändra tid'), 'Ställ in utan ny tid');
  if (form.kind !== 'card') throw new Error('no form');
  await office.click(eva, form.card, 'Ställ in mötet', { 'Varför ställer du in?': 'Lokalen' });
  await office.worker.runDue();
  expect([...made.events]).toEqual([]);
  const before = fake.requests.length;
  await office.calendar.cancel(await caseIn(db), await meetingIn(db), 'again');
  expect(fake.requests).toHaveLength(before);
  await office.close();
});

test('whoever is no longer called is taken off the event, and the same again asks for nothing', async ({
  db,
  dbUrl,
  fake,
}) => {
  const made = await desk(db, dbUrl, fake, new Walk().prepared());
  await callAll(made);
  const meeting = await meetingIn(db);
  expect(await bookNow(made, db, withoutAmir(meeting))).toBe(LINK);
  expect(attendeesOf(made.events.get('event-1'))).toEqual([eva, karin, sara].map(addressOf).toSorted());
  const asked = operations(fake).length;
  expect(await bookNow(made, db, withoutAmir(meeting))).toBe(LINK);
  expect(operations(fake)).toHaveLength(asked);
  await made.office.close();
});

test('an event whose answer was lost is found by asking for the same once more; nobody taken off since was called', async ({
  db,
  dbUrl,
  fake,
}) => {
  const made = await desk(db, dbUrl, fake, new Walk().called());
  fake.failNext('lost', 'user.CreateEvent');
  const meeting = await meetingIn(db);
  await expect(bookNow(made, db, meeting)).rejects.toMatchObject({ name: 'DeliveryError', kind: 'uncertain' });
  expect(made.events.size).toBe(1);

  const later = { ...withoutAmir(meeting), start: at('2026-03-20', '14:00') };
  expect(await bookNow(made, db, later)).toBe(LINK);
  expect([...made.events.values()]).toMatchObject([{ start: { dateTime: '2026-03-20T14:00:00' } }]);
  const [first, second] = fake.requests.filter(({ operation }) => operation === 'user.CreateEvent');
  expect(second?.body).toEqual(first?.body);
  expect(JSON.stringify(fake.requests.filter(({ operation }) => operation !== 'user.Get'))).not.toContain(
    addressOf(amir),
  );
  await made.office.close();
});

test.for([
  ['a mailbox that we may not write in', 403, 'ErrorAccessDenied', false],
  ['an id that another event was made with', 409, 'ErrorDuplicateTransactionId', false],
  ['a calendar that is busy with another change', 409, 'ConcurrentItemSave', true],
  ['a calendar that does not answer in time', 504, 'UnknownError', true],
] as const)(
  'after %s the next try asks for a new event, or for the same',
  async ([, status, code, isSame], { db, dbUrl }) => {
    await using fake = await startFakeGraph();
    const made = await desk(db, dbUrl, fake, new Walk().called());
    const meeting = await meetingIn(db);
    fake.failNext(refused(status, code), 'user.CreateEvent');
    await expect(bookNow(made, db, meeting)).rejects.toMatchObject({ name: 'DeliveryError', code });
    expect(await bookNow(made, db, meeting)).toBe(LINK);
    const [first, second] = fake.requests.filter(({ operation }) => operation === 'user.CreateEvent');
    const idOf = (body: unknown): string => (body as { transactionId: string }).transactionId;
    expect(idOf(first?.body) === idOf(second?.body)).toBe(isSame);
    await made.office.close();
  },
);

test('a meeting that was called off before its event was known to be made is taken away all the same', async ({
  db,
  dbUrl,
  fake,
}) => {
  const made = await desk(db, dbUrl, fake, new Walk().called());
  fake.failNext('lost', 'user.CreateEvent');
  const meeting = await meetingIn(db);
  await expect(bookNow(made, db, meeting)).rejects.toMatchObject({ code: 'dropped' });
  await made.office.calendar.cancel(await caseIn(db), meeting, 'key');
  expect([...made.events]).toEqual([]);
  expect(await db.selectFrom('external').selectAll().execute()).toEqual([]);
  await made.office.close();
});

test('an event that someone has deleted is made anew', async ({ db, dbUrl, fake }) => {
  const made = await desk(db, dbUrl, fake, new Walk().prepared());
  await callAll(made);
  made.events.clear();
  const meeting = await meetingIn(db);
  expect(await bookNow(made, db, { ...meeting, minutes: 90 })).toBe('https://teams.example/join/event-2');
  expect([...made.events.keys()]).toEqual(['event-2']);
  await made.office.calendar.cancel(await caseIn(db), meeting, 'key');
  expect([...made.events.keys()]).toEqual([]);
  await made.office.close();
});

test('a place on the net that is not there yet is asked for again', async ({ db, dbUrl, fake }) => {
  const made = await desk(db, dbUrl, fake, new Walk().called());
  const meeting = await meetingIn(db);
  const withoutLink = { status: 200, body: { id: 'event-1' } };
  for (const operation of ['user.UpdateEvent', 'user.GetEvent'] as const) fake.failNext(withoutLink, operation);
  fake.failNext({ ...withoutLink, status: 201 }, 'user.CreateEvent');
  made.events.set('event-1', { id: 'event-1', onlineMeeting: { joinUrl: LINK } });
  await expect(bookNow(made, db, meeting)).rejects.toMatchObject({ kind: 'uncertain', code: 'no-link' });
  expect(await bookNow(made, db, meeting)).toBe(LINK);
  expect(operations(fake)).toEqual(['user.CreateEvent', 'user.UpdateEvent', 'user.GetEvent', 'user.GetEvent']);
  await made.office.close();
});

test('with a mailbox for SIP the meeting is booked there', async ({ db, dbUrl, fake }) => {
  const made = await desk(db, dbUrl, fake, new Walk().called(), 'sip@ekdalen.example');
  expect(await bookNow(made, db, await meetingIn(db))).toBe(LINK);
  const used = fake.requests.filter(({ operation }) => operation.includes('Event')).map(({ parts }) => parts['user']);
  expect(new Set(used)).toEqual(new Set(['sip@ekdalen.example']));
  await made.office.close();
});

test('who has pasted a link gets an event with it, and no second place on the net', async ({ db, dbUrl, fake }) => {
  const made = await desk(db, dbUrl, fake, new Walk().called());
  expect(await bookNow(made, db, { ...(await meetingIn(db)), link: 'https://moten.example/1' })).toBe('');
  expect(made.events.get('event-1')).toMatchObject({
    location: { displayName: 'Björkskolan, rum 12, https://moten.example/1' },
  });
  expect(made.events.get('event-1')).not.toHaveProperty('isOnlineMeeting');
  await made.office.close();
});

test('F96 an event of a locked case tells no place', async ({ db, dbUrl, fake }) => {
  const made = await desk(db, dbUrl, fake, new Walk().called());
  const sip = { ...(await caseIn(db)), protection: {} as NonNullable<Case['protection']> };
  await made.office.calendar.book(sip, await meetingIn(db), 'key', NOTHING_KEPT);
  expect(made.events.get('event-1')).toMatchObject({ location: { displayName: '' } });
  await made.office.close();
});
