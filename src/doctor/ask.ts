import { Unknown } from './check.ts';

const WITHIN_MS = 10_000;

export type Answered = { readonly status: number; readonly headers: Headers; readonly body: string };

/** One GET without redirects. Throws the error of the network as it comes. */
export async function ask(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Answered> {
  const response = await fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(WITHIN_MS) });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

/** The same for what should answer whatever it answers: silence is Unknown. */
export async function answerOf(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Answered> {
  return await ask(url, headers).catch(() => {
    throw new Unknown(`${new URL(url).host} svarar inte`);
  });
}

export async function jsonOf(url: string): Promise<Readonly<Record<string, unknown>>> {
  const { status, body } = await ask(url);
  if (status !== 200) throw new Unknown(`svaret var ${status}`);
  return JSON.parse(body) as Record<string, unknown>;
}

/** The code of a failed connection, wherever the client has put it. */
export function codeOf(error: unknown): string {
  const { code, cause } = error as { readonly code?: unknown; readonly cause?: unknown };
  if (typeof code === 'string') return code;
  return cause === undefined ? 'inget svar' : codeOf(cause);
}
