import { sql } from 'kysely';
import { expect } from 'vitest';
import type { CaseId, PersonId } from '../../src/domain/ids.ts';
import type { Effect } from '../../src/domain/effects.ts';
import type { Db } from '../../src/store/database.ts';
import { saveDelivery } from '../../src/store/talk-store.ts';
import { createTurns } from '../../src/talk/turns.ts';
import { LIMITS } from '../../src/teams/limits.ts';
import { test } from '../support/db.ts';
import { Office } from '../support/office.ts';
import { storeCase } from '../support/stored-case.ts';
import { amir, eva, sara, school, Walk } from '../support/walk.ts';

const ID = '11111111-1111-4111-8111-111111111111' as CaseId;
const BEGUN = Date.UTC(2026, 2, 2, 8);

type Street = {
  readonly office: Office;
  readonly enqueue: (...effects: readonly Effect[]) => Promise<void>;
  /** So much later everything that waits is looked at again. */
  readonly pass: (ms: number) => Promise<void>;
};

/** A case whose people have chats, with the limits of live mode and a clock in our hand. */
async function street(db: Db, dbUrl: string): Promise<Street> {
  const walk = new Walk().called();
  const office = await Office.open(db, dbUrl, walk.now);
  await storeCase(db, walk, ID);
  await db.deleteFrom('duty').execute();
  for (const person of [amir, eva, sara]) await office.arrive(person);
  await office.openChannel(school);
  let ms = 0;
  office.turn = createTurns(db, LIMITS.sending, () => sql`${new Date(BEGUN + ms).toISOString()}::timestamptz`);
  return {
    office,
    enqueue: async (...effects) =>
      await db.transaction().execute((tx) =>
        office.talk.shell.jobs.enqueue(
          tx,
          effects.map((effect) => ({ caseId: ID, effect })),
        ),
      ),
    pass: async (more) => {
      ms += more;
      await sql`update pgboss.job set start_after = start_after - ${more} * interval '1 millisecond'`.execute(db);
      await office.worker.runDue();
    },
  };
}

const invitation = (to: PersonId, key: string): Effect => {
  const { guests = [] } = new Walk().called().sip.meetings.at(-1) ?? {};
  const ref = guests.find((guest) => guest.person === to)?.id ?? '';
  return { kind: 'notice', key, to, notice: 'invitation', ref };
};
const sentKeys = async (db: Db): Promise<readonly string[]> =>
  (await db.selectFrom('delivery').select('key').where('state', '=', 'sent').orderBy('key').execute()).map(
    ({ key }) => key,
  );
const jobs = async (db: Db): Promise<readonly unknown[]> =>
  (
    await sql<{ state: string; retries: number }>`
      select state::text, retry_count as retries from pgboss.job
        where state < 'completed' order by created_on`.execute(db)
  ).rows.map(({ state, retries }) => `${state} ${retries}`);

test('R13 one message a second in a conversation, in order, while others are written to; waiting is no try', async ({
  db,
  dbUrl,
}) => {
  const { office, enqueue, pass } = await street(db, dbUrl);
  await enqueue(invitation(amir, '1'), invitation(amir, '2'), invitation(amir, '3'), invitation(sara, '4'));
  await pass(0);
  expect(await sentKeys(db)).toEqual(['1', '4']);
  // The head of those that wait stands first, as untried as the one behind it.
  expect(await jobs(db)).toEqual(['retry 0', 'created 0']);
  await pass(500);
  expect(await sentKeys(db)).toEqual(['1', '4']);
  await pass(500);
  expect(await sentKeys(db)).toEqual(['1', '2', '4']);
  await pass(1000);
  expect(await sentKeys(db)).toEqual(['1', '2', '3', '4']);
  expect(await jobs(db)).toEqual([]);
  expect(office.log.filter((line) => line.includes('task-'))).toEqual([]);
  // What waited has left nothing behind: one card for each message that was sent.
  const cards = await db.selectFrom('card').select('nonce').where('screen', '=', 'invitation').execute();
  expect(cards).toHaveLength(4);
  await office.close();
});

test('each of many posts that change at once has its turn, and none is written over twice', async ({ db, dbUrl }) => {
  const { office, enqueue, pass } = await street(db, dbUrl);
  const duty = 'follow-up::2026-04-01';
  const { rootConversationId } = office.heard('', 'channel').place;
  const row = { case_id: ID, person: null, code: null, at: office.now, state: 'sent' } as const;
  for (const id of ['p1', 'p2', 'p3'])
    await saveDelivery(db, { ...row, key: `${ID}/${duty}/${id}`, conversation: rootConversationId, activity_id: id });
  await enqueue({ kind: 'prompt-edit', key: `${ID}/${duty}/edit.9`, duty });
  await pass(0);
  expect(office.inChannel()).toHaveLength(1);
  await pass(1000);
  await pass(1000);
  expect(office.inChannel()).toHaveLength(3);
  expect(await jobs(db)).toEqual([]);
  const edited = await db.selectFrom('delivery').select(['activity_id', 'code']).execute();
  expect(new Set(edited.map(({ code }) => code))).toEqual(new Set([`${ID}/${duty}/edit.9`]));
  await office.close();
});

test('a worker whose every task has to wait stops asking until the next look', async ({ db, dbUrl }) => {
  const { office, enqueue } = await street(db, dbUrl);
  let asked = 0;
  office.turn = async (conversation) => {
    asked += 1;
    await createTurns(db, { ...LIMITS.sending, tenant: { most: 1, perMs: 60_000 } })(conversation);
  };
  await enqueue(...Array.from({ length: 30 }, (_, index) => invitation(index % 2 ? amir : sara, `k${index}`)));
  await office.worker.runDue();
  // One is sent; then its successor and the other conversation are refused, and nobody goes round and round.
  expect(await sentKeys(db)).toHaveLength(1);
  expect(asked).toBeLessThanOrEqual(4);
  await office.close();
});
