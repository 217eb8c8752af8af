import { createHmac, KeyObject, sign } from 'node:crypto';
import { exportJWK, exportSPKI, type CryptoKey, type JWK } from 'jose';
import { aKey, ISS, type Issuer } from './issuer.ts';

type Json = Readonly<Record<string, unknown>>;

const encode = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

type Parts = {
  readonly header?: Json;
  readonly claims?: Json | string;
  readonly key?: CryptoKey;
  readonly hash?: string;
};

/** A token of any header and claims, signed by any key. */
export type Forge = (parts: Parts) => string;
export type Forged = readonly [name: string, authorization: string | readonly string[]];

const without = (claims: Json, name: string): Json =>
  Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name));

/** Tokens that must not be believed, by what is wrong with them (S1); `good` is what each of them spoils. */
export async function forgedTokens(issuer: Issuer, good: Json): Promise<readonly Forged[]> {
  const now = Math.floor(Date.now() / 1000);
  const usual: Json = { iss: ISS, nbf: now, exp: now + 3600, ...good };
  const own = { alg: 'RS256', kid: issuer.key.kid, typ: 'JWT' };
  const other = await aKey(issuer.key.kid);
  const otherJwk: JWK = await exportJWK(other.publicKey);
  const pem = await exportSPKI(issuer.key.publicKey);
  const forge: Forge = ({ header = own, claims = usual, key = issuer.key.privateKey, hash = 'sha256' }) => {
    const signed = `${encode(header)}.${encode(claims)}`;
    return `${signed}.${sign(hash, Buffer.from(signed), KeyObject.from(key)).toString('base64url')}`;
  };
  const unsigned = (header: Json, claims = usual): string => `${encode(header)}.${encode(claims)}`;
  const mac = (hash: string, secret: string): string => {
    const signed = unsigned({ ...own, alg: `HS${hash.slice(3)}` });
    return `${signed}.${createHmac(hash, secret).update(signed).digest('base64url')}`;
  };
  const claim = (name: string, value: unknown): string => forge({ claims: { ...usual, [name]: value } });
  const header = (more: Json, key = other.privateKey): string => forge({ header: { ...own, ...more }, key });
  const right = forge({});
  const [head = '', body = '', signature = ''] = right.split('.');
  const tampered = encode({ ...usual, extra: 1 });

  const tokens: Readonly<Record<string, string>> = {
    ...Object.fromEntries(
      ['none', 'None', 'NONE', 'nOnE', '', ' none', 'null'].map((alg) => [
        `alg ${JSON.stringify(alg)}, no signature`,
        `${unsigned({ ...own, alg })}.`,
      ]),
    ),
    'alg none with a signature': `${unsigned({ ...own, alg: 'none' })}.${signature}`,
    'no alg': `${unsigned(without(own, 'alg'))}.${signature}`,
    'alg a list': `${unsigned({ ...own, alg: ['RS256'] })}.${signature}`,
    'HS256 by the public key as PEM': mac('sha256', pem),
    'HS384 by the public key as PEM': mac('sha384', pem),
    'HS512 by the public key as PEM': mac('sha512', pem),
    'HS256 by the modulus': mac('sha256', (await exportJWK(issuer.key.publicKey)).n ?? ''),
    'HS256 by nothing': mac('sha256', ''),
    'PS256 said of an RS256 signature': `${unsigned({ ...own, alg: 'PS256' })}.${signature}`,
    'ES256 said of an RS256 signature': `${unsigned({ ...own, alg: 'ES256' })}.${signature}`,
    'RS512 said of a signature over another hash': forge({ header: { ...own, alg: 'RS512' } }),
    'RS1 signed so': forge({ header: { ...own, alg: 'RS1' }, hash: 'sha1' }),
    'another key of the same name': forge({ key: other.privateKey }),
    'its own key as jwk': header({ jwk: otherJwk }),
    'its own key as jwk and no kid': forge({
      header: { alg: 'RS256', jwk: otherJwk },
      key: other.privateKey,
    }),
    'its own keys by jku': header({ jku: 'http://169.254.169.254/keys' }),
    'its own keys by jku of a lookalike': header({ jku: 'https://login.botframework.com.evil.example/keys' }),
    'its own certificate by x5u': header({ x5u: 'https://evil.example/cert' }),
    'its own certificate as x5c': header({ x5c: ['MIIB'] }),
    'crit that nobody knows': header({ crit: ['exp2'], exp2: 1 }, issuer.key.privateKey),
    'crit of b64': header({ crit: ['b64'], b64: false }, issuer.key.privateKey),
    'crit empty': header({ crit: [] }, issuer.key.privateKey),
    'no kid': forge({ header: { alg: 'RS256' } }),
    ...Object.fromEntries(
      ['', 'key-2', '../keys/key-1', '/dev/null', "' or 1=1 --", '__proto__', 'constructor', 'key-1\0', 'KEY-1'].map(
        (kid) => [`kid ${JSON.stringify(kid)}`, header({ kid }, issuer.key.privateKey)],
      ),
    ),
    'kid an object': header({ kid: { $ne: null } }, issuer.key.privateKey),
    'kid a list': header({ kid: ['key-1'] }, issuer.key.privateKey),
    'kid of 4000 characters': header({ kid: 'k'.repeat(4000) }, issuer.key.privateKey),
    expired: claim('exp', now - 301),
    'expired long ago': claim('exp', 1),
    'exp 0': claim('exp', 0),
    'exp negative': claim('exp', -1),
    'no exp': forge({ claims: without(usual, 'exp') }),
    'exp a text': claim('exp', String(now + 3600)),
    'exp null': claim('exp', null),
    'exp without end': forge({ claims: JSON.stringify(usual).replace(/"exp":\d+/u, '"exp":1e999') }),
    'exp in ten years': claim('exp', now + 315_360_000),
    'nbf in the future': claim('nbf', now + 400),
    'nbf a text': claim('nbf', 'now'),
    'no aud': forge({ claims: without(usual, 'aud') }),
    'aud a list with ours': claim('aud', [good['aud']]),
    'aud a list of two': claim('aud', [good['aud'], 'another']),
    'aud another bot': claim('aud', '33333333-3333-4333-8333-333333333333'),
    'aud with a space': claim('aud', `${String(good['aud'])} `),
    'aud empty': claim('aud', ''),
    'aud true': claim('aud', true),
    'token of another bot that names us': forge({
      claims: { ...usual, aud: 'another', ver: '1.0', appid: good['aud'] },
    }),
    'no iss': forge({ claims: without(usual, 'iss') }),
    ...Object.fromEntries(
      [
        'https://api.botframework.com/',
        'https://api.botframework.com.evil.example',
        'https://api.botframework.us',
        'http://api.botframework.com',
        'https://API.botframework.com',
        'https://api.botframew\u00f6rk.com',
        'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
        'https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0',
        'https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0',
        'https://sts.windows.net/22222222-2222-4222-8222-222222222222/',
      ].map((iss) => [`iss ${iss}`, claim('iss', iss)]),
    ),
    'iss a list': claim('iss', [ISS]),
    'the emulator’s, with version and app': forge({
      claims: {
        ...usual,
        iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
        ver: '1.0',
        appid: good['aud'],
      },
    }),
    'Entra’s of another tenant than tid says': forge({
      claims: {
        ...usual,
        iss: 'https://login.microsoftonline.com/aaaa/v2.0',
        tid: 'bbbb',
        ver: '2.0',
        azp: good['aud'],
      },
    }),
    'Entra’s without tid': forge({
      claims: { ...usual, iss: 'https://login.microsoftonline.com/common/v2.0', ver: '2.0', azp: good['aud'] },
    }),
    'no serviceurl': forge({ claims: without(usual, 'serviceurl') }),
    'another serviceurl': claim('serviceurl', 'https://smba.trafficmanager.net/amer/'),
    'serviceurl without its slash': claim('serviceurl', String(good['serviceurl']).slice(0, -1)),
    'serviceurl a list': claim('serviceurl', [good['serviceurl']]),
    'claims changed after signing': `${head}.${tampered}.${signature}`,
    'header changed after signing': `${encode({ ...own, x: 1 })}.${body}.${signature}`,
    'no signature': `${head}.${body}.`,
    'two parts': `${head}.${body}`,
    'four parts': `${right}.${signature}`,
    'cut short': right.slice(0, -20),
    'one character more': `${right}A`,
    'with padding': `${right}=`,
    'in base64': right.replaceAll('-', '+').replaceAll('_', '/').concat('+'),
    'claims no JSON': forge({ claims: 'hej' }),
    'claims a list': forge({ claims: '[]' }),
    'claims null': forge({ claims: 'null' }),
    'of 9 kB': claim('filling', 'x'.repeat(9000)),
    'no token': '',
    text: 'hej',
  };
  const headers: Readonly<Record<string, string | readonly string[]>> = {
    'no header': [],
    'an empty header': '',
    'two headers': [`Bearer ${right}`, `Bearer ${right}`],
    'two headers, the second good': ['Bearer a.b.c', `Bearer ${right}`],
    'Basic instead': `Basic ${Buffer.from('bot:secret').toString('base64')}`,
    'bearer in small letters': `bearer ${right}`,
    'two spaces': `Bearer  ${right}`,
    'two tokens in one': `Bearer ${right}, Bearer ${right}`,
    'only the token': right,
    'only the word': 'Bearer',
  };
  return [
    ...Object.entries(tokens).map(([name, token]): Forged => [name, `Bearer ${token}`]),
    ...Object.entries(headers),
  ];
}
