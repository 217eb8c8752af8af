import fastify, { type FastifyInstance } from 'fastify';
import { correlated, freshCorrelation } from '../correlation.ts';
import type { Log } from '../log.ts';
import type { Bot } from '../teams/bot.ts';
import { botResponse } from './bot-response.ts';

export type Health = { readonly ok: boolean; readonly [key: string]: unknown };

type ServerOptions = {
  readonly bot: Pick<Bot, 'process'>;
  readonly health: () => Promise<Health>;
  readonly log: Log;
  readonly bodyLimit?: number;
  readonly pages?: (app: FastifyInstance) => void;
};

export function createServer({ bot, health, log, bodyLimit = 256 * 1024, pages }: ServerOptions): FastifyInstance {
  const app = fastify({
    logger: false,
    bodyLimit,
    requestTimeout: 15_000,
    genReqId: freshCorrelation,
    // What comes on an open connection while we end is answered like any other.
    return503OnClosing: false,
    // An address that cannot be read, which the framework's own answer would repeat.
    frameworkErrors: (_error, _request, { raw }) => {
      raw.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify(REFUSED));
    },
  });

  // The entrance's one catch: the caller gets a fixed sentence, the log a code.
  app.setErrorHandler((error: unknown, request, reply) => {
    const status = statusOf(error);
    correlated(request.id, () => {
      if (status >= 500) log.error('http-failed', { method: request.method }, error);
      else log.warn('http-refused', { status });
    });
    return reply.code(status).send(BODIES.get(status) ?? (status >= 500 ? FAILED : REFUSED));
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ code: 'not-found', message: 'Sidan finns inte.' }),
  );

  app.get('/healthz', async (_request, reply) => {
    const state = await health();
    return reply.code(state.ok ? 200 : 503).send(state);
  });

  void app.register((messages, _options, done) => {
    messages.removeContentTypeParser('text/plain');
    messages.post(MESSAGES, async (request, reply) => {
      if (request.raw.url !== MESSAGES) return reply.callNotFound();
      const { rawHeaders } = request.raw;
      // The parsed headers keep one of several.
      const authorization = rawHeaders.filter((_value, at) => isAuthorization(rawHeaders[at - 1], at));
      const knock = { authorization, body: request.body };
      await correlated(request.id, () => bot.process(knock, botResponse(reply)));
      if (!reply.sent) throw new Error('unanswered');
      return reply;
    });
    done();
  });

  pages?.(app);
  return app;
}

/** As it is written, without anything after it. */
const MESSAGES = '/api/messages';
const FAILED = { code: 'failed', message: 'Något gick fel hos oss. Försök igen om en stund.' };
const REFUSED = { code: 'refused', message: 'Förfrågan gick inte att läsa.' };
const BODIES: ReadonlyMap<number, { readonly code: string; readonly message: string }> = new Map([
  [413, { code: 'too-large', message: 'Meddelandet är för stort.' }],
  [415, { code: 'not-json', message: 'Bara JSON tas emot.' }],
]);

const isAuthorization = (name: string | undefined, at: number): boolean =>
  at % 2 === 1 && name?.toLowerCase() === 'authorization';

function statusOf(error: unknown): number {
  const status: unknown = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
}
