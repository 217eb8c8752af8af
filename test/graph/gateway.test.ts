import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, vi } from 'vitest';
import { GraphError, toDeliveryError } from '../../src/graph/errors.ts';
import { refused, startFakeGraph, type FakeGraph, type Reply } from '../support/fake-graph.ts';
import { openGateway } from '../support/graph-gateway.ts';
import { SAMPLES } from '../support/graph-samples.ts';

// Reading Microsoft's description takes a machine that is busy with other tests its time.
vi.setConfig({ testTimeout: 60_000 });

const EVENT = SAMPLES['user.CreateEvent'].ask;
const later = (seconds: string, status = 429): Reply => ({ ...refused(status), headers: { 'retry-after': seconds } });
const faultOf = async (work: Promise<unknown>): Promise<GraphError> => {
  const error = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(GraphError);
  return error as GraphError;
};
const came = (count: number) => (fake: FakeGraph) => fake.requests.length >= count;

test.for([
  [400, 'bad', 'never'],
  [401, 'forbidden', 'never'],
  [403, 'forbidden', 'never'],
  [404, 'notFound', 'never'],
  [409, 'conflict', 'again'],
  [412, 'conflict', 'again'],
  [429, 'throttled', 'again'],
  [500, 'transient', 'uncertain'],
  [502, 'transient', 'uncertain'],
  [503, 'transient', 'uncertain'],
  [504, 'transient', 'uncertain'],
] as const)('%i of Graph is %s, and a delivery fails as %s', async ([status, fault, kind]) => {
  await using fake = await startFakeGraph();
  fake.failNext(refused(status, 'ErrorOfGraph'));
  const error = await faultOf(openGateway(fake.url).graph.request('user.CreateEvent', EVENT));
  expect(error).toMatchObject({ fault, code: 'ErrorOfGraph' });
  expect(error.permission).toBe(fault === 'forbidden' ? 'Calendars.ReadWrite' : undefined);
  expect(toDeliveryError(error)).toMatchObject({ name: 'DeliveryError', kind, code: 'ErrorOfGraph' });
  expect(fake.requests).toHaveLength(1);
});

test.for([
  ['drop', 'dropped'],
  ['html', 'unreadable'],
  ['broken-json', 'unreadable'],
] as const)('an answer that does not come whole (%s) leaves it open whether it was done', async ([how, code]) => {
  await using fake = await startFakeGraph();
  fake.failNext(how);
  const error = await faultOf(openGateway(fake.url).graph.request('user.CreateEvent', EVENT));
  expect(error).toMatchObject({ fault: 'transient', code });
});

test('an answer that never comes is given up after fifteen seconds', async () => {
  await using fake = await startFakeGraph();
  fake.failNext('hang');
  const { graph, time } = openGateway(fake.url);
  const failed = faultOf(graph.request('user.CreateEvent', EVENT));
  await fake.until(came(1));
  time.pass(14_999);
  time.pass(1);
  expect(await failed).toMatchObject({ fault: 'transient', code: 'timeout' });
});

test('who cannot wait says for how long', async () => {
  await using fake = await startFakeGraph();
  fake.failNext('hang');
  const { graph, time } = openGateway(fake.url);
  const failed = faultOf(graph.request('user.Get', { user: 'eva' }, { withinMs: 1500 }));
  await fake.until(came(1));
  time.pass(1500);
  expect(await failed).toMatchObject({ fault: 'transient', code: 'timeout' });
});

test('Graph that cannot be reached was never asked', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const { graph } = openGateway(`http://127.0.0.1:${port}/v1.0`);
  const error = await faultOf(graph.request('user.CreateEvent', EVENT));
  expect(error).toMatchObject({ fault: 'unreachable', code: 'connection' });
  expect(toDeliveryError(error)).toMatchObject({ kind: 'again' });
});

test('without a token nothing is sent, whether it is refused or never comes', async () => {
  await using fake = await startFakeGraph();
  const refusing = openGateway(fake.url, () => Promise.reject(new Error('AADSTS7000215 secret of Eva')));
  expect(await faultOf(refusing.graph.request('user.Get', { user: 'eva' }))).toMatchObject({ code: 'token' });
  expect(refusing.lines.join('')).not.toContain('Eva');

  const silent = openGateway(fake.url, () => new Promise(() => {}));
  const failed = faultOf(silent.graph.request('user.Get', { user: 'eva' }));
  silent.time.pass(15_000);
  expect(await failed).toMatchObject({ fault: 'unreachable', code: 'token' });
  expect(fake.requests).toEqual([]);
});

test.for([429, 503, 504])('%i with a short Retry-After is waited out and asked again', async (status) => {
  await using fake = await startFakeGraph();
  fake.on('user.CreateEvent', () => SAMPLES['user.CreateEvent'].reply);
  fake.failNext(later('2', status));
  const { graph, time } = openGateway(fake.url);
  const answered = graph.request('user.CreateEvent', EVENT);
  await time.untilWaiting(2000);
  expect(fake.requests).toHaveLength(1);
  time.pass(2000);
  expect(await answered).toMatchObject({ id: 'AAMkAGI1AAAA=' });
  expect(fake.requests).toHaveLength(2);
  expect(fake.requests[1]?.body).toEqual(fake.requests[0]?.body);
});

test('after two second tries the wait is left to whoever asked', async () => {
  await using fake = await startFakeGraph();
  fake.failNext(later('0'));
  fake.failNext(later('0'));
  fake.failNext(later('0'));
  const error = await faultOf(openGateway(fake.url).graph.request('user.Get', { user: 'eva' }));
  expect(error).toMatchObject({ fault: 'throttled', after: 0 });
  expect(fake.requests).toHaveLength(3);
});

test.for([
  ['a wait that is long', 'user.Get', later('30'), 30],
  ['a wait whose length is not said', 'user.Get', refused(429), undefined],
  ['a change that would be made twice', 'user.UpdateEvent', later('1'), 1],
  ['a fault that is no throttling', 'user.Get', later('1', 500), undefined],
] as const)('%s is not tried again here', async ([, operation, reply, after]) => {
  await using fake = await startFakeGraph();
  fake.failNext(reply);
  const error = await faultOf(openGateway(fake.url).graph.request(operation, SAMPLES[operation].ask as never));
  expect(error.after).toBe(after);
  expect(fake.requests).toHaveLength(1);
});

test('a Retry-After that is a date is held against the clock', async () => {
  await using fake = await startFakeGraph();
  const { graph, time } = openGateway(fake.url);
  fake.failNext(later(new Date(time.now() + 90_000).toUTCString()));
  expect(await faultOf(graph.request('user.Get', { user: 'eva' }))).toMatchObject({ after: 90 });
});

test('a redirect is not followed: the token stays here', async () => {
  await using fake = await startFakeGraph();
  fake.failNext({ status: 302, headers: { location: `${fake.url}/users/someone-else` } });
  expect(await faultOf(openGateway(fake.url).graph.request('user.Get', { user: 'eva' }))).toMatchObject({
    fault: 'bad',
  });
  expect(fake.requests).toHaveLength(1);
});

test.for(['', '.', '..'])('a part of a path that is %j asks for nothing', async (user) => {
  await using fake = await startFakeGraph();
  const { graph } = openGateway(fake.url);
  expect(await faultOf(graph.request('user.Get', { user }))).toMatchObject({ fault: 'bad', code: 'path' });
});

test('what stands in a path or a question is text and no address', async () => {
  await using fake = await startFakeGraph();
  fake.on('user.Get', () => ({ status: 200, body: { id: 'x' } }));
  await openGateway(fake.url).graph.request('user.Get', { user: 'å/../?$x=1', query: { $select: 'id&a=b' } });
  expect(fake.requests[0]).toMatchObject({ parts: { user: 'å/../?$x=1' }, query: { $select: 'id&a=b' } });
});

test('a list is read page after page', async () => {
  await using fake = await startFakeGraph();
  fake.on('user.List', ({ query }) => ({
    status: 200,
    body:
      query['$skiptoken'] === undefined
        ? { value: [{ id: 'a' }], '@odata.nextLink': `${fake.url}/users?$skiptoken=2` }
        : { value: [{ id: 'b' }] },
  }));
  const found = [];
  for await (const user of openGateway(fake.url).graph.all('user.List', { query: { $top: '1' } })) found.push(user.id);
  expect(found).toEqual(['a', 'b']);
});

test.for(['https://elsewhere.example/users?$skiptoken=2', 'same'])(
  'a next page that is %s is not fetched with our token',
  async (next) => {
    await using fake = await startFakeGraph();
    const link = next === 'same' ? `${fake.url}/users` : next;
    fake.on('user.List', () => ({ status: 200, body: { value: [], '@odata.nextLink': link } }));
    expect(await faultOf(openGateway(fake.url).graph.all('user.List', {}).next())).toMatchObject({
      fault: 'bad',
      code: 'next-link',
    });
    expect(fake.requests).toHaveLength(1);
  },
);

test('the log names operation, time and request, and never whom or what it was about', async () => {
  await using fake = await startFakeGraph();
  fake.on('user.CreateEvent', () => SAMPLES['user.CreateEvent'].reply);
  const { graph, lines } = openGateway(fake.url);
  await graph.request('user.CreateEvent', EVENT);
  fake.failNext(refused(403, 'ErrorAccessDenied'));
  await faultOf(graph.request('user.CreateEvent', EVENT));
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { code: 'graph', operation: 'user.CreateEvent', ms: 0, request: '00000000-0000-4000-8000-000000000001' },
    { code: 'graph-failed', operation: 'user.CreateEvent', fault: 'forbidden', reason: 'ErrorAccessDenied' },
  ]);
  for (const word of [EVENT.user, 'K7F2', 'token-of-the-app', 'may name a person', fake.url])
    expect(lines.join('')).not.toContain(word);
});
