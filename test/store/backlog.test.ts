import { sql } from 'kysely';
import { expect } from 'vitest';
import type { CaseId } from '../../src/domain/ids.ts';
import { practiceDirectory } from '../../src/practice/people.ts';
import { readBacklog } from '../../src/store/backlog.ts';
import { writeDirectory } from '../../src/store/directory-store.ts';
import { installJobs, openJobs, type Task } from '../../src/store/jobs.ts';
import { test } from '../support/db.ts';
import { storeCase } from '../support/stored-case.ts';
import { at, Walk } from '../support/walk.ts';

const NOW = at('2026-03-02', '09:00');
const NONE = { waiting: 0, retrying: 0, active: 0, age: 0, oldest: 0 };
const face = (caseId: string): Task => ({ caseId: caseId as CaseId, effect: { kind: 'face', key: `face/${caseId}` } });

test('each queue tells how many wait and since when; what is done or not due yet is not late', async ({
  db,
  dbUrl,
}) => {
  await installJobs(dbUrl);
  const jobs = await openJobs(dbUrl, () => undefined);
  expect(await readBacklog(db, NOW)).toEqual({
    queues: ['channel', 'meeting', 'personal'].map((queue) => ({ queue, ...NONE })),
    alarms: { due: 0, age: 0 },
  });
  for (const id of ['a', 'b', 'c', 'd']) await db.transaction().execute((tx) => jobs.enqueue(tx, [face(id)]));
  const [done, failed, active] = await jobs.take(3);
  if (!done || !failed || !active) throw new Error('not taken');
  await jobs.done(done);
  await jobs.again(failed, new Error('x'));
  await sql`update pgboss.job set created_on = created_on - interval '1 hour' where id = ${active.id}`.execute(db);
  await sql`update pgboss.job set created_on = now() - interval '600 s', start_after = now() - interval '500 s'
             where state = 'created'`.execute(db);
  await jobs.stop();

  const { queues } = await readBacklog(db, NOW);
  const channel = queues.find(({ queue }) => queue === 'channel');
  expect(channel).toMatchObject({ waiting: 1, retrying: 1, active: 1 });
  expect(channel?.age).toBeCloseTo(500, -1);
  expect(channel?.oldest).toBeCloseTo(3600, -1);
  expect(queues.filter(({ queue }) => queue !== 'channel')).toEqual([
    { queue: 'meeting', ...NONE },
    { queue: 'personal', ...NONE },
  ]);
});

test('an alarm is late by the clock of the cases', async ({ db, dbUrl }) => {
  await installJobs(dbUrl);
  await writeDirectory(db, practiceDirectory());
  const id = await storeCase(db, new Walk().called(), '11111111-1111-4111-8111-111111111111');
  const wakeAt = async (time: string): Promise<unknown> => {
    await db
      .updateTable('sip_case')
      .set({ wake_at: at('2026-03-02', time) })
      .where('id', '=', id)
      .execute();
    return (await readBacklog(db, NOW)).alarms;
  };
  expect(await wakeAt('08:50')).toEqual({ due: 1, age: 600 });
  expect(await wakeAt('09:00')).toEqual({ due: 1, age: 0 });
  expect(await wakeAt('09:01')).toEqual({ due: 0, age: 0 });
});
