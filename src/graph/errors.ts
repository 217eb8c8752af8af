import { DeliveryError } from '../app/delivery.ts';
import { retryAfter } from '../teams/retry-after.ts';
import type { Permission } from './permissions.ts';

/**
 * `unreachable`: nothing was sent. `transient`: it may have been carried out. `throttled`: it was not, and `after` says
 * for how many seconds nobody should ask. `forbidden`: the permission has not been given, or no longer is.
 */
export type GraphFault = 'notFound' | 'forbidden' | 'conflict' | 'throttled' | 'transient' | 'unreachable' | 'bad';

/** What Graph answered instead of what was asked for. Keeps no cause and no text: both may name people. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
  readonly fault: GraphFault;
  /** Graph's own code where it gave one, else ours. */
  readonly code: string;
  /** Seconds. */
  readonly after?: number;
  /** The permission that the operation needs, when the fault is `forbidden`. */
  readonly permission?: Permission;

  constructor(
    fault: GraphFault,
    code: string,
    more: { readonly after?: number | undefined; readonly permission?: Permission } = {},
  ) {
    super(`${fault} ${code}`);
    this.fault = fault;
    this.code = code;
    if (more.after !== undefined) this.after = more.after;
    if (more.permission !== undefined) this.permission = more.permission;
  }
}

const FAULTS: ReadonlyMap<number, GraphFault> = new Map([
  [401, 'forbidden'],
  [403, 'forbidden'],
  [404, 'notFound'],
  [408, 'transient'],
  [409, 'conflict'],
  [410, 'notFound'],
  [412, 'conflict'],
  [423, 'conflict'],
  [429, 'throttled'],
]);

const ASKS_US_TO_WAIT: ReadonlySet<number> = new Set([429, 503, 504]);

type Refused = { readonly status: number; readonly retryAfter: string | null; readonly body: unknown };

/** What a status that is not 2xx means. `now` in ms of the epoch, for a Retry-After that is a date. */
export function fromAnswer(refused: Refused, permission: Permission, now: number): GraphError {
  const fault = FAULTS.get(refused.status) ?? (refused.status >= 500 ? 'transient' : 'bad');
  const code = codeIn(refused.body) ?? `status-${refused.status}`;
  if (fault === 'forbidden') return new GraphError(fault, code, { permission });
  const after = ASKS_US_TO_WAIT.has(refused.status) ? retryAfter(refused.retryAfter, now) : undefined;
  return new GraphError(fault, code, { after });
}

/** Graph's codes are plain words; whatever else stands there is not kept. */
function codeIn(body: unknown): string | undefined {
  const code = (body as { error?: { code?: unknown } } | null | undefined)?.error?.code;
  return typeof code === 'string' && /^[\w.-]{1,64}$/u.test(code) ? code : undefined;
}

const NEVER_SENT =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|UNABLE_TO|SELF_SIGNED)/u;

/** A connection that failed: was the request sent before it did? */
export function fromNetwork(cause: unknown): GraphError {
  const inner = (cause as { cause?: { code?: unknown } } | undefined)?.cause?.code;
  const isUnsent = typeof inner === 'string' && NEVER_SENT.test(inner);
  return isUnsent ? new GraphError('unreachable', 'connection') : new GraphError('transient', 'dropped');
}

const DELIVERY: Readonly<Record<GraphFault, DeliveryError['kind']>> = {
  notFound: 'never',
  forbidden: 'never',
  bad: 'never',
  conflict: 'again',
  throttled: 'again',
  unreachable: 'again',
  transient: 'uncertain',
};

/** The port's error for one of Graph's; anything else is a bug and comes back untouched. */
export function toDeliveryError(cause: unknown): unknown {
  return cause instanceof GraphError ? new DeliveryError(DELIVERY[cause.fault], cause.code, cause.after) : cause;
}
