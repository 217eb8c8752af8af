import { createGraph, type Graph } from '../../src/graph/gateway.ts';
import { createLog } from '../../src/log.ts';
import type { Timer } from '../../src/teams/within.ts';

/** Time that passes only when it is told to. */
export type HandTimer = {
  readonly timer: Timer;
  readonly now: () => number;
  readonly pass: (ms: number) => void;
  /** Resolves when someone waits for so long. */
  readonly untilWaiting: (ms: number) => Promise<void>;
};

export function handTimer(): HandTimer {
  const begun = Date.UTC(2026, 10, 23, 8);
  const waiting = new Set<{ readonly at: number; readonly ms: number; readonly fire: () => void }>();
  const watching = new Set<() => void>();
  let now = begun;
  return {
    now: () => now,
    timer: (ms, fire) => {
      const one = { at: now + ms, ms, fire };
      waiting.add(one);
      for (const look of watching) look();
      return () => waiting.delete(one);
    },
    untilWaiting: (ms) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (![...waiting].some((one) => one.ms === ms)) return;
          watching.delete(look);
          resolve();
        };
        watching.add(look);
        look();
      }),
    pass: (ms) => {
      now += ms;
      for (const one of [...waiting].filter(({ at }) => at <= now).toSorted((a, b) => a.at - b.at)) {
        waiting.delete(one);
        one.fire();
      }
    },
  };
}

export type Gateway = { readonly graph: Graph; readonly time: HandTimer; readonly lines: string[] };

/** The gateway against an address, with time in our hand and everything that it logs. */
export function openGateway(baseUrl: string, graphToken = () => Promise.resolve('token-of-the-app')): Gateway {
  const lines: string[] = [];
  const time = handTimer();
  const log = createLog('debug', { write: (line: string) => lines.push(line) });
  let count = 0;
  const newId = (): string => {
    count += 1;
    return `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
  };
  return { graph: createGraph({ baseUrl, graphToken, log, timer: time.timer, now: time.now, newId }), time, lines };
}
