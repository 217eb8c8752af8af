import { LIMITS } from '../teams/limits.ts';
import type { Timer } from '../teams/within.ts';

type Seat = { running: number; readonly waiting: (() => void)[] };

/** Keeps to what Graph counts by mailbox and by team, in this process: several replicas meet its own limits first. */
export type Lanes = {
  /** Runs the work when its turn has come, unless the signal ends the wait first: then it throws the signal's reason. */
  readonly inMailbox: <T>(mailbox: string, signal: AbortSignal, work: () => Promise<T>) => Promise<T>;
  readonly inTeam: <T>(team: string, signal: AbortSignal, work: () => Promise<T>) => Promise<T>;
};

/** `now` in ms, from any beginning. */
export function createLanes(timer: Timer, now: () => number): Lanes {
  const mailboxes = new Map<string, Seat>();
  const nextInTeam = new Map<string, number>();

  const leave = (mailbox: string, seat: Seat): void => {
    const next = seat.waiting.shift();
    if (next) return next();
    seat.running -= 1;
    if (seat.running === 0) mailboxes.delete(mailbox);
  };

  return {
    inMailbox: async (mailbox, signal, work) => {
      const seat = mailboxes.get(mailbox) ?? { running: 0, waiting: [] };
      mailboxes.set(mailbox, seat);
      if (seat.running < LIMITS.graph.atOnceForMailbox) seat.running += 1;
      else await untilCalled(seat, signal);
      try {
        return await work();
      } finally {
        leave(mailbox, seat);
      }
    },
    inTeam: async (team, signal, work) => {
      const at = now();
      for (const [known, next] of nextInTeam) if (next <= at) nextInTeam.delete(known);
      const start = Math.max(at, nextInTeam.get(team) ?? at);
      nextInTeam.set(team, start + LIMITS.graph.betweenForTeamMs);
      await pause(timer, start - at, signal);
      return await work();
    },
  };
}

function untilCalled(seat: Seat, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const give = (): void => {
      signal.removeEventListener('abort', stop);
      resolve();
    };
    const stop = (): void => {
      seat.waiting.splice(seat.waiting.indexOf(give), 1);
      reject(signal.reason as Error);
    };
    seat.waiting.push(give);
    signal.addEventListener('abort', stop, { once: true });
  });
}

/** Resolves after `ms`, or throws the signal's reason when that comes first. */
export async function pause(timer: Timer, ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (ms <= 0) return;
  let stop = (): void => {};
  const over = new Promise<void>((resolve) => {
    stop = timer(ms, resolve);
  });
  try {
    await unlessAborted(over, signal);
  } finally {
    stop();
  }
}

/** The result, or the signal's reason when that comes first. The work itself goes on, and its failure is not ours. */
export async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  let stop = (): void => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
