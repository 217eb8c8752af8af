import { expect } from 'vitest';
import type { Case } from '../../src/domain/case.ts';
import type { CaseId } from '../../src/domain/ids.ts';
import { createCaseChannels } from '../../src/graph/channel.ts';
import type { ChannelOptions } from '../../src/graph/channel-run.ts';
import { createGraph, type Graph } from '../../src/graph/gateway.ts';
import type { Operation } from '../../src/graph/operations.ts';
import { createLog } from '../../src/log.ts';
import type { Db } from '../../src/store/database.ts';
import { LIMITS } from '../../src/teams/limits.ts';
import type { FakeGraph } from './fake-graph.ts';
import { withChannels, type Channels } from './graph-channels.ts';
import { withChannel } from './in-office.ts';
import { accountOf, type Office } from './office.ts';
import { amir, eva, karin, sara, type Walk } from './walk.ts';

/** The gateway with pauses that are over at once, and requests that wait for as long as the test does. */
export function quickGraph(baseUrl: string): Graph {
  let now = Date.UTC(2026, 10, 23, 8);
  return createGraph({
    baseUrl,
    graphToken: () => Promise.resolve('token-of-the-app'),
    log: createLog('silent'),
    now: () => now,
    timer: (ms, fire) => {
      if (ms >= LIMITS.graph.channelRequestMs) return () => undefined;
      now += ms;
      const soon = setImmediate(fire);
      return () => clearImmediate(soon);
    },
  });
}

export type Own = { readonly office: Office; readonly channels: Channels; readonly options: ChannelOptions };

/** An office where each case has a channel of its own, behind the fake Graph. */
export async function withOwnChannels(db: Db, dbUrl: string, fake: FakeGraph, walk: Walk): Promise<Own> {
  const office = await withChannel(db, dbUrl, walk);
  const { shell, cast } = office.talk;
  const options: ChannelOptions = {
    ...shell,
    graph: quickGraph(fake.url),
    graphUrl: 'https://graph.microsoft.com/v1.0',
    appId: 'manifest',
    placeOfChannel: cast.placeOfChannel,
    groupOf: () => Promise.resolve('the-team'),
    makesNew: true,
    now: () => 0,
  };
  Object.assign(shell, { ownChannels: true });
  office.channels = createCaseChannels(options);
  return { office, channels: withChannels(fake), options };
}

export const CASE_ID = '11111111-1111-4111-8111-111111111111' as CaseId;
/** Who is in the channel of a called case. */
export const CALLED = [`${accountOf(eva)} (owner)`, ...[karin, amir, sara].map(accountOf)].toSorted();

export const caseIn = async (db: Db): Promise<Case> =>
  (await db.selectFrom('sip_case').select('state').executeTakeFirstOrThrow()).state;
export const operations = ({ requests }: FakeGraph): readonly Operation[] => requests.map(({ operation }) => operation);
/** Who may be there changes, as by a decision whose jobs have not run yet. */
export async function store(db: Db, change: (sip: Case) => Case): Promise<void> {
  const state = JSON.stringify(change(await caseIn(db)));
  await db.updateTable('sip_case').set({ state }).execute();
}
export const withdrawn = (sip: Case): Case => ({ ...sip, status: 'paused-consent', consents: [] });

export function later({ office }: Own, seconds: number): void {
  office.now = new Date(Date.parse(office.now) + seconds * 1000).toISOString() as typeof office.now;
}

/** As often as the job would, until it is done. */
export async function untilAgreed({ office }: Own): Promise<unknown> {
  for (let tries = 0; tries < 8; tries += 1) {
    const outcome = await office.channels?.agree(CASE_ID).catch((error: unknown) => error);
    if (!(outcome instanceof Error)) return outcome;
    expect(outcome).toMatchObject({ name: 'DeliveryError', kind: 'again' });
  }
  throw new Error('never agreed');
}

/** Gives what brings back channels and rows as they are now. */
export async function kept(db: Db, { channels }: Own): Promise<() => Promise<void>> {
  const restore = channels.kept();
  const rows = await db.selectFrom('external').selectAll().execute();
  return async () => {
    restore();
    await db.deleteFrom('external').execute();
    for (const row of rows)
      await db
        .insertInto('external')
        .values({ ...row, detail: JSON.stringify(row.detail) })
        .execute();
  };
}

/** What is done to a channel in its life, each beginning from the one before. */
export const LIFE: readonly (readonly [string, (sip: Case) => Case, readonly string[], boolean])[] = [
  ['made', (sip) => sip, CALLED, false],
  ['left by those no longer covered', withdrawn, [`${accountOf(eva)} (owner)`, accountOf(karin)].toSorted(), false],
  [
    'taken over by another',
    (sip) => ({ ...sip, openedBy: karin }),
    [`${accountOf(karin)} (owner)`, accountOf(eva)].toSorted(),
    false,
  ],
  ['put away', (sip) => ({ ...sip, status: 'closed', step: 'closed' }), [`${accountOf(karin)} (owner)`], true],
  [
    'opened again',
    (sip) => ({ ...sip, status: 'active', step: 'follow-up' }),
    [`${accountOf(karin)} (owner)`, accountOf(eva)].toSorted(),
    false,
  ],
];
