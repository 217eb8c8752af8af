import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { LiveConfig } from '../../src/config.ts';
import type { Check, Scene } from '../../src/doctor/check.ts';
import { CHECKS } from '../../src/doctor/examine.ts';
import type { Db } from '../../src/store/database.ts';
import { readFacts, type Facts } from '../../src/store/fitness.ts';
import { MICROSOFT } from '../../src/teams/platform.ts';
import { createLog } from '../../src/log.ts';
import { createTokens } from '../../src/teams/tokens.ts';
import type { selfSigned } from './certificates.ts';
import { liveConfig } from './live-env.ts';

const checkOf = (id: string): Check => {
  const found = CHECKS.find((check) => check.id === id);
  if (!found) throw new Error(`no check ${id}`);
  return found;
};
/** The sentence of a fault with its mend, "ok", or why it could not be known. */
export async function seen(id: string, scene: Scene): Promise<string> {
  try {
    const found = await checkOf(id).look(scene);
    return found ? `${found.fault} → ${found.mend}` : 'ok';
  } catch (error) {
    return `? ${(error as Error).message}`;
  }
}

export const NOWHERE = 'http://127.0.0.1:9';
export const SAFE: Facts = {
  version: 180_000,
  fsync: true,
  fullPageWrites: true,
  synchronousCommit: true,
  isSuperuser: false,
  bypassesRls: false,
  isStrong: false,
  tls: false,
  clockOffMs: 0,
};

export function sceneOf(more: Partial<Scene> = {}, login = NOWHERE): Scene {
  const config: LiveConfig = { ...liveConfig, databaseUrl: 'postgres://sip@localhost/sip', ...more.config };
  const platform = { ...MICROSOFT, graph: `${NOWHERE}/v1.0`, openIdMetadata: `${NOWHERE}/metadata`, login };
  const tokens = createTokens(config.credentials, login, createLog('silent'));
  return { version: '1.2.3', now: Date.now, tokens, platform, ...more, config };
}
export const inDb = async (db: Db, more: Partial<Scene> = {}): Promise<Scene> =>
  sceneOf({ database: { db, facts: await readFacts(db) }, ...more });

/** A server on loopback that answers every request by its path. */
export async function serving(
  answer: (path: string, request: IncomingMessage) => [number, unknown],
  tls?: ReturnType<typeof selfSigned>,
) {
  const listen = (request: IncomingMessage, response: ServerResponse): void => {
    const [status, body] = answer(request.url ?? '', request);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const server = tls ? createTlsServer({ cert: tls.certificate, key: tls.privateKey }, listen) : createServer(listen);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
