import { inboundKey, releaseInbound, settleInbound, takeInbound } from '../store/inbound-store.ts';
import type { BotHandler } from '../teams/answer.ts';
import type { Talk } from './talk.ts';

/**
 * What is answered by a post is answered once, however many times Teams sends it (R4). A click that is answered in its
 * own response needs no such record: it is carried out once, and answered each time (decision 18).
 */
export const once =
  ({ shell: { db } }: Talk, handler: BotHandler): BotHandler =>
  async (incoming) => {
    const isPosted = incoming.kind === 'said' || (incoming.kind === 'clicked' && incoming.via === 'submit');
    if (!isPosted || incoming.activityId === '') return await handler(incoming);
    const key = inboundKey(incoming.place.conversationId, incoming.activityId, incoming.kind);
    if (!(await takeInbound(db, key))) return { kind: 'none' };
    try {
      const answer = await handler(incoming);
      await settleInbound(db, key);
      return answer;
    } catch (error) {
      await releaseInbound(db, key).catch(() => undefined);
      throw error;
    }
  };
