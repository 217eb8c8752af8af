import addFormats from 'ajv-formats';
import { OpenAPIBackend, type Document } from 'openapi-backend';
import type { Operation } from '../../src/graph/operations.ts';
import { readSharedData } from './shared-data.ts';

/** Microsoft's description of the requests that we make, generated from its own schema; absent on a clone alone. */
const description = readSharedData('graph-subset.json') as Document | undefined;
export const hasContract = description !== undefined;
/** Stands in the name of a test that only the description can decide. */
export const NEEDS_CONTRACT = 'needs ../shared/data/graph-subset.json';

/** Documented, but not in the description: nothing of Microsoft's decides about these. */
export const NOT_DESCRIBED: ReadonlySet<Operation> = new Set(['channel.Archive', 'channel.Unarchive']);

export type Exchange = {
  readonly method: string;
  /** After the version: `/users/…`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
};

export type Contract = {
  /** What is wrong with a request, in words; empty when nothing is. */
  readonly faultsOfRequest: (operation: Operation, exchange: Exchange) => readonly string[];
  readonly faultsOfResponse: (operation: Operation, status: number, body: unknown) => readonly string[];
  /** The operations of the description, by their ids. */
  readonly operations: readonly string[];
  readonly permissionOf: (operation: Operation) => string;
};

// The tool reads a `$` in a path as the end of it.
const unmarked = (path: string): string => path.replaceAll('$', '');
const withoutMarks = (paths: object): object =>
  Object.fromEntries(Object.entries(paths).map(([path, item]) => [unmarked(path), item as unknown]));

let loaded: Promise<Contract | undefined> | undefined;

/** Reads the description once; undefined where there is none. */
export function loadContract(): Promise<Contract | undefined> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Contract | undefined> {
  if (!description) return undefined;
  const api = new OpenAPIBackend({
    definition: { ...description, paths: withoutMarks(description.paths ?? {}) } as Document,
    quick: true,
    ajvOpts: { strict: false },
    customizeAjv: (ajv) => addFormats.default(ajv),
  });
  await api.init();
  const operationOf = (id: Operation) => {
    const operation = api.getOperations().find((one) => one.operationId === id);
    if (!operation) throw new Error(`${id} is not in the description`);
    return operation;
  };
  const told = (errors: readonly { instancePath?: string; message?: string; params?: unknown }[] | null | undefined) =>
    (errors ?? []).map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
  return {
    operations: api.getOperations().map((one) => one.operationId ?? ''),
    permissionOf: (id) =>
      String((operationOf(id) as { 'x-least-privilege-application'?: string })['x-least-privilege-application']),
    faultsOfRequest: (id, exchange) => {
      if (NOT_DESCRIBED.has(id)) return [];
      // The mark of a next page is Graph's own and stands in no description.
      const { $skiptoken: _mark, ...query } = exchange.query;
      const request = {
        ...exchange,
        path: unmarked(exchange.path),
        query,
        headers: { ...exchange.headers },
      };
      const matched = api.matchOperation(request)?.operationId;
      if (matched !== id) return [`${exchange.method} ${exchange.path} is ${matched ?? 'nothing'} and not ${id}`];
      return told(api.validateRequest(request, operationOf(id)).errors);
    },
    faultsOfResponse: (id, status, body) => {
      if (NOT_DESCRIBED.has(id)) return [];
      const { responses = {} } = operationOf(id);
      const described = responses[`${status}`] ?? responses[`${Math.floor(status / 100)}XX`];
      if (!described) return [`${id} does not answer ${status}`];
      const hasContent = 'content' in described;
      if (!hasContent || body === undefined)
        return hasContent === (body !== undefined)
          ? []
          : [`${id} ${status}: content where there is none, or none where it is`];
      return told(api.validateResponse(body, operationOf(id), status).errors);
    },
  };
}
