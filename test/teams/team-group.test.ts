import { expect, test } from 'vitest';
import { createLog } from '../../src/log.ts';
import { createTeamGroup } from '../../src/teams/team-group.ts';
import { isTeamsServiceUrl } from '../../src/teams/service-url.ts';
import { startFakeConnector } from '../support/fake-connector.ts';
import { startFakeLogin } from '../support/fake-login.ts';
import { liveConfig } from '../support/live-env.ts';

const TEAM = '19:team@thread.tacv2';
const placeAt = (serviceUrl: string, teamId: string | undefined = TEAM) => ({
  kind: 'channel' as const,
  conversationId: '19:channel@thread.tacv2',
  rootConversationId: '19:channel@thread.tacv2',
  serviceUrl,
  botId: '28:bot',
  ...(teamId === '' ? {} : { teamId }),
});
const open = (login: string, allowServiceUrl: (url: string) => boolean = () => true) => {
  const found = createTeamGroup(liveConfig.credentials, { login, allowServiceUrl }, createLog('silent'));
  if (!found) throw new TypeError('no credentials');
  return found;
};

test('Graph’s id of a team is what Teams answers, asked with the token of the bot', async () => {
  await using connector = await startFakeConnector();
  await using login = await startFakeLogin();
  connector.groups.set(TEAM, 'the-group');
  expect(await open(login.login)(placeAt(connector.url))).toBe('the-group');
  expect(connector.calls).toEqual([`GET /v3/teams/${encodeURIComponent(TEAM)}`]);
  expect(login.asked.map(({ form }) => form['scope'])).toEqual(['https://api.botframework.com/.default']);
});

test.for([
  [404, 'never', 'no-team'],
  [403, 'never', 'no-team'],
  [429, 'again', 'team'],
  [503, 'again', 'team'],
] as const)('Teams answers %i: %s', async ([status, kind, code]) => {
  await using connector = await startFakeConnector();
  await using login = await startFakeLogin();
  connector.failNext(status, { headers: { 'retry-after': '7' } });
  const after = kind === 'again' ? { after: 7 } : {};
  await expect(open(login.login)(placeAt(connector.url))).rejects.toMatchObject({ kind, code, ...after });
});

test('a team without an id, a dropped connection and a login that gives nothing are told apart', async () => {
  await using connector = await startFakeConnector();
  await using login = await startFakeLogin();
  const ask = open(login.login);
  await expect(ask(placeAt(connector.url, ''))).rejects.toMatchObject({ kind: 'never', code: 'no-team' });
  connector.failNext(200, { body: { id: TEAM } });
  await expect(ask(placeAt(connector.url))).rejects.toMatchObject({ kind: 'never', code: 'no-team' });
  connector.failNext(200, { body: '<html>' });
  await expect(ask(placeAt(connector.url))).rejects.toMatchObject({ kind: 'never', code: 'no-team' });
  connector.dropNext();
  await expect(ask(placeAt(connector.url))).rejects.toMatchObject({ kind: 'again', code: 'dropped' });
  login.answer(() => ({ status: 401, body: { error: 'invalid_client' } }));
  await expect(open(login.login)(placeAt(connector.url))).rejects.toMatchObject({ kind: 'again', code: 'token' });
});

test('S2 the token of the bot goes nowhere but to Teams', async () => {
  await using connector = await startFakeConnector();
  await using login = await startFakeLogin();
  await expect(open(login.login, isTeamsServiceUrl)(placeAt(connector.url))).rejects.toMatchObject({
    kind: 'never',
    code: 'service-url',
  });
  expect([connector.calls, login.asked]).toEqual([[], []]);
});
