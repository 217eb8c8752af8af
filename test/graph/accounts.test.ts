import { expect, test, vi } from 'vitest';
import { createAccounts } from '../../src/graph/accounts.ts';
import { startFakeGraph } from '../support/fake-graph.ts';
import { openGateway } from '../support/graph-gateway.ts';

// Reading Microsoft's description takes a machine that is busy with other tests its time.
vi.setConfig({ testTimeout: 60_000 });

const id = (index: number): string => `a3c7f0a4-0f5c-4f0e-9a55-${String(index).padStart(12, '0')}`;
const user = (index: number, more: object = {}): object => ({
  id: id(index),
  userPrincipalName: `p${index}@ekdalen.example`,
  userType: 'Member',
  accountEnabled: true,
  ...more,
});

test('an address is looked up as mail and as sign-in name, and an apostrophe in it ends no text', async () => {
  await using fake = await startFakeGraph();
  fake.on('user.List', () => ({ status: 200, body: { value: [user(1), user(2)] } }));
  const { find } = createAccounts(openGateway(fake.url).graph);
  expect((await find("o'brien@ekdalen.example")).map((one) => one.id)).toEqual([id(1), id(2)]);
  expect(fake.requests[0]?.query['$filter']).toBe(
    "mail eq 'o''brien@ekdalen.example' or userPrincipalName eq 'o''brien@ekdalen.example'",
  );
});

test('what an account is follows from what Graph says of it, and from nothing that it leaves out', async () => {
  await using fake = await startFakeGraph();
  const invited = { userPrincipalName: 'amir_region.example#EXT#@ekdalen.example' };
  const value = [
    user(1),
    user(2, { accountEnabled: false }),
    user(3, { ...invited, userType: 'Guest' }),
    user(4, invited),
    user(5, { ...invited, userType: undefined }),
    { id: id(6).toUpperCase(), userPrincipalName: 'p6@ekdalen.example' },
  ];
  fake.on('user.List', () => ({ status: 200, body: { value } }));
  const { find } = createAccounts(openGateway(fake.url).graph);
  expect((await find('a@b.example')).map((one) => [one.id, one.isEnabled, one.kind])).toEqual([
    [id(1), true, 'member'],
    [id(2), false, 'member'],
    [id(3), true, 'guest'],
    [id(4), true, 'partner'],
    [id(5), true, 'guest'],
    [id(6), true, 'member'],
  ]);
});

test('S18 many are looked up fifteen at a time, and who is not there is not in the answer', async () => {
  await using fake = await startFakeGraph();
  fake.on('user.List', ({ query }) => {
    const asked = [...(query['$filter'] ?? '').matchAll(/(\d{12})'/gu)].map((match) => Number(match[1]));
    return { status: 200, body: { value: asked.filter((index) => index !== 7).map((index) => user(index)) } };
  });
  const { look } = createAccounts(openGateway(fake.url).graph);
  const known = await look(Array.from({ length: 31 }, (_, index) => id(index)));
  expect([known.size, known.has(id(7)), known.has(id(30)), fake.requests.length]).toEqual([30, false, true, 3]);
  expect((await look([])).size).toBe(0);
});

test('S18 without the permission, or when one request of many fails, nobody is answered for', async () => {
  await using fake = await startFakeGraph();
  const { look, find } = createAccounts(openGateway(fake.url).graph);
  fake.on('user.List', () => ({ status: 200, body: { value: [] } }));
  fake.failNext({ status: 403, body: { error: { code: 'Authorization_RequestDenied', message: 'no' } } });
  await expect(look([id(1)])).rejects.toMatchObject({ fault: 'forbidden' });
  fake.forbid('user.List');
  await expect(find('a@b.example')).rejects.toMatchObject({ fault: 'forbidden' });
});
