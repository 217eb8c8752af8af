import { expect } from 'vitest';
import type { Config } from '../../src/config.ts';
import { importDirectory } from '../../src/directory/import-directory.ts';
import { createLog } from '../../src/log.ts';
import { startProduct } from '../../src/product.ts';
import { MICROSOFT } from '../../src/teams/platform.ts';
import { anExecute } from '../support/activities.ts';
import { buttonOf, readingOf, type Shown } from '../support/card-reader.ts';
import { test } from '../support/db.ts';
import { startIssuer } from '../support/issuer.ts';
import { liveConfig } from '../support/live-env.ts';
import { at } from '../support/walk.ts';

const APP = '11111111-1111-4111-8111-111111111111';
const OURS = 'abcdefab-2222-4222-8222-222222222222';
const NOWHERE = 'http://127.0.0.1:9';
const SERVICE = 'https://smba.trafficmanager.net/emea/';
const KARIN = '44444444-4444-4444-8444-444444444444';
const AMIR = '55555555-5555-4555-8555-555555555555';
const STRANGER = '66666666-6666-4666-8666-666666666666';
const config: Config = {
  ...liveConfig,
  credentials: { kind: 'secret', appId: APP, tenantId: OURS, secret: 'a secret of tests' },
  graph: {},
};
const HEAD = 'organisation;huvudman;enhet;verksamhet;namn;titel;funktioner;e-post;entra-id;konto';
const ROWS = {
  karin: `Utbildning;kommun;Ekskolan;skola;Karin Ek;rektor;chef, rektor;karin@a.example;${KARIN.toUpperCase()};`,
  amir: `Regionen;region;BUP;regional vård;Amir Al;psykolog;chef;amir@b.example;${AMIR};gäst`,
};

test('S18, S16 an account acts from the first look after its import to the first after its leaving', async ({
  db,
  dbUrl,
}) => {
  await using issuer = await startIssuer();
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => lines.push(line) });
  const now = at('2026-03-02', '10:00');
  const platform = { ...MICROSOFT, openIdMetadata: issuer.url, login: NOWHERE, graph: `${NOWHERE}/v1.0` };
  const product = await startProduct(config, dbUrl, log, () => now, platform);
  const authorization = `Bearer ${await issuer.token({ aud: APP, serviceurl: SERVICE })}`;
  const click = async (account: string, verb: string, nonce: string, more: object = {}): Promise<Shown> => {
    const activity = anExecute(
      SERVICE,
      verb,
      { n: nonce },
      {
        from: { id: '29:karin', aadObjectId: account, ...more },
        recipient: { id: `28:${APP}` },
        conversation: { id: 'a:karin', conversationType: 'personal', tenantId: OURS },
        channelData: { tenant: { id: OURS } },
      },
    );
    const response = await fetch(`${product.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify(activity),
    });
    return ((await response.json()) as { value: Shown }).value;
  };
  const bring = async (...rows: readonly string[]): Promise<void> => {
    const bytes = new TextEncoder().encode([HEAD, ...rows].join('\n'));
    const report = await importDirectory(db, bytes, 'a.csv', { write: true, manyLeave: true, at: now });
    expect(report.lines.at(-1)).toContain('Skrivet.');
    await product.worker.runDue();
  };
  const unknown = await click(STRANGER, 'go.case', 'x');
  expect(readingOf(unknown)).toContain('Du har inte tillgång till det här.');
  expect(await click(KARIN, 'go.case', 'x')).toEqual(unknown);
  await bring(ROWS.karin, ROWS.amir);
  const old = await click(KARIN, 'go.case', 'x');
  expect(readingOf(old)).toContain('Kortet är gammalt.');
  const { verb = '', data } = buttonOf(old, 'Mina ärenden');
  const nonce = data?.['n'] ?? '';
  expect(readingOf(await click(KARIN, verb, nonce))).toContain('Mina ärenden');
  expect(await click(STRANGER, verb, nonce)).toEqual(unknown);
  expect(await click(KARIN, verb, nonce, { tenantId: STRANGER })).toEqual(unknown);
  expect(readingOf(await click(AMIR, 'go.case', 'x', { tenantId: STRANGER }))).toContain('Kortet är gammalt.');
  await bring(ROWS.amir);
  expect(await click(KARIN, verb, nonce)).toEqual(unknown);
  expect(lines.join('\n')).not.toMatch(/Karin|Amir|example/u);
  await product.stop();
});
