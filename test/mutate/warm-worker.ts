import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PoolOptions, PoolWorker, WorkerRequest } from 'vitest/node';

type Listener = (message: unknown) => void;
type Request<T> = Extract<WorkerRequest, { readonly type: T }>;

/** The mutants of files that keep what they have worked out: what they leave behind would be read by the next mutant. */
function mutantsWithMemory(root: string): ReadonlySet<string> {
  const folder = join(root, 'src/domain');
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .filter((text) => /^const \w+ = .*new (?:Weak)?Map(?:<.*>)?\(\)/m.test(text));
  return new Set(
    texts.flatMap((text) => [...text.matchAll(/stryMutAct_\w+\("(\d+)"\)/g)].map((match) => match[1] ?? '')),
  );
}

let warm: { readonly thread: Worker; readonly withMemory: ReadonlySet<string>; isStarted: boolean } | undefined;

/** Ends the thread that is kept, if there is one. */
export async function cool(): Promise<void> {
  const thread = warm?.thread;
  warm = undefined;
  await thread?.terminate();
}

function warmed({ project, distPath, env, execArgv }: PoolOptions): typeof warm {
  const thread = new Worker(join(distPath, 'workers/threads.js'), { env, execArgv });
  thread.once('exit', () => {
    if (warm?.thread === thread) warm = undefined;
  });
  return { thread, withMemory: mutantsWithMemory(project.config.root), isStarted: false };
}

/**
 * A thread that outlives a run of Vitest, so that a mutant costs its tests only and not the reading of every module.
 * Vitest starts and stops a worker for each run: a warm one answers both itself and takes the new settings with the run.
 */
export class WarmWorker implements PoolWorker {
  readonly name = 'warm';
  private readonly options: PoolOptions;
  private readonly listeners: (readonly [string, Listener])[] = [];
  private started: Request<'start'> | undefined;
  private mayStay = true;

  constructor(options: PoolOptions) {
    this.options = options;
  }

  async start(): Promise<void> {
    warm ??= warmed(this.options);
  }

  async stop(): Promise<void> {
    for (const [event, listener] of this.listeners) warm?.thread.off(event, listener);
    if (!this.mayStay) await cool();
  }

  on(event: string, listener: Listener): void {
    this.listeners.push([event, listener]);
    warm?.thread.on(event, listener);
  }

  off(event: string, listener: Listener): void {
    warm?.thread.off(event, listener);
  }

  send(message: WorkerRequest): void {
    if (message.type === 'stop') return this.answer('stopped');
    if (message.type === 'start') return this.begin(message);
    if (message.type !== 'run') return this.post(message);
    const { activeMutant } = message.context.providedContext as { readonly activeMutant?: string };
    this.mayStay = activeMutant !== undefined && !warm?.withMemory.has(activeMutant);
    const context = { ...message.context, config: this.started?.context.config };
    this.post({ ...message, context });
  }

  deserialize(data: unknown): unknown {
    return data;
  }

  private begin(message: Request<'start'>): void {
    this.started = message;
    if (!warm || warm.isStarted) return this.answer('started');
    warm.isStarted = true;
    this.post(message);
  }

  private post(message: WorkerRequest): void {
    warm?.thread.postMessage(message);
  }

  private answer(type: 'started' | 'stopped'): void {
    for (const [event, listener] of this.listeners)
      if (event === 'message') queueMicrotask(() => listener({ __vitest_worker_response__: true, type }));
  }
}
