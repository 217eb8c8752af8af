import { expect } from 'vitest';
import type { Staff } from '../../src/domain/directory.ts';
import { createCaseChannels } from '../../src/graph/channel.ts';
import type { Graph } from '../../src/graph/gateway.ts';
import { converse } from '../../src/talk/converse.ts';
import { test } from '../support/graph-test.ts';
import {
  CALLED,
  CASE_ID,
  later,
  LIFE,
  operations,
  store,
  untilAgreed,
  withdrawn,
  withOwnChannels,
} from '../support/own-channels.ts';
import { accountOf, wordsOf } from '../support/office.ts';
import { amir, eva, jonas, karin, sara, Walk } from '../support/walk.ts';

test('A-06 a case gets a shared channel with a neutral name, and those who take part are in it', async ({
  db,
  dbUrl,
  fake,
}) => {
  const own = await withOwnChannels(db, dbUrl, fake, new Walk().called());
  const place = await untilAgreed(own);
  const channel = own.channels.single();
  expect(place).toMatchObject({ kind: 'here', place: { kind: 'channel', conversationId: channel.id } });
  expect(channel).toMatchObject({ displayName: 'SIP K7F2', team: 'the-team' });
  expect(channel.description).toMatch(/^Skriv inga personuppgifter här\. \(SIP-lotsen [0-9a-f]{12}\)$/u);
  expect(channel.apps).toEqual(new Set(['https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/catalogue']));
  expect(own.channels.people()).toEqual(CALLED);
  expect(JSON.stringify(fake.requests)).not.toMatch(/Alva|Testsson|Maria|Johan|Mormor|frånvaro|070-/u);

  const before = fake.requests.length;
  await untilAgreed(own);
  expect(operations(fake).slice(before)).toEqual(['channel.ListMembers']);
  await own.office.close();
});

test('a case that nothing may be shown of gets no channel, and Graph is asked nothing', async ({ db, dbUrl, fake }) => {
  const own = await withOwnChannels(db, dbUrl, fake, new Walk().scoped());
  expect(await own.office.channels?.agree(CASE_ID)).toEqual({ kind: 'none' });
  expect(fake.requests).toEqual([]);
  expect(await db.selectFrom('external').selectAll().execute()).toEqual([]);
  await own.office.close();
});

test('F20 whose consent falls while others are added is not added', async ({ db, dbUrl, fake }) => {
  const own = await withOwnChannels(db, dbUrl, fake, new Walk().called());
  const { graph } = own.options;
  const slow: Graph = {
    ...graph,
    request: async (...asked) => {
      if (asked[0] === 'channel.EnableApp') await store(db, withdrawn);
      return await graph.request(...asked);
    },
  };
  await createCaseChannels({ ...own.options, graph: slow }).agree(CASE_ID);
  expect(own.channels.people()).toEqual(LIFE[1]?.[2]);
  expect([...own.channels.ever].filter((one) => [amir, sara].map(accountOf).includes(one))).toEqual([]);
  await own.office.close();
});

test('who was added a moment ago and is not in the list yet is taken out all the same', async ({ db, dbUrl, fake }) => {
  const own = await withOwnChannels(db, dbUrl, fake, new Walk().called());
  await untilAgreed(own);
  await store(db, withdrawn);
  const known = [...own.channels.single().members.values()];
  let isOld = true;
  fake.on('channel.ListMembers', () => {
    const listed = isOld
      ? known.filter(({ userId }) => userId !== accountOf(amir))
      : [...own.channels.single().members.values()];
    isOld = false;
    return { status: 200, body: { value: listed } };
  });
  await untilAgreed(own);
  expect(own.channels.people()).toEqual(LIFE[1]?.[2]);
  await own.office.close();
});

test('with PLACE=thread again no channel is made, and one that is there is looked after to its end', async ({
  db,
  dbUrl,
  fake,
}) => {
  const own = await withOwnChannels(db, dbUrl, fake, new Walk().called());
  const makesNone = createCaseChannels({ ...own.options, makesNew: false });
  expect(await makesNone.agree(CASE_ID)).toEqual({ kind: 'none' });
  expect(fake.requests).toEqual([]);
  await untilAgreed(own);
  await store(db, withdrawn);
  expect(await makesNone.agree(CASE_ID)).toMatchObject({ kind: 'here' });
  expect(own.channels.people()).toEqual(LIFE[1]?.[2]);
  await own.office.close();
});

test('someone who was let in by hand and has no part in the case is taken out; a partner who has one stays', async ({
  db,
  dbUrl,
  fake,
}) => {
  const own = await withOwnChannels(db, dbUrl, fake, new Walk().called());
  const staff = new Map(own.office.directory.staff);
  for (const [person, kind] of [
    [amir, 'partner'],
    [sara, 'guest'],
  ] as const)
    staff.set(person, { ...(staff.get(person) as Staff), kind });
  own.office.directory = { ...own.office.directory, staff };
  await untilAgreed(own);
  expect(own.channels.people()).toEqual([`${accountOf(eva)} (owner)`, accountOf(karin)].toSorted());
  for (const account of [accountOf(amir), accountOf(jonas), 'account-of-nobody']) own.channels.addByHand(account);
  await untilAgreed(own);
  expect(own.channels.people()).toEqual([`${accountOf(eva)} (owner)`, ...[karin, amir].map(accountOf)].toSorted());
  await own.office.close();
});

test('a channel that someone has deleted is made anew; another’s with the same name is left alone', async ({
  db,
  dbUrl,
  fake,
}) => {
  const own = await withOwnChannels(db, dbUrl, fake, new Walk().called());
  await untilAgreed(own);
  own.channels.all.clear();
  await untilAgreed(own);
  expect(own.channels.people()).toEqual(CALLED);

  const theirs = { ...own.channels.single(), description: 'Samåkning i Partille', members: new Map() };
  own.channels.all.set(theirs.id, theirs);
  await db.deleteFrom('external').execute();
  await expect(own.office.channels?.agree(CASE_ID)).rejects.toMatchObject({ kind: 'never', code: 'NameAlreadyExists' });
  expect(theirs.members.size).toBe(0);
  await own.office.close();
});

test('a channel that was asked for and is not there yet is waited for, and asked for again only after two minutes', async ({
  db,
  dbUrl,
  fake,
}) => {
  const own = await withOwnChannels(db, dbUrl, fake, new Walk().called());
  for (let times = 0; times < 3; times += 1) {
    fake.failNext({ status: 202 }, 'team.CreateChannel');
    await expect(own.office.channels?.agree(CASE_ID)).rejects.toMatchObject({ kind: 'again', code: 'not-made-yet' });
  }
  const created = (): number => operations(fake).filter((one) => one === 'team.CreateChannel').length;
  expect(created()).toBe(1);
  later(own, 121);
  await expect(own.office.channels?.agree(CASE_ID)).rejects.toMatchObject({ kind: 'again', code: 'not-made-yet' });
  expect(created()).toBe(2);
  await own.office.close();
});

test('a job that takes long rests before it is taken back, and goes on', async ({ db, dbUrl, fake }) => {
  const own = await withOwnChannels(db, dbUrl, fake, new Walk().called());
  let now = 0;
  const slow = createCaseChannels({ ...own.options, now: () => (now += 3000) });
  let rests = 0;
  for (let times = 0; times < 20; times += 1) {
    const end = await slow.agree(CASE_ID).catch((error: unknown) => error);
    if (!(end instanceof Error)) break;
    expect(end).toMatchObject({ name: 'Later', isTry: false });
    rests += 1;
  }
  expect(rests).toBeGreaterThan(0);
  expect(own.channels.people()).toEqual(CALLED);
  await own.office.close();
});

test('the channel of a case is not made that of a unit', async ({ db, dbUrl, fake }) => {
  const own = await withOwnChannels(db, dbUrl, fake, new Walk().prepared());
  const { office, channels } = own;
  await untilAgreed(own);
  const heard = office.heard(karin, 'channel');
  const place = { ...heard.place, rootConversationId: channels.single().id };
  const said = { kind: 'said', text: 'här', raw: 'här', ...heard, place } as const;
  expect(wordsOf(await converse(office.talk)(said))).toContain('Den här kanalen hör till ett enda ärende.');
  await office.close();
});
