import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LiveConfig } from '../../src/config.ts';

export const SECRET = 'vE.8Q~kanariefagel-3x9ZpLwT0';

/** Complete settings of live mode, with the bot's secret in the simplest of its forms. */
export const LIVE = {
  NODE_ENV: 'production',
  BOT_ID: '6b4dc30a-1111-4222-8333-444455556666',
  BOT_TENANT_ID: 'f6e8af3b-1111-4222-8333-444455556666',
  BOT_TYPE: 'SingleTenant',
  BOT_PASSWORD: SECRET,
  PUBLIC_URL: 'https://sip.ekdalen.se',
  DATABASE_URL: 'postgres://sip:kanariefagel-4Qz@db.ekdalen.se:5432/sip?sslmode=verify-full',
  PROFILE: 'upplands-bro,regionen=vastra-gotaland',
} as const;

/** What a product of a test is started with: a port of its own, and a database that is handed in beside. */
export const liveConfig: LiveConfig = {
  mode: 'live',
  port: 0,
  dataDir: '/nowhere',
  logLevel: 'warn',
  databaseUrl: '',
  credentials: { kind: 'secret', appId: LIVE.BOT_ID, tenantId: LIVE.BOT_TENANT_ID, secret: SECRET },
  publicUrl: LIVE.PUBLIC_URL,
  profile: 'vastra-gotaland',
  place: 'thread',
  warnings: [],
};

/** A file that only its owner can read, unless said otherwise, gone when disposed. */
export function aFile(text: string, mode = 0o600): { readonly path: string; [Symbol.dispose](): void } {
  const dir = mkdtempSync(join(tmpdir(), 'sip-lotsen-secret-'));
  const path = join(dir, 'secret');
  writeFileSync(path, text, { mode });
  return { path, [Symbol.dispose]: () => rmSync(dir, { recursive: true }) };
}
