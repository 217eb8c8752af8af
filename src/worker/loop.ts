import { correlated, freshCorrelation } from '../correlation.ts';
import type { Log } from '../log.ts';
import { Later, type Jobs, type TakenTask } from '../store/jobs.ts';

type Work = {
  readonly jobs: Jobs;
  readonly log: Log;
  /** Sends every due case to `decide`; gives how many there were. */
  readonly look: () => Promise<number>;
  readonly deliver: (task: TakenTask) => Promise<void>;
};
export type Worker = {
  /** Looks and delivers until nothing is due any more. */
  readonly runDue: () => Promise<void>;
  /** Does something while nothing is looked at or delivered. */
  readonly alone: (work: () => Promise<void>) => Promise<void>;
  readonly start: () => void;
  readonly wake: () => void;
  /** What is under way is finished within that time or given back; nothing new begins. */
  readonly stop: (withinMs: number) => Promise<void>;
};

const EVERY_MS = 1000;
const AT_ONCE = 10;
const MOST_ROUNDS = 1000;

/** Everything that happens without a click. A wake-up makes it quick, the interval makes it sure. */
export function createWorker({ jobs, log, look, deliver }: Work): Worker {
  // Runs take turns: what one asks for is done before the next looks.
  let last: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let asked = 0;
  let isBusy = false;
  const stopping = new AbortController();

  const underWay = new Set<TakenTask>();
  /** True when it may not be done yet: nothing was tried. */
  const one = async (task: TakenTask): Promise<boolean> => {
    underWay.add(task);
    try {
      await deliver(task);
      await jobs.done(task);
      return false;
    } catch (error) {
      const isWait = error instanceof Later && !error.isTry;
      if (!isWait) log.warn('task-again', { kind: task.task.effect.kind, id: task.id });
      const cause = error instanceof Later ? error.cause : error;
      if (!isWait && !(cause instanceof Error && cause.name === 'DeliveryError'))
        log.error('task-failed', { id: task.id }, cause);
      // What cannot be given back now comes back by itself: its beat has stopped.
      await jobs.again(task, error).catch((cause: unknown) => log.error('task-stuck', { id: task.id }, cause));
      return isWait;
    } finally {
      underWay.delete(task);
    }
  };
  const round = async (): Promise<boolean> => {
    const due = await look();
    const tasks = await jobs.take(AT_ONCE);
    if (stopping.signal.aborted) {
      await jobs.giveBack(tasks, { wasDone: false });
      return false;
    }
    const waits = await Promise.all(tasks.map(one));
    // Where all have to wait for their turn, so do those behind them: the next look is soon enough.
    return due > 0 || waits.includes(false);
  };
  const rounds = async (): Promise<void> => {
    for (let count = 0; count < MOST_ROUNDS && !stopping.signal.aborted && (await round()); count += 1);
  };
  const alone = (work: () => Promise<void>): Promise<void> => {
    const run = last.then(work);
    last = run.catch(() => undefined);
    return run;
  };
  const runDue = (): Promise<void> => alone(rounds);
  const wake = (): void => {
    asked += 1;
    // Not as a part of the request that wakes us.
    if (timer && !isBusy) void correlated(freshCorrelation(), turn);
  };
  const turn = async (): Promise<void> => {
    isBusy = true;
    const answered = asked;
    await runDue().catch((error: unknown) => log.error('worker', {}, error));
    isBusy = false;
    if (asked !== answered) wake();
  };
  return {
    runDue,
    alone,
    wake,
    start: () => {
      timer = setInterval(wake, EVERY_MS);
    },
    stop: async (withinMs) => {
      clearInterval(timer);
      timer = undefined;
      stopping.abort();
      const patience = Promise.withResolvers<void>();
      const limit = setTimeout(patience.resolve, withinMs);
      await Promise.race([last, patience.promise]);
      clearTimeout(limit);
      // When that fails too, it comes back by itself.
      if (underWay.size > 0) await jobs.giveBack([...underWay], { wasDone: true }).catch(() => undefined);
    },
  };
}
