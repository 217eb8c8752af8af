import { expect } from 'vitest';
import type { CaseChannels } from '../../src/app/place.ts';
import { createCaseChannels } from '../../src/graph/channel.ts';
import type { Graph } from '../../src/graph/gateway.ts';
import { OPERATIONS, type Operation } from '../../src/graph/operations.ts';
import { test } from '../support/graph-test.ts';
import { refused } from '../support/fake-graph.ts';
import {
  CALLED,
  caseIn,
  CASE_ID,
  kept,
  later,
  LIFE,
  operations,
  store,
  untilAgreed,
  withdrawn,
  withOwnChannels,
} from '../support/own-channels.ts';
import { Walk } from '../support/walk.ts';

const OF_CHANNELS = (Object.keys(OPERATIONS) as Operation[]).filter((one) => /^(?:team|channel)\./u.test(one));

async function lived(channels: CaseChannels | undefined): Promise<void> {
  await channels?.agree(CASE_ID);
  await channels?.putAway(CASE_ID);
}

/** Ends, as a process that is killed does, after the answer of a request and before anything is written of it. */
function killedAfter(graph: Graph, count: number): { readonly graph: Graph; readonly isOver: () => boolean } {
  let left = count;
  const die = (): void => {
    left -= 1;
    if (left === 0) throw new Error('killed');
  };
  return {
    isOver: () => left <= 0,
    graph: {
      request: async (...asked) => {
        const answer = await graph.request(...asked);
        die();
        return answer;
      },
      all: async function* all(...asked) {
        const found = [];
        for await (const one of graph.all(...asked)) found.push(one);
        die();
        yield* found;
      },
    },
  };
}

test('a process that is killed after any answer is gone on with by the next: one channel, the right members', async ({
  db,
  dbUrl,
  fake,
}) => {
  const own = await withOwnChannels(db, dbUrl, fake, new Walk().called());
  const killedIn = new Set<Operation>();
  for (const [what, change, people, isArchived] of LIFE) {
    await store(db, change);
    const restore = await kept(db, own);
    let isKilled = true;
    for (let count = 1; isKilled; count += 1) {
      await restore();
      const mortal = killedAfter(own.options.graph, count);
      await lived(createCaseChannels({ ...own.options, graph: mortal.graph })).catch(() => undefined);
      isKilled = mortal.isOver();
      killedIn.add(operations(fake).at(-1) ?? 'user.Get');
      await untilAgreed(own);
      await lived(own.office.channels);
      expect([what, count, own.channels.people()]).toEqual([what, count, people]);
      expect(own.channels.single().isArchived).toBe(isArchived);
    }
  }
  expect([...killedIn].toSorted()).toEqual(OF_CHANNELS.toSorted());
  await own.office.close();
});

test('two processes with the same step make one channel, with everyone in it once', async ({ db, dbUrl, fake }) => {
  const own = await withOwnChannels(db, dbUrl, fake, new Walk().called());
  const other = createCaseChannels(own.options);
  await Promise.all([own.office.channels, other].map(async (one) => await one?.agree(CASE_ID).catch(() => undefined)));
  await untilAgreed(own);
  expect(own.channels.people()).toEqual(CALLED);
  await store(db, withdrawn);
  await Promise.all([own.office.channels, other].map(async (one) => await one?.agree(CASE_ID).catch(() => undefined)));
  await untilAgreed(own);
  expect(own.channels.people()).toEqual(LIFE[1]?.[2]);
  expect(own.channels.all.size).toBe(1);
  await own.office.close();
});

const FAULTS = [403, 404, 409, 429, 503, 'lost'] as const;

/** What Graph says is not there, is done already or may not be done is not archived again. */
const isArchivedAs = (operation: Operation, isMeant: boolean): readonly boolean[] =>
  operation === 'channel.Archive' ? [true, false] : [isMeant];

test.for(OF_CHANNELS)(
  'one fault of %s, whatever it is, is made good by the next tries',
  async (operation, { db, dbUrl, fake }) => {
    const own = await withOwnChannels(db, dbUrl, fake, new Walk().called());
    const begun = await caseIn(db);
    const restore = await kept(db, own);
    for (const fault of FAULTS) {
      await restore();
      await store(db, () => begun);
      fake.failNext(fault === 'lost' ? fault : { ...refused(fault), headers: { 'retry-after': '9' } }, operation);
      const failures: unknown[] = [];
      for (const [what, change, people, isArchived] of LIFE) {
        await store(db, change);
        for (let tries = 0; tries < 3; tries += 1) {
          later(own, 61);
          await lived(own.office.channels).catch((error: unknown) => failures.push(error));
        }
        expect([fault, what, own.channels.people()]).toEqual([fault, what, people]);
        expect(isArchivedAs(operation, isArchived)).toContain(own.channels.single().isArchived);
      }
      expect(failures).toEqual(failures.map(() => expect.objectContaining({ name: 'DeliveryError' }) as unknown));
      expect(failures.length).toBeLessThanOrEqual(2);
    }
    await own.office.close();
  },
);

test('what Graph asks us to wait is waited', async ({ db, dbUrl, fake }) => {
  const own = await withOwnChannels(db, dbUrl, fake, new Walk().called());
  for (const operation of ['team.ListChannels', 'team.CreateChannel', 'channel.AddMember'] as const) {
    fake.failNext({ ...refused(429), headers: { 'retry-after': '9' } }, operation);
    await expect(own.office.channels?.agree(CASE_ID)).rejects.toMatchObject({ kind: 'again', after: 9 });
  }
  await untilAgreed(own);
  expect(own.channels.people()).toEqual(CALLED);
  await own.office.close();
});
