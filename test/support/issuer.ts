import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';

type SigningKey = { readonly kid: string; readonly privateKey: CryptoKey; readonly publicKey: CryptoKey };

/** A key as the Bot Framework gives it out: with the channels that it may sign for. */
type PublishedKey = JWK & { readonly endorsements?: readonly string[] };

/** How the host of the keys behaves. */
export type Behaviour = 'well' | 'down' | 'html' | 'huge' | 'hangs' | 'drops' | 'elsewhere' | 'empty';

export type Issuer = {
  /** The OpenID metadata. */
  readonly url: string;
  readonly key: SigningKey;
  /** Requests as they came: `/metadata`, `/keys`. */
  readonly asked: readonly string[];
  behave(how: Behaviour): void;
  /** The keys that are given out from now on, beside the first. */
  publish(keys: readonly PublishedKey[]): void;
  /** Gives out other keys than the first. */
  rotate(): Promise<SigningKey>;
  /** A token of this issuer, by its key and valid for an hour unless said otherwise. */
  token(claims: JWTPayload, by?: SigningKey): Promise<string>;
  [Symbol.asyncDispose](): Promise<void>;
};

export const ISS = 'https://api.botframework.com';

export async function aKey(kid: string): Promise<SigningKey> {
  return { kid, ...(await generateKeyPair('RS256', { extractable: true })) };
}

export async function jwkOf(
  { kid, publicKey }: SigningKey,
  more: PublishedKey = { endorsements: ['msteams'] },
): Promise<PublishedKey> {
  return { ...(await exportJWK(publicKey)), kid, use: 'sig', ...more };
}

/** The issuer of the Bot Framework's tokens, on loopback. */
export async function startIssuer(): Promise<Issuer> {
  const key = await aKey('key-1');
  const first = await jwkOf(key);
  let published: readonly PublishedKey[] = [first];
  let behaviour: Behaviour = 'well';
  const asked: string[] = [];

  const answer = (path: string, response: ServerResponse): void => {
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const jwksUri = behaviour === 'elsewhere' ? 'http://169.254.169.254/keys' : `${origin}/keys`;
    const json = (value: unknown): void => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    };
    if (behaviour === 'down') response.writeHead(503).end();
    else if (behaviour === 'html')
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Logga in</html>');
    else if (behaviour === 'huge') json({ jwks_uri: jwksUri, keys: published, filling: 'x'.repeat(2_000_000) });
    else if (behaviour === 'drops') response.socket?.destroy();
    else if (behaviour === 'empty') json(path === '/keys' ? { keys: [] } : { jwks_uri: jwksUri });
    else if (behaviour !== 'hangs') json(path === '/keys' ? { keys: published } : { issuer: ISS, jwks_uri: jwksUri });
  };
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request.url ?? '', response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/metadata`,
    key,
    asked,
    behave: (how) => {
      behaviour = how;
    },
    publish: (keys) => {
      published = [first, ...keys];
    },
    rotate: async () => {
      const next = await aKey('key-2');
      published = [await jwkOf(next)];
      return next;
    },
    token: async (claims, by = key) => {
      const now = Math.floor(Date.now() / 1000);
      return await new SignJWT({ iss: ISS, nbf: now, exp: now + 3600, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: by.kid, typ: 'JWT' })
        .sign(by.privateKey);
    },
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
