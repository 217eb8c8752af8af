import { DeliveryError, type Place } from '../app/delivery.ts';
import type { Log } from '../log.ts';
import type { Answer, BotHandler } from './answer.ts';
import { reportFault, reportUndelivered } from './fault.ts';
import type { Clicked, Incoming, Unreadable } from './incoming.ts';
import { answerBody, messageBody, refusalBody } from './invoke-body.ts';
import type { JsonObject } from './json.ts';
import { NEUTRAL_SUMMARY, type TeamsMessenger } from './messenger.ts';
import { SENTENCES } from './sentences.ts';
import { within, type Timer } from './within.ts';

type RepliesOptions = {
  readonly handler: BotHandler;
  readonly messenger: TeamsMessenger;
  readonly log: Log;
  readonly timer: { readonly start: Timer; readonly ms: number };
};

type Replies = {
  toInvoke(incoming: Incoming | undefined, invokeName: unknown): Promise<JsonObject>;
  toEvent(incoming: Incoming | undefined): Promise<void>;
  afterFault(incoming: Incoming | undefined, cause: unknown): Promise<void>;
};

/**
 * How an answer reaches the person. Nothing here holds on to the turn: it is over when the time is up,
 * and the answer to a message is then sent all the same.
 */
export function createReplies({ handler, messenger, log, timer }: RepliesOptions): Replies {
  const send = (place: Place, answer: Answer): Promise<unknown> => {
    if (answer.kind === 'none') return Promise.resolve();
    return answer.kind === 'card'
      ? messenger.post(place, answer.card, NEUTRAL_SUMMARY)
      : messenger.say(place, answer.text);
  };

  const edit = async ({ place, cardActivityId }: Clicked, answer: Answer): Promise<unknown> => {
    if (answer.kind !== 'card') return send(place, answer);
    const anew = (): Promise<unknown> => send(place, { kind: 'card', card: answer.instead ?? answer.card });
    if (cardActivityId === undefined) return anew();
    try {
      return await messenger.update(place, cardActivityId, answer.card);
    } catch (cause) {
      if (!(cause instanceof DeliveryError)) throw cause;
      return anew();
    }
  };

  const unreadable = ({ reason }: Unreadable): string => {
    log.warn('unreadable', { reason });
    return SENTENCES.unreadable(reason);
  };

  const react = async (incoming: Incoming): Promise<unknown> => {
    if (incoming.kind === 'unreadable') {
      const text = unreadable(incoming);
      return incoming.place && send(incoming.place, { kind: 'text', text });
    }
    const answer = await handler(incoming);
    if (incoming.kind === 'left') return undefined;
    return incoming.kind === 'clicked' ? edit(incoming, answer) : send(incoming.place, answer);
  };

  const afterFault = async (incoming: Incoming | undefined, cause: unknown): Promise<void> => {
    if (cause instanceof DeliveryError) return reportUndelivered(log, cause);
    const text = SENTENCES.failed(reportFault(log, cause));
    if (incoming?.kind !== 'said' && incoming?.kind !== 'clicked') return undefined;
    return messenger.say(incoming.place, text).catch((failure: unknown) => {
      log.error('fault-not-told', {}, failure);
    });
  };

  return {
    afterFault,
    toInvoke: async (incoming, invokeName) => {
      if (incoming === undefined || incoming.kind === 'unreadable') {
        const text = unreadable(incoming ?? { kind: 'unreadable', reason: 'unknown-invoke' });
        return refusalBody(invokeName, text);
      }
      const body = handler(incoming).then(answerBody);
      return within(body, timer, messageBody(SENTENCES.slow), (cause) => {
        reportFault(log, cause);
      });
    },
    toEvent: async (incoming) => {
      if (incoming === undefined) return;
      await within(react(incoming), timer, undefined, (cause) => {
        void afterFault(incoming, cause);
      });
    },
  };
}
