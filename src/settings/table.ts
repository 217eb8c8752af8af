import { isIP } from 'node:net';
import { z } from 'zod';
import { isPostgresUrl } from './database-url.ts';
import { isSample } from './weak.ts';

type Setting = {
  /** In which mode it may be given. */
  readonly when: 'always' | 'live' | 'practice';
  /** Live mode does not start without it. */
  readonly isRequired?: true;
  /** It may stand in a file instead, which NAME_FILE names; its value is never shown. */
  readonly isSecret?: true;
  /** What to write: said when it is missing and when it is wrong. */
  readonly mend: string;
  /** Its messages are what is wrong, as the end of a Swedish sentence that begins with the name. */
  readonly shape: z.ZodType<string | number, string>;
};

const port = (least: number) =>
  z
    .string()
    .regex(/^\d+$/u, { error: 'är inget portnummer', abort: true })
    .transform(Number)
    .pipe(z.number().min(least, 'är inget portnummer').max(65_535, 'är inget portnummer'));
const among = <const T extends readonly string[]>(values: T) => z.enum(values, 'har ett värde som inte finns');
const id = z
  .guid({ error: 'är inget id', abort: true })
  .refine((value) => !/^([\da-f])\1+$/iu.test(value.replaceAll('-', '')), 'är en mall och inget id');
const path = z.string();

/** Every setting of the program, once: the rest of the settings, the example file and the guide are held against it. */
export const SETTINGS = {
  NODE_ENV: {
    when: 'always',
    isRequired: true,
    mend: 'ange production, så kan programmet aldrig starta i övningsläge av misstag',
    shape: among(['production', 'development', 'test']),
  },
  PORT: { when: 'always', mend: 'ange ett tal mellan 0 och 65535', shape: port(0) },
  METRICS_PORT: { when: 'always', mend: 'ange ett tal mellan 1 och 65535', shape: port(1) },
  METRICS_HOST: {
    when: 'always',
    mend: 'ange IP-adressen som Prometheus når, eller ta bort den så gäller 127.0.0.1',
    shape: z.string().refine((value) => isIP(value) > 0, 'är ingen IP-adress'),
  },
  LOG_LEVEL: {
    when: 'always',
    mend: 'ange debug, info, warn, error eller silent',
    shape: among(['debug', 'info', 'warn', 'error', 'silent']),
  },
  PROFILE: {
    when: 'always',
    isRequired: true,
    mend: 'ange vems arbetssätt som gäller, till exempel upplands-bro',
    shape: z.string(),
  },
  PROFILES_DIR: { when: 'always', mend: 'ange mappen med egna profiler', shape: path },
  DATABASE_URL: {
    when: 'always',
    isRequired: true,
    isSecret: true,
    mend: 'ange postgres://användare:lösenord@värd:port/databas',
    shape: z.string().refine(isPostgresUrl, 'är ingen adress till Postgres'),
  },
  BOT_ID: {
    when: 'live',
    isRequired: true,
    mend: 'ange botens app-id (ett GUID, ”Application (client) ID” i Entra)',
    shape: id,
  },
  BOT_TENANT_ID: {
    when: 'live',
    isRequired: true,
    mend: 'ange katalogens id (ett GUID, ”Directory (tenant) ID” i Entra)',
    shape: id,
  },
  BOT_TYPE: {
    when: 'live',
    isRequired: true,
    mend: 'ange SingleTenant (eget certifikat) eller UserAssignedMSI (hanterad identitet i Azure)',
    shape: among(['SingleTenant', 'UserAssignedMSI']),
  },
  BOT_CERTIFICATE: {
    when: 'live',
    isSecret: true,
    mend: 'ange certifikat och nyckel som PEM, helst med BOT_CERTIFICATE_FILE',
    shape: z.string(),
  },
  BOT_PASSWORD: {
    when: 'live',
    isSecret: true,
    mend: 'ange klienthemligheten från Entra (kolumnen ”Value”), eller hellre BOT_CERTIFICATE_FILE',
    shape: z
      .string()
      .min(16, { error: 'är för kort för att vara en hemlighet', abort: true })
      .refine((value) => !isSample(value), { error: 'är en mall och ingen hemlighet', abort: true })
      .refine((value) => !z.guid().safeParse(value).success, 'är hemlighetens id och inte hemligheten'),
  },
  PUBLIC_URL: {
    when: 'live',
    isRequired: true,
    mend: 'ange adressen som Teams når boten på, som https://sip.kommunen.se',
    shape: z
      .string()
      .refine(isHttpsOrigin, { error: 'är ingen https-adress utan sökväg', abort: true })
      .refine(isPublicName, { error: 'har ett värdnamn som Teams inte når', abort: true })
      .refine((value) => !isSample(value), 'är en mall och ingen adress')
      .transform((value) => new URL(value).origin),
  },
  GRAPH: { when: 'live', mend: 'ange on (boten bokar i kalendrar) eller off', shape: among(['on', 'off']) },
  SIP_MAILBOX: {
    when: 'live',
    mend: 'ange brevlådans adress, som sip@kommunen.se',
    shape: z.email('är ingen e-postadress').refine((value) => !isSample(value), 'är en mall och ingen adress'),
  },
  PLACE: {
    when: 'live',
    mend: 'ange thread (en tråd i enhetens kanal) eller channel (en egen kanal för varje ärende)',
    shape: among(['thread', 'channel']),
  },
  PLAYGROUND_PORT: {
    when: 'practice',
    mend: 'ange ett tal mellan 1 och 65535, eller none',
    shape: z.literal('none').or(port(1)),
  },
  DATA_DIR: { when: 'practice', mend: 'ange mappen för övningslägets databas', shape: path },
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingName = keyof typeof SETTINGS;
export type Values = { readonly [Name in SettingName]?: z.output<(typeof SETTINGS)[Name]['shape']> };

export const settingNames = Object.keys(SETTINGS) as readonly SettingName[];
export const settingOf = (name: SettingName): Setting => SETTINGS[name];

function isHttpsOrigin(value: string): boolean {
  const url = URL.parse(value);
  return url?.protocol === 'https:' && `${url.origin}/` === url.href && url.username === '';
}

/** A name that the Internet can know: no address of numbers, and none of the names that lead nowhere. */
function isPublicName(value: string): boolean {
  const host = new URL(value).hostname;
  return (
    /^(?:[a-z\d-]+\.)+[a-z][a-z\d-]+$/iu.test(host) && !/\.(?:local|localhost|test|invalid|internal)$/iu.test(host)
  );
}
