import type { BotHandler } from './teams/answer.ts';

export type UnderWay = {
  /** The same handler, and what it has under way is known. */
  readonly counted: (handler: BotHandler) => BotHandler;
  /** Resolves when nothing is under way any more, or after `ms`: a slow turn goes on after its person was answered. */
  readonly done: (ms: number) => Promise<void>;
};

export function createUnderWay(): UnderWay {
  const turns = new Set<Promise<unknown>>();
  return {
    counted: (handler) => async (incoming) => {
      const turn = handler(incoming);
      turns.add(turn);
      try {
        return await turn;
      } finally {
        turns.delete(turn);
      }
    },
    done: async (ms) => {
      const patience = Promise.withResolvers<void>();
      const limit = setTimeout(patience.resolve, ms);
      await Promise.race([Promise.allSettled(turns), patience.promise]);
      clearTimeout(limit);
    },
  };
}
