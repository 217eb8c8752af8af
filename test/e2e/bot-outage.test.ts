import { describe, expect, it } from 'vitest';
import { DeliveryError, type Place } from '../../src/app/delivery.ts';
import type { Answer } from '../../src/teams/answer.ts';
import { createMessenger } from '../../src/teams/messenger.ts';
import type { Timer } from '../../src/teams/within.ts';
import { aMessage, anExecute } from '../support/activities.ts';
import { A_CARD, answering, NONE, startBot } from '../support/bot.ts';

function place(serviceUrl: string): Place {
  return { kind: 'personal', conversationId: 'a:karin', rootConversationId: 'a:karin', serviceUrl, botId: '28:bot' };
}

async function failure(sending: Promise<unknown>): Promise<DeliveryError> {
  const error = await sending.catch((cause: unknown) => cause);
  if (error instanceof DeliveryError) return error;
  throw new Error('no delivery error', { cause: error });
}

/** A timer that goes off when the test says so. */
function handTimer(): { started: Promise<() => void>; start: Timer; isStopped: () => boolean } {
  const { promise, resolve } = Promise.withResolvers<() => void>();
  let stopped = false;
  return {
    started: promise,
    isStopped: () => stopped,
    start: (_ms, fire) => {
      resolve(fire);
      return () => {
        stopped = true;
      };
    },
  };
}

describe('when Teams fails', () => {
  it.each([
    [400, 'never', 'never', 'bad-request'],
    [401, 'never', 'never', 'unauthorized'],
    [403, 'never', 'never', 'blocked'],
    [404, 'never', 'never', 'gone'],
    [412, 'again', 'again', 'precondition'],
    [413, 'never', 'never', 'too-big'],
    [429, 'again', 'again', 'throttled'],
    [500, 'uncertain', 'again', 'server'],
    [502, 'uncertain', 'again', 'gateway'],
    [503, 'uncertain', 'again', 'gateway'],
    [504, 'uncertain', 'again', 'gateway'],
  ])('%i is asked exactly once: %s for a post, %s for an edit', async (status, posted, edited, code) => {
    await using bot = await startBot(answering(NONE));
    const { connector } = bot;
    const fault = { times: 2, headers: { 'retry-after': '7' } };
    connector.failNext(status, fault);
    const post = await failure(bot.bot.messenger.post(place(connector.url), A_CARD, 's'));
    const edit = await failure(bot.bot.messenger.update(place(connector.url), '1', A_CARD));
    expect(connector.calls).toEqual([
      'POST /v3/conversations/a%3Akarin/activities',
      'PUT /v3/conversations/a%3Akarin/activities/1',
    ]);
    expect([post.kind, post.code, edit.kind, edit.code]).toEqual([posted, code, edited, code]);
    expect(post.after).toBe(posted === 'never' ? undefined : 7);
    expect(JSON.stringify([post, edit])).not.toContain('fault');
    expect(post.cause).toBeUndefined();
  });

  it('a dropped connection is asked exactly once, and may have delivered', async () => {
    await using bot = await startBot(answering(NONE));
    bot.connector.dropNext();
    const { kind, code } = await failure(bot.bot.messenger.post(place(bot.connector.url), A_CARD, 's'));
    expect([kind, code, bot.connector.calls.length]).toEqual(['uncertain', 'dropped', 1]);
  });

  it('silence is cut off, and may have delivered', async () => {
    await using bot = await startBot({ ...answering(NONE), timeoutMs: 100 });
    bot.connector.hangNext();
    bot.connector.hangNext();
    const post = await failure(bot.bot.messenger.post(place(bot.connector.url), A_CARD, 's'));
    const edit = await failure(bot.bot.messenger.update(place(bot.connector.url), '1', A_CARD));
    expect([post.kind, post.code, edit.kind]).toEqual(['uncertain', 'timeout', 'again']);
    expect(bot.connector.calls).toHaveLength(2);
  });

  it('a token that never comes is cut off too', async () => {
    const connect = (): Promise<never> => new Promise(() => {});
    const messenger = createMessenger({ connect, allowServiceUrl: () => true, timeoutMs: 20 });
    expect(await failure(messenger.post(place('http://127.0.0.1:1/'), A_CARD, 's'))).toMatchObject({ code: 'timeout' });
  });

  it('a host that is not there has delivered nothing, and one that is not allowed is not called', async () => {
    await using bot = await startBot(answering(NONE));
    expect(await failure(bot.bot.messenger.post(place('http://127.0.0.1:1/'), A_CARD, 's'))).toMatchObject({
      kind: 'again',
      code: 'unreachable',
    });
    expect(await failure(bot.bot.messenger.post(place('https://evil.example/'), A_CARD, 's'))).toMatchObject({
      kind: 'never',
      code: 'service-url',
    });
  });

  it('a redirect is not followed with the token', async () => {
    await using bot = await startBot(answering(NONE));
    bot.connector.failNext(307, { headers: { location: `${bot.connector.url}v3/conversations/b/activities` } });
    expect(await failure(bot.bot.messenger.post(place(bot.connector.url), A_CARD, 's'))).toMatchObject({
      code: 'refused',
    });
    expect(bot.connector.calls).toHaveLength(1);
  });

  it('the answer to a message is tried once and given up, in the log by its code', async () => {
    await using bot = await startBot(answering({ kind: 'text', text: 'Hej' }));
    bot.connector.failNext(429, { headers: { 'retry-after': '30' } });
    expect(await bot.send(aMessage(bot.connector.url, 'hej'))).toMatchObject({ status: 200 });
    expect(bot.connector.calls).toHaveLength(1);
    expect(bot.log.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { code: 'answer-not-delivered', kind: 'again', reason: 'throttled' },
    ]);
  });

  it('a failing handler is told to the person once, with a code', async () => {
    await using bot = await startBot({ handler: () => Promise.reject(new Error('Kim')) });
    expect(await bot.send(aMessage(bot.connector.url, 'hej'))).toEqual({ status: 200, body: undefined });
    expect(bot.connector.delivered).toHaveLength(1);
    expect(bot.connector.delivered[0]?.activity['text']).toMatch(/Felkod [2-9A-Z]{4}\.$/u);
    bot.connector.failNext(503);
    expect(await bot.send(aMessage(bot.connector.url, 'hej'))).toEqual({ status: 200, body: undefined });
    expect(bot.log.join('')).not.toContain('Kim');
  });
});

describe('a slow handler', () => {
  it('lets a click be answered with a sentence while the work goes on', async () => {
    const timer = handTimer();
    const work = Promise.withResolvers<Answer>();
    await using bot = await startBot({ handler: () => work.promise, timer: timer.start });
    const answered = bot.send(anExecute(bot.connector.url, 'v', { n: '1' }));
    (await timer.started)();
    const { status, body } = await answered;
    expect(status).toBe(200);
    expect(body).toMatchObject({
      statusCode: 200,
      value: expect.stringContaining('Det tar längre tid än vanligt.') as string,
    });
    work.reject(new Error('Kim'));
    await expect.poll(() => bot.log.join('')).toContain('turn-failed');
  });

  it('lets a message be accepted, and its answer is sent when it is there', async () => {
    const timer = handTimer();
    const work = Promise.withResolvers<Answer>();
    await using bot = await startBot({ handler: () => work.promise, timer: timer.start });
    const answered = bot.send(aMessage(bot.connector.url, 'hej'));
    (await timer.started)();
    expect(await answered).toEqual({ status: 200, body: undefined });
    expect(bot.connector.calls).toEqual([]);
    work.resolve({ kind: 'text', text: 'Nu' });
    expect((await bot.connector.nextPost()).activity['text']).toBe('Nu');
  });

  it('that is not slow stops the clock', async () => {
    const timer = handTimer();
    await using bot = await startBot({ ...answering(NONE), timer: timer.start });
    await bot.send(anExecute(bot.connector.url, 'v', { n: '1' }));
    expect(timer.isStopped()).toBe(true);
  });
});
