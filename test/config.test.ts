import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig, type LiveConfig } from '../src/config.ts';
import { selfSigned } from './support/certificates.ts';
import { aFile, LIVE, SECRET } from './support/live-env.ts';

const { BOT_PASSWORD: _secret, ...WITHOUT_PROOF } = LIVE;

test('nothing set is practice mode with the defaults', () => {
  expect(readConfig({})).toEqual({
    mode: 'practice',
    port: 3978,
    playgroundPort: 56_150,
    dataDir: resolve('.data'),
    logLevel: 'warn',
  });
});

test('an empty setting counts as none, and other programs may have settings of their own', () => {
  const empty = { PORT: '', BOT_ID: '', BOT_TENANT_ID: ' ', BOT_PASSWORD: '', DATABASE_URL: '', NODE_ENV: '' };
  const others = { HOME: '/home/eva', PATH: '/bin', HOST: 'a', PWD: '/', PROFILEREAD: 'true', npm_config_port: 'x' };
  expect(readConfig({ ...empty, ...others })).toEqual(readConfig({}));
});

test('ports, folder, database and the amount of log are as they are set in practice mode', () => {
  const env = { PORT: '8080', PLAYGROUND_PORT: 'none', DATA_DIR: '/var/sip', LOG_LEVEL: 'debug', NODE_ENV: 'test' };
  const DATABASE_URL = 'postgres://postgres:postgres@localhost/sip';
  expect(readConfig({ ...env, DATABASE_URL })).toEqual({
    mode: 'practice',
    port: 8080,
    playgroundPort: null,
    dataDir: '/var/sip',
    logLevel: 'debug',
    databaseUrl: DATABASE_URL,
  });
});

test('profiles are chosen and added in practice mode too', () => {
  const config = readConfig({ PROFILE: 'jonkopings-lan', PROFILES_DIR: 'profiler' });
  expect(config).toMatchObject({ mode: 'practice', profile: 'jonkopings-lan', profilesDir: resolve('profiler') });
});

test('complete settings are live mode, where Graph is not asked unless it is said', () => {
  expect(readConfig(LIVE)).toEqual({
    mode: 'live',
    port: 3978,
    dataDir: resolve('.data'),
    logLevel: 'warn',
    databaseUrl: LIVE.DATABASE_URL,
    credentials: { kind: 'secret', appId: LIVE.BOT_ID, tenantId: LIVE.BOT_TENANT_ID, secret: SECRET },
    publicUrl: 'https://sip.ekdalen.se',
    profile: LIVE.PROFILE,
    place: 'thread',
    warnings: [],
  });
});

test('Graph, its mailbox and a channel for each case are chosen together', () => {
  const asked = readConfig({ ...LIVE, GRAPH: 'on', SIP_MAILBOX: 'sip@ekdalen.se', PLACE: 'channel' });
  expect(asked).toMatchObject({ graph: { sipMailbox: 'sip@ekdalen.se' }, place: 'channel' });
  expect(readConfig({ ...LIVE, GRAPH: 'on' })).toMatchObject({ graph: {}, place: 'thread' });
  expect(readConfig({ ...LIVE, GRAPH: 'off' })).not.toHaveProperty('graph');
});

test('a managed identity needs no secret, and a certificate with its key is one', () => {
  const ids = { appId: LIVE.BOT_ID, tenantId: LIVE.BOT_TENANT_ID };
  expect(readConfig({ ...WITHOUT_PROOF, BOT_TYPE: 'UserAssignedMSI' })).toMatchObject({
    credentials: { kind: 'managed-identity', ...ids },
  });
  const { both, certificate, privateKey } = selfSigned();
  const config = readConfig({ ...WITHOUT_PROOF, BOT_CERTIFICATE: both }) as LiveConfig;
  expect(config.warnings).toEqual([]);
  expect(config.credentials).toMatchObject({
    kind: 'certificate',
    ...ids,
    certificate: certificate.trim(),
    privateKey: privateKey.trim(),
    thumbprint: expect.stringMatching(/^[\dA-F]{64}$/u) as string,
  });
});

test('a certificate that ends within thirty days starts with a warning that counts the days', () => {
  const { both } = selfSigned({ to: 9.5 });
  expect(readConfig({ ...WITHOUT_PROOF, BOT_CERTIFICATE: both })).toMatchObject({
    warnings: [expect.stringMatching(/^Botens certifikat går ut om 9 dagar: .*\.$/u)],
  });
});

test('every secret can lie in a file, and its line end is no part of it', () => {
  using secret = aFile(`${SECRET}\n`);
  using database = aFile(LIVE.DATABASE_URL);
  const inFiles = {
    ...LIVE,
    BOT_PASSWORD: '',
    BOT_PASSWORD_FILE: secret.path,
    DATABASE_URL: '',
    DATABASE_URL_FILE: database.path,
  };
  expect(readConfig(inFiles)).toEqual(readConfig(LIVE));
  using certificate = aFile(selfSigned().both);
  expect(readConfig({ ...inFiles, BOT_PASSWORD_FILE: '', BOT_CERTIFICATE_FILE: certificate.path })).toMatchObject({
    credentials: { kind: 'certificate' },
  });
});

test.each([
  'postgres://sip:kanariefagel-4Qz@localhost/sip',
  'postgres://sip@127.0.0.1/sip',
  'postgres:///sip?host=/var/run/postgresql',
])('a database on the same machine needs no TLS: %s', (DATABASE_URL) => {
  expect(readConfig({ ...LIVE, DATABASE_URL })).toMatchObject({ mode: 'live', databaseUrl: DATABASE_URL });
});
