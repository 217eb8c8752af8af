import type { Activity } from 'botbuilder';
import { DeliveryError, type CardJson, type Messenger, type Place } from '../app/delivery.ts';
import { toDeliveryError } from './errors.ts';
import type { Connector } from './gateway.ts';

type MessengerOptions = {
  readonly connect: (serviceUrl: string) => Promise<Connector>;
  readonly allowServiceUrl: (url: string) => boolean;
  readonly timeoutMs: number;
};

/** Texts are answers in a turn; what is sent on our own initiative is always a card. */
export type TeamsMessenger = Messenger & { say(place: Place, text: string): Promise<void> };

/** What a notification and the chat list show. */
export const NEUTRAL_SUMMARY = 'SIP-lotsen';

export function createMessenger(options: MessengerOptions): TeamsMessenger {
  const call = async <T>(
    kind: 'post' | 'update',
    { serviceUrl }: Place,
    send: (connector: Connector, abortSignal: AbortSignal) => Promise<T>,
  ): Promise<T> => {
    if (!options.allowServiceUrl(serviceUrl)) throw new DeliveryError('never', 'service-url');
    try {
      return await withDeadline(options.timeoutMs, async (signal) => send(await options.connect(serviceUrl), signal));
    } catch (cause) {
      throw toDeliveryError(cause, kind);
    }
  };
  const post = (place: Place, activity: Partial<Activity>): Promise<{ activityId: string }> =>
    call('post', place, async ({ conversations }, abortSignal) => {
      const sent = await conversations.sendToConversation(place.conversationId, activity, { abortSignal });
      return { activityId: sent.id };
    });
  return {
    post: (place, card, summary) => post(place, message(place, { summary, attachments: [attachment(card)] })),
    say: async (place, text) => {
      await post(place, message(place, { text, textFormat: 'plain' }));
    },
    update: (place, id, card) => {
      if (id === '') return Promise.reject(new DeliveryError('never', 'gone'));
      const activity = message(place, { id, summary: NEUTRAL_SUMMARY, attachments: [attachment(card)] });
      return call('update', place, async ({ conversations }, abortSignal) => {
        await conversations.updateActivity(place.conversationId, id, activity, { abortSignal });
      });
    },
  };
}

function message(place: Place, content: Partial<Activity>): Partial<Activity> {
  const { botId, conversationId } = place;
  return {
    type: 'message',
    from: { id: botId, name: NEUTRAL_SUMMARY },
    conversation: { id: conversationId } as Activity['conversation'],
    ...content,
  };
}

function attachment(card: CardJson): NonNullable<Activity['attachments']>[number] {
  return { contentType: 'application/vnd.microsoft.card.adaptive', content: card };
}

// The SDK's own timeout does not cover the fetching of a token, which has none.
function withDeadline<T>(ms: number, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const signal = AbortSignal.timeout(ms);
  const late = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  return Promise.race([call(signal), late]);
}
