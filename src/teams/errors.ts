import { DeliveryError } from '../app/delivery.ts';
import { asObject, asText } from './json.ts';
import { retryAfter } from './retry-after.ts';

type Call = 'post' | 'update' | 'open';

/** The one place where the platform's failures become ours. What it does not know is a bug, and comes back untouched. */
export function toDeliveryError(cause: unknown, call: Call): unknown {
  if (!(cause instanceof Error) || cause instanceof DeliveryError) return cause;
  const status = numberIn(cause, 'statusCode');
  if (status !== undefined) return fromStatus(status, cause, call);
  if (cause.name === 'AbortError' || cause.name === 'TimeoutError') return sent(call, 'timeout');
  if (cause.name === 'RestError') return fromNetwork(asText(field(cause, 'code')) ?? '', call);
  // msal's errors: no token was given, so nothing was sent.
  return typeof field(cause, 'errorCode') === 'string' ? new DeliveryError('again', 'token') : cause;
}

function fromStatus(status: number, cause: Error, call: Call): DeliveryError {
  if (status === 403) return new DeliveryError('never', forbidden(cause, call));
  const never = NEVER.get(status);
  if (never !== undefined) return new DeliveryError('never', never);
  const after = waitOf(cause);
  if (status === 429) return new DeliveryError('again', 'throttled', after);
  if (status === 412) return new DeliveryError('again', 'precondition', after);
  if (GATEWAY.has(status)) return sent(call, 'gateway', after);
  if (status >= 500) return sent(call, 'server', after);
  return status < 300 ? sent(call, 'unreadable-answer') : new DeliveryError('never', 'refused');
}

/** Something before Teams gave up on it; what stood behind may have done it. */
const GATEWAY: ReadonlySet<number> = new Set([408, 502, 503, 504]);

const NEVER: ReadonlyMap<number, string> = new Map([
  [400, 'bad-request'],
  [401, 'unauthorized'],
  [404, 'gone'],
  [413, 'too-big'],
]);

const BLOCKED: ReadonlySet<unknown> = new Set(['BotDisabledByAdmin', 'ConversationBlockedByUser']);

/** No code is documented for a chat that is refused because the app is not there: all but a block is taken for that. */
function forbidden(cause: Error, call: Call): string {
  const code = field(cause, 'code');
  if (call === 'open') return BLOCKED.has(code) ? 'blocked' : 'not-in-roster';
  return code === 'BotNotInConversationRoster' ? 'not-in-roster' : 'blocked';
}

function fromNetwork(code: string, call: Call): DeliveryError {
  const neverSent =
    /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_|ERR_TLS|DEPTH_ZERO|UNABLE_TO|SELF_SIGNED)/u;
  return neverSent.test(code) ? new DeliveryError('again', 'unreachable') : sent(call, 'dropped');
}

// Whether it arrived is unknown. Writing a card over, or opening a chat, again does no harm; posting again would.
function sent(call: Call, code: string, after?: number): DeliveryError {
  return new DeliveryError(call === 'post' ? 'uncertain' : 'again', code, after);
}

function waitOf(cause: Error): number | undefined {
  const headers = asObject(field(cause, 'response'))?.['headers'] as { get?: (name: string) => unknown } | undefined;
  return retryAfter(headers?.get?.('retry-after'), Date.now());
}

function field(cause: Error, name: string): unknown {
  return (cause as unknown as Record<string, unknown>)[name];
}

function numberIn(cause: Error, name: string): number | undefined {
  const value = field(cause, name);
  return typeof value === 'number' ? value : undefined;
}
