import { describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import { chooseProfiles, loadLibrary, offered } from '../src/profiles/library.ts';
import { settingNames, settingOf, type SettingName } from '../src/settings/table.ts';
import { StartError } from '../src/start-error.ts';
import { newKey, selfSigned } from './support/certificates.ts';
import { aFile, LIVE, SECRET } from './support/live-env.ts';

type Env = Readonly<Record<string, string | undefined>>;

const profiles = offered(loadLibrary());

/** What the person who starts it reads: a list, one thing a line, never a value. */
function refusal(env: Env): string {
  const message = thrownBy(() => chooseProfiles(profiles, readConfig(env).profile));
  expect(message).not.toContain('kanariefagel');
  expect(message).not.toMatch(/invalid|expected|received|PRIVATE KEY-/iu);
  return message;
}

function thrownBy(start: () => unknown): string {
  try {
    start();
  } catch (error) {
    if (error instanceof StartError) return error.message;
    throw error;
  }
  throw new Error('it starts');
}

/** The lines of the list, each of which says what is wrong and, after a colon, how to mend it. */
function faults(env: Env): readonly string[] {
  const [, ...lines] = refusal(env).split('\n- ');
  for (const line of lines) expect(line).toMatch(/^\S+ .+: \S.+/u);
  return lines;
}

const { BOT_PASSWORD: _secret, ...WITHOUT_PROOF } = LIVE;
const { DATABASE_URL: _url, ...WITHOUT_DATABASE } = LIVE;
const required = settingNames.filter((name) => settingOf(name).isRequired);
const databaseAt = (DATABASE_URL: string): Env => ({ ...LIVE, DATABASE_URL });
const TLS = 'sslmode=verify-full';
const NIL = '00000000-0000-0000-0000-000000000000';

describe('S17: nothing starts', () => {
  test.each(required.flatMap((name) => [[name, undefined] as const, [name, ''] as const, [name, ' \t'] as const]))(
    'without %s (%j)',
    (name, value) => {
      expect(faults({ ...LIVE, [name]: value })).toEqual([`${name} saknas: ${settingOf(name).mend}`]);
    },
  );

  test.each(required)('with %s alone, and all the others are named', (name) => {
    const rest = required.filter((one) => one !== name);
    const said = faults({ NODE_ENV: 'production', [name]: LIVE[name as keyof typeof LIVE] });
    for (const other of rest.filter((one) => one !== 'NODE_ENV'))
      expect(said).toContain(`${other} saknas: ${settingOf(other).mend}`);
  });

  const FORMS: Readonly<Record<SettingName, readonly string[]>> = {
    NODE_ENV: ['prod', 'Production', 'development', 'test'],
    PORT: ['abc', '39.78', '0x10', '-1', '65536'],
    METRICS_PORT: ['0', 'on', '9464/metrics'],
    METRICS_HOST: ['localhost', '*', '127.0.0.1:9464', '256.0.0.1'],
    LOG_LEVEL: ['verbose', 'WARN'],
    PROFILE: ['sverige', 'regionen=vastra-gotaland', 'upplands-bro,regionen=ingen'],
    PROFILES_DIR: [],
    DATABASE_URL: [
      'mysql://kanariefagel@x/y',
      'postgres://u:kanariefagel@[/x',
      'postgres://u:kanariefagel%zz@x/y',
      'sip',
    ],
    BOT_ID: ['boten', NIL, '11111111-1111-1111-1111-111111111111', `{${LIVE.BOT_ID}}`],
    BOT_TENANT_ID: ['ekdalen.se', 'common', NIL],
    BOT_TYPE: ['MultiTenant', 'singletenant', 'UserAssignedMsi', 'SystemAssigned'],
    BOT_CERTIFICATE: ['kanariefagel'],
    BOT_PASSWORD: ['kanariefagel', '<your-kanariefagel>', 'x'.repeat(40), 'change-me-kanariefagel', LIVE.BOT_TENANT_ID],
    PUBLIC_URL: [
      'sip.ekdalen.se',
      'http://sip.ekdalen.se',
      'https://sip.ekdalen.se/api/messages',
      'https://eva:kanariefagel@sip.ekdalen.se',
      'https://localhost',
      'https://10.0.0.4',
      'https://[::1]',
      'https://sip',
      'https://sip.local',
      'https://sip.example.se',
      'https://sip.kommunen.se',
    ],
    GRAPH: ['true', 'ON', '1'],
    SIP_MAILBOX: ['sip', 'sip@exempel.se', 'sip@kommunen.se'],
    PLACE: ['kanal', 'Thread'],
    PLAYGROUND_PORT: ['nej', '0'],
    DATA_DIR: [],
  };
  const malformed = settingNames.flatMap((name) => FORMS[name].map((value) => [name, value] as const));
  test.each(malformed)('with %s as %j', (name, value) => {
    const more = name === 'BOT_CERTIFICATE' ? WITHOUT_PROOF : name === 'SIP_MAILBOX' ? { ...LIVE, GRAPH: 'on' } : LIVE;
    expect(refusal({ ...more, [name]: value })).toContain(name);
  });

  const practiceOnly = settingNames.filter((name) => settingOf(name).when === 'practice');
  test.each(practiceOnly)('live with %s, which belongs to practice', (name) => {
    expect(faults({ ...LIVE, [name]: '4000' })).toEqual([`${name} hör till övningsläget: ta bort den`]);
  });

  const secrets = settingNames.filter((name) => settingOf(name).isSecret);
  const spelt = [...settingNames, ...secrets.map((name) => `${name}_FILE` as const)];
  const slips = spelt.flatMap((name) => [
    [name, `${name.slice(0, 2)}${name.slice(3)}`] as const,
    [name, `${name}S`] as const,
    [name, name.toLowerCase()] as const,
  ]);
  test.each(slips)('with %s spelt %s, and what was meant is said', (name, slip) => {
    expect(faults({ ...LIVE, [slip]: 'kanariefagel' })).toEqual([
      `${slip} är ingen inställning: menade du ${name}? Byt namn, eller ta bort den`,
    ]);
  });

  test.each(['BOT_DOMAIN', 'BOT_SOMETHING_ELSE', 'MicrosoftAppId', 'MICROSOFT_APP_PASSWORD', 'GRAPH_URL'])(
    'with %s, which could only mean us',
    (name) => {
      expect(faults({ [name]: SECRET }).join()).toContain(`${name} är ingen inställning: `);
      expect(faults({ ...LIVE, [name]: SECRET })).toHaveLength(1);
    },
  );

  test.each<[string, Env, readonly string[]]>([
    ['the same id twice', { ...LIVE, BOT_TENANT_ID: LIVE.BOT_ID }, ['BOT_ID och BOT_TENANT_ID är samma id']],
    ['no proof of who the bot is', WITHOUT_PROOF, ['BOT_CERTIFICATE eller BOT_PASSWORD saknas']],
    [
      'a certificate and a secret',
      { ...LIVE, BOT_CERTIFICATE: selfSigned().both },
      ['BOT_CERTIFICATE och BOT_PASSWORD är båda angivna'],
    ],
    ['a managed identity with a secret', { ...LIVE, BOT_TYPE: 'UserAssignedMSI' }, ['BOT_TYPE är UserAssignedMSI']],
    ['a mailbox without Graph', { ...LIVE, SIP_MAILBOX: 'sip@ekdalen.se' }, ['SIP_MAILBOX är angiven men GRAPH']],
    ['channels without Graph', { ...LIVE, PLACE: 'channel', GRAPH: 'off' }, ['PLACE är channel men GRAPH']],
    ['TLS that checks nothing', { ...LIVE, NODE_TLS_REJECT_UNAUTHORIZED: '0' }, ['NODE_TLS_REJECT_UNAUTHORIZED=0']],
    ['a development machine', { ...LIVE, NODE_ENV: 'development' }, ['NODE_ENV är inte production']],
  ])('with %s', (_what, env, words) => {
    expect(faults(env)).toEqual(words.map((word) => expect.stringContaining(word) as string));
  });

  test.each([
    ['no TLS', 'postgres://sip:kanariefagel-4Qz@db.ekdalen.se/sip', 'utan säker TLS'],
    ['TLS without a name', 'postgres://sip:kanariefagel-4Qz@db.ekdalen.se/sip?sslmode=require', 'utan säker TLS'],
    ['TLS without any check', 'postgres://sip:kanariefagel-4Qz@db.ekdalen.se/sip?sslmode=no-verify', 'utan säker TLS'],
    ['TLS taken away again', `postgres://sip:kanariefagel-4Qz@db.ekdalen.se/sip?${TLS}&ssl=0`, 'tillägget ssl,'],
    ['a second host', `postgres://sip:kanariefagel-4Qz@localhost/sip?host=db.ekdalen.se&${TLS}`, 'efter frågetecknet'],
    ['no host', 'postgres:///sip', 'inte var databasen är'],
    ['the usual password', `postgres://postgres:postgres@db.ekdalen.se/sip?${TLS}`, 'svagt lösenord'],
    ['the usual password at home', 'postgres://postgres:postgres@localhost/sip', 'svagt lösenord'],
    ['a password of digits', `postgres://sip:123456789012@db.ekdalen.se/sip?${TLS}`, 'svagt lösenord'],
    ['a password that is the user', `postgres://siplotsenekdalen:siplotsenekdalen@db.ekdalen.se/sip?${TLS}`, 'svagt'],
    ['no password', `postgres://sip@db.ekdalen.se/sip?${TLS}`, 'inget lösenord'],
    [
      'a CA that is not there',
      `postgres://sip:kanariefagel-4Qz@db.ekdalen.se/sip?${TLS}&sslrootcert=/no/ca`,
      'sslrootcert',
    ],
  ])('with a database of %s', (_what, url, words) => {
    expect(faults(databaseAt(url))).toEqual([expect.stringContaining(words)]);
  });
});

describe('S17: a certificate is refused when it', () => {
  const good = selfSigned();
  const elliptic = `${good.certificate}-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n`;
  test.each([
    ['has ended', selfSigned({ from: -30, to: -1 }).both, 'gick ut'],
    ['has not begun', selfSigned({ from: 2 }).both, 'gäller först från'],
    ['has another’s key', `${good.certificate}${selfSigned().privateKey}`, 'hör till certifikatet'],
    ['has a short key', selfSigned({ key: newKey(1024) }).both, 'bara 1024 bitar'],
    ['has no key', good.certificate, 'ingen privat nyckel'],
    ['is only a key', good.privateKey, 'inget certifikat'],
    ['has a key behind a password', `${good.certificate}-----BEGIN ENCRYPTED PRIVATE KEY-----`, 'nyckel med lösenord'],
    ['cannot be read', elliptic, 'går inte att läsa'],
  ])('%s', (_what, BOT_CERTIFICATE, words) => {
    expect(faults({ ...WITHOUT_PROOF, BOT_CERTIFICATE })).toEqual([
      expect.stringMatching(new RegExp(`^BOT_CERTIFICATE .*${words}.*: .+`, 'u')),
    ]);
  });
});

describe('S17: a file of a secret is refused when it', () => {
  test.each([
    ['is empty', '', 0o600, 'tom fil'],
    ['can be read by everyone', SECRET, 0o604, 'alla på datorn kan läsa'],
    ['can be written by everyone', SECRET, 0o602, 'alla på datorn kan läsa'],
    ['is too long', 'x'.repeat(70_000), 0o600, 'för stor'],
    ['holds a bad value', 'kort', 0o600, 'för kort'],
  ])('%s', async (_what, text, mode, words) => {
    using file = aFile(text);
    const { chmod } = await import('node:fs/promises');
    await chmod(file.path, mode);
    expect(faults({ ...WITHOUT_PROOF, BOT_PASSWORD_FILE: file.path })).toEqual([expect.stringContaining(words)]);
  });

  test('is not there, or is a folder', () => {
    const url = (path: string): Env => ({ ...WITHOUT_DATABASE, DATABASE_URL_FILE: path });
    expect(faults(url('/finns/inte'))).toEqual([expect.stringMatching(/^DATABASE_URL_FILE .* finns: /u)]);
    expect(faults(url('/'))).toEqual([expect.stringContaining('DATABASE_URL_FILE pekar inte ut någon fil')]);
  });

  test('is given beside the setting itself', () => {
    using file = aFile(SECRET);
    expect(faults({ ...LIVE, BOT_PASSWORD_FILE: file.path })).toEqual([
      'BOT_PASSWORD och BOT_PASSWORD_FILE är båda angivna: behåll bara den ena',
    ]);
  });
});

test('everything that is missing or wrong is said at once, and how to get back to practice', () => {
  const env = { PORT: 'x', LOG_LEVEL: 'y', BOT_ID: 'z', BOT_PASWORD: SECRET };
  const said = refusal(env);
  for (const name of ['PORT är', 'LOG_LEVEL har', 'BOT_ID är', 'BOT_PASWORD är ingen', 'BOT_TENANT_ID saknas'])
    expect(said).toContain(`\n- ${name}`);
  expect(said).toContain('Ta bort allt som rör Teams');
  expect(refusal({ ...env, NODE_ENV: 'production' })).not.toContain('övningsläget.');
});

test('NODE_ENV=production without settings never becomes practice mode', () => {
  const missing = required.filter((name) => name !== 'NODE_ENV').map((name) => `${name} saknas`);
  const said = faults({ NODE_ENV: 'production' }).join('\n');
  for (const words of missing) expect(said).toContain(words);
});

test('a fault of practice is said without a word about Teams', () => {
  const said = refusal({ PORT: 'abc', DATABSE_URL: 'x' });
  expect(said).toContain('- PORT är inget portnummer: ange ett tal mellan 0 och 65535');
  expect(said).toContain('menade du DATABASE_URL?');
  expect(said).not.toMatch(/BOT_|Teams/u);
});
