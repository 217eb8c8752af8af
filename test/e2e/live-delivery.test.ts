import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Effect } from '../../src/domain/effects.ts';
import type { CaseId } from '../../src/domain/ids.ts';
import { createLog } from '../../src/log.ts';
import { practiceDirectory } from '../../src/practice/people.ts';
import { startProduct } from '../../src/product.ts';
import { writeDirectory } from '../../src/store/directory-store.ts';
import { openInstallation } from '../../src/store/installation.ts';
import { installJobs, openJobs } from '../../src/store/jobs.ts';
import { appIdOf } from '../../src/teams/app-id.ts';
import { MICROSOFT } from '../../src/teams/platform.ts';
import { isLoopbackServiceUrl } from '../../src/teams/service-url.ts';
import { CREATE, post } from '../support/chat-desk.ts';
import { test } from '../support/db.ts';
import { startFakeConnector } from '../support/fake-connector.ts';
import { startFakeGraph } from '../support/fake-graph.ts';
import { startFakeLogin } from '../support/fake-login.ts';
import { LIVE, liveConfig } from '../support/live-env.ts';
import { storeCase } from '../support/stored-case.ts';
import { amir, sara, Walk } from '../support/walk.ts';

const ID = '11111111-1111-4111-8111-111111111111' as CaseId;

test('live mode: those called who never wrote get a chat, the app where they lack it, and each message in its turn', async ({
  db,
  dbUrl,
}) => {
  await using login = await startFakeLogin();
  await using graph = await startFakeGraph();
  await using connector = await startFakeConnector();
  const { staff, ...rest } = practiceDirectory();
  await openInstallation(db, 'live');
  await writeDirectory(db, { ...rest, staff: new Map([...staff].map(([id, one]) => [id, { ...one, entraId: id }])) });
  const walk = new Walk().called();
  await storeCase(db, walk, ID);
  await db.deleteFrom('duty').execute();
  await installJobs(dbUrl);
  const jobs = await openJobs(dbUrl, () => undefined);
  const invitation = (to: typeof amir): Effect => ({
    kind: 'notice',
    key: `called ${to}`,
    to,
    notice: 'invitation',
    ref: walk.guest(to),
  });
  await db.transaction().execute((tx) =>
    jobs.enqueue(
      tx,
      [amir, sara].map((to) => ({ caseId: ID, effect: invitation(to) })),
    ),
  );
  await jobs.stop();
  connector.lacksApp.add(sara);
  graph.on('appCatalogs.ListTeamsApps', () => ({ status: 200, body: { value: [{ id: 'in-the-catalog' }] } }));
  graph.on('user.InstallApp', () => {
    connector.lacksApp.delete(sara);
    return { status: 201 };
  });
  const product = await startProduct({ ...liveConfig, graph: {} }, dbUrl, createLog('silent'), () => walk.now, {
    ...MICROSOFT,
    login: login.login,
    graph: graph.url,
    connector: connector.url,
    allowServiceUrl: isLoopbackServiceUrl,
  });
  await product.worker.runDue();
  expect(connector.calls.toSorted()).toEqual([CREATE, CREATE, post(`a:${amir}`)].toSorted());
  expect(connector.opened[0]).toMatchObject({
    bot: { id: `28:${LIVE.BOT_ID}` },
    tenantId: LIVE.BOT_TENANT_ID,
    channelData: { tenant: { id: LIVE.BOT_TENANT_ID } },
  });
  const inCatalog = graph.requests.find(({ operation }) => operation === 'appCatalogs.ListTeamsApps');
  expect(inCatalog?.query).toEqual({ $filter: `externalId eq '${appIdOf(LIVE.BOT_ID)}'` });

  // Five seconds later.
  await sql`delete from send_slot`.execute(db);
  await sql`update pgboss.job set start_after = now() where state = 'retry'`.execute(db);
  await product.worker.runDue();
  await product.stop();
  expect(connector.calls.slice(3)).toEqual([CREATE, post(`a:${sara}`)]);
  const { rows } = await sql<{ key: string }>`select key from send_slot order by key`.execute(db);
  expect(rows.map(({ key }) => key)).toEqual(
    [`conversation a:${sara}`, `conversation person:${sara}`, 'tenant'].toSorted(),
  );
});
