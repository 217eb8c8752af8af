import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { MICROSOFT } from '../../src/teams/platform.ts';
import { anExecute } from '../support/activities.ts';
import { A_CARD, answering, startBot } from '../support/bot.ts';
import { forgedTokens } from '../support/forged-tokens.ts';
import { aKey, jwkOf, startIssuer, type Behaviour, type Issuer } from '../support/issuer.ts';
import { recordOutbound } from '../support/outbound.ts';

const APP = '11111111-1111-4111-8111-111111111111';
const SERVICE = 'https://smba.trafficmanager.net/emea/';
const GOOD = { aud: APP, serviceurl: SERVICE };
const credentials = { kind: 'secret', appId: APP, tenantId: 'tenant-1', secret: 'a secret' } as const;
const click = anExecute(SERVICE, 'v', { n: '1' }, { recipient: { id: `28:${APP}` } });
const UNAUTHORIZED = '{"code":"unauthorized"}';
const UNAVAILABLE = '{"code":"unavailable"}';

/** What reaches the console: the SDK writes keys and stacks there. */
const spoken = { lines: [] as unknown[] };
beforeEach(() => {
  spoken.lines = [];
  for (const how of ['error', 'warn', 'log'] as const)
    vi.spyOn(console, how).mockImplementation((...said: unknown[]) => spoken.lines.push(said));
});
afterEach(() => {
  vi.restoreAllMocks();
});

const live = (
  issuer: Issuer,
  answer = answering({ kind: 'card', card: A_CARD }),
  more: Partial<Parameters<typeof startBot>[0]> = {},
) => startBot({ credentials, platform: { ...MICROSOFT, openIdMetadata: issuer.url }, ...answer, ...more });

const reasonsIn = (log: readonly string[]): readonly unknown[] =>
  log.map((line) => (JSON.parse(line) as { reason?: unknown }).reason);

describe('a token of the Bot Framework’s own issuer', () => {
  it('is let in after the SDK too has looked its key up', async () => {
    await using issuer = await startIssuer();
    const { heard, handler } = answering({ kind: 'card', card: A_CARD });
    await using bot = await live(issuer, { heard, handler });
    using outbound = recordOutbound();
    const { status, body } = await bot.knock([`Bearer ${await issuer.token(GOOD)}`], click);
    expect([status, JSON.parse(body)]).toMatchObject([200, { statusCode: 200, value: A_CARD }]);
    expect(heard).toMatchObject([{ kind: 'clicked', from: { entraId: 'aad-karin' } }]);
    expect(issuer.asked).toEqual(['/metadata', '/keys', '/metadata', '/keys']);
    expect(new Set(outbound.hosts)).toEqual(new Set(['127.0.0.1']));
    expect([bot.log, spoken.lines]).toEqual([[], []]);
  });

  it.each([
    ['of a skewed clock', { exp: -250 }],
    ['that begins in a moment', { nbf: 250, exp: 3600 }],
    ['with more claims than we know', { exp: 60, tid: 'tenant-9', extra: { a: [1] } }],
  ])('%s is let in', async (_name, { exp, nbf = 0, ...more }: Record<string, unknown>) => {
    await using issuer = await startIssuer();
    await using bot = await live(issuer);
    const now = Math.floor(Date.now() / 1000);
    const token = await issuer.token({ ...GOOD, ...more, exp: now + Number(exp), nbf: now + Number(nbf) });
    expect(await bot.knock([`Bearer ${token}`], click)).toMatchObject({ status: 200 });
  });
});

it('ids that were pasted in capitals are the same ids', async () => {
  await using issuer = await startIssuer();
  const aud = 'abcdefab-1111-4111-8111-111111111111';
  const pasted = { ...credentials, appId: aud.toUpperCase(), tenantId: 'TENANT-1' };
  await using bot = await live(issuer, undefined, { credentials: pasted });
  const token = await issuer.token({ ...GOOD, aud });
  expect(await bot.knock([`Bearer ${token}`], { ...click, recipient: { id: `28:${aud}` } })).toMatchObject({
    status: 200,
  });
});

describe('S1 a forged token', () => {
  let issuer: Issuer;
  let bot: Awaited<ReturnType<typeof live>>;
  const { heard, handler } = answering({ kind: 'card', card: A_CARD });
  beforeAll(async () => {
    issuer = await startIssuer();
    issuer.publish([
      await jwkOf(await aKey('of-skype'), { endorsements: ['skype'] }),
      await jwkOf(await aKey('of-nobody'), { endorsements: [] }),
      await jwkOf(await aKey('unendorsed'), {}),
      { kty: 'oct', kid: 'secret', k: 'c2VjcmV0', endorsements: ['msteams'] },
      { kty: 'RSA', kid: 'broken', n: '!', e: 'AQAB', endorsements: ['msteams'] },
    ]);
    bot = await live(issuer, { heard, handler });
  });
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
    await issuer[Symbol.asyncDispose]();
  });

  it('is refused, each of more than sixty, with the same answer as no token at all', async () => {
    using outbound = recordOutbound();
    const forged = await forgedTokens(issuer, GOOD);
    const none = await bot.knock([], click);
    expect([none.status, none.body]).toEqual([401, UNAUTHORIZED]);
    for (const [name, authorization] of forged) {
      const answered = await bot.knock([authorization].flat(), click);
      expect(answered, name).toEqual(none);
    }
    expect(forged.length).toBeGreaterThan(80);
    expect(heard).toEqual([]);
    expect(new Set(outbound.hosts)).toEqual(new Set(['127.0.0.1']));
    expect(spoken.lines).toEqual([]);
    const reasons = reasonsIn(bot.log.filter((line) => line.includes('activity-refused')));
    expect(reasons).toHaveLength(forged.length + 1);
    for (const reason of reasons) expect(reason).toMatch(/^token-[a-z-]+$/u);
    expect(new Set(reasons).size).toBe(10);
  });

  it('by a key that is not endorsed for Teams, or is none, is refused', async () => {
    for (const kid of ['of-skype', 'of-nobody', 'unendorsed', 'secret', 'broken']) {
      const token = await issuer.token(GOOD, { ...issuer.key, kid });
      expect(await bot.knock([`Bearer ${token}`], click), kid).toMatchObject({ status: 401, body: UNAUTHORIZED });
    }
    const skype = await aKey('of-skype-2');
    const fresh = await startIssuer();
    fresh.publish([await jwkOf(skype, { endorsements: ['skype'] })]);
    await using other = await live(fresh);
    const token = await fresh.token(GOOD, skype);
    expect(await other.knock([`Bearer ${token}`], click)).toMatchObject({ status: 401, body: UNAUTHORIZED });
    expect(heard).toEqual([]);
    await fresh[Symbol.asyncDispose]();
  });

  it('of a megabyte does not even reach the bot', async () => {
    const before = bot.log.length;
    expect(await bot.knock([`Bearer ${'x'.repeat(1_000_000)}`], click)).toMatchObject({ status: 431 });
    expect([heard, bot.log.length]).toEqual([[], before]);
  });

  it('made by changing a good one anywhere is refused', async () => {
    const good = await issuer.token(GOOD);
    const answers: unknown[] = [];
    const response = { status: (code: number) => answers.push(code), send: (body: unknown) => body, end: () => 0 };
    const place = fc.nat(good.length - 1);
    const letter = fc.constantFrom(...'A B C X Y Z a b c x y z 0 1 8 9 - _ . = + / \0 å'.split(' '), ' ');
    const changed = fc.oneof(
      fc.tuple(place, letter).map(([at, one]) => good.slice(0, at) + one + good.slice(at + 1)),
      fc.tuple(place, letter).map(([at, one]) => good.slice(0, at) + one + good.slice(at)),
      fc.tuple(place, fc.integer({ min: 1, max: 9 })).map(([at, many]) => good.slice(0, at) + good.slice(at + many)),
      fc.tuple(place, place).map(([a, b]) => good.slice(0, a) + good.slice(b)),
      fc.shuffledSubarray(good.split('.')).map((parts) => parts.join('.')),
    );
    await fc.assert(
      fc.asyncProperty(changed, async (token) => {
        fc.pre(token !== good);
        await bot.bot.process({ authorization: [`Bearer ${token}`], body: click }, response);
        expect(answers.splice(0)).toEqual([401]);
      }),
      { numRuns: 4000 },
    );
    expect(heard).toEqual([]);
    expect(spoken.lines).toEqual([]);
  });
});

describe('the SDK’s own check, after ours', () => {
  it.each<[string, number, (issuer: Issuer) => unknown]>([
    ['sdk', 401, (issuer) => issuer.rotate()],
    ['sdk-keys', 503, (issuer) => issuer.behave('down')],
    ['sdk-keys', 503, (issuer) => issuer.behave('html')],
    ['sdk-late', 503, (issuer) => issuer.behave('hangs')],
  ])('can refuse alone (%s), in the same shape', async (reason, status, change) => {
    await using issuer = await startIssuer();
    const { heard, handler } = answering({ kind: 'card', card: A_CARD });
    await using bot = await live(issuer, { heard, handler }, { timeoutMs: 200 });
    const ours = await bot.knock([`Bearer ${await issuer.token(GOOD, { ...(await aKey('key-1')) })}`], click);
    expect([ours.status, issuer.asked]).toEqual([401, ['/metadata', '/keys']]);
    await change(issuer);
    const answered = await bot.knock([`Bearer ${await issuer.token(GOOD)}`], click);
    expect(answered).toEqual({ ...ours, status, body: status === 401 ? UNAUTHORIZED : UNAVAILABLE });
    expect([heard, reasonsIn(bot.log)]).toEqual([[], ['token-signature', reason]]);
    expect(JSON.stringify(bot.log)).not.toContain('PUBLIC KEY');
  });
});

describe('S1 the host of the keys', () => {
  it('is asked no more often when thousands of tokens name keys that are not there', async () => {
    await using issuer = await startIssuer();
    await using bot = await live(issuer);
    const statuses: number[] = [];
    const response = { status: (code: number) => statuses.push(code), send: (body: unknown) => body, end: () => 0 };
    const tokens = await Promise.all(
      Array.from({ length: 200 }, (_one, index) => issuer.token(GOOD, { ...issuer.key, kid: `no-${index}` })),
    );
    for (let round = 0; round < 10; round += 1)
      await Promise.all(
        tokens.map((token) => bot.bot.process({ authorization: [`Bearer ${token}`], body: click }, response)),
      );
    expect([statuses.length, new Set(statuses)]).toEqual([2000, new Set([401])]);
    expect(issuer.asked).toEqual(['/metadata', '/keys']);
  });

  it.each<Behaviour>(['down', 'html', 'huge', 'drops', 'elsewhere', 'empty'])(
    'that is %s lets nobody in, and is not asked again at once',
    async (behaviour) => {
      await using issuer = await startIssuer();
      issuer.behave(behaviour);
      await using bot = await live(issuer);
      using outbound = recordOutbound();
      const good = `Bearer ${await issuer.token(GOOD)}`;
      const answers = await Promise.all(Array.from({ length: 50 }, () => bot.knock([good], click)));
      expect(new Set(answers.map(({ status, body }) => `${status} ${body}`))).toEqual(new Set([`503 ${UNAVAILABLE}`]));
      expect(issuer.asked.length).toBeLessThanOrEqual(2);
      expect(new Set(outbound.hosts)).toEqual(new Set(['127.0.0.1']));
      const lines = bot.log.join('');
      expect([lines.includes('keys-unavailable'), lines.includes('modulus'), spoken.lines]).toEqual([true, false, []]);
      expect(await bot.knock(['Bearer a.b.c'], click)).toMatchObject({ status: 401, body: UNAUTHORIZED });
    },
  );
});
