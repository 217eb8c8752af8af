import { setTimeout as wait } from 'node:timers/promises';

export type Measured = {
  readonly count: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
};
type Send = () => Promise<unknown>;

/** So many at a time, each followed at once by the next: how much there is room for. */
export async function closedLoop(send: Send, connections: number, seconds: number): Promise<Measured> {
  const times: number[] = [];
  const begin = performance.now();
  const end = begin + seconds * 1000;
  const one = async (): Promise<void> => {
    for (let from = performance.now(); from < end;) {
      await send();
      const now = performance.now();
      times.push(now - from);
      from = now;
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  return measured(times, performance.now() - begin);
}

/** At fixed moments, however long the earlier ones take; a late answer counts from when it should have been asked for. */
export async function openLoop(send: Send, perSecond: number, seconds: number): Promise<Measured> {
  const begin = performance.now();
  const times: number[] = [];
  const going: Promise<void>[] = [];
  for (let index = 0; index < perSecond * seconds; index += 1) {
    const due = begin + (index * 1000) / perSecond;
    await wait(Math.max(0, due - performance.now()));
    going.push(
      send().then(() => {
        times.push(performance.now() - due);
        return undefined;
      }),
    );
  }
  await Promise.all(going);
  return measured(times, performance.now() - begin);
}

function measured(times: readonly number[], ms: number): Measured {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { count: times.length, perSecond: (times.length * 1000) / ms, p50: at(0.5), p99: at(0.99) };
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

export const medians = (rounds: readonly Measured[]): Measured => ({
  count: rounds.reduce((sum, one) => sum + one.count, 0),
  perSecond: median(rounds.map((one) => one.perSecond)),
  p50: median(rounds.map((one) => one.p50)),
  p99: median(rounds.map((one) => one.p99)),
});
