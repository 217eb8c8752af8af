import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import { createLog } from '../../src/log.ts';
import { practiceDirectory } from '../../src/practice/people.ts';
import { startProduct } from '../../src/product.ts';
import type { Db } from '../../src/store/database.ts';
import { writeDirectory } from '../../src/store/directory-store.ts';
import { openInstallation } from '../../src/store/installation.ts';
import { installJobs, openJobs } from '../../src/store/jobs.ts';
import { MICROSOFT } from '../../src/teams/platform.ts';
import { test } from '../support/db.ts';
import { startFakeGraph } from '../support/fake-graph.ts';
import { withCalendars } from '../support/graph-calendar.ts';
import { liveConfig } from '../support/live-env.ts';
import { storeCase } from '../support/stored-case.ts';
import { Walk } from '../support/walk.ts';

/** Gives a token to whoever asks. */
async function startLogin(): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer((_request, response) => {
    const token = { token_type: 'Bearer', expires_in: 3599, access_token: 'token-of-the-login' };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(token));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A database of live mode with a called meeting that waits to be booked; everyone has an account. */
async function withCalledMeeting(db: Db, dbUrl: string): Promise<Walk> {
  const { staff, ...rest } = practiceDirectory();
  await openInstallation(db, 'live');
  await writeDirectory(db, { ...rest, staff: new Map([...staff].map(([id, one]) => [id, { ...one, entraId: id }])) });
  const walk = new Walk().called();
  const caseId = await storeCase(db, walk, '11111111-1111-4111-8111-111111111111');
  await installJobs(dbUrl);
  const jobs = await openJobs(dbUrl, () => undefined);
  const meeting = walk.sip.meetings.at(-1)?.id ?? '';
  await db
    .transaction()
    .execute((tx) => jobs.enqueue(tx, [{ caseId, effect: { kind: 'meeting', key: 'book', meeting } }]));
  await jobs.stop();
  return walk;
}

test.for([
  ['booked through Graph when that is switched on', { graph: { sipMailbox: 'sip@ekdalen.example' } }, true],
  ['left to people when it is not', {}, false],
] as const)('live mode: a called meeting is %s', async ([, setting, isBooked], { db, dbUrl }) => {
  await using login = await startLogin();
  await using fake = await startFakeGraph();
  const events = withCalendars(fake);
  const walk = await withCalledMeeting(db, dbUrl);
  const platform = { ...MICROSOFT, login: login.url, graph: fake.url, connector: 'http://127.0.0.1:9/' };
  const product = await startProduct(
    { ...liveConfig, ...setting },
    dbUrl,
    createLog('silent'),
    () => walk.now,
    platform,
  );
  await product.worker.runDue();
  await product.stop();

  const { state } = await db.selectFrom('sip_case').select('state').executeTakeFirstOrThrow();
  expect([events.size, state.meetings.at(-1)?.booked]).toEqual(
    isBooked ? [1, 'https://teams.example/join/event-1'] : [0, undefined],
  );
  const asked = fake.requests.filter(({ operation }) => operation === 'user.CreateEvent');
  expect(asked.map(({ headers, parts }) => [headers['authorization'], parts['user']])).toEqual(
    isBooked ? [['Bearer token-of-the-login', 'sip@ekdalen.example']] : [],
  );
});
