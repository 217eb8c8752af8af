/** Where a conversation is and how it can be reached again; what a conversation reference is to the platform. */
export type Place = {
  readonly kind: 'personal' | 'channel' | 'group';
  readonly conversationId: string;
  /** The conversation without `;messageid=`: the channel rather than one of its threads. */
  readonly rootConversationId: string;
  readonly serviceUrl: string;
  readonly tenantId?: string;
  readonly teamId?: string;
  readonly channelId?: string;
  readonly botId: string;
};

/** Where the chat of someone who has none is made. */
export type Door = { readonly serviceUrl: string; readonly botId: string; readonly tenantId: string };

export type CardJson = { readonly [key: string]: unknown };

/** Sends outside a turn. Every failure that the other side caused is a `DeliveryError`. */
export type Messenger = {
  post(place: Place, card: CardJson, summary: string): Promise<{ activityId: string }>;
  update(place: Place, activityId: string, card: CardJson): Promise<void>;
  /** The chat with the bot of whoever has this Entra account; asked for again it is the same chat. */
  open(door: Door, account: string): Promise<Place>;
};

/**
 * `again`: nothing was delivered, try later. `uncertain`: it may have been delivered. `never`: trying is useless.
 * Keeps no cause: the platform's errors carry request and response bodies.
 */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  readonly kind: 'again' | 'uncertain' | 'never';
  readonly code: string;
  /** Seconds that the other side asked us to wait. */
  readonly after?: number;
  /** An earlier try of the same may have been delivered. */
  readonly isSecond: boolean;

  constructor(kind: 'again' | 'uncertain' | 'never', code: string, after?: number, isSecond = false) {
    super(`${kind} ${code}`);
    this.kind = kind;
    this.code = code;
    if (after !== undefined) this.after = after;
    this.isSecond = isSecond;
  }

  get mayHaveArrived(): boolean {
    return this.isSecond || this.kind === 'uncertain';
  }
}
