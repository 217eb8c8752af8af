import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { fromKysely, PgBoss } from 'pg-boss';
import type { Effect } from '../domain/effects.ts';
import type { CaseId, InquiryId, PersonId } from '../domain/ids.ts';
import type { Tx } from './database.ts';
import { POLICY, putBack, type Attempt, QUEUES, schema, takeBackLost } from './lost-jobs.ts';

/** One effect of a decision, or a card that shall show nothing of a case again. Ids and codes only. */
export type CaseTask =
  | { readonly caseId: CaseId; readonly effect: Effect }
  | {
      readonly caseId: CaseId;
      readonly effect: {
        readonly kind: 'hide';
        readonly key: string;
        readonly person: PersonId;
        readonly activityId: string;
      };
    };

/** News of something that was asked outside any case. */
export type InquiryTask = {
  readonly inquiry: InquiryId;
  readonly effect: {
    readonly kind: 'inquiry';
    readonly key: string;
    readonly to: PersonId;
    readonly news: 'asked' | 'answered';
  };
};
export type Task = CaseTask | InquiryTask;

export type TakenTask = {
  readonly queue: string;
  readonly id: string;
  readonly task: Task;
  /** How many there have been, this one too. */
  readonly tries: number;
};

/** What is put back, and comes first again of all that waits behind it. `cause` says why. */
export class Later extends Error {
  override readonly name = 'Later';
  readonly seconds: number;
  /** Was it a try? Waiting for one's turn is none. */
  readonly isTry: boolean;

  constructor(seconds: number, { isTry, cause }: { readonly isTry: boolean; readonly cause?: unknown }) {
    super('later', { cause });
    this.seconds = seconds;
    this.isTry = isTry;
  }
}

export type Jobs = {
  /** Enqueued in the transaction that decided it. The same key is enqueued once. */
  enqueue(tx: Tx, tasks: readonly Task[]): Promise<void>;
  enqueueLater(task: Task, seconds: number): Promise<void>;
  take(most: number): Promise<readonly TakenTask[]>;
  done(task: TakenTask): Promise<void>;
  /** Back to its place: a `Later` says for how long; after anything else it waits as long as those do that fail. */
  again(task: TakenTask, error: unknown): Promise<void>;
  /** Back to its place at once; that it was taken counts as a try only when something of it `wasDone`. */
  giveBack(tasks: readonly TakenTask[], choice: { readonly wasDone: boolean }): Promise<void>;
  /** What a killed process had taken is due again at once; with `evenFresh` also what one had a moment ago. */
  takeBackLost(choice: { readonly evenFresh: boolean }): Promise<void>;
  /** Forgets every job, done or not. */
  clear(): Promise<void>;
  stop(): Promise<void>;
};

type Queue = (typeof QUEUES)[number];
const DELAY_SECONDS = 20;
const LONGEST_WAIT_SECONDS = 3600;
/** A process that has said nothing of a task for so long is taken to have been killed. */
const SILENT_SECONDS = 15;
const BEAT_MS = 4000;
/** A task that a living process has had for so long hangs. */
const HANGS_SECONDS = 300;
/** The queue itself never gives up: a task that it ended would hold up all that wait behind it for ever. */
const NEVER_LAST = 1_000_000;

const queueOf: Readonly<Record<Task['effect']['kind'], Queue>> = {
  notice: 'personal',
  inquiry: 'personal',
  digest: 'personal',
  hide: 'personal',
  face: 'channel',
  channel: 'channel',
  prompt: 'channel',
  'prompt-edit': 'channel',
  meeting: 'meeting',
};
/** Messages to one conversation keep their order. */
function conversationOf(task: Task): string {
  if ('inquiry' in task) return task.effect.to;
  if ('to' in task.effect) return task.effect.to;
  return 'person' in task.effect ? task.effect.person : task.caseId;
}

const byKey = ({ effect: one }: Task, { effect: other }: Task): number =>
  Number(one.key > other.key) - Number(one.key < other.key);

/** The face is edited again and again, and a channel looked after; everything else happens once for its key. */
const idOf = ({ effect }: Task): { id?: string } =>
  effect.kind === 'face' || effect.kind === 'channel' ? {} : { id: uuidOf(effect.key) };
function uuidOf(key: string): string {
  const hex = createHash('sha256').update(key).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

const attemptOf = ({ id, tries }: TakenTask): Attempt => ({ id, retryCount: tries - 1 });

const bossOf = (url: string, options: { migrate: boolean }): PgBoss =>
  new PgBoss({
    connectionString: url,
    schema,
    max: 3,
    application_name: 'sip-lotsen-jobs',
    schedule: false,
    migrate: options.migrate,
    monitorVacuum: false,
  });

const QUEUE = {
  retryLimit: NEVER_LAST,
  retryDelay: DELAY_SECONDS,
  retryBackoff: true,
  retryDelayMax: LONGEST_WAIT_SECONDS,
  expireInSeconds: HANGS_SECONDS,
  heartbeatSeconds: SILENT_SECONDS,
  retentionSeconds: 90 * 24 * 3600,
  deleteAfterSeconds: 7 * 24 * 3600,
} as const;

/** Makes the tables and queues of the jobs; the same call again changes nothing. */
export async function installJobs(url: string): Promise<void> {
  const boss = bossOf(url, { migrate: true });
  boss.on('error', () => undefined);
  await boss.start();
  for (const name of QUEUES) {
    await boss.createQueue(name, { policy: POLICY, ...QUEUE });
    await boss.updateQueue(name, QUEUE);
  }
  await boss.stop({ graceful: false });
}

/** What one transaction enqueues was made at the same moment for the queue, which would take it in any order. */
async function keepOrder(tx: Tx, ids: readonly (string | null)[]): Promise<void> {
  await sql`
    update ${sql.id(schema, 'job')} set created_on = created_on + array_position(${ids}::uuid[], id) * interval '1 microsecond'
      where id = any(${ids}::uuid[]) and created_on = now()`.execute(tx);
}

export async function openJobs(url: string, onError: (error: Error) => void): Promise<Jobs> {
  const boss = bossOf(url, { migrate: false });
  let isEnding = false;
  boss.on('error', (error) => {
    // The server may end before a connection that was told to close has closed.
    if (!isEnding) onError(error);
  });
  await boss.start();
  // Only for the beat: whose task it is stands in the database.
  const held = new Map<string, TakenTask>();
  const letGo = (task: TakenTask): void => {
    if (held.get(task.id) === task) held.delete(task.id);
  };
  const beat = async (): Promise<void> => {
    for (const [queue, tasks] of Map.groupBy(held.values(), ({ queue }) => queue))
      await boss.touch(queue, tasks.map(attemptOf));
    await takeBackLost(boss.getDb(), { evenFresh: false });
  };
  const beats = setInterval(() => {
    beat().catch((error: unknown) => {
      if (!isEnding) onError(error as Error);
    });
  }, BEAT_MS).unref();
  const send = (task: Task, options: object): Promise<string | null> =>
    boss.send(queueOf[task.effect.kind], task, { singletonKey: conversationOf(task), ...idOf(task), ...options });
  return {
    enqueue: async (tx, tasks) => {
      const ids = new Map<Task, string | null>();
      // In one order for all: two decisions about the same people do not wait for each other.
      for (const task of tasks.toSorted(byKey)) ids.set(task, await send(task, { db: fromKysely(tx) }));
      const isOrdered = new Set(tasks.map(conversationOf)).size === tasks.length;
      if (!isOrdered)
        await keepOrder(
          tx,
          tasks.map((task) => ids.get(task) ?? null),
        );
    },
    enqueueLater: async (task, seconds) => {
      await send(task, { startAfter: seconds });
    },
    take: async (most) => {
      const taken = await Promise.all(
        QUEUES.map((queue) => boss.fetch<Task>(queue, { batchSize: most, includeMetadata: true })),
      );
      const tasks = taken.flatMap((jobs, index) =>
        jobs.map((job) => ({
          queue: QUEUES[index] ?? 'personal',
          id: job.id,
          task: job.data,
          tries: job.retryCount + 1,
        })),
      );
      for (const task of tasks) held.set(task.id, task);
      return tasks;
    },
    done: async (task) => {
      letGo(task);
      await boss.complete(task.queue, attemptOf(task));
    },
    again: async (task, error) => {
      const { queue, id } = task;
      letGo(task);
      const code = error instanceof Error ? error.name : 'unknown';
      await boss.fail(queue, attemptOf(task), { code });
      if (!(error instanceof Later)) return;
      // Its state stays 'retry', which nothing of the same conversation overtakes; without a start no try is counted.
      await boss.getDb().executeSql(
        `update ${schema}.job set start_after = now() + $2 * interval '1 second',
          started_on = case when $3 then started_on end
          where id = $1 and state = 'retry' and retry_count = $4`,
        [id, error.seconds, error.isTry, task.tries - 1],
      );
    },
    giveBack: async (tasks, { wasDone }) => {
      for (const task of tasks) letGo(task);
      await putBack(boss.getDb(), tasks.map(attemptOf), wasDone);
    },
    takeBackLost: (choice) => takeBackLost(boss.getDb(), choice),
    clear: () => boss.deleteAllJobs(),
    stop: () => {
      isEnding = true;
      clearInterval(beats);
      return boss.stop({ graceful: false });
    },
  };
}
