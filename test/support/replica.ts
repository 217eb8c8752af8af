import { run } from '../../src/run.ts';
import { toInstant } from '../../src/domain/time.ts';
import { MICROSOFT } from '../../src/teams/platform.ts';
import { isLoopbackServiceUrl } from '../../src/teams/service-url.ts';
import { liveConfig } from './live-env.ts';

export type ReplicaOptions = {
  readonly databaseUrl: string;
  readonly appId: string;
  readonly tenantId: string;
  readonly openIdMetadata: string;
  readonly login: string;
  /** What its clock says when it starts. */
  readonly begin: string;
};

/** Run as a program by a test: the product in live mode, with Microsoft played on loopback. */
const { databaseUrl, appId, tenantId, openIdMetadata, login, begin } = JSON.parse(
  process.env['REPLICA'] ?? '{}',
) as ReplicaOptions;
const ahead = Date.parse(begin) - Date.now();
await run(
  () => ({
    ...liveConfig,
    databaseUrl,
    credentials: { kind: 'secret', appId, tenantId, secret: 'a secret of tests' },
  }),
  {
    clock: () => toInstant(Date.now() + ahead),
    platform: { ...MICROSOFT, openIdMetadata, login, allowServiceUrl: isLoopbackServiceUrl },
  },
);
