import { randomUUID } from 'node:crypto';
import type { Log } from '../log.ts';
import { LIMITS } from '../teams/limits.ts';
import { realTimer, type Timer } from '../teams/within.ts';
import { fromAnswer, fromNetwork, GraphError } from './errors.ts';
import { createLanes, pause, unlessAborted } from './lanes.ts';
import { OPERATIONS, type Answer, type Ask, type Item, type ListOperation, type Operation } from './operations.ts';

export type GraphOptions = {
  /** Graph's address with its version, without a slash at the end. */
  readonly baseUrl: string;
  /** A token for the application; may fail or never come. */
  readonly graphToken: () => Promise<string>;
  readonly log: Log;
  readonly timer?: Timer;
  /** Milliseconds of the epoch. */
  readonly now?: () => number;
  /** Names a request in our log and in Microsoft's. */
  readonly newId?: () => string;
};

type Choice = {
  /** Milliseconds for everything: waiting for a turn, token, request and second tries. Default 15 s. */
  readonly withinMs?: number;
};

/** Microsoft Graph for the application itself. Every failure is a GraphError. */
export type Graph = {
  /** One request; what it gives is Graph's answer, or undefined where that has no content. */
  readonly request: <O extends Operation>(operation: O, ask: Ask<O>, choice?: Choice) => Promise<Answer<O>>;
  /** Every item of a list, page after page; each page is a request with a time of its own. */
  readonly all: <O extends ListOperation>(operation: O, ask: Ask<O>, choice?: Choice) => AsyncGenerator<Item<O>>;
};

type Asked = Readonly<Record<string, string>> & { readonly query?: Readonly<Record<string, string>>; body?: unknown };
type Try = { readonly operation: Operation; readonly url: string; readonly asked: Asked; readonly id: string };

export function createGraph(options: GraphOptions): Graph {
  const { baseUrl, graphToken, log, timer = realTimer, now = Date.now, newId = randomUUID } = options;
  const lanes = createLanes(timer, now);

  const send = async ({ operation, url, asked, id }: Try, signal: AbortSignal): Promise<unknown> => {
    const { method, permission } = OPERATIONS[operation];
    const token = await unlessAborted(graphToken(), signal).catch(() => {
      throw new GraphError('unreachable', 'token');
    });
    const response = await fetch(url, {
      method,
      headers: headersOf(token, id, asked),
      ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
      // The token goes nowhere but where we meant it to go.
      redirect: 'manual',
      signal,
    }).catch((cause: unknown) => {
      throw signal.aborted ? new GraphError('transient', 'timeout') : fromNetwork(cause);
    });
    const text = await response.text().catch(() => {
      throw new GraphError('transient', signal.aborted ? 'timeout' : 'dropped');
    });
    const body = parsed(text);
    if (response.ok) {
      if (body === UNREADABLE) throw new GraphError('transient', 'unreadable');
      return body;
    }
    throw fromAnswer(
      { status: response.status, retryAfter: response.headers.get('retry-after'), body },
      permission,
      now(),
    );
  };

  const inTurn = async (one: Try, signal: AbortSignal): Promise<unknown> => {
    const lane = 'lane' in OPERATIONS[one.operation] ? OPERATIONS[one.operation] : undefined;
    const work = (): Promise<unknown> => send(one, signal);
    if (lane?.path.startsWith('/users/')) return await lanes.inMailbox(one.asked['user'] ?? '', signal, work);
    return lane ? await lanes.inTeam(one.asked['team'] ?? '', signal, work) : await work();
  };

  const tried = async (one: Try, signal: AbortSignal): Promise<unknown> => {
    for (let secondTries = 0; ; secondTries += 1) {
      try {
        return await inTurn(one, signal);
      } catch (error) {
        const wait = waitBefore(one.operation, error, secondTries);
        if (wait === undefined) throw error;
        await pause(timer, wait, signal);
      }
    }
  };

  const call = async (operation: Operation, url: string, asked: Asked, choice: Choice = {}): Promise<unknown> => {
    const one = { operation, url, asked, id: newId() };
    const over = new AbortController();
    const unsent = new GraphError('unreachable', 'timeout');
    const stop = timer(choice.withinMs ?? LIMITS.graph.timeoutMs, () => over.abort(unsent));
    const begun = now();
    const note = { operation, request: one.id };
    try {
      const answer = await tried(one, over.signal);
      log.info('graph', { ...note, ms: now() - begun });
      return answer;
    } catch (error) {
      const known = error instanceof GraphError ? error : new GraphError('bad', 'request');
      log.warn('graph-failed', { ...note, ms: now() - begun, fault: known.fault, reason: known.code });
      throw error;
    } finally {
      stop();
    }
  };

  const first = (operation: Operation, asked: Asked): string => `${baseUrl}${addressOf(operation, asked)}`;
  return {
    request: async (operation, ask, choice) =>
      (await call(operation, first(operation, ask), ask, choice)) as Answer<typeof operation>,
    all: async function* all(operation, ask, choice) {
      const seen = new Set<string>();
      let url: string | undefined = first(operation, ask);
      while (url !== undefined) {
        seen.add(url);
        const page = (await call(operation, url, ask, choice)) as Answer<typeof operation>;
        yield* page.value as readonly Item<typeof operation>[];
        url = page['@odata.nextLink'];
        const isOurs = url === undefined || (url.startsWith(`${baseUrl}/`) && !seen.has(url));
        if (!isOurs) throw new GraphError('bad', 'next-link');
      }
    },
  };
}

/** Milliseconds until a second try; undefined where there shall be none. */
function waitBefore(operation: Operation, error: unknown, secondTries: number): number | undefined {
  if (!(error instanceof GraphError) || error.after === undefined) return undefined;
  const wait = error.after * 1000;
  const { secondTries: most, longestWaitMs } = LIMITS.graph;
  const isMeant = OPERATIONS[operation].isSafeTwice && secondTries < most && wait <= longestWaitMs;
  return isMeant ? wait : undefined;
}

function headersOf(token: string, id: string, { body, query }: Asked): Record<string, string> {
  return {
    authorization: `Bearer ${token}`,
    accept: 'application/json',
    'client-request-id': id,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    // Searching and counting people is only answered by the directory's index.
    ...(query?.['$search'] !== undefined || query?.['$count'] !== undefined ? { consistencylevel: 'eventual' } : {}),
  };
}

function addressOf(operation: Operation, asked: Asked): string {
  const path = OPERATIONS[operation].path.replaceAll(/\{(\w+)\}/gu, (_whole, name: string) => {
    const value = asked[name];
    // An empty or dotted part would make another request of it.
    if (value === undefined || /^\.{0,2}$/u.test(value)) throw new GraphError('bad', 'path');
    return encodeURIComponent(value);
  });
  const query = Object.entries(asked.query ?? {}).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return query.length === 0 ? path : `${path}?${query.join('&')}`;
}

const UNREADABLE = Symbol('unreadable');

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return UNREADABLE;
  }
}
