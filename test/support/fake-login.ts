import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type TokenRequest = { readonly tenant: string; readonly form: Readonly<Record<string, string>> };
type Answer = { readonly status: number; readonly body: object };

export type FakeLogin = {
  /** As `Platform.login`. */
  readonly login: string;
  readonly asked: readonly TokenRequest[];
  /** What token requests are answered with from now on. */
  answer(how: (request: TokenRequest) => Answer): void;
  /** How far the Date header is off, in milliseconds. */
  skew(ms: number): void;
  [Symbol.asyncDispose](): Promise<void>;
};

/** Entra's token endpoint on loopback. */
export async function startFakeLogin(): Promise<FakeLogin> {
  const asked: TokenRequest[] = [];
  let offMs = 0;
  let how = (request: TokenRequest): Answer => ({
    status: 200,
    body: { token_type: 'Bearer', expires_in: 3599, access_token: `token-for-${request.form['scope']}` },
  });
  const server = createServer((request, response) => {
    void serve(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const login = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, tenant = '', ...rest] = (request.url ?? '').split('?')[0]?.split('/') ?? [];
    const path = rest.join('/');
    response.setHeader('date', new Date(Date.now() + offMs).toUTCString());
    const json = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (path !== 'oauth2/v2.0/token') return json(404, {});
    const form = Object.fromEntries(new URLSearchParams(await bodyOf(request)));
    asked.push({ tenant, form });
    const { status, body } = how({ tenant, form });
    return json(status, body);
  }

  return {
    login,
    asked,
    answer: (next) => {
      how = next;
    },
    skew: (ms) => {
      offMs = ms;
    },
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
