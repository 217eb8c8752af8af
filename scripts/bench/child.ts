import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export type Usage = { readonly rssMb: number; readonly cpuMs: number };
export type Child = {
  readonly url: string;
  readonly usage: () => Promise<Usage>;
  readonly stop: () => Promise<void>;
};

/** A process of its own, so that what is measured shares no event loop with what measures. */
export async function startChild(file: string, args: readonly string[], profiles: string | undefined): Promise<Child> {
  const execArgv = profiles === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', profiles];
  const child = fork(join(import.meta.dirname, file), args, { execArgv });
  const gone = once(child, 'exit');
  const answer = async (): Promise<unknown> => {
    const [first] = (await Promise.race([once(child, 'message'), gone])) as unknown[];
    if (typeof first !== 'object' || first === null) throw new Error(`${file} ended`);
    return first;
  };
  const { url } = (await answer()) as { url: string };
  return {
    url,
    usage: async () => {
      child.send('usage');
      return (await answer()) as Usage;
    },
    stop: async () => {
      if (child.connected) child.disconnect();
      await gone;
    },
  };
}
