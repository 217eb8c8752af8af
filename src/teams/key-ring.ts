import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import type { Log } from '../log.ts';
import { asObject, asText, type JsonObject } from './json.ts';
import { LIMITS } from './limits.ts';

const { keysForMs, lookAgainMs, tryAgainMs, keysTimeoutMs } = LIMITS.token;
const LARGEST_BYTES = 1_000_000;
const LEAST_BITS = 2048;

type KeyRingOptions = {
  /** The OpenID metadata; the keys lie on the same host. */
  readonly url: string;
  /** Only keys that are endorsed for this channel count. */
  readonly channel: string;
  readonly log: Log;
  /** In milliseconds, and never set back. */
  readonly now?: () => number;
  readonly timeoutMs?: number;
};

export type KeyRing = {
  /** The key, or that there is none by that name, or that no keys could be had. */
  find(kid: string): Promise<KeyObject | 'unknown' | 'unavailable'>;
};

/** Microsoft's signing keys, looked up when first needed, once a day and when a token names one that is not here. */
export function createKeyRing({
  url,
  channel,
  log,
  now = () => performance.now(),
  timeoutMs = keysTimeoutMs,
}: KeyRingOptions): KeyRing {
  let keys: ReadonlyMap<string, KeyObject> | undefined;
  let loadedAt = -Infinity;
  let triedAt = -Infinity;
  let loading: Promise<void> | undefined;

  const load = async (): Promise<void> => {
    triedAt = now();
    try {
      const metadata = await fetchJson(url, timeoutMs);
      const at = URL.parse(asText(metadata['jwks_uri']) ?? '');
      if (at?.origin !== new URL(url).origin) throw new Error('jwks_uri');
      keys = keysIn(await fetchJson(at.href, timeoutMs), channel);
      loadedAt = triedAt;
    } catch (error) {
      log.error('keys-unavailable', {}, error);
    }
  };

  return {
    find: async (kid) => {
      const isWanted = keys?.has(kid) !== true || now() - loadedAt >= keysForMs;
      if (isWanted && now() - triedAt >= (keys ? lookAgainMs : tryAgainMs)) {
        loading ??= load().finally(() => {
          loading = undefined;
        });
      }
      await loading;
      return keys ? (keys.get(kid) ?? 'unknown') : 'unavailable';
    },
  };
}

function keysIn(document: JsonObject, channel: string): ReadonlyMap<string, KeyObject> {
  const { keys } = document;
  if (!Array.isArray(keys)) throw new Error('keys');
  const found = keys.flatMap((one): [string, KeyObject][] => {
    const jwk = asObject(one);
    const kid = jwk?.['kid'];
    const endorsements = jwk?.['endorsements'];
    const isOurs = Array.isArray(endorsements) && endorsements.includes(channel) && jwk?.['kty'] === 'RSA';
    const key = isOurs && typeof kid === 'string' ? keyOf(jwk) : undefined;
    return key && typeof kid === 'string' ? [[kid, key]] : [];
  });
  if (found.length === 0) throw new Error('no key');
  return new Map(found);
}

function keyOf({ kty, n, e }: JsonObject): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: { kty, n, e } as JsonWebKey, format: 'jwk' });
    return (key.asymmetricKeyDetails?.modulusLength ?? 0) >= LEAST_BITS ? key : undefined;
  } catch {
    return undefined;
  }
}

async function fetchJson(url: string, timeoutMs: number): Promise<JsonObject> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
  if (!response.ok || !response.body) throw Object.assign(new Error('status'), { code: String(response.status) });
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    if (bytes > LARGEST_BYTES) throw new Error('too large');
    chunks.push(chunk);
  }
  const document = asObject(JSON.parse(Buffer.concat(chunks).toString()));
  if (!document) throw new Error('no object');
  return document;
}
