import { expect, test, vi } from 'vitest';
import { OPERATIONS, type Operation } from '../../src/graph/operations.ts';
import { startFakeGraph } from '../support/fake-graph.ts';
import { hasContract, loadContract, NEEDS_CONTRACT, NOT_DESCRIBED } from '../support/graph-contract.ts';
import { openGateway } from '../support/graph-gateway.ts';
import { SAMPLES } from '../support/graph-samples.ts';

// Reading Microsoft's description takes a machine that is busy with other tests its time.
vi.setConfig({ testTimeout: 60_000 });

const operations = Object.keys(OPERATIONS) as Operation[];

test.for(operations)('%s is asked for as Graph describes it, and its answer is given as it came', async (operation) => {
  await using fake = await startFakeGraph();
  const { ask, reply } = SAMPLES[operation];
  fake.on(operation, () => reply);
  const { graph } = openGateway(fake.url);

  expect(await graph.request(operation, ask as never)).toEqual(reply.body);

  expect(fake.requests.map((request) => request.operation)).toEqual([operation]);
  expect(fake.requests[0]?.headers).toMatchObject({
    authorization: 'Bearer token-of-the-app',
    'client-request-id': '00000000-0000-4000-8000-000000000001',
  });
});

test.skipIf(!hasContract)(`every operation needs the permission that Graph names (${NEEDS_CONTRACT})`, async () => {
  const contract = await loadContract();
  const named = operations
    .filter((one) => !NOT_DESCRIBED.has(one))
    .map((operation) => [operation, contract?.permissionOf(operation)] as const);
  const others = named.filter(([operation, permission]) => !permission?.includes(OPERATIONS[operation].permission));
  // Whether an account is closed is more than the least permission shows. Whoever may write a calendar, or who is in a
  // channel, may read it: one permission is enough for both.
  expect(others.map(([operation]) => operation)).toEqual(['user.List', 'user.GetEvent', 'channel.ListMembers']);
});

test.skipIf(!hasContract).for([
  ['a misspelt property', { ...eventBody(), subjekt: 'K7F2' }],
  ['a start that is a text', { ...eventBody(), start: '2026-12-01T13:00:00' }],
  ['no end', { ...eventBody(), end: undefined }],
  ['an unknown sensitivity', { ...eventBody(), sensitivity: 'privat' }],
] as const)(`the contract refuses an event with %s (${NEEDS_CONTRACT})`, async ([, body]) => {
  const fake = await startFakeGraph();
  fake.on('user.CreateEvent', () => SAMPLES['user.CreateEvent'].reply);
  const { graph } = openGateway(fake.url);
  await expect(graph.request('user.CreateEvent', { user: 'eva', body: body as never })).rejects.toMatchObject({
    fault: 'bad',
  });
  await expect(fake[Symbol.asyncDispose]()).rejects.toThrow('user.CreateEvent asked');
});

test.skipIf(!hasContract)(`the contract refuses an answer that Graph would not give (${NEEDS_CONTRACT})`, async () => {
  const fake = await startFakeGraph();
  fake.on('user.Get', () => ({ status: 200, body: { id: 'eva', epost: 'eva' } }));
  await openGateway(fake.url).graph.request('user.Get', { user: 'eva' });
  await expect(fake[Symbol.asyncDispose]()).rejects.toThrow('user.Get answered');
});

function eventBody(): Record<string, unknown> {
  return { ...SAMPLES['user.CreateEvent'].ask.body };
}
