import type { Activity, ConversationParameters } from 'botbuilder';
import { DeliveryError, type CardJson, type Door, type Messenger, type Place } from '../app/delivery.ts';
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
    kind: 'post' | 'update' | 'open',
    { serviceUrl }: Pick<Place, 'serviceUrl'>,
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
    open: (door, account) =>
      call('open', door, async ({ conversations }, abortSignal) => {
        const made = await conversations.createConversation(chatWith(door, account), { abortSignal });
        if (!made.id) throw new DeliveryError('again', 'unreadable-answer');
        return { kind: 'personal', conversationId: made.id, rootConversationId: made.id, ...door };
      }),
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

/** The id of a member may be that of the account (Teams, Proactive messages): Teams' own is known only from an activity. */
function chatWith({ botId, tenantId }: Door, account: string): ConversationParameters {
  const channelData = { tenant: { id: tenantId } };
  return {
    isGroup: false,
    bot: { id: botId, name: NEUTRAL_SUMMARY },
    members: [{ id: account, name: '' }],
    tenantId,
    channelData,
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
