import type { Db } from '../store/database.ts';
import { findOutcome, inboundKey, releaseInbound, settleInbound, takeInbound } from '../store/inbound-store.ts';
import type { BotHandler } from '../teams/answer.ts';
import type { Clicked } from '../teams/incoming.ts';
import type { Talk } from './talk.ts';

/** By what Teams calls the request; one without an id can be told from no other. */
export const requestOf = ({
  place,
  activityId,
}: Pick<Clicked, 'place' | 'activityId'>): { readonly request?: string } =>
  activityId === '' ? {} : { request: `${place.conversationId}/${activityId}` };

type Again<C extends string> = { readonly again: C | undefined };

/**
 * Does the work and keeps the code that it came to; for a request that has come before (R4) the work is not done, and
 * what it came to is given, nothing while it is still under way. Work that failed is done by the next copy.
 */
export async function firstOf<C extends string>(db: Db, key: string, work: () => Promise<C>): Promise<C | Again<C>> {
  if (!(await takeInbound(db, key))) return { again: (await findOutcome(db, key)) as C | undefined };
  try {
    const outcome = await work();
    await settleInbound(db, key, outcome);
    return outcome;
  } catch (error) {
    await releaseInbound(db, key).catch(() => undefined);
    throw error;
  }
}

/**
 * What is answered by a post is answered once, however many times Teams sends it (R4). A click that is answered in its
 * own response needs no such record: it is carried out once, and answered each time (decision 18).
 */
export const once =
  ({ shell: { db } }: Talk, handler: BotHandler): BotHandler =>
  async (incoming) => {
    const isPosted = incoming.kind === 'said' || (incoming.kind === 'clicked' && incoming.via === 'submit');
    const { request } = isPosted ? requestOf(incoming) : {};
    if (request === undefined) return await handler(incoming);
    let answer: Awaited<ReturnType<BotHandler>> = { kind: 'none' };
    await firstOf(db, inboundKey(request, incoming.kind), async () => {
      answer = await handler(incoming);
      return 'answered';
    });
    return answer;
  };
