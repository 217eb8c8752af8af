import { request } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { createServer } from '../../src/http/server.ts';
import { createLog, type Log } from '../../src/log.ts';
import type { Answer } from '../../src/teams/answer.ts';
import { createBot, type Bot, type BotOptions } from '../../src/teams/bot.ts';
import type { Incoming } from '../../src/teams/incoming.ts';
import { startFakeConnector, type FakeConnector } from './fake-connector.ts';

type Answered = { readonly status: number; readonly body: unknown };

type RunningBot = {
  readonly bot: Bot;
  readonly connector: FakeConnector;
  /** What the bot writes its log with. */
  readonly logger: Log;
  /** Lines of the log, as they were written. */
  readonly log: readonly string[];
  /** Posts an activity, or any other body, as Teams does. */
  send(body: unknown, headers?: Readonly<Record<string, string>>): Promise<Answered>;
  /** The same with any Authorization headers, none or several, and with everything that came back. */
  knock(
    authorization: readonly string[],
    body: unknown,
  ): Promise<{ readonly status: number; readonly body: string; readonly headers: readonly string[] }>;
  [Symbol.asyncDispose](): Promise<void>;
};

/** The real server, adapter and messenger, with Teams played by a fake on loopback. */
export async function startBot(options: Partial<BotOptions> & Pick<BotOptions, 'handler'>): Promise<RunningBot> {
  const connector = await startFakeConnector();
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => lines.push(line) });
  const bot = createBot({ credentials: { kind: 'none' }, log, ...options });
  const server: FastifyInstance = createServer({ bot, log, health: () => Promise.resolve({ ok: true }) });
  const address = await server.listen({ host: '127.0.0.1', port: 0 });
  return {
    bot,
    connector,
    logger: log,
    log: lines,
    send: async (body, headers = {}) => {
      const response = await fetch(`${address}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
    },
    knock: (authorization, body) =>
      new Promise((resolve, reject) => {
        const headers = ['Host', 'bot', 'Content-Type', 'application/json'];
        for (const one of authorization) headers.push('Authorization', one);
        const text = JSON.stringify(body);
        headers.push('Content-Length', String(Buffer.byteLength(text)));
        const sent = request(`${address}/api/messages`, { method: 'POST', headers }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => {
            const { statusCode = 0, headers: answered } = response;
            const names = Object.keys(answered).toSorted();
            resolve({ status: statusCode, body: Buffer.concat(chunks).toString(), headers: names });
          });
        });
        sent.on('error', reject);
        sent.end(text);
      }),
    [Symbol.asyncDispose]: async () => {
      await server.close();
      await connector[Symbol.asyncDispose]();
    },
  };
}

export const A_CARD = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Hej' }] };
export const NONE: Answer = { kind: 'none' };

/** A handler that always answers the same, and what it has heard. */
export function answering(answer: Answer): { heard: Incoming[]; handler: (incoming: Incoming) => Promise<Answer> } {
  const heard: Incoming[] = [];
  const handler = (incoming: Incoming): Promise<Answer> => {
    heard.push(incoming);
    return Promise.resolve(answer);
  };
  return { heard, handler };
}
