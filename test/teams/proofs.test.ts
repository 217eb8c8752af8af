import { createHash, createPublicKey, verify, X509Certificate } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, vi } from 'vitest';
import { createLog } from '../../src/log.ts';
import { Gateway } from '../../src/teams/gateway.ts';
import { PRACTICE } from '../../src/teams/platform.ts';
import { createTokens } from '../../src/teams/tokens.ts';
import { selfSigned } from '../support/certificates.ts';
import { startFakeLogin } from '../support/fake-login.ts';

const ids = { appId: '6b4dc30a-1111-4222-8333-444455556666', tenantId: 'f6e8af3b-1111-4222-8333-444455556666' };
const silent = createLog('silent');
const GRAPH = 'https://graph.microsoft.com';

test('a secret is sent to the tenant’s own endpoint, and the token is kept', async () => {
  await using login = await startFakeLogin();
  const tokens = createTokens({ kind: 'secret', ...ids, secret: 'kanariefagel-kanariefagel' }, login.login, silent);
  expect(await tokens(GRAPH)).toBe(`token-for-${GRAPH}/.default`);
  expect(await tokens(GRAPH)).toBe(`token-for-${GRAPH}/.default`);
  expect(await tokens('https://api.botframework.com')).toBe('token-for-https://api.botframework.com/.default');
  expect(login.asked.map(({ tenant, form }) => [tenant, form['scope']])).toEqual([
    [ids.tenantId, `${GRAPH}/.default`],
    [ids.tenantId, 'https://api.botframework.com/.default'],
  ]);
  expect(login.asked[0]?.form).toMatchObject({
    grant_type: 'client_credentials',
    client_id: ids.appId,
    client_secret: 'kanariefagel-kanariefagel',
  });
});

test('a certificate signs an assertion for this endpoint, and neither key nor secret is sent', async () => {
  await using login = await startFakeLogin();
  const { certificate, privateKey } = selfSigned();
  const x509 = new X509Certificate(certificate);
  const thumbprint = x509.fingerprint256.replaceAll(':', '');
  const credentials = {
    kind: 'certificate',
    ...ids,
    thumbprint,
    certificate,
    privateKey,
    expires: new Date(),
  } as const;
  await createTokens(credentials, login.login, silent)(GRAPH);
  const form = login.asked[0]?.form ?? {};
  expect(form).not.toHaveProperty('client_secret');
  expect(JSON.stringify(form)).not.toContain('PRIVATE KEY');
  expect(form['client_assertion_type']).toBe('urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
  const [head = '', claims = '', signature = ''] = (form['client_assertion'] ?? '').split('.');
  const json = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());
  expect(json(head)).toMatchObject({
    alg: 'PS256',
    'x5t#S256': createHash('sha256').update(x509.raw).digest('base64url'),
  });
  expect(json(claims)).toMatchObject({
    iss: ids.appId,
    sub: ids.appId,
    aud: `https://login.microsoftonline.com/${ids.tenantId}/oauth2/v2.0/token`,
  });
  const key = {
    key: createPublicKey(x509.publicKey.export({ type: 'spki', format: 'pem' })),
    padding: 6,
    saltLength: 32,
  };
  expect(verify('sha256', Buffer.from(`${head}.${claims}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
});

test('what Entra refuses is told with its code and without the secret', async () => {
  await using login = await startFakeLogin();
  const body = { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret provided.' };
  login.answer(() => ({ status: 401, body }));
  const tokens = createTokens({ kind: 'secret', ...ids, secret: 'kanariefagel-kanariefagel' }, login.login, silent);
  const error = await tokens(GRAPH).catch((reason: unknown) => reason);
  expect(String(error)).toContain('AADSTS7000215');
  expect(String(error)).not.toContain('kanariefagel');
});

test('the bot’s messages carry a token that its certificate gave, for the Bot Framework and no other', async () => {
  await using login = await startFakeLogin();
  const { certificate, privateKey } = selfSigned();
  const thumbprint = new X509Certificate(certificate).fingerprint256.replaceAll(':', '');
  const heard: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    heard.push(request.headers.authorization);
    response.writeHead(201, { 'content-type': 'application/json' }).end('{"id":"1"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const gateway = new Gateway(
    { kind: 'certificate', ...ids, thumbprint, certificate, privateKey, expires: new Date() },
    { ...PRACTICE, login: login.login },
    silent,
  );
  const connector = await gateway.connectorFor(serviceUrl);
  await connector.conversations.sendToConversation('19:a', { type: 'message', text: 'hej' });
  server.close();
  expect(heard).toEqual(['Bearer token-for-https://api.botframework.com/.default']);
  expect(login.asked.map(({ form }) => Object.keys(form))).toEqual([expect.arrayContaining(['client_assertion'])]);
});

test('a managed identity asks the machine that it runs on, and has no secret to send', async () => {
  const asked: { readonly url: string; readonly header: unknown }[] = [];
  const server = createServer((request, response) => {
    asked.push({ url: request.url ?? '', header: request.headers['x-identity-header'] });
    const body = {
      access_token: 'of the machine',
      expires_on: Math.floor(Date.now() / 1000) + 3600,
      token_type: 'Bearer',
    };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('IDENTITY_ENDPOINT', `http://127.0.0.1:${(server.address() as AddressInfo).port}/msi/token`);
  vi.stubEnv('IDENTITY_HEADER', 'of this machine');
  try {
    const tokens = createTokens({ kind: 'managed-identity', ...ids }, 'https://login.microsoftonline.com', silent);
    expect(await tokens(GRAPH)).toBe('of the machine');
  } finally {
    vi.unstubAllEnvs();
    server.close();
  }
  const url = new URL(asked[0]?.url ?? '', 'http://x');
  expect(asked[0]?.header).toBe('of this machine');
  expect(url.searchParams.get('resource')).toBe(GRAPH);
  expect(url.searchParams.get('client_id')).toBe(ids.appId);
});
