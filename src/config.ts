import { resolve } from 'node:path';
import { z } from 'zod';
import { StartError } from './start-error.ts';

/** Practice: nothing of Teams is configured. Live: everything is. Never something between (decision 4). */
export type Config = {
  readonly port: number;
  readonly dataDir: string;
  readonly databaseUrl?: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
} & (
  | { readonly mode: 'practice'; readonly playgroundPort: number | null }
  | { readonly mode: 'live'; readonly appId: string; readonly tenantId: string; readonly secret: string }
);

const LIVE = ['BOT_ID', 'BOT_TENANT_ID', 'BOT_PASSWORD'] as const;
const port = (name: string) =>
  z.coerce
    .number({ error: `${name} ska vara ett portnummer` })
    .int()
    .min(0, `${name} ska vara ett portnummer`)
    .max(65_535, `${name} ska vara ett portnummer`);

const schema = z.object({
  PORT: port('PORT').default(3978),
  PLAYGROUND_PORT: z.union([z.literal('none'), port('PLAYGROUND_PORT')]).default(56_150),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\//u, 'DATABASE_URL ska börja med postgres://')
    .optional(),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], {
      error: 'LOG_LEVEL ska vara debug, info, warn, error eller silent',
    })
    .default('warn'),
  NODE_ENV: z.string().optional(),
  BOT_ID: z.uuid('BOT_ID ska vara botens app-id (ett GUID)').optional(),
  BOT_TENANT_ID: z.uuid('BOT_TENANT_ID ska vara katalogens id (ett GUID)').optional(),
  BOT_PASSWORD: z.string().min(16, 'BOT_PASSWORD är för kort för att vara en hemlighet').optional(),
});

/** The only reader of the environment. Throws a StartError with everything that is missing or wrong, in Swedish. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success)
    throw new StartError(
      `Inställningarna går inte att använda: ${parsed.error.issues.map((issue) => issue.message).join('; ')}.`,
    );
  const { PORT, DATA_DIR, DATABASE_URL, LOG_LEVEL, PLAYGROUND_PORT, NODE_ENV, BOT_ID, BOT_TENANT_ID, BOT_PASSWORD } =
    parsed.data;
  const common = {
    port: PORT,
    dataDir: resolve(DATA_DIR),
    logLevel: LOG_LEVEL,
    ...(DATABASE_URL ? { databaseUrl: DATABASE_URL } : {}),
  };
  const missing = LIVE.filter((name) => given[name] === undefined);
  if (missing.length === LIVE.length) {
    if (NODE_ENV === 'production')
      throw new StartError(
        `NODE_ENV är production men inget av Teams är inställt: sätt ${LIVE.join(', ')} och DATABASE_URL.`,
      );
    return { ...common, mode: 'practice', playgroundPort: PLAYGROUND_PORT === 'none' ? null : PLAYGROUND_PORT };
  }
  const lacking = [...missing, ...(DATABASE_URL ? [] : ['DATABASE_URL'])];
  if (BOT_ID && BOT_TENANT_ID && BOT_PASSWORD && lacking.length === 0) {
    return { ...common, mode: 'live', appId: BOT_ID, tenantId: BOT_TENANT_ID, secret: BOT_PASSWORD };
  }
  throw new StartError(
    `Inställningarna för Teams är ofullständiga. Det saknas: ${lacking.join(', ')}. Sätt dem, eller ta bort alla för övningsläge.`,
  );
}
