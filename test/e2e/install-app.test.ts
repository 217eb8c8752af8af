import { sql } from 'kysely';
import { expect, vi } from 'vitest';
import { AMIRS, chatDesk, CREATE, post } from '../support/chat-desk.ts';
import { test } from '../support/graph-test.ts';
import type { FakeConnector } from '../support/fake-connector.ts';
import { refused, startFakeGraph, type FakeGraph } from '../support/fake-graph.ts';
import { accountOf } from '../support/office.ts';
import { amir } from '../support/walk.ts';

// Reading Microsoft's description takes a machine that is busy with other tests its time.
vi.setConfig({ testTimeout: 60_000 });

const CATALOG = '7c1e5d0e-2f0d-4a8a-9d2f-3b1a5f6c7e02';

/** The app is in the catalog, and is there for whoever it is installed for. */
function withCatalog(graph: FakeGraph, connector: FakeConnector): void {
  graph.on('appCatalogs.ListTeamsApps', () => ({
    status: 200,
    body: { value: [{ id: CATALOG, externalId: 'id-in-package' }] },
  }));
  graph.on('user.InstallApp', ({ parts }) => {
    connector.lacksApp.delete(parts['user'] ?? '');
    return { status: 201 };
  });
}
const asked = ({ requests }: FakeGraph): readonly string[] => requests.map(({ operation }) => operation);

test('RM3 without the app it is installed by Graph, and the message is sent when it is there', async ({
  db,
  dbUrl,
  fake: graph,
}) => {
  await using desks = await chatDesk(db, dbUrl, graph);
  const { connector, send, became } = desks;
  withCatalog(graph, connector);
  connector.lacksApp.add(accountOf(amir));
  // To wait for what was just installed is no try.
  expect(await send('first')).toEqual({ waits: 1, tries: 1 });
  expect(asked(graph)).toEqual(['appCatalogs.ListTeamsApps', 'user.InstallApp']);
  expect(graph.requests[0]?.query).toEqual({ $filter: "externalId eq 'id-in-package'" });
  expect(graph.requests[1]).toMatchObject({
    parts: { user: accountOf(amir) },
    body: { 'teamsApp@odata.bind': `${graph.url}/appCatalogs/teamsApps/${CATALOG}` },
  });
  expect(connector.calls).toEqual([CREATE, CREATE, post(AMIRS)]);
  expect(await became('first')).toEqual(['sent', null, []]);
});

test('RM3 an installation that does not help is not asked for again that day: somebody rings', async ({
  db,
  dbUrl,
  fake: graph,
}) => {
  await using desks = await chatDesk(db, dbUrl, graph);
  const { connector, send, became } = desks;
  withCatalog(graph, connector);
  // Installed already, says Graph; Teams does not let us in all the same.
  graph.on('user.InstallApp', () => refused(409, 'Conflict'));
  connector.lacksApp.add(accountOf(amir));
  expect(await send('first')).toEqual({ waits: 1, tries: 1 });
  expect(await send('second')).toEqual({ waits: 0, tries: 1 });
  expect(connector.calls).toEqual([CREATE, CREATE, CREATE]);
  expect(await became('second')).toEqual(['failed', 'not-in-roster', [amir]]);
  expect(asked(graph)).toEqual(['appCatalogs.ListTeamsApps', 'user.InstallApp']);

  await sql`update chat set installed_at = now() - interval '25 hours'`.execute(db);
  await send('third');
  expect(asked(graph)).toEqual(['appCatalogs.ListTeamsApps', 'user.InstallApp', 'user.InstallApp']);
});

test('RM3 who has taken the app away gets it back once, and a new chat', async ({ db, dbUrl, fake: graph }) => {
  await using desks = await chatDesk(db, dbUrl, graph);
  const { connector, send, became } = desks;
  withCatalog(graph, connector);
  await send('first');
  const fault = { body: { error: { code: 'BotNotInConversationRoster', message: '' } } };
  connector.failNext(403, fault);
  expect(await send('second')).toEqual({ waits: 0, tries: 1 });
  expect(connector.calls.slice(2)).toEqual([post(AMIRS), CREATE, post(AMIRS)]);
  connector.failNext(403, fault);
  await send('third');
  expect(connector.calls.slice(5)).toEqual([post(AMIRS)]);
  expect(await became('third')).toEqual(['failed', 'not-in-roster', [amir]]);
  expect(asked(graph)).toEqual(['appCatalogs.ListTeamsApps', 'user.InstallApp']);
});

test('RM3 who has taken the app away is written to also when what was just installed is not there at once', async ({
  db,
  dbUrl,
  fake: graph,
}) => {
  await using desks = await chatDesk(db, dbUrl, graph);
  const { connector, send, became } = desks;
  withCatalog(graph, connector);
  await send('first');
  const fault = { body: { error: { code: 'BotNotInConversationRoster', message: '' } } };
  connector.failNext(403, { ...fault, times: 2 });
  expect(await send('second')).toEqual({ waits: 1, tries: 1 });
  expect(await became('second')).toEqual(['sent', null, []]);
});

test.for([
  ['Graph is not asked at all', undefined],
  [
    'the permission to install is missing',
    (graph: FakeGraph, connector: FakeConnector) => {
      withCatalog(graph, connector);
      graph.forbid('user.InstallApp');
    },
  ],
  ['the permission to read the catalog is missing', (graph: FakeGraph) => graph.forbid('appCatalogs.ListTeamsApps')],
  [
    'the app is not in the catalog',
    (graph: FakeGraph) => graph.on('appCatalogs.ListTeamsApps', () => ({ status: 200, body: { value: [] } })),
  ],
] as const)('P4 without the app somebody rings where %s', async ([, prepare], { db, dbUrl }) => {
  await using graph = await startFakeGraph();
  await using desks = await chatDesk(db, dbUrl, prepare && graph);
  const { connector, send, became } = desks;
  prepare?.(graph, connector);
  connector.lacksApp.add(accountOf(amir));
  expect(await send('first')).toEqual({ waits: 0, tries: 1 });
  expect(await became('first')).toEqual(['failed', 'not-in-roster', [amir]]);
});

test('while Graph does not answer, the installation is tried as long as the message', async ({
  db,
  dbUrl,
  fake: graph,
}) => {
  await using desks = await chatDesk(db, dbUrl, graph);
  const { connector, send, became } = desks;
  withCatalog(graph, connector);
  connector.lacksApp.add(accountOf(amir));
  graph.failNext('lost', 'user.InstallApp');
  graph.failNext(refused(503), 'appCatalogs.ListTeamsApps');
  connector.failNext(403, { times: 2 });
  expect(await send('first')).toEqual({ waits: 0, tries: 3 });
  expect(await became('first')).toEqual(['sent', null, []]);
});
