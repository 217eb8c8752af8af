import { expect, it } from 'vitest';
import { createLog } from '../src/log.ts';
import type { Jobs, TakenTask } from '../src/store/jobs.ts';
import { createWorker, type Worker } from '../src/worker/loop.ts';

const TASK = { queue: 'channel', id: 'a task', tries: 1, task: {} } as unknown as TakenTask;

type Given = Parameters<Jobs['giveBack']>;

/** A worker with one task to take. */
function workerWith(
  take: Jobs['take'],
  deliver: () => Promise<void>,
): { readonly worker: Worker; readonly givenBack: Given[] } {
  const givenBack: Given[] = [];
  const jobs = {
    take,
    giveBack: (...given: Given) => {
      givenBack.push(given);
      return Promise.resolve();
    },
  } as unknown as Jobs;
  const log = createLog('silent');
  return { worker: createWorker({ jobs, log, look: () => Promise.resolve(0), deliver }), givenBack };
}

it('what takes longer than the end may wait is given back, and has been tried', async () => {
  const begun = Promise.withResolvers<void>();
  const { worker, givenBack } = workerWith(
    () => Promise.resolve([TASK]),
    () => {
      begun.resolve();
      return new Promise(() => undefined);
    },
  );
  void worker.runDue();
  await begun.promise;
  await worker.stop(0);
  expect(givenBack).toEqual([[[TASK], { wasDone: true }]]);
});

it('what is taken while it ends is given back untried', async () => {
  const taken = Promise.withResolvers<readonly TakenTask[]>();
  const asked = Promise.withResolvers<void>();
  let delivered = 0;
  const { worker, givenBack } = workerWith(
    () => {
      asked.resolve();
      return taken.promise;
    },
    () => Promise.resolve(void (delivered += 1)),
  );
  void worker.runDue();
  await asked.promise;
  const stopped = worker.stop(5000);
  taken.resolve([TASK]);
  await stopped;
  expect([givenBack, delivered]).toEqual([[[[TASK], { wasDone: false }]], 0]);
});
