import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import { StartError } from '../src/start-error.ts';

type Env = Readonly<Record<string, string | undefined>>;

const SECRET = 'vE.8Q~kanariefagel-3x9ZpLwT0';
const LIVE = {
  BOT_ID: '6b4dc30a-1111-4222-8333-444455556666',
  BOT_TENANT_ID: 'f6e8af3b-1111-4222-8333-444455556666',
  BOT_PASSWORD: SECRET,
  DATABASE_URL: 'postgres://sip:kanariefagel@db.kommun.se:5432/sip',
  PROFILE: 'upplands-bro,regionen=vastra-gotaland',
};

function thrownBy(env: Env): unknown {
  try {
    return readConfig(env);
  } catch (error) {
    return error;
  }
}

/** What the person who starts it reads; never more than one sentence, never a secret. */
function refusal(env: Env): string {
  const error = thrownBy(env);
  expect(error).toBeInstanceOf(StartError);
  const { message } = error as StartError;
  expect(message).toMatch(/^[^\n]+\.$/u);
  expect(message).not.toContain('kanariefagel');
  expect(message).not.toMatch(/invalid|expected|received/iu);
  return message;
}

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
  expect(readConfig({ ...empty, HOME: '/home/eva', PATH: '/bin', npm_config_port: 'x' })).toEqual(readConfig({}));
});

test('ports, folder, database and the amount of log are as they are set in practice mode', () => {
  const env = { PORT: '8080', PLAYGROUND_PORT: 'none', DATA_DIR: '/var/sip', LOG_LEVEL: 'debug', NODE_ENV: 'test' };
  expect(readConfig({ ...env, DATABASE_URL: LIVE.DATABASE_URL })).toEqual({
    mode: 'practice',
    port: 8080,
    playgroundPort: null,
    dataDir: '/var/sip',
    logLevel: 'debug',
    databaseUrl: LIVE.DATABASE_URL,
  });
});

test('profiles are chosen and added in practice mode too', () => {
  const config = readConfig({ PROFILE: 'jonkopings-lan', PROFILES_DIR: 'profiler' });
  expect(config).toMatchObject({ mode: 'practice', profile: 'jonkopings-lan', profilesDir: resolve('profiler') });
});

test.each(['', 'production', 'development'])('complete settings are live mode when NODE_ENV is "%s"', (NODE_ENV) => {
  expect(readConfig({ ...LIVE, NODE_ENV, PLAYGROUND_PORT: '4000' })).toEqual({
    mode: 'live',
    port: 3978,
    dataDir: resolve('.data'),
    logLevel: 'warn',
    databaseUrl: LIVE.DATABASE_URL,
    appId: LIVE.BOT_ID,
    tenantId: LIVE.BOT_TENANT_ID,
    secret: SECRET,
    profile: LIVE.PROFILE,
  });
});

test('NODE_ENV=production without settings names all that is missing and never becomes practice mode', () => {
  const said = refusal({ NODE_ENV: 'production' });
  expect(said).toContain('det saknas BOT_ID, BOT_TENANT_ID, BOT_PASSWORD, DATABASE_URL');
  expect(said).toContain('NODE_ENV är production');
  expect(said).not.toContain('för övningsläge');
});

const names = Object.keys(LIVE);
const subsets = Array.from({ length: 2 ** names.length }, (_, bits) =>
  names.filter((_name, index) => bits & (2 ** index)),
);
const incomplete = subsets.filter(
  (given) => given.length < names.length && given.some((name) => name.startsWith('BOT_')),
);

test.each(incomplete)('with only %s and so on, exactly the rest is said to be missing', (...given) => {
  const env = Object.fromEntries(Object.entries(LIVE).filter(([name]) => given.includes(name)));
  const missing = names.filter((name) => !given.includes(name));
  expect(refusal(env)).toContain(`det saknas ${missing.join(', ')}: rätta det`);
});

test.each<[string, Env, string]>([
  ['a port that is a word', { PORT: 'abc' }, 'PORT ska vara ett portnummer mellan 0 och 65535'],
  ['a port with decimals', { PORT: '39.78' }, 'PORT ska vara ett portnummer'],
  ['a port in another notation', { PORT: '0x10' }, 'PORT ska vara ett portnummer'],
  ['a negative port', { PORT: '-1' }, 'PORT ska vara ett portnummer'],
  ['a port that is too high', { PORT: '65536' }, 'PORT ska vara ett portnummer'],
  ['a practice port that is a word', { PLAYGROUND_PORT: 'nej' }, 'PLAYGROUND_PORT ska vara ett portnummer'],
  [
    'a practice port that nobody can open',
    { PLAYGROUND_PORT: '0' },
    'PLAYGROUND_PORT ska vara ett portnummer mellan 1',
  ],
  [
    'an address of another database',
    { DATABASE_URL: 'mysql://kanariefagel@x/y' },
    'DATABASE_URL ska ha formen postgres://',
  ],
  ['an address that is none', { DATABASE_URL: 'postgres://u:kanariefagel@[/x' }, 'DATABASE_URL ska ha formen'],
  [
    'an address with a loose percent sign',
    { DATABASE_URL: 'postgres://u:kanariefagel%zz@x/y' },
    'DATABASE_URL ska ha formen',
  ],
  [
    'an amount of log that does not exist',
    { LOG_LEVEL: 'verbose' },
    'LOG_LEVEL ska vara debug, info, warn, error eller silent',
  ],
  ['an id that is none', { ...LIVE, BOT_ID: 'boten' }, 'BOT_ID ska vara botens app-id (ett GUID)'],
  ['an id of zeros', { ...LIVE, BOT_ID: '00000000-0000-0000-0000-000000000000' }, 'BOT_ID är bara nollor'],
  [
    'a tenant that is a name',
    { ...LIVE, BOT_TENANT_ID: 'kommun.se' },
    'BOT_TENANT_ID ska vara katalogens id (ett GUID)',
  ],
  ['the same id twice', { ...LIVE, BOT_TENANT_ID: LIVE.BOT_ID }, 'BOT_ID och BOT_TENANT_ID är samma id'],
  ['a short secret', { ...LIVE, BOT_PASSWORD: 'kanariefagel' }, 'BOT_PASSWORD är för kort'],
  ['a secret left as in an example', { ...LIVE, BOT_PASSWORD: '<your-kanariefagel>' }, 'BOT_PASSWORD är en mall'],
  ['a secret of one letter', { ...LIVE, BOT_PASSWORD: 'x'.repeat(40) }, 'BOT_PASSWORD är en mall'],
  ['a misspelt name beside the others', { ...LIVE, BOT_PASWORD: SECRET }, 'BOT_PASWORD är ingen inställning'],
  ['only a misspelt name', { BOT_APPID: LIVE.BOT_ID }, 'BOT_APPID är ingen inställning'],
  [
    'the names of the SDK',
    { MicrosoftAppId: LIVE.BOT_ID, MicrosoftAppPassword: SECRET },
    'MicrosoftAppId är ingen inställning; MicrosoftAppPassword',
  ],
])('%s is refused in one sentence', (_what, env, words) => {
  expect(refusal(env)).toContain(words);
});

test('everything that is missing or wrong is said at once', () => {
  const said = refusal({ PORT: 'x', LOG_LEVEL: 'y', BOT_ID: 'z', BOT_PASWORD: SECRET, NODE_ENV: 'production' });
  expect(said).toContain('det saknas BOT_TENANT_ID, BOT_PASSWORD, DATABASE_URL');
  for (const name of ['PORT ska', 'LOG_LEVEL ska', 'BOT_ID ska', 'BOT_PASWORD är ingen']) expect(said).toContain(name);
});
