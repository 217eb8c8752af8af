import { expect } from 'vitest';
import { createLog } from '../../src/log.ts';
import { practiceDirectory } from '../../src/practice/people.ts';
import { startProduct } from '../../src/product.ts';
import { writeDirectory } from '../../src/store/directory-store.ts';
import { MICROSOFT } from '../../src/teams/platform.ts';
import { anExecute } from '../support/activities.ts';
import { test } from '../support/db.ts';
import { startIssuer } from '../support/issuer.ts';
import { liveConfig } from '../support/live-env.ts';
import { accountOf, withAccounts } from '../support/office.ts';
import { recordOutbound } from '../support/outbound.ts';
import { amir, at, eva } from '../support/walk.ts';

const APP = '11111111-1111-4111-8111-111111111111';
const OURS = 'abcdefab-2222-4222-8222-222222222222';
const THEIRS = '99999999-9999-4999-8999-999999999999';
const SERVICE = 'https://smba.trafficmanager.net/emea/';

test('S2 the product in live mode answers its own staff and known guests; to all others it is silent about everything', async ({
  db,
  dbUrl,
}) => {
  await using issuer = await startIssuer();
  using outbound = recordOutbound();
  const { staff, ...rest } = withAccounts(practiceDirectory());
  const people = new Map([...staff].map(([id, one]) => [id, id === amir ? { ...one, kind: 'guest' as const } : one]));
  await writeDirectory(db, { ...rest, staff: people });
  const log: string[] = [];
  const product = await startProduct(
    {
      ...liveConfig,
      credentials: { kind: 'secret', appId: APP, tenantId: OURS, secret: 'a secret of tests' },
      logLevel: 'info',
    },
    dbUrl,
    createLog('info', { write: (line) => log.push(line) }),
    () => at('2026-03-02', '09:00'),
    { ...MICROSOFT, openIdMetadata: issuer.url },
  );
  const good = await issuer.token({ aud: APP, serviceurl: SERVICE });
  const click = async (account: string, tenantId?: string, token = good): Promise<string> => {
    const response = await fetch(`${product.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(
        anExecute(
          SERVICE,
          'go.case',
          { n: 'of an old card' },
          {
            from: { id: `29:${account}`, aadObjectId: account, ...(tenantId ? { tenantId } : {}) },
            recipient: { id: `28:${APP}` },
            conversation: { id: `a:${account}`, conversationType: 'personal', tenantId: OURS },
            channelData: { tenant: { id: OURS } },
          },
        ),
      ),
    });
    return `${response.status} ${await response.text()}`;
  };
  for (const [person, tenant] of [[eva], [eva, OURS], [amir], [amir, THEIRS]] as const)
    expect(await click(accountOf(person), tenant)).toContain('Kortet är gammalt');
  const stranger = await click('nobody');
  expect(stranger).toContain('Du har inte tillgång till det här.');
  expect(await click(accountOf(eva), THEIRS)).toBe(stranger);
  expect(await click(eva)).toBe(stranger);
  expect(await click(accountOf(eva), undefined, `${good.slice(0, -4)}AAAA`)).toBe('401 {"code":"unauthorized"}');
  const places = await db.selectFrom('conversation').select('key').orderBy('key').execute();
  expect(places.map(({ key }) => key)).toEqual([`person:${amir}`, `person:${eva}`].toSorted());
  expect(new Set(outbound.hosts)).toEqual(new Set(['127.0.0.1']));
  expect(log.map((line) => (JSON.parse(line) as { code: string }).code)).toEqual(['activity-refused']);
  await product.stop();
});
