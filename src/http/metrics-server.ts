import fastify, { type FastifyInstance } from 'fastify';

type Source = { readonly text: () => Promise<string>; readonly contentType: string };

/** For those who watch over the bot: on a port of its own, which the proxy in front does not reach. */
export function createMetricsServer({ text, contentType }: Source): FastifyInstance {
  const app = fastify({ logger: false });
  app.get('/metrics', async (_request, reply) => reply.type(contentType).send(await text()));
  app.setErrorHandler((_error, _request, reply) => reply.code(500).send());
  app.setNotFoundHandler((_request, reply) => reply.code(404).send());
  return app;
}
