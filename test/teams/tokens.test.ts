import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { createLog } from '../../src/log.ts';
import { createGraphToken } from '../../src/teams/tokens.ts';
import { MICROSOFT } from '../../src/teams/platform.ts';

const APP = '11111111-2222-4333-8444-555555555555';
const TENANT = '66666666-7777-4888-9999-000000000000';
const credentials = { kind: 'secret', appId: APP, tenantId: TENANT, secret: 'a-secret-of-the-app' } as const;

type Asked = { readonly path: string; readonly form: URLSearchParams };
type Login = AsyncDisposable & {
  readonly asked: Asked[];
  readonly token: () => Promise<string>;
  readonly log: readonly string[];
};

/** Who gives tokens, on loopback. */
async function startLogin(status: number, body: object, headers: Record<string, string> = {}): Promise<Login> {
  const asked: Asked[] = [];
  const lines: string[] = [];
  const log = createLog('debug', { write: (line) => lines.push(line) });
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      asked.push({ path: request.url ?? '', form: new URLSearchParams(text) });
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const login = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    asked,
    log: lines,
    token: createGraphToken(credentials, { ...MICROSOFT, login }, log) ?? (() => Promise.reject(new Error('none'))),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

test('a token for Graph is asked for once, as the application, and used again while it lasts', async () => {
  await using login = await startLogin(200, { token_type: 'Bearer', expires_in: 3599, access_token: 'graph-token' });
  expect([await login.token(), await login.token()]).toEqual(['graph-token', 'graph-token']);
  expect(login.asked).toHaveLength(1);
  const [line, ...more] = login.log.map((one) => JSON.parse(one) as { expires: number });
  expect([line, more]).toMatchObject([{ code: 'token', resource: 'graph' }, []]);
  expect(Math.abs((line?.expires ?? 0) - Date.now() / 1000 - 3599)).toBeLessThan(60);
  expect(login.asked[0]?.path).toMatch(`/${TENANT}/oauth2/v2.0/token`);
  expect(Object.fromEntries(login.asked[0]?.form ?? [])).toMatchObject({
    client_id: APP,
    client_secret: 'a-secret-of-the-app',
    grant_type: 'client_credentials',
    scope: expect.stringContaining('https://graph.microsoft.com/.default') as string,
  });
});

test.for([
  ['a secret that has ended', 401, { error: 'invalid_client', error_description: 'AADSTS7000222' }],
  ['a login that is down', 503, { error: 'temporarily_unavailable', error_description: 'later' }],
  ['an answer without a token', 200, {}],
] as const)('%s gives no token', async ([, status, body]) => {
  await using login = await startLogin(status, body);
  await expect(login.token()).rejects.toBeInstanceOf(Error);
  expect(login.asked).toHaveLength(1);
  expect(login.log.map((one) => JSON.parse(one) as unknown)).toMatchObject([
    { level: 'error', code: 'token-failed', resource: 'graph' },
  ]);
  expect(login.log.join('')).not.toMatch(/a-secret|AADSTS/u);
});

test('a redirect of the login is not followed with the secret', async () => {
  await using elsewhere = await startLogin(200, { token_type: 'Bearer', expires_in: 3599, access_token: 'stolen' });
  await using login = await startLogin(307, {}, { location: 'http://127.0.0.1:9/token' });
  await expect(login.token()).rejects.toBeInstanceOf(Error);
  expect(elsewhere.asked).toEqual([]);
});

test('practice has no token to give', () => {
  expect(createGraphToken({ kind: 'none' }, MICROSOFT, createLog('silent'))).toBeUndefined();
});
