import type { CardJson } from '../app/delivery.ts';
import type { Incoming } from './incoming.ts';

export type Answer =
  | { readonly kind: 'card'; readonly card: CardJson }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'none' };

/** Never called with `unreadable`: the bot answers that itself. */
export type BotHandler = (incoming: Exclude<Incoming, { kind: 'unreadable' }>) => Promise<Answer>;
