import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Json = Readonly<Record<string, unknown>>;

/** What a person in Teams would now see: an accepted post, or an accepted edit of one. */
export type Delivered = {
  readonly method: 'POST' | 'PUT';
  readonly conversationId: string;
  readonly activityId: string;
  readonly activity: Json;
};

type Fault = {
  readonly times?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text is sent as it is: an answer that cannot be read. */
  readonly body?: Json | string;
};

export type FakeConnector = {
  /** The `serviceUrl` of activities. */
  readonly url: string;
  /** Every call as it came, also those that failed: `POST /v3/conversations/…`. */
  readonly calls: readonly string[];
  readonly delivered: readonly Delivered[];
  /** What each chat was asked for with, in order. */
  readonly opened: readonly Json[];
  /** Accounts without the app: no chat with them can be made. */
  readonly lacksApp: Set<string>;
  /** Answers of `members`, by conversation. */
  readonly members: Map<string, readonly Json[]>;
  /** Graph's id of each team, by the one that Teams uses. */
  readonly groups: Map<string, string>;
  failNext(status: number, fault?: Fault): void;
  /**
   * Teams is down: every call whose body has the words fails, until the function that comes back is called. With
   * `delivers` the message arrives and only the answer is lost.
   */
  failWhile(
    status: number | 'drop',
    words: string,
    choice?: { readonly delivers?: boolean; readonly body?: Json | string },
  ): () => void;
  /** Takes the next call and never answers. */
  hangNext(): void;
  /** Takes the next call that has the words, and answers it when the function that comes back is called. */
  holdNext(words: string): () => void;
  /** Takes the next call and closes the connection. */
  dropNext(): void;
  /** The next post that no earlier `nextPost` has given, whether it is already here or not. */
  nextPost(): Promise<Delivered>;
  until(predicate: (connector: FakeConnector) => boolean): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

type Misbehave = (response: ServerResponse) => void;

/** The Bot Connector's REST on loopback. */
export async function startFakeConnector(): Promise<FakeConnector> {
  const calls: string[] = [];
  const delivered: Delivered[] = [];
  const opened: Json[] = [];
  const lacksApp = new Set<string>();
  const members = new Map<string, readonly Json[]>();
  const groups = new Map<string, string>();
  const faults: Misbehave[] = [];
  const holds: { readonly words: string; readonly gate: Promise<void> }[] = [];
  const outages = new Set<{ status: number | 'drop'; words: string; delivers: boolean; body: Json | string }>();
  const waiting = new Set<() => void>();
  let ids = 0;
  let taken = 0;

  const accept = (method: 'POST' | 'PUT', conversationId: string, activityId: string, activity: Json): Json => {
    delivered.push({ method, conversationId, activityId, activity });
    return { id: activityId };
  };

  const create = (body: Json): Json => {
    const channel = (body['channelData'] as { channel?: { id: string } } | undefined)?.channel?.id;
    const [member] = (body['members'] as { id: string }[] | undefined) ?? [];
    ids += 1;
    const id = channel === undefined ? `a:${member?.id ?? ids}` : `${channel};messageid=${ids}`;
    if (body['activity'] === undefined) return { id };
    accept('POST', id, `${ids}`, body['activity'] as Json);
    return { id, activityId: `${ids}` };
  };

  const createOrRefuse = (body: Json): { status: number; body: unknown } => {
    const [member] = (body['members'] as { id: string }[] | undefined) ?? [];
    if (!body['isGroup']) opened.push(body);
    return lacksApp.has(member?.id ?? '')
      ? { status: 403, body: { error: { code: 'Forbidden', message: '' } } }
      : { status: 201, body: create(body) };
  };

  const route = (method: string, path: string, body: Json): { status: number; body: unknown } => {
    const [version, kind, conversation, what, id] = path.split('/').slice(1).map(decodeURIComponent);
    if (version !== 'v3') return notFound('NotFound');
    const group = groups.get(conversation ?? '');
    if (kind === 'teams')
      return group === undefined
        ? notFound('NotFound')
        : { status: 200, body: { id: conversation, aadGroupId: group } };
    if (conversation === undefined) return createOrRefuse(body);
    if (method === 'POST' && what === 'activities') {
      ids += 1;
      return { status: 201, body: accept('POST', conversation, `${ids}`, body) };
    }
    if (method === 'PUT' && what === 'activities' && id !== undefined) {
      const known = delivered.some((one) => one.conversationId === conversation && one.activityId === id);
      return known
        ? { status: 200, body: accept('PUT', conversation, id, body) }
        : notFound('ActivityNotFoundInConversation');
    }
    const present = members.get(conversation) ?? [];
    if (what === 'pagedmembers') return { status: 200, body: { members: present } };
    if (what !== 'members') return notFound('NotFound');
    if (id === undefined) return { status: 200, body: present };
    const member = present.find((one) => one['id'] === id || one['aadObjectId'] === id);
    return member ? { status: 200, body: member } : notFound('MemberNotFoundInConversation');
  };

  const server = createServer((request, response) => {
    void readBody(request).then(async (text) => {
      const { pathname } = new URL(request.url ?? '/', 'http://fake');
      calls.push(`${request.method} ${pathname}`);
      for (const look of waiting) look();
      const held = holds.findIndex(({ words }) => text.includes(words));
      await holds.splice(held, held < 0 ? 0 : 1)[0]?.gate;
      const misbehave = faults.shift();
      const outage = [...outages].find(({ words }) => text.includes(words));
      if (misbehave) misbehave(response);
      else if (outage) {
        if (outage.delivers) route(request.method ?? '', pathname, JSON.parse(text) as Json);
        if (outage.status === 'drop') response.socket?.destroy();
        else json(response, outage.status, outage.body);
      } else {
        const result = route(request.method ?? '', pathname, text === '' ? {} : (JSON.parse(text) as Json));
        json(response, result.status, result.body);
      }
      for (const look of waiting) look();
      return undefined;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const connector: FakeConnector = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    calls,
    delivered,
    opened,
    lacksApp,
    members,
    groups,
    failNext: (status, { times = 1, headers = {}, body = { error: { code: 'Fault', message: 'fault' } } } = {}) => {
      for (let i = 0; i < times; i += 1) faults.push((response) => json(response, status, body, headers));
    },
    failWhile: (status, words, { delivers = false, body = { error: { code: 'Fault', message: 'fault' } } } = {}) => {
      const outage = { status, words, delivers, body };
      outages.add(outage);
      return () => outages.delete(outage);
    },
    hangNext: () => faults.push(() => {}),
    holdNext: (words) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      holds.push({ words, gate: promise });
      return resolve;
    },
    dropNext: () => faults.push((response) => response.socket?.destroy()),
    until: (predicate) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!predicate(connector)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    nextPost: async () => {
      const index = taken;
      taken += 1;
      const posts = (): Delivered[] => delivered.filter(({ method }) => method === 'POST');
      await connector.until(() => posts().length > index);
      return posts()[index] as Delivered;
    },
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
  return connector;
}

function notFound(code: string): { status: number; body: Json } {
  return { status: 404, body: { error: { code, message: code } } };
}

function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
