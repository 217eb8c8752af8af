import type { Log } from '../log.ts';
import type { Credentials } from './credentials.ts';
import { CHANNEL, faultOfAddress, faultOfBody, type Unwanted } from './gate.ts';
import { asObject } from './json.ts';
import { createKeyRing, type KeyRing } from './key-ring.ts';
import type { Platform } from './platform.ts';
import { faultOfClaims, readToken, type TokenFault } from './token.ts';

/** `reason` is for the log; the caller gets the status and a body that is the same for each. */
export type Refused = {
  readonly status: 400 | 401 | 403 | 503;
  readonly reason: Unwanted | TokenFault | 'keys-unavailable' | 'sdk' | 'sdk-keys' | 'sdk-late';
};

export type Knock = {
  /** Each Authorization header that the request had. */
  readonly authorization: readonly string[];
  readonly body: unknown;
};

type EntranceOptions = { readonly credentials: Credentials; readonly platform: Platform; readonly log: Log };

/**
 * Gives why a request is not let in, if it is not. Who has no token of Microsoft's learns only that, whatever else is
 * wrong. The SDK's own check comes after this one: it lets more through, and writes keys and stacks to the console.
 */
export function createEntrance({
  credentials,
  platform,
  log,
}: EntranceOptions): (knock: Knock) => Promise<Refused | undefined> {
  const ofBody = (body: unknown): Unwanted | undefined => faultOfBody(asObject(body), platform.allowServiceUrl);
  if (credentials.kind === 'none') return ({ body }) => Promise.resolve(unwanted(ofBody(body)));
  const keys = createKeyRing({ url: platform.openIdMetadata, channel: CHANNEL, log });
  return async ({ authorization, body }) => {
    const activity = asObject(body) ?? {};
    const { serviceUrl } = activity;
    const fault = await faultOfToken(authorization, keys, { appId: credentials.appId, serviceUrl });
    if (fault) return { status: fault === 'keys-unavailable' ? 503 : 401, reason: fault };
    return unwanted(ofBody(body) ?? faultOfAddress(activity, credentials));
  };
}

const unwanted = (fault: Unwanted | undefined): Refused | undefined =>
  fault && { status: fault === 'not-an-activity' ? 400 : 403, reason: fault };

async function faultOfToken(
  authorization: readonly string[],
  keys: KeyRing,
  wanted: { readonly appId: string; readonly serviceUrl: unknown },
): Promise<TokenFault | 'keys-unavailable' | undefined> {
  const token = readToken(authorization);
  if (typeof token === 'string') return token;
  const fault = faultOfClaims(token.claims, { ...wanted, now: Date.now() });
  if (fault) return fault;
  const key = await keys.find(token.kid);
  if (key === 'unavailable') return 'keys-unavailable';
  if (key === 'unknown') return 'token-key';
  return token.isBy(key) ? undefined : 'token-signature';
}
