import { resolve } from 'node:path';
import { z } from 'zod';
import { StartError } from './start-error.ts';

/** Practice: nothing of Teams is configured. Live: everything is. Never something between (decision 4). */
export type Config = {
  readonly port: number;
  readonly dataDir: string;
  readonly databaseUrl?: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** More profiles than ours. */
  readonly profilesDir?: string;
} & (
  | { readonly mode: 'practice'; readonly playgroundPort: number | null; readonly profile?: string }
  | {
      readonly mode: 'live';
      readonly appId: string;
      readonly tenantId: string;
      readonly secret: string;
      /** Whose rules apply: never by default. */
      readonly profile: string;
      /** Meetings are booked through Graph: in the mailbox named, or with whoever answers for the case. None: by hand. */
      readonly calendar?: { readonly sipMailbox?: string };
    }
);

const LIVE = ['BOT_ID', 'BOT_TENANT_ID', 'BOT_PASSWORD'] as const;
/** Names that mean Teams: a misspelt one must not silently become practice mode. */
const LIKE_LIVE = /^(?:BOT_|MICROSOFT_?APP_?)/iu;
const NIL = '00000000-0000-0000-0000-000000000000';
const PLACEHOLDER = /^(.)\1*$|change.?me|example|exempel|password|lösenord|placeholder|[<>\s]/iu;

const port = (name: string, least: number, also = '') => {
  const error = `${name} ska vara ett portnummer mellan ${least} och 65535${also}`;
  return z
    .string()
    .regex(/^\d+$/u, { error, abort: true })
    .transform(Number)
    .pipe(z.number().min(least, error).max(65_535, error));
};
const guid = (name: string, whose: string) =>
  z.guid(`${name} ska vara ${whose} (ett GUID)`).refine((id) => id !== NIL, `${name} är bara nollor`);

const schema = z.object({
  PORT: port('PORT', 0).default(3978),
  PLAYGROUND_PORT: z.literal('none').or(port('PLAYGROUND_PORT', 1)).default(56_150),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, 'DATABASE_URL ska ha formen postgres://användare:lösenord@värd:port/databas')
    .optional(),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'LOG_LEVEL ska vara debug, info, warn, error eller silent')
    .default('warn'),
  PROFILE: z.string().optional(),
  PROFILES_DIR: z.string().optional(),
  NODE_ENV: z.string().optional(),
  BOT_ID: guid('BOT_ID', 'botens app-id').optional(),
  BOT_TENANT_ID: guid('BOT_TENANT_ID', 'katalogens id').optional(),
  BOT_PASSWORD: z
    .string()
    .min(16, { error: 'BOT_PASSWORD är för kort för att vara en hemlighet', abort: true })
    .refine((secret) => !PLACEHOLDER.test(secret), 'BOT_PASSWORD är en mall och ingen hemlighet')
    .optional(),
});

function isPostgresUrl(url: string): boolean {
  const parsed = URL.parse(url);
  if (!parsed || !['postgres:', 'postgresql:'].includes(parsed.protocol)) return false;
  try {
    return decodeURIComponent(`${parsed.username}${parsed.password}${parsed.pathname}`) !== '';
  } catch {
    return false;
  }
}

/** The only reader of the environment. Throws a StartError with everything that is missing or wrong, in Swedish. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = schema.safeParse(given);
  const unknown = Object.keys(given).filter(
    (name) => LIKE_LIVE.test(name) && !LIVE.includes(name as (typeof LIVE)[number]),
  );
  const isPractice =
    unknown.length === 0 && LIVE.every((name) => given[name] === undefined) && given['NODE_ENV'] !== 'production';
  const needed = isPractice ? [] : [...LIVE, 'DATABASE_URL', 'PROFILE'];
  const missing = needed.filter((name) => given[name] === undefined);
  const isSameId = given['BOT_ID'] !== undefined && given['BOT_ID'] === given['BOT_TENANT_ID'];
  const faults = [
    ...(missing.length > 0 ? [`det saknas ${missing.join(', ')}`] : []),
    ...unknown.map((name) => `${name} är ingen inställning`),
    ...(isSameId ? ['BOT_ID och BOT_TENANT_ID är samma id'] : []),
    ...new Set(parsed.error?.issues.flatMap(messagesOf)),
  ];
  if (faults.length > 0 || !parsed.success)
    throw new StartError(sentence(faults, isPractice, given['NODE_ENV'] === 'production'));
  const { PORT, DATA_DIR, DATABASE_URL, LOG_LEVEL, PLAYGROUND_PORT, PROFILE, PROFILES_DIR } = parsed.data;
  const { BOT_ID, BOT_TENANT_ID, BOT_PASSWORD } = parsed.data;
  const common = {
    port: PORT,
    dataDir: resolve(DATA_DIR),
    logLevel: LOG_LEVEL,
    ...(DATABASE_URL ? { databaseUrl: DATABASE_URL } : {}),
    ...(PROFILES_DIR ? { profilesDir: resolve(PROFILES_DIR) } : {}),
    ...(PROFILE ? { profile: PROFILE } : {}),
  };
  if (BOT_ID && BOT_TENANT_ID && BOT_PASSWORD && PROFILE) {
    return { ...common, mode: 'live', appId: BOT_ID, tenantId: BOT_TENANT_ID, secret: BOT_PASSWORD, profile: PROFILE };
  }
  return { ...common, mode: 'practice', playgroundPort: PLAYGROUND_PORT === 'none' ? null : PLAYGROUND_PORT };
}

/** A choice between two forms hides what each of them said. */
function messagesOf(issue: z.core.$ZodIssue): readonly string[] {
  return issue.code === 'invalid_union' ? (issue.errors.at(-1) ?? []).flatMap(messagesOf) : [issue.message];
}

function sentence(faults: readonly string[], isPractice: boolean, isProduction: boolean): string {
  const what = faults.join('; ');
  if (isPractice) return `Inställningarna går inte att använda: ${what}.`;
  const why = isProduction ? ' (NODE_ENV är production, så övningsläget är stängt)' : '';
  const orElse = isProduction
    ? 'rätta det och starta igen'
    : 'rätta det, eller ta bort allt som rör Teams för övningsläge';
  return `Inställningarna för Teams är inte fullständiga${why}: ${what}: ${orElse}.`;
}
