import { expect, test } from 'vitest';
import { createLanes } from '../../src/graph/lanes.ts';
import { startFakeGraph } from '../support/fake-graph.ts';
import { handTimer, openGateway } from '../support/graph-gateway.ts';

const never = new AbortController().signal;
const turns = async (): Promise<void> => await new Promise((resolve) => setImmediate(resolve));
/** Work that goes on until it is told to end. */
const open = () => Promise.withResolvers<undefined>();

test('three requests at once go to one mailbox, and the fourth when one has ended; another mailbox waits for nobody', async () => {
  const { timer, now } = handTimer();
  const lanes = createLanes(timer, now);
  const begun: string[] = [];
  const works = ['a', 'b', 'c', 'd'].map((name) => ({ name, ...open() }));
  const run = (mailbox: string, name: string, ends: Promise<undefined>): Promise<undefined> =>
    lanes.inMailbox(mailbox, never, async () => {
      begun.push(name);
      return await ends;
    });
  const all = works.map(({ name, promise }) => run('eva', name, promise));
  await run('amir', 'other', Promise.resolve(undefined));
  expect(begun.toSorted()).toEqual(['a', 'b', 'c', 'other']);
  works[0]?.reject(new Error('failed'));
  await expect(all[0]).rejects.toThrow('failed');
  await turns();
  expect(begun.at(-1)).toBe('d');
  for (const work of works) work.resolve(undefined);
  await Promise.all(all.slice(1));
});

test('who gives up while waiting for a mailbox takes nobody’s turn', async () => {
  const { timer, now } = handTimer();
  const lanes = createLanes(timer, now);
  const held = [open(), open(), open()];
  const holding = held.map(({ promise }) => lanes.inMailbox('eva', never, () => promise));
  const giving = new AbortController();
  const given = lanes.inMailbox('eva', giving.signal, () => Promise.resolve('done'));
  const next = lanes.inMailbox('eva', never, () => Promise.resolve('next'));
  giving.abort(new Error('too late'));
  await expect(given).rejects.toThrow('too late');
  held[0]?.resolve(undefined);
  expect(await next).toBe('next');
  for (const one of held) one.resolve(undefined);
  await Promise.all(holding);
});

test('two requests a second go to one team, and another team waits for nobody', async () => {
  const time = handTimer();
  const lanes = createLanes(time.timer, time.now);
  const begun: string[] = [];
  const run = async (team: string, name: string): Promise<void> =>
    await lanes.inTeam(team, never, () => {
      begun.push(name);
      return Promise.resolve();
    });
  const all = [run('team', 'a'), run('team', 'b'), run('team', 'c'), run('other team', 'x')];
  await turns();
  expect(begun).toEqual(['a', 'x']);
  time.pass(500);
  await turns();
  expect(begun).toEqual(['a', 'x', 'b']);
  time.pass(499);
  await turns();
  expect(begun).not.toContain('c');
  time.pass(1);
  await Promise.all(all);
  expect(begun.at(-1)).toBe('c');
});

test('the requests of the gateway keep to the lanes of their operations', async () => {
  await using fake = await startFakeGraph();
  fake.on('team.GetChannel', () => ({ status: 200, body: { id: 'channel' } }));
  const { graph, time } = openGateway(fake.url);
  await graph.request('team.GetChannel', { team: 'team', channel: 'channel' });
  const second = graph.request('team.GetChannel', { team: 'team', channel: 'channel' });
  await time.untilWaiting(500);
  expect(fake.requests).toHaveLength(1);
  time.pass(500);
  await second;

  for (let count = 0; count < 4; count += 1) fake.failNext('hang', 'user.GetEvent');
  const asked = [1, 2, 3, 4].map((event) => graph.request('user.GetEvent', { user: 'eva', event: `${event}` }));
  const settled = Promise.allSettled(asked);
  await fake.until(({ requests }) => requests.length === 5);
  await turns();
  expect(fake.requests).toHaveLength(5);
  time.pass(15_000);
  const codes = (await settled).map((one) => (one.status === 'rejected' ? (one.reason as { code: string }).code : ''));
  expect(codes).toEqual(['timeout', 'timeout', 'timeout', 'timeout']);
  expect(fake.requests).toHaveLength(5);
});
