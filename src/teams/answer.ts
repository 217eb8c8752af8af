import type { CardJson } from '../app/delivery.ts';
import type { Incoming } from './incoming.ts';

export type Answer =
  /** `instead` is posted when the card that was clicked should become this one and cannot. */
  | { readonly kind: 'card'; readonly card: CardJson; readonly instead?: CardJson }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'none' };

/** Never called with `unreadable`: the bot answers that itself. */
export type BotHandler = (incoming: Exclude<Incoming, { kind: 'unreadable' }>) => Promise<Answer>;
