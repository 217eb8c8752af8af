import { subscribe, unsubscribe } from 'node:diagnostics_channel';

type Started = { readonly request?: { readonly host?: string; readonly origin?: unknown } };

/** Every host that this process asks anything of over HTTP, by whichever client, until disposed. */
export function recordOutbound(): { readonly hosts: readonly string[]; [Symbol.dispose](): void } {
  const hosts: string[] = [];
  const byNode = (message: unknown): void => {
    hosts.push((message as Started).request?.host ?? '?');
  };
  const byFetch = (message: unknown): void => {
    hosts.push(new URL(String((message as Started).request?.origin)).hostname);
  };
  subscribe('http.client.request.start', byNode);
  subscribe('undici:request:create', byFetch);
  return {
    hosts,
    [Symbol.dispose]: () => {
      unsubscribe('http.client.request.start', byNode);
      unsubscribe('undici:request:create', byFetch);
    },
  };
}
