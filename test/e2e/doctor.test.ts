import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { describe, expect, it } from 'vitest';
import type { LiveConfig } from '../../src/config.ts';
import type { Scene } from '../../src/doctor/check.ts';
import { CHECKS, examine, lineOf, type Result } from '../../src/doctor/examine.ts';
import { MICROSOFT } from '../../src/teams/platform.ts';
import { selfSigned } from '../support/certificates.ts';
import { NOWHERE, sceneOf, seen, serving } from '../support/doctor-scene.ts';
import { startFakeLogin, type FakeLogin } from '../support/fake-login.ts';
import { LIVE, liveConfig, SECRET } from '../support/live-env.ts';
import { freePort } from '../support/program.ts';

describe('Entra', () => {
  it.each([
    ['90002', 'känner inte katalogen i BOT_TENANT_ID'],
    ['700016', 'BOT_ID finns inte i katalogen'],
    ['7000215', 'BOT_PASSWORD är fel'],
    ['7000222', 'BOT_PASSWORD har gått ut'],
    ['700027', 'inte uppladdat på appen'],
    ['7000112', 'avstängd i Entra'],
    ['53003', 'Villkorsstyrd åtkomst'],
    ['999999', 'AADSTS999999'],
  ])('that refuses with AADSTS%s is told by what it means', async (code, words) => {
    await using login = await startFakeLogin();
    login.answer(() => ({ status: 400, body: { error: 'invalid_client', error_description: `AADSTS${code}: No.` } }));
    const said = await seen('token', sceneOf({}, login.login));
    expect(said).toContain(words);
    expect(said).not.toContain(SECRET);
  });

  it('that does not answer is not known, and one that gives a token is well', async () => {
    expect(await seen('token', sceneOf())).toBe('? Entra svarar inte');
    await using login = await startFakeLogin();
    expect(await seen('token', sceneOf({}, login.login))).toBe('ok');
  });

  it('has a clock that ours is held against', async () => {
    await using login = await startFakeLogin();
    expect(await seen('login-clock', sceneOf({}, login.login))).toBe('ok');
    login.skew(-420_000);
    expect(await seen('login-clock', sceneOf({}, login.login))).toContain('7 minuter fel');
    expect(await seen('login-clock', sceneOf())).toBe('? 127.0.0.1:9 svarar inte');
  });
});

const withRoles = (login: FakeLogin, roles: readonly string[]): void => {
  const claims = Buffer.from(JSON.stringify({ roles })).toString('base64url');
  login.answer(() => ({
    status: 200,
    body: { token_type: 'Bearer', expires_in: 3599, access_token: `a.${claims}.c` },
  }));
};

describe('Graph', () => {
  const graphConfig: LiveConfig = { ...liveConfig, graph: { sipMailbox: 'sip@ekdalen.se' } };

  it('is not asked while it is off', async () => {
    for (const id of ['graph-User.Read.All', 'sip-mailbox', 'catalogue'])
      expect(await seen(id, sceneOf())).toBe('? GRAPH är off');
  });

  it('gives permissions in the token: each that is missing is told with what is lost', async () => {
    await using login = await startFakeLogin();
    withRoles(login, ['User.ReadBasic.All']);
    const scene = sceneOf({ config: graphConfig }, login.login);
    expect(await seen('graph-User.Read.All', scene)).toMatch(
      /^Behörigheten User\.Read\.All saknas: .* → ge den i Entra/u,
    );
    expect(await seen('graph-User.ReadBasic.All', scene)).toBe('ok');
    const install = 'graph-TeamsAppInstallation.ReadWriteSelfForUser.All';
    expect(await seen(install, scene)).toContain('den som inte har boten nås inte, utan rings upp');
    withRoles(login, ['TeamsAppInstallation.ReadWriteSelfForUser.All']);
    expect(await seen(install, sceneOf({ config: graphConfig }, login.login))).toBe('ok');
  });

  it('needs two more permissions only where each case has a channel of its own', async () => {
    await using login = await startFakeLogin();
    withRoles(login, ['TeamsAppInstallation.ManageSelectedForTeam.All']);
    const ids = ['graph-ChannelMember.ReadWrite.All', 'graph-TeamsAppInstallation.ManageSelectedForTeam.All'];
    const said = async (place: LiveConfig['place']): Promise<readonly string[]> =>
      await Promise.all(ids.map((id) => seen(id, sceneOf({ config: { ...graphConfig, place } }, login.login))));
    expect(await said('thread')).toEqual(['? PLACE är thread', '? PLACE är thread']);
    expect(await said('channel')).toEqual([expect.stringContaining('ärenden får ingen egen kanal'), 'ok']);
  });

  it.each([
    [200, { value: [] }, 'ok', 'finns inte i organisationens katalog'],
    [403, { error: { code: 'ErrorAccessDenied' } }, 'får inte läsa SIP-brevlådans', '? det kräver AppCatalog.Read.All'],
    [404, { error: { code: 'ErrorInvalidUser' } }, 'SIP_MAILBOX finns inte', '? det kräver AppCatalog.Read.All'],
  ])('that answers %i tells of mailbox and catalogue', async (status, body, mailbox, catalogue) => {
    await using login = await startFakeLogin();
    withRoles(login, []);
    await using server = await serving(() => [status, body]);
    const scene = sceneOf({ config: graphConfig }, login.login);
    const at = { ...scene, platform: { ...scene.platform, graph: `http://127.0.0.1:${server.port}/v1.0` } };
    expect(await seen('sip-mailbox', at)).toContain(mailbox);
    expect(await seen('catalogue', at)).toContain(catalogue);
  });

  it('that lists the app has it in the catalogue, and a setting without a mailbox has none to reach', async () => {
    await using login = await startFakeLogin();
    withRoles(login, []);
    const paths: string[] = [];
    await using server = await serving((path) => {
      paths.push(decodeURIComponent(path));
      return [200, { value: [{}] }];
    });
    const scene = sceneOf({ config: { ...liveConfig, graph: {} } }, login.login);
    const at = { ...scene, platform: { ...scene.platform, graph: `http://127.0.0.1:${server.port}/v1.0` } };
    expect(await seen('catalogue', at)).toBe('ok');
    expect(paths.join()).toMatch(/appCatalogs\/teamsApps\?\$filter=externalId eq '[\da-f-]{36}'/u);
    expect(await seen('sip-mailbox', at)).toBe('? SIP_MAILBOX är inte angiven');
  });
});

describe('where Teams reaches the bot', () => {
  const at = (publicUrl: string): Scene => sceneOf({ config: { ...liveConfig, publicUrl } });
  const healthy = (): [number, unknown] => [200, { ok: true, version: '1.2.3' }];

  it('keys that cannot be fetched, or are something else, are a fault', async () => {
    expect(await seen('bot-keys', sceneOf())).toContain('nycklar går inte att hämta');
    await using server = await serving(() => [200, { jwks_uri: 'x' }]);
    const scene = sceneOf();
    const openIdMetadata = `http://127.0.0.1:${server.port}/metadata`;
    expect(await seen('bot-keys', { ...scene, platform: { ...scene.platform, openIdMetadata } })).toBe('ok');
  });

  it('nobody who answers, somebody else, and another version are told apart', async () => {
    expect(await seen('public-url', at(`http://127.0.0.1:${await freePort()}`))).toContain('ingen svarar');
    await using other = await serving(() => [404, {}]);
    expect(await seen('public-url', at(`http://127.0.0.1:${other.port}`))).toContain('inte med SIP-lotsen');
    await using old = await serving(() => [200, { version: '1.0.0' }]);
    expect(await seen('public-url', at(`http://127.0.0.1:${old.port}`))).toContain('en annan version (1.0.0)');
    await using own = await serving(healthy);
    expect(await seen('public-url', at(`http://127.0.0.1:${own.port}`))).toBe('ok');
  });

  it('a certificate that is self-made, of another name or past its time is told', async () => {
    const good = selfSigned();
    const past = selfSigned({ from: -10, to: -1 });
    const before = getCACertificates('default');
    await using unknown = await serving(healthy, selfSigned());
    await using trusted = await serving(healthy, good);
    await using expired = await serving(healthy, past);
    setDefaultCACertificates([...before, good.certificate, past.certificate]);
    try {
      expect(await seen('public-url', at(`https://localhost:${unknown.port}`))).toContain('Teams litar på');
      expect(await seen('public-url', at(`https://localhost:${expired.port}`))).toContain('har gått ut');
      expect(await seen('public-url', at(`https://localhost:${trusted.port}`))).toBe('ok');
      expect(await seen('public-url', at(`https://ip6-localhost.localhost:${trusted.port}`))).toMatch(
        /annat namn|namnet finns inte/u,
      );
    } finally {
      setDefaultCACertificates(before);
    }
  });

  it('the bot’s own certificate that soon ends is told in days', async () => {
    const { certificate, privateKey } = selfSigned();
    const now = Date.now();
    const credentials = {
      kind: 'certificate',
      appId: 'a',
      tenantId: 't',
      thumbprint: 'x',
      certificate,
      privateKey,
    } as const;
    const until = (days: number): Scene =>
      sceneOf({
        now: () => now,
        config: { ...liveConfig, credentials: { ...credentials, expires: new Date(now + days * 86_400_000) } },
      });
    expect(await seen('certificate', until(5))).toContain('går ut om 5 dagar → förnya det');
    expect(await seen('certificate', until(200))).toBe('ok');
  });
});

describe('all of it', () => {
  const ask = (env: Readonly<Record<string, string>>, node?: string): Promise<readonly Result[]> =>
    examine({
      env,
      platform: { ...MICROSOFT, login: NOWHERE, openIdMetadata: NOWHERE, graph: NOWHERE },
      version: '1.2.3',
      checks: CHECKS.filter(({ id }) => id !== 'public-url'),
      ...(node ? { node } : {}),
    });

  it('is at least twenty-five checks, each with its own id', () => {
    expect(new Set(CHECKS.map(({ id }) => id)).size).toBe(CHECKS.length);
    expect(CHECKS.length + 3).toBeGreaterThanOrEqual(25);
  });

  it('begins with every fault of the settings, and tells no secret', async () => {
    const results = await ask({ ...LIVE, BOT_ID: 'boten', BOT_PASWORD: SECRET, PUBLIC_URL: '' }, '20.1.0');
    const said = results.map(lineOf).join('\n');
    expect(said).toContain('FEL    Node är 20.1.0. Gör så här: installera Node 24 eller nyare.');
    expect(said).toContain('FEL    PUBLIC_URL saknas. Gör så här: ');
    expect(said).toContain('BOT_PASWORD är ingen inställning. Gör så här: menade du BOT_PASSWORD?');
    expect(said).not.toContain(SECRET);
    expect((await ask({ ...LIVE, PROFILE: 'ingen' })).map(lineOf).join()).toContain('PROFILE');
    expect((await ask({})).map(lineOf).join()).toContain('BOT_ID saknas');
  });

  it('looks at the rest when they are whole: one line each, and no secret on any', async () => {
    const DATABASE_URL = `postgres://sip:kanariefagel-4Qz@127.0.0.1:${await freePort()}/sip`;
    const results = await ask({ ...LIVE, DATABASE_URL });
    const lines = results.map(lineOf);
    expect(lines).toContain('OK     Inställningarna');
    expect(lines).toContain(
      'FEL    Databasen går inte att nå: ingen svarar på den porten. Gör så här: starta Postgres, eller rätta värd och port i DATABASE_URL.',
    );
    expect(lines).toContain('VET EJ Entra ger boten sin biljett: Entra svarar inte.');
    for (const line of lines) expect(line).toMatch(/^(?:OK {5}\S|FEL {4}.+\. Gör så här: .+\.$|VET EJ .+: .+\.$)/u);
    expect(lines.join()).not.toMatch(/kanariefagel/u);
  });
});
