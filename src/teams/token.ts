import { verify, type KeyObject } from 'node:crypto';
import { asObject, type JsonObject } from './json.ts';
import { LIMITS } from './limits.ts';

export const ISSUER = 'https://api.botframework.com';

/** Why a token is not believed: a code for the log, never for the caller. */
export type TokenFault = `token-${
  'missing' | 'twice' | 'form' | 'algorithm' | 'issuer' | 'audience' | 'time' | 'service-url' | 'key' | 'signature'}`;

export type Token = {
  readonly kid: string;
  readonly claims: JsonObject;
  /** Is it signed by this key? */
  readonly isBy: (key: KeyObject) => boolean;
};

const HASHES: ReadonlyMap<unknown, string> = new Map([
  ['RS256', 'sha256'],
  ['RS384', 'sha384'],
  ['RS512', 'sha512'],
]);
const BEARER = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/u;

/** The token of the Authorization headers as it was presented: nothing in it is true before `isBy` has said so. */
export function readToken(authorization: readonly string[]): Token | TokenFault {
  const [header, ...more] = authorization;
  if (header === undefined || header === '') return 'token-missing';
  if (more.length > 0) return 'token-twice';
  const parts = header.length > LIMITS.token.longest ? undefined : BEARER.exec(header)?.slice(1);
  const [head, claims] = (parts ?? []).slice(0, 2).map(asJson);
  const [first = '', second = '', third = ''] = parts ?? [];
  const kid = head?.['kid'];
  if (!parts?.every(isCanonical) || !head || !claims || typeof kid !== 'string') return 'token-form';
  const hash = HASHES.get(head['alg']);
  // What a header asks us to understand, none of which we do, must be refused (RFC 7515, 4.1.11).
  if (hash === undefined || 'crit' in head) return 'token-algorithm';
  const signature = Buffer.from(third, 'base64url');
  return { kid, claims, isBy: (key) => verify(hash, Buffer.from(`${first}.${second}`), key, signature) };
}

/** One text for each value: another that decodes to the same bytes is no token of Microsoft's. */
const isCanonical = (part: string): boolean => Buffer.from(part, 'base64url').toString('base64url') === part;

function asJson(part: string): JsonObject | undefined {
  try {
    return asObject(JSON.parse(Buffer.from(part, 'base64url').toString()));
  } catch {
    return undefined;
  }
}

/**
 * What the SDK asks only if it is there, or not at all: that the token is from the Bot Framework's own issuer, for this
 * bot alone, of now, and for the service URL that is answered. `now` in milliseconds.
 */
export function faultOfClaims(
  { iss, aud, exp, nbf, serviceurl }: JsonObject,
  wanted: { readonly appId: string; readonly serviceUrl: unknown; readonly now: number },
): TokenFault | undefined {
  if (iss !== ISSUER) return 'token-issuer';
  if (aud !== wanted.appId) return 'token-audience';
  const now = wanted.now / 1000;
  const { skewSeconds, longestLifeSeconds } = LIMITS.token;
  const isNow = typeof exp === 'number' && now < exp + skewSeconds && exp < now + longestLifeSeconds;
  const isBegun = nbf === undefined || (typeof nbf === 'number' && nbf <= now + skewSeconds);
  if (!isNow || !isBegun) return 'token-time';
  return typeof serviceurl === 'string' && serviceurl === wanted.serviceUrl ? undefined : 'token-service-url';
}
