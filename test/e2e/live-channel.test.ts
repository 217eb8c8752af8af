import { expect } from 'vitest';
import { createLog } from '../../src/log.ts';
import { practiceDirectory } from '../../src/practice/people.ts';
import { startProduct } from '../../src/product.ts';
import { writeDirectory } from '../../src/store/directory-store.ts';
import { openInstallation } from '../../src/store/installation.ts';
import { installJobs, openJobs } from '../../src/store/jobs.ts';
import { savePlace } from '../../src/store/talk-store.ts';
import { appIdOf } from '../../src/teams/app-id.ts';
import { MICROSOFT } from '../../src/teams/platform.ts';
import { test } from '../support/db.ts';
import { startFakeConnector } from '../support/fake-connector.ts';
import { startFakeGraph } from '../support/fake-graph.ts';
import { startFakeLogin } from '../support/fake-login.ts';
import { withChannels } from '../support/graph-channels.ts';
import { LIVE, liveConfig } from '../support/live-env.ts';
import { storeCase } from '../support/stored-case.ts';
import { amir, eva, karin, sara, school, Walk } from '../support/walk.ts';

const UNIT = '19:unit@thread.tacv2';
const TEAM = '19:team@thread.tacv2';

test.for([
  ['channel', 'its own channel, in the team of the unit’s'],
  ['thread', 'the channel of the unit'],
] as const)('live mode with PLACE=%s: the case is shown in %s', async ([place], { db, dbUrl }) => {
  await using connector = await startFakeConnector();
  await using login = await startFakeLogin();
  await using fake = await startFakeGraph();
  connector.groups.set(TEAM, 'the-group');
  const channels = withChannels(fake, { appId: appIdOf(LIVE.BOT_ID) });
  const { staff, ...rest } = practiceDirectory();
  await openInstallation(db, 'live');
  await writeDirectory(db, { ...rest, staff: new Map([...staff].map(([id, one]) => [id, { ...one, entraId: id }])) });
  const walk = new Walk().called();
  const caseId = await storeCase(db, walk, '11111111-1111-4111-8111-111111111111');
  const at = {
    conversationId: UNIT,
    rootConversationId: UNIT,
    teamId: TEAM,
    serviceUrl: connector.url,
    botId: '28:bot',
  };
  await savePlace(db, `channel:${school}`, { kind: 'channel', ...at }, walk.now);
  await installJobs(dbUrl);
  const jobs = await openJobs(dbUrl, () => undefined);
  const effect = { kind: 'face', key: `${caseId}/face` } as const;
  await db.transaction().execute((tx) => jobs.enqueue(tx, [{ caseId, effect }]));
  await jobs.stop();

  const platform = { ...MICROSOFT, login: login.login, graph: fake.url, allowServiceUrl: () => true };
  const config = { ...liveConfig, place, graph: {} };
  const product = await startProduct(config, dbUrl, createLog('silent'), () => walk.now, platform);
  await product.worker.runDue();
  await product.stop();

  const isOwn = place === 'channel';
  const [made] = channels.all.values();
  expect(connector.delivered.map(({ conversationId }) => conversationId)).toEqual([isOwn ? made?.id : UNIT]);
  expect([made?.team, made?.displayName]).toEqual(isOwn ? ['the-group', 'SIP K7F2'] : [undefined, undefined]);
  const people = [...(made?.members.values() ?? [])].map(({ userId }) => userId).toSorted();
  expect(people).toEqual(isOwn ? [amir, eva, karin, sara].toSorted() : []);
  expect(fake.requests.filter(({ operation }) => /^(?:team|channel)\./u.test(operation)).length > 0).toBe(isOwn);
});
