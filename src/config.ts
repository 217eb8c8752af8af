import { resolve } from 'node:path';
import { databaseUrlFaults } from './settings/database-url.ts';
import { certificateWarning, readCertificate, type Certificate } from './settings/certificate.ts';
import { readGiven, type Env, type Given } from './settings/given.ts';
import { settingNames, settingOf, type Values } from './settings/table.ts';
import { StartError } from './start-error.ts';
import type { LiveCredentials } from './teams/credentials.ts';

/** Practice: nothing of Teams is configured. Live: everything is. Never something between (decision 4, S17). */
export type Config = PracticeConfig | LiveConfig;

type Common = {
  readonly port: number;
  readonly dataDir: string;
  readonly databaseUrl?: string;
  readonly logLevel: NonNullable<Values['LOG_LEVEL']>;
  /** Where the metrics are read; nowhere by default. */
  readonly metrics?: { readonly host: string; readonly port: number };
  /** More profiles than ours. */
  readonly profilesDir?: string;
};
export type PracticeConfig = Common & {
  readonly mode: 'practice';
  readonly playgroundPort: number | null;
  readonly profile?: string;
};
export type LiveConfig = Common & {
  readonly mode: 'live';
  readonly databaseUrl: string;
  readonly credentials: LiveCredentials;
  /** Where Teams reaches the bot: an https origin, without a slash at the end. */
  readonly publicUrl: string;
  /** Whose rules apply: never by default. */
  readonly profile: string;
  /** Undefined: the bot asks Graph for nothing, and meetings are links that someone pastes. */
  readonly graph?: { readonly sipMailbox?: string };
  /** Where a case has its face: a thread in the unit's channel, or a channel of its own (needs `graph`). */
  readonly place: 'thread' | 'channel';
  /** Swedish sentences about what still works and soon will not. */
  readonly warnings: readonly string[];
};

/** Nothing starts in live mode with one of these: each is a fault with its mend. */
const CONTRADICTIONS: readonly { readonly when: (given: Given, env: Env) => boolean; readonly fault: string }[] = [
  {
    when: ({ values }) => values.BOT_ID !== undefined && values.BOT_ID === values.BOT_TENANT_ID,
    fault: 'BOT_ID och BOT_TENANT_ID är samma id: ange appens id i det ena och katalogens i det andra',
  },
  {
    when: ({ names }) => names.has('BOT_CERTIFICATE') && names.has('BOT_PASSWORD'),
    fault: 'BOT_CERTIFICATE och BOT_PASSWORD är båda angivna: behåll certifikatet och ta bort BOT_PASSWORD',
  },
  {
    when: ({ values, names }) =>
      values.BOT_TYPE === 'UserAssignedMSI' && (names.has('BOT_CERTIFICATE') || names.has('BOT_PASSWORD')),
    fault:
      'BOT_TYPE är UserAssignedMSI, som inte har någon hemlighet: ta bort BOT_CERTIFICATE och BOT_PASSWORD, eller ange SingleTenant',
  },
  {
    when: ({ values, names }) =>
      values.BOT_TYPE !== 'UserAssignedMSI' && !names.has('BOT_CERTIFICATE') && !names.has('BOT_PASSWORD'),
    fault: `BOT_CERTIFICATE eller BOT_PASSWORD saknas: ${settingOf('BOT_CERTIFICATE').mend}`,
  },
  {
    when: ({ values, names }) => names.has('SIP_MAILBOX') && values.GRAPH !== 'on',
    fault: 'SIP_MAILBOX är angiven men GRAPH är inte on: ange GRAPH=on, eller ta bort SIP_MAILBOX',
  },
  {
    when: ({ values }) => values.PLACE === 'channel' && values.GRAPH !== 'on',
    fault: 'PLACE är channel men GRAPH är inte on: ange GRAPH=on, eller PLACE=thread',
  },
  {
    when: ({ names }) => names.has('METRICS_HOST') && !names.has('METRICS_PORT'),
    fault: 'METRICS_HOST är angiven men inte METRICS_PORT: ange porten, eller ta bort METRICS_HOST',
  },
  {
    when: ({ values }) => values.NODE_ENV !== undefined && values.NODE_ENV !== 'production',
    fault: `NODE_ENV är inte production: ${settingOf('NODE_ENV').mend}`,
  },
  {
    when: (_given, env) => env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0',
    fault:
      'NODE_TLS_REJECT_UNAUTHORIZED=0 stänger av kontrollen av certifikat: ta bort den, och ange egen CA i NODE_EXTRA_CA_CERTS',
  },
];

/**
 * The only reader of the environment and of the files of secrets that it names. Throws a StartError with everything
 * that is missing, weak, misspelt or contradictory, one line each with its mend, in Swedish and without any value.
 */
export function readConfig(env: Env, now = new Date()): Config {
  const given = readGiven(env);
  const isProduction = env['NODE_ENV']?.trim() === 'production';
  if (!given.wantsTeams && !isProduction) {
    if (given.faults.length > 0) throw new StartError(list('Inställningarna går inte att använda.', given.faults));
    return practice(given.values);
  }
  const { values } = given;
  const read = values.BOT_CERTIFICATE === undefined ? undefined : readCertificate(values.BOT_CERTIFICATE, now);
  const faults = [
    ...missing(given),
    ...given.faults,
    ...CONTRADICTIONS.filter(({ when }) => when(given, env)).map(({ fault }) => fault),
    ...(values.DATABASE_URL === undefined ? [] : databaseUrlFaults(values.DATABASE_URL)),
    ...(read?.fault === undefined ? [] : [`BOT_CERTIFICATE ${read.fault}`]),
  ];
  const config = faults.length > 0 ? undefined : live(values, read?.certificate, now);
  if (config) return config;
  const orElse = isProduction ? '' : ' Ta bort allt som rör Teams om du menade övningsläget.';
  throw new StartError(list(`SIP-lotsen startar inte mot Teams förrän allt detta är rättat.${orElse}`, faults));
}

const list = (first: string, faults: readonly string[]): string => [first, ...new Set(faults)].join('\n- ');

function missing({ names }: Given): readonly string[] {
  return settingNames.flatMap((name) => {
    const { when, isRequired, mend } = settingOf(name);
    if (isRequired && !names.has(name)) return [`${name} saknas: ${mend}`];
    return when === 'practice' && names.has(name) ? [`${name} hör till övningsläget: ta bort den`] : [];
  });
}

function common(values: Values): Common {
  return {
    port: values.PORT ?? 3978,
    dataDir: resolve(values.DATA_DIR ?? '.data'),
    logLevel: values.LOG_LEVEL ?? 'warn',
    ...(values.DATABASE_URL ? { databaseUrl: values.DATABASE_URL } : {}),
    ...(values.METRICS_PORT === undefined
      ? {}
      : { metrics: { host: values.METRICS_HOST ?? '127.0.0.1', port: values.METRICS_PORT } }),
    ...(values.PROFILES_DIR ? { profilesDir: resolve(values.PROFILES_DIR) } : {}),
  };
}

function practice(values: Values): PracticeConfig {
  const { PLAYGROUND_PORT: asked = 56_150, PROFILE: profile } = values;
  const playgroundPort = asked === 'none' ? null : asked;
  return { ...common(values), mode: 'practice', playgroundPort, ...(profile ? { profile } : {}) };
}

function live(values: Values, certificate: Certificate | undefined, now: Date): LiveConfig | undefined {
  const { DATABASE_URL, PUBLIC_URL, PROFILE, GRAPH, PLACE = 'thread', SIP_MAILBOX } = values;
  const credentials = credentialsOf(values, certificate);
  if (!DATABASE_URL || !PUBLIC_URL || !PROFILE || !credentials) return undefined;
  const warning = certificate && certificateWarning(certificate, now);
  return {
    ...common(values),
    mode: 'live',
    databaseUrl: DATABASE_URL,
    credentials,
    publicUrl: PUBLIC_URL,
    profile: PROFILE,
    place: PLACE,
    ...(GRAPH === 'on' ? { graph: SIP_MAILBOX ? { sipMailbox: SIP_MAILBOX } : {} } : {}),
    warnings: warning === undefined ? [] : [warning],
  };
}

function credentialsOf(values: Values, certificate: Certificate | undefined): LiveCredentials | undefined {
  const { BOT_ID: appId, BOT_TENANT_ID: tenantId, BOT_TYPE, BOT_PASSWORD: secret } = values;
  if (!appId || !tenantId) return undefined;
  if (BOT_TYPE === 'UserAssignedMSI') return { kind: 'managed-identity', appId, tenantId };
  if (certificate) return { kind: 'certificate', appId, tenantId, ...certificate };
  return secret ? { kind: 'secret', appId, tenantId, secret } : undefined;
}
