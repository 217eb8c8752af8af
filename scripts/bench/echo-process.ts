import { createServer } from '../../src/http/server.ts';
import { createLog } from '../../src/log.ts';
import { createBot } from '../../src/teams/bot.ts';
import { serveParent } from './parent.ts';

const log = createLog('warn');
const bot = createBot({
  credentials: { kind: 'none' },
  handler: (incoming) => Promise.resolve({ kind: 'text', text: incoming.kind === 'said' ? incoming.text : '' }),
  log,
});
const server = createServer({ bot, log, health: () => Promise.resolve({ ok: true }) });
serveParent(await server.listen({ host: '127.0.0.1', port: 0 }), () => server.close());
