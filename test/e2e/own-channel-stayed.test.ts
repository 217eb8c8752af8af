import { expect } from 'vitest';
import { readRegister, writeRegister, type Registered } from '../../src/store/directory-store.ts';
import { test } from '../support/graph-test.ts';
import { refused, startFakeGraph } from '../support/fake-graph.ts';
import { accountOf } from '../support/office.ts';
import { CALLED, CASE_ID, LIFE, store, untilAgreed, withdrawn, withOwnChannels } from '../support/own-channels.ts';
import { amir, at, eva, Walk } from '../support/walk.ts';

const [, , , [, closed], [, opened]] = LIFE as [
  unknown,
  unknown,
  unknown,
  (typeof LIFE)[number],
  (typeof LIFE)[number],
];
const OWNER = [`${accountOf(eva)} (owner)`];

test.for([
  ['Graph may not archive it', 403],
  ['it is being archived already', 409],
] as const)(
  'A-20 who joined after a case was opened again is out when it ends once more, also where %s',
  async ([, status], { db, dbUrl }) => {
    await using fake = await startFakeGraph();
    const own = await withOwnChannels(db, dbUrl, fake, new Walk().called());
    await untilAgreed(own);
    await store(db, closed);
    await untilAgreed(own);
    fake.failNext(refused(status), 'channel.Archive');
    await own.office.channels?.putAway(CASE_ID);
    await store(db, opened);
    await untilAgreed(own);
    expect(own.channels.people().length).toBeGreaterThan(1);
    expect(own.channels.single().isArchived).toBe(false);
    await store(db, closed);
    await untilAgreed(own);
    expect(own.channels.people()).toEqual(OWNER);
    await own.office.channels?.putAway(CASE_ID);
    expect(own.channels.single().isArchived).toBe(true);
    await own.office.close();
  },
);

test.for([
  ['ended', closed],
  ['has no consent', withdrawn],
] as const)(
  'F20 one 404 of Graph for a channel that is there leaves nobody in it when the case %s',
  async ([, change], { db, dbUrl }) => {
    await using fake = await startFakeGraph();
    const own = await withOwnChannels(db, dbUrl, fake, new Walk().called());
    await untilAgreed(own);
    expect(own.channels.people()).toEqual(CALLED);
    await store(db, change);
    fake.failNext(refused(404), 'channel.ListMembers');
    await untilAgreed(own);
    expect(own.channels.people()).not.toContain(accountOf(amir));
    await own.office.close();
  },
);

test('F20 a channel that someone gave another name is the case’s all the same, and who must go is out', async ({
  db,
  dbUrl,
  fake,
}) => {
  const own = await withOwnChannels(db, dbUrl, fake, new Walk().called());
  await untilAgreed(own);
  const channel = own.channels.single();
  own.channels.all.set(channel.id, { ...channel, displayName: 'Vår grupp' });
  await store(db, closed);
  fake.failNext(refused(404), 'channel.ListMembers');
  await untilAgreed(own);
  expect(own.channels.people()).toEqual(OWNER);
  await own.office.close();
});

test('S18 an account that is no longer the one of who takes part is out of the channel with the next look', async ({
  db,
  dbUrl,
  fake,
}) => {
  const own = await withOwnChannels(db, dbUrl, fake, new Walk(at('2026-03-02', '08:00')).called());
  const { office, channels } = own;
  await office.followDatabase();
  await untilAgreed(own);
  await office.worker.runDue();
  expect(channels.people()).toContain(accountOf(amir));
  const register = await readRegister(db);
  const known = register.people.get(amir) as Registered;
  const people = new Map([[amir, { ...known, entraId: 'another-account' }]]);
  await db.transaction().execute((tx) => writeRegister(tx, { ...register, people }));
  await office.worker.runDue();
  expect(channels.people()).not.toContain(accountOf(amir));
  expect(channels.people()).toContain('another-account');
  await office.close();
});
