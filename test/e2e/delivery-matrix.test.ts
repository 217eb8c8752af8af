import { expect, vi } from 'vitest';
import type { Place } from '../../src/app/delivery.ts';
import type { Case } from '../../src/domain/case.ts';
import type { Effect } from '../../src/domain/effects.ts';
import type { CaseId, PersonId } from '../../src/domain/ids.ts';
import { Later } from '../../src/store/jobs.ts';
import { saveDelivery, savePlace } from '../../src/store/talk-store.ts';
import { deliver } from '../../src/talk/deliver.ts';
import type { Sender } from '../../src/talk/sending.ts';
import { answering, NONE, startBot } from '../support/bot.ts';
import { test } from '../support/db.ts';
import type { FakeConnector } from '../support/fake-connector.ts';
import { Office } from '../support/office.ts';
import { storeCase } from '../support/stored-case.ts';
import { amir, day, eva, school, Walk } from '../support/walk.ts';

vi.setConfig({ testTimeout: 120_000 });

const ID = '11111111-1111-4111-8111-111111111111' as CaseId;
const TODAY = day('2026-03-03');
const CHANNEL = '19:school';
const DUTY = 'follow-up::2026-04-01';
/** More tries than any row of the policy allows: what has not ended by then loops. */
const ENOUGH = 20;

const FAULTS = {
  429: { status: 429, headers: { 'retry-after': '7' } },
  412: { status: 412 },
  500: { status: 500 },
  502: { status: 502 },
  503: { status: 503 },
  504: { status: 504 },
  drop: 'drop',
  'broken JSON': { status: 201, body: '{"id":' },
  400: { status: 400 },
  401: { status: 401 },
  '403 blocked': { status: 403, body: { error: { code: 'ConversationBlockedByUser', message: '' } } },
  '403 roster': { status: 403, body: { error: { code: 'BotNotInConversationRoster', message: '' } } },
  404: { status: 404 },
  413: { status: 413 },
} as const;
type Fault = `${keyof typeof FAULTS}`;
type How = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | object;
};

/** How often Teams is asked, what the row says, and who has to ring, or what is to be done by hand. */
type Cell = readonly [asked: number, row: string | undefined, told: string];

const tryAgain = (told: string, row: string | undefined): Partial<Record<Fault, Cell>> => ({
  429: [8, row, told],
  412: [8, row, told],
});
const final = (told: string, row: string | undefined): Partial<Record<Fault, Cell>> => ({
  400: [1, row, told],
  401: [1, row, told],
  '403 blocked': [1, row, told],
  '403 roster': [1, row, told],
  404: [1, row, told],
  413: [1, row, told],
});
const open = (asked: number, told: string, row: string | undefined): Partial<Record<Fault, Cell>> => ({
  502: [asked, row, told],
  503: [asked, row, told],
  504: [asked, row, told],
  drop: [asked, row, told],
});
const closed = (told: string): Partial<Record<Fault, Cell>> => ({
  500: [1, 'uncertain', told],
  'broken JSON': [1, 'uncertain', told],
});

const notice = (to: PersonId, what: 'invitation' | 'leads', ref: string) => (key: string) =>
  ({ kind: 'notice', key, to, notice: what, ref }) as const;

const CLASSES: Readonly<
  Record<string, { readonly effect: (key: string, sip: Case) => Effect; readonly cells: Partial<Record<Fault, Cell>> }>
> = {
  'a kallelse': {
    effect: (key, sip) => notice(amir, 'invitation', guestOf(sip, amir))(key),
    cells: {
      ...tryAgain('unreached', 'failed'),
      ...final('unreached', 'failed'),
      ...open(1, 'unsure', 'uncertain'),
      ...closed('unsure'),
    },
  },
  'another notice': {
    effect: (key, sip) => notice(sip.meetings.at(-1)?.leader ?? eva, 'leads', '')(key),
    cells: {
      ...tryAgain('unreached', 'failed'),
      ...final('unreached', 'failed'),
      ...open(2, 'unsure', 'uncertain'),
      ...closed('unsure'),
    },
  },
  'a reminder': {
    effect: (key) => ({ kind: 'digest', key, to: eva, day: TODAY }),
    cells: {
      ...tryAgain('unreached', 'failed'),
      ...final('unreached', 'failed'),
      ...open(2, '', 'uncertain'),
      ...closed(''),
    },
  },
  'a post in the channel': {
    effect: (key) => ({ kind: 'face', key }),
    cells: {
      ...tryAgain('face', 'waiting'),
      ...final('face', 'waiting'),
      ...open(2, 'face', 'uncertain'),
      ...closed('face'),
    },
  },
  'an edit': {
    effect: (key) => ({ kind: 'prompt-edit', key, duty: DUTY }),
    cells: {
      ...tryAgain('', undefined),
      ...final('', undefined),
      ...open(8, '', undefined),
      500: [2, undefined, ''],
      'broken JSON': [8, undefined, ''],
    },
  },
};

const guestOf = (sip: Case, person: PersonId): string =>
  sip.meetings.at(-1)?.guests.find((guest) => guest.person === person)?.id ?? '';
const toldIn = ({ unreached, unsure, failed }: Case): string =>
  [
    ...(Object.keys(unreached).length > 0 ? ['unreached'] : []),
    ...(Object.keys(unsure).length > 0 ? ['unsure'] : []),
    ...Object.keys(failed),
  ].join();

/** Teams answers so for as long as it is asked. */
function fail(connector: FakeConnector, fault: Fault): void {
  const how: How | 'drop' = FAULTS[fault];
  for (let count = 0; count < ENOUGH; count += 1)
    if (how === 'drop') connector.dropNext();
    else connector.failNext(how.status, how as Parameters<FakeConnector['failNext']>[1]);
}

for (const [what, { effect, cells }] of Object.entries(CLASSES))
  test(`R9 ${what} that Teams does not take is tried, stopped and told by the policy, whatever the answer`, async ({
    db,
    dbUrl,
  }) => {
    const walk = new Walk().called().on(TODAY, '09:00').does('system', 'look', {});
    const office = await Office.open(db, dbUrl, walk.now);
    await storeCase(db, walk, ID);
    const kept = await db.selectFrom('sip_case').select(['state', 'wake_at']).executeTakeFirstOrThrow();
    const duties = await db.selectFrom('duty').selectAll().execute();
    const seen: Partial<Record<Fault, Cell>> = {};
    const waits: number[] = [];
    for (const fault of Object.keys(FAULTS) as Fault[]) {
      await using bot = await startBot(answering(NONE));
      const { connector } = bot;
      const place = (id: string): Place => ({
        kind: 'personal',
        conversationId: id,
        rootConversationId: id,
        serviceUrl: connector.url,
        botId: '28:bot',
      });
      for (const person of [amir, eva, walk.sip.meetings.at(-1)?.leader ?? eva])
        await savePlace(db, office.talk.cast.placeOfPerson(person), place(`a:${person}`), walk.now);
      await savePlace(db, office.talk.cast.placeOfChannel(school), place(CHANNEL), walk.now);
      const row = { case_id: ID, person: null, code: null, at: walk.now, state: 'sent' } as const;
      await saveDelivery(db, { ...row, key: `${ID}/${DUTY}/posted`, conversation: CHANNEL, activity_id: '1' });
      const sender: Sender = {
        ...office.talk,
        messenger: () => bot.bot.messenger,
        calendar: { book: () => Promise.resolve({ link: '' }), cancel: () => Promise.resolve() },
      };
      fail(connector, fault);
      const key = `${what}/${fault}`;
      for (let tries = 1; tries <= ENOUGH; tries += 1) {
        const task = { caseId: ID, effect: effect(key, kept.state) };
        const later = await deliver(sender, { id: key, task, tries }, () => 0.5).then(
          () => undefined,
          (error: unknown) => error,
        );
        if (later === undefined) break;
        if (!(later instanceof Later)) throw later;
        if (fault === '429') waits.push(later.seconds);
      }
      const { state } = await db.selectFrom('sip_case').select('state').executeTakeFirstOrThrow();
      const found = await db.selectFrom('delivery').select('state').where('key', '=', key).executeTakeFirst();
      seen[fault] = [connector.calls.length, found?.state, toldIn(state)];
      expect(connector.delivered).toEqual([]);
      // As it was, but for its revision: what has happened is never taken back.
      const rev = state.rev + 1;
      await db
        .updateTable('sip_case')
        .set({ rev, state: JSON.stringify({ ...kept.state, rev }), wake_at: kept.wake_at })
        .execute();
      await db.deleteFrom('duty').execute();
      await db.insertInto('duty').values(duties).execute();
      await db.deleteFrom('blocked').execute();
    }
    expect(seen).toEqual(cells);
    // Retry-After is obeyed by each of the seven pauses, which grow.
    expect(waits).toHaveLength(7);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(7);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    await office.close();
  });
