import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OPERATIONS, type Operation } from '../../src/graph/operations.ts';
import { loadContract, type Exchange } from './graph-contract.ts';

export type GraphRequest = Exchange & {
  readonly operation: Operation;
  /** The parts of the path by their names: `user`, `event`. */
  readonly parts: Readonly<Record<string, string>>;
};
export type Reply = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};
/** Not an answer of Graph's: nothing at all, a closed connection, that after it was done, a proxy's page, half a value. */
type Misfortune = 'hang' | 'drop' | 'lost' | 'html' | 'broken-json';

export type FakeGraph = {
  /** With the version, as the gateway wants it. */
  readonly url: string;
  /** Every request that came, in order, also those that failed. */
  readonly requests: readonly GraphRequest[];
  /** What an operation answers from now on. */
  readonly on: (operation: Operation, answer: (request: GraphRequest) => Reply) => void;
  /** The next request, or the next of one operation, fails so. */
  readonly failNext: (how: Reply | Misfortune, operation?: Operation) => void;
  /** Every request of the operation is refused as for an application without the permission. */
  readonly forbid: (operation: Operation) => void;
  readonly until: (predicate: (graph: FakeGraph) => boolean) => Promise<void>;
  /** What was not as Microsoft describes it, of requests and answers; always empty without the description. */
  readonly breaches: readonly string[];
  /** Fails when the contract was broken. */
  readonly [Symbol.asyncDispose]: () => Promise<void>;
};

export const refused = (status: number, code = 'Fault'): Reply => ({
  status,
  body: { error: { code, message: 'The words of Graph may name a person.' } },
});

const ROUTES = Object.entries(OPERATIONS).map(([operation, { method, path }]) => ({
  operation: operation as Operation,
  method: method as string,
  pattern: new RegExp(`^${path.replaceAll('$', String.raw`\$`).replaceAll(/\{(\w+)\}/gu, '(?<$1>[^/]+)')}$`, 'u'),
}));

/** Microsoft Graph on loopback: checks each request and answer against its description, and fails as it is told to. */
export async function startFakeGraph(): Promise<FakeGraph> {
  const contract = await loadContract();
  const requests: GraphRequest[] = [];
  const breaches: string[] = [];
  const answers = new Map<Operation, (request: GraphRequest) => Reply>();
  const faults: { how: Reply | Misfortune; operation: Operation | undefined }[] = [];
  const waiting = new Set<() => void>();

  /** What the test asked to fail need not be as described; everything else must. */
  const replyTo = (request: GraphRequest): Reply | Misfortune => {
    const index = faults.findIndex(({ operation }) => operation === undefined || operation === request.operation);
    const fault = faults.splice(index, index === -1 ? 0 : 1)[0]?.how;
    if (fault !== undefined && fault !== 'lost') return fault;
    const wrong = contract?.faultsOfRequest(request.operation, request) ?? [];
    breaches.push(...wrong.map((fault) => `${request.operation} asked: ${fault}`));
    if (wrong.length > 0) return refused(400, 'BadRequest');
    const reply = answers.get(request.operation)?.(request) ?? refused(404, 'ResourceNotFound');
    const lies = contract?.faultsOfResponse(request.operation, reply.status, reply.body) ?? [];
    breaches.push(...lies.map((fault) => `${request.operation} answered: ${fault}`));
    return fault ?? reply;
  };

  const server = createServer((incoming, response) => {
    void textOf(incoming).then((text) => {
      const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://fake');
      const path = pathname.replace(/^\/v1\.0/u, '');
      const method = incoming.method ?? '';
      const route = ROUTES.map((one) => ({
        ...one,
        found: one.method === method ? one.pattern.exec(path) : null,
      })).find(({ found }) => found);
      if (!route) {
        breaches.push(`${method} ${path} is no operation of ours`);
        return response.writeHead(404).end();
      }
      const headers = Object.fromEntries(Object.entries(incoming.headers).map(([key, value]) => [key, String(value)]));
      const parts = Object.entries(route.found?.groups ?? {}).map(([name, part]) => [name, decodeURIComponent(part)]);
      const request: GraphRequest = {
        operation: route.operation,
        method,
        path,
        query: Object.fromEntries(searchParams),
        headers,
        parts: Object.fromEntries(parts) as Record<string, string>,
        body: text === '' ? undefined : (JSON.parse(text) as unknown),
      };
      requests.push(request);
      const reply = replyTo(request);
      if (typeof reply === 'string') misbehave(response, reply);
      else {
        response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
        response.end(reply.body === undefined ? undefined : JSON.stringify(reply.body));
      }
      for (const look of waiting) look();
      return undefined;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const graph: FakeGraph = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1.0`,
    requests,
    breaches,
    on: (operation, answer) => answers.set(operation, answer),
    failNext: (how, operation) => faults.push({ how, operation }),
    forbid: (operation) => answers.set(operation, () => refused(403, 'ErrorAccessDenied')),
    until: (predicate) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!predicate(graph)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      if (breaches.length > 0) throw new Error(`Graph's contract was broken:\n${breaches.join('\n')}`);
    },
  };
  return graph;
}

function misbehave(response: ServerResponse, how: Misfortune): void {
  if (how === 'drop' || how === 'lost') response.socket?.destroy();
  if (how === 'html') response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Logga in i nätverket</html>');
  if (how === 'broken-json') response.writeHead(200, { 'content-type': 'application/json' }).end('{"value": [');
}

async function textOf(stream: AsyncIterable<unknown>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
