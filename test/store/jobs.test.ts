import { execFileSync } from 'node:child_process';
import { sql } from 'kysely';
import { expect } from 'vitest';
import type { CaseId, PersonId } from '../../src/domain/ids.ts';
import type { Db } from '../../src/store/database.ts';
import { installJobs, Later, openJobs, type Jobs, type TakenTask, type Task } from '../../src/store/jobs.ts';
import { test } from '../support/db.ts';

const END_ALL = `
  const client = new (require('pg').Client)(process.argv[1]);
  client.connect()
    .then(() => client.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'sip-lotsen-jobs' and datname = current_database()"))
    .then(() => client.end());`;

/** The server ends every connection of the jobs, and nothing of it has been read when this returns. */
const endConnections = (url: string): void => {
  execFileSync(process.execPath, ['-e', END_ALL, url]);
};

test('a server that ends while the jobs are stopping is no error; one that ends before is', async ({ dbUrl }) => {
  await installJobs(dbUrl);
  const errors: string[] = [];
  const stopped = await openJobs(dbUrl, (error) => errors.push(error.message));
  endConnections(dbUrl);
  await stopped.stop();
  expect(errors).toEqual([]);

  const { promise: said, resolve } = Promise.withResolvers<Error>();
  const running = await openJobs(dbUrl, resolve);
  endConnections(dbUrl);
  expect(await said).toMatchObject({ code: '57P01' });
  await running.stop();
});

const notice = (key: string, to = 'eva'): Task => ({
  caseId: 'a case' as CaseId,
  effect: { kind: 'notice', key, to: to as PersonId, notice: 'cancelled', ref: '' },
});

test('what one decision says to a person is taken in the order of the decision', async ({ db, dbUrl }) => {
  const jobs = await openJobs(dbUrl, () => undefined);
  const keys = Array.from({ length: 12 }, (_, index) => `said ${index}`);
  const all = keys.map((key) => notice(key));
  await db.transaction().execute((tx) => jobs.enqueue(tx, all));
  // Whoever decides the same again enqueues nothing, and moves nothing.
  await db.transaction().execute((tx) => jobs.enqueue(tx, all.toReversed()));
  expect(await takeAll(jobs)).toEqual(keys.map((key) => [key, 1]));
  await jobs.stop();
});

test('what has to wait for its turn stays the first, and has not been tried', async ({ db, dbUrl }) => {
  const jobs = await openJobs(dbUrl, () => undefined);
  await db
    .transaction()
    .execute((tx) => jobs.enqueue(tx, [notice('first'), notice('second'), notice('of another', 'amir')]));
  for (let count = 0; count < 3; count += 1) {
    const head = (await jobs.take(10)).find(({ task }) => task.effect.key === 'first');
    expect(head?.tries).toBe(1);
    if (head) await jobs.again(head, new Later(3600, { isTry: false }));
    // The other person's is under way since the first round; nothing of this one's comes meanwhile.
    expect(await jobs.take(10)).toEqual([]);
    await sql`update pgboss.job set start_after = now() where state = 'retry'`.execute(db);
  }
  const [tried] = await jobs.take(10);
  if (tried) await jobs.again(tried, new Later(0, { isTry: true }));
  expect(await takeAll(jobs)).toEqual([
    ['first', 2],
    ['second', 1],
  ]);
  await jobs.stop();
});

async function takeAll(jobs: Jobs): Promise<readonly unknown[]> {
  const taken: unknown[] = [];
  for (let some = await jobs.take(10); some.length > 0; some = await jobs.take(10))
    for (const one of some) {
      taken.push([one.task.effect.key, one.tries]);
      await jobs.done(one);
    }
  return taken;
}
const CASE = '11111111-1111-4111-8111-111111111111' as CaseId;
const face = (key: string): Task => ({ caseId: CASE, effect: { kind: 'face', key } });

/** Two processes with jobs of one conversation that wait. */
async function twoWith(dbUrl: string, db: Db, ...keys: readonly string[]): Promise<readonly [Jobs, Jobs]> {
  await installJobs(dbUrl);
  const [one, other] = [await openJobs(dbUrl, () => undefined), await openJobs(dbUrl, () => undefined)];
  for (const key of keys) await db.transaction().execute((tx) => one.enqueue(tx, [face(key)]));
  return [one, other];
}

const told = (tasks: readonly TakenTask[]): readonly unknown[] =>
  tasks.map(({ task, tries }) => [task.effect.key, tries]);

test('what a process that is silent had taken goes to another, and only that one can end it', async ({ db, dbUrl }) => {
  const [silent, other] = await twoWith(dbUrl, db, 'first', 'second');
  const lost = await silent.take(5);
  await other.takeBackLost({ evenFresh: false });
  expect([told(lost), await other.take(5)]).toEqual([[['first', 1]], []]);

  await sql`update pgboss.job set heartbeat_on = now() - interval '16 seconds' where state = 'active'`.execute(db);
  await other.takeBackLost({ evenFresh: false });
  const taken = await other.take(5);
  expect(told(taken)).toEqual([['first', 2]]);
  for (const task of lost) await silent.done(task);
  for (const task of lost) await silent.again(task, new Later(0, { isTry: true }));
  await silent.giveBack(lost, { wasDone: true });
  expect(await silent.take(5)).toEqual([]);
  for (const task of taken) await other.done(task);
  expect(told(await silent.take(5))).toEqual([['second', 1]]);
  await silent.stop();
  await other.stop();
});

test('what is given back comes at once and before what waits behind it, and is no try unless something was done', async ({
  db,
  dbUrl,
}) => {
  const [one, other] = await twoWith(dbUrl, db, 'first', 'second');
  await one.giveBack(await one.take(5), { wasDone: false });
  const again = await other.take(5);
  expect(told(again)).toEqual([['first', 1]]);
  await other.giveBack(again, { wasDone: true });
  expect(told(await one.take(5))).toEqual([['first', 2]]);
  await one.stop();
  await other.stop();
});
