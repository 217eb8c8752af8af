import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MICROSOFT } from '../../src/teams/platform.ts';
import { aMessage, anActivity, anExecute } from '../support/activities.ts';
import { A_CARD, answering, startBot } from '../support/bot.ts';
import { startIssuer, type Issuer } from '../support/issuer.ts';
import { recordOutbound } from '../support/outbound.ts';

type Json = Readonly<Record<string, unknown>>;

const APP = '11111111-1111-4111-8111-111111111111';
const OURS = 'abcdefab-2222-4222-8222-222222222222';
const OTHERS = '99999999-9999-4999-8999-999999999999';
const SERVICE = 'https://smba.trafficmanager.net/emea/';
const credentials = { kind: 'secret', appId: APP, tenantId: OURS, secret: 'a secret' } as const;

const KARIN = { id: '29:karin', aadObjectId: '44444444-4444-4444-8444-444444444444' };
const HERE = {
  from: KARIN,
  recipient: { id: `28:${APP}` },
  conversation: { id: 'a:karin', conversationType: 'personal', tenantId: OURS },
  channelData: { tenant: { id: OURS } },
};
const click = (over: Json = {}): Json => anExecute(SERVICE, 'v', { n: '1' }, { ...HERE, ...over });

const WRONG: Readonly<Record<string, readonly [number, Json]>> = {
  'of another tenant': [
    403,
    { conversation: { ...HERE.conversation, tenantId: OTHERS }, channelData: { tenant: { id: OTHERS } } },
  ],
  'of our tenant by one field, another by the other': [403, { channelData: { tenant: { id: OTHERS } } }],
  'of another tenant by one field, ours by the other': [
    403,
    { conversation: { ...HERE.conversation, tenantId: OTHERS } },
  ],
  'of no tenant': [403, { conversation: { id: 'a:karin' }, channelData: {} }],
  'of the tenant null': [403, { conversation: { ...HERE.conversation, tenantId: null } }],
  'of a list with our tenant': [403, { conversation: { ...HERE.conversation, tenantId: [OURS] } }],
  'of our tenant with a space': [403, { conversation: { ...HERE.conversation, tenantId: `${OURS} ` } }],
  'of a tenant as an object': [403, { channelData: { tenant: { id: { $eq: OURS } } } }],
  'by a personal account': [403, { from: { id: '8:live:kim', name: 'Kim' } }],
  'by a telephone': [403, { from: { id: '4:+46701234567' } }],
  'by nobody that Entra knows': [403, { from: { ...KARIN, aadObjectId: '' } }],
  'by a list of people': [403, { from: { ...KARIN, aadObjectId: [KARIN.aadObjectId] } }],
  'by another bot': [403, { from: { ...KARIN, id: `28:${OTHERS}` } }],
  'by ourselves': [403, { from: { ...KARIN, id: `28:${APP}` } }],
  'by a bot that says so': [403, { from: { ...KARIN, role: 'bot' } }],
  'for another bot': [403, { recipient: { id: `28:${OTHERS}` } }],
  'for our bot under another name': [403, { recipient: { id: APP } }],
  'for nobody': [403, { recipient: undefined }],
  'for a list of bots': [403, { recipient: [{ id: `28:${APP}` }] }],
  ...Object.fromEntries(
    [
      '',
      null,
      undefined,
      'AseChannel',
      'emulator',
      'webchat',
      'directline',
      'skype',
      'MSTEAMS',
      'msteams ',
      ['msteams'],
    ].map((channelId) => [`of the channel ${JSON.stringify(channelId)}`, [403, { channelId }]]),
  ),
  'without a type': [400, { type: undefined }],
  'of a type that is none': [400, { type: 7 }],
  'of no conversation': [400, { conversation: undefined }],
  'by no one': [400, { from: undefined }],
};

const ELSEWHERE: readonly string[] = [
  'http://127.0.0.1:8080/',
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://[::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://localhost/',
  'http://169.254.169.254/metadata/instance',
  'https://169.254.169.254/',
  'https://10.0.0.1/',
  'http://smba.trafficmanager.net/emea/',
  'https://smba.trafficmanager.net./emea/',
  'https://smba.trafficmanager.net.evil.example/emea/',
  'https://smba.trafficmanager.net:8443/emea/',
  'https://smba.trafficmanager.net:443/emea/',
  'https://evil.example/smba.trafficmanager.net/',
  'https://evil.example#smba.trafficmanager.net/',
  'https://evil.example?smba.trafficmanager.net/',
  'https://smba.trafficmanager.net@evil.example/',
  'https://user@smba.trafficmanager.net/emea/',
  'https://:secret@smba.trafficmanager.net/emea/',
  'https://smba.trafficmanager.net\\@evil.example/',
  'https:\\\\smba.trafficmanager.net/emea/',
  'https:smba.trafficmanager.net/emea/',
  'https:///smba.trafficmanager.net/emea/',
  'https://smba.trafficmanager.net/emea/?to=https://evil.example/',
  'https://smba.trafficmanager.net/emea/#x',
  'https://smba.trafficmanager.net/../emea/',
  'https://SMBA.trafficmanager.net/emea/',
  'https://smbа.trafficmanager.net/emea/',
  'https://xn--smb-8cd.trafficmanager.net/emea/',
  'https://evil.trafficmanager.net/emea/',
  'https://smba.trafficmanager.net.botframework.com.evil.example/',
  'https://botframework.com/',
  'https://evilbotframework.com/',
  'https://x.botframework.com./',
  'https://x.botframework.com:444/',
  'https://x.botframework.cоm/',
  'https://x。botframework。com/',
  'https://smba.trafficmanager.net%2f@evil.example/',
  'https://smba.trafficmanager.net\t/emea/',
  ' https://smba.trafficmanager.net/emea/',
  'https://smba.trafficmanager.net/emea/\n',
  'https://smba.trafficmanager.net/emea/\0',
  'ftp://smba.trafficmanager.net/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'urn:botframework:websocket:1',
  'smba.trafficmanager.net',
  '//smba.trafficmanager.net/emea/',
];

describe('S2 a good token around a wrong activity', () => {
  let issuer: Issuer;
  let bot: Awaited<ReturnType<typeof startBot>>;
  const { heard, handler } = answering({ kind: 'card', card: A_CARD });
  const knock = async (activity: Json, serviceurl: unknown = activity['serviceUrl']) =>
    await bot.knock([`Bearer ${await issuer.token({ aud: APP, serviceurl })}`], activity);

  beforeAll(async () => {
    issuer = await startIssuer();
    bot = await startBot({ credentials, platform: { ...MICROSOFT, openIdMetadata: issuer.url }, handler });
  });
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
    await issuer[Symbol.asyncDispose]();
  });

  it('is let in when nothing is wrong, also with one of the two tenants only', async () => {
    const fine = [
      click(),
      click({ channelData: {} }),
      click({ conversation: { id: 'a:karin' } }),
      click({ serviceUrl: 'https://smba.trafficmanager.net/amer' }),
      click({ serviceUrl: 'https://europe.botframework.com/' }),
    ];
    for (const activity of fine) expect(await knock(activity)).toMatchObject({ status: 200 });
    expect(heard.splice(0)).toHaveLength(fine.length);
  });

  it('is refused, whatever is wrong, without a word of what it is', async () => {
    using outbound = recordOutbound();
    const answers = new Map<number, unknown>();
    for (const [name, [status, over]] of Object.entries(WRONG)) {
      const answered = await knock(click(over));
      expect(answered, name).toMatchObject({ status, body: '{"code":"refused"}' });
      expect(answered, name).toEqual(answers.get(status) ?? answered);
      answers.set(status, answered);
      const asMessage = { ...click(over), type: 'type' in over ? over['type'] : 'message', text: 'ny SIP' };
      expect(await knock(asMessage), name).toEqual(answered);
    }
    expect([heard, new Set(outbound.hosts)]).toEqual([[], new Set(['127.0.0.1'])]);
  });

  it('is refused for a service URL elsewhere, also one that the token agrees with', async () => {
    using outbound = recordOutbound();
    for (const serviceUrl of ELSEWHERE)
      expect(await knock(click({ serviceUrl })), serviceUrl).toMatchObject({ status: 403, body: '{"code":"refused"}' });
    for (const serviceUrl of ['', null, undefined, 7, [SERVICE], { href: SERVICE }])
      expect(await knock(click({ serviceUrl }), serviceUrl ?? SERVICE)).toMatchObject({
        status: expect.toSatisfy((status) => [400, 401, 403].includes(status as number)) as number,
      });
    expect(await knock(click(), 'https://smba.trafficmanager.net/amer/')).toMatchObject({ status: 401 });
    expect([heard, new Set(outbound.hosts)]).toEqual([[], new Set(['127.0.0.1'])]);
  });

  it('tells a stranger without a token nothing of which tenant and bot are right', async () => {
    const none = await bot.knock([], click());
    for (const [name, [, over]] of Object.entries(WRONG)) expect(await bot.knock([], click(over)), name).toEqual(none);
    for (const body of [null, 7, [], 'text', {}, { type: 'message' }]) expect(await bot.knock([], body)).toEqual(none);
  });

  it('is refused for any value in a field that says where it is from', async () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(OURS.toUpperCase(), ` ${OURS}`, `28:${APP} `, OTHERS, 'msteams\0'),
    );
    const place = fc.constantFrom<readonly string[]>(
      ['channelId'],
      ['recipient'],
      ['recipient', 'id'],
      ['conversation', 'tenantId'],
      ['channelData', 'tenant', 'id'],
      ['serviceUrl'],
      ['from', 'aadObjectId'],
      ['from', 'id'],
    );
    const mayBe = new Set(['from/aadObjectId', 'from/id']);
    const good = `Bearer ${await issuer.token({ aud: APP, serviceurl: SERVICE })}`;
    const statuses: number[] = [];
    const response = { status: (code: number) => statuses.push(code), send: (body: unknown) => body, end: () => 0 };
    await fc.assert(
      fc.asyncProperty(place, value, async (path, wrong) => {
        const name = path.join('/');
        fc.pre(!mayBe.has(name) || typeof wrong !== 'string');
        const body = JSON.parse(JSON.stringify(click())) as Record<string, unknown>;
        const into = path.slice(0, -1).reduce((at, key) => at[key] as Record<string, unknown>, body);
        into[path.at(-1) ?? ''] = wrong;
        await bot.bot.process({ authorization: [good], body }, response);
        const [status = 0] = statuses.splice(0);
        expect(status).toBeGreaterThanOrEqual(400);
        expect(status).toBeLessThan(404);
      }),
      { numRuns: 2000 },
    );
    expect(heard).toEqual([]);
  });

  it('that only tells of something needs no person, and a message does', async () => {
    const arrived = { ...HERE, type: 'conversationUpdate', membersAdded: [{ id: `28:${APP}` }], from: { id: '29:x' } };
    expect(await knock(anActivity(SERVICE, { ...arrived, channelId: 'msteams' }))).toMatchObject({ status: 200 });
    heard.splice(0);
    expect(await knock(aMessage(SERVICE, 'hej', { ...HERE, from: { id: '29:x' } }))).toMatchObject({ status: 403 });
    expect(heard).toEqual([]);
  });
});

it('the record of what is asked over HTTP sees every client', async () => {
  await using issuer = await startIssuer();
  using outbound = recordOutbound();
  const elsewhere = issuer.url.replace('127.0.0.1', 'localhost');
  await fetch(elsewhere);
  expect(outbound.hosts).toEqual(['localhost']);
});
