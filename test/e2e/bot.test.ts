import { describe, expect, it, vi } from 'vitest';
import type { Answer } from '../../src/teams/answer.ts';
import { aMessage, anActivity, anExecute, aSubmit, IN_A_THREAD } from '../support/activities.ts';
import { A_CARD, answering, NONE, startBot } from '../support/bot.ts';

const CARD = { contentType: 'application/vnd.microsoft.card.adaptive', content: A_CARD };

describe('a message', () => {
  it('is answered with one activity: a card, a neutral summary and no text beside', async () => {
    await using bot = await startBot(answering({ kind: 'card', card: A_CARD }));
    expect(await bot.send(aMessage(bot.connector.url, 'ny SIP', IN_A_THREAD))).toEqual({
      status: 200,
      body: undefined,
    });
    expect(bot.connector.delivered).toHaveLength(1);
    const post = await bot.connector.nextPost();
    expect(post.conversationId).toBe('19:sip@thread.tacv2;messageid=1700');
    expect(post.activity).toMatchObject({ type: 'message', summary: 'SIP-lotsen', attachments: [CARD] });
    expect(post.activity).not.toHaveProperty('text');
  });

  it('is answered with a text, and with nothing when there is nothing to say', async () => {
    const texts: Answer[] = [{ kind: 'text', text: 'Hej *du*' }, NONE];
    await using bot = await startBot({ handler: () => Promise.resolve(texts.shift() ?? NONE) });
    await bot.send(aMessage(bot.connector.url, 'hej'));
    await bot.send(aMessage(bot.connector.url, 'hej'));
    const said = bot.connector.delivered.map(({ activity }) => [activity['text'], activity['textFormat']]);
    expect(said).toEqual([['Hej *du*', 'plain']]);
  });

  it('that takes long is answered without a typing activity of the library in between', async () => {
    const { promise: slow, resolve: finish } = Promise.withResolvers<Answer>();
    const { promise: heard, resolve: hear } = Promise.withResolvers<void>();
    await using bot = await startBot({ handler: () => (hear(), slow) });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const sent = bot.send(aMessage(bot.connector.url, 'ny SIP'));
      await heard;
      vi.advanceTimersByTime(5000);
      finish({ kind: 'text', text: 'klart' });
      await sent;
    } finally {
      vi.useRealTimers();
    }
    expect(bot.connector.delivered.map(({ activity }) => activity['type'])).toEqual(['message']);
  });

  it('that only contains a command as part of other words is passed on as it stands', async () => {
    const { heard, handler } = answering(NONE);
    await using bot = await startBot({ handler });
    await bot.send(aMessage(bot.connector.url, 'Vi har en ny sipp att ta'));
    expect(heard).toMatchObject([{ kind: 'said', text: 'vi har en ny sipp att ta' }]);
  });

  it('of 40 kB is read, and one too large is refused', async () => {
    const { heard, handler } = answering(NONE);
    await using bot = await startBot({ handler });
    expect(await bot.send(aMessage(bot.connector.url, 'x'.repeat(40_000)))).toMatchObject({ status: 200 });
    expect(await bot.send(aMessage(bot.connector.url, 'x'.repeat(600_000)))).toMatchObject({
      status: 413,
      body: { code: 'too-large' },
    });
    expect(heard).toHaveLength(1);
  });

  it.each(['typing', 'messageReaction', 'messageDelete', 'event', 'endOfConversation', '__proto__'])(
    'of the type %s is let by quietly',
    async (type) => {
      const { heard, handler } = answering({ kind: 'text', text: 'nej' });
      await using bot = await startBot({ handler });
      expect(await bot.send(anActivity(bot.connector.url, { type }))).toEqual({ status: 200, body: undefined });
      expect(heard).toEqual([]);
      expect(bot.connector.calls).toEqual([]);
    },
  );

  it('saying that the bot arrived is answered, and one saying that it left is not', async () => {
    const { heard, handler } = answering({ kind: 'card', card: A_CARD });
    await using bot = await startBot({ handler });
    await bot.send(anActivity(bot.connector.url, { type: 'installationUpdate', action: 'add' }));
    await bot.send(anActivity(bot.connector.url, { type: 'installationUpdate', action: 'remove' }));
    expect(heard.map(({ kind }) => kind)).toEqual(['arrived', 'left']);
    expect(bot.connector.delivered).toHaveLength(1);
  });
});

describe('an invoke is never answered empty', () => {
  const message = 'application/vnd.microsoft.activity.message';
  it.each<[string, Answer, unknown]>([
    ['a card', { kind: 'card', card: A_CARD }, { statusCode: 200, type: CARD.contentType, value: A_CARD }],
    ['a text', { kind: 'text', text: 'Sparat.' }, { statusCode: 200, type: message, value: 'Sparat.' }],
    ['an empty text', { kind: 'text', text: '' }, { statusCode: 200, type: message, value: 'Klart.' }],
    ['nothing', NONE, { statusCode: 200, type: message, value: 'Klart.' }],
  ])('%s', async (_name, answer, body) => {
    await using bot = await startBot(answering(answer));
    expect(await bot.send(anExecute(bot.connector.url, 'v', { n: '1' }))).toEqual({ status: 200, body });
    expect(bot.connector.calls).toEqual([]);
  });

  it.each([
    'task/fetch',
    'task/submit',
    'composeExtension/query',
    'signin/verifyState',
    'application/search',
    '',
    undefined,
  ])('of the name %s', async (name) => {
    const { heard, handler } = answering(NONE);
    await using bot = await startBot({ handler });
    const { status, body } = await bot.send(anExecute(bot.connector.url, 'v', { n: '1' }, { name }));
    expect(status).toBe(200);
    expect(JSON.stringify(body)).toContain('Det går inte att göra här');
    expect(heard).toEqual([]);
  });

  it.each([
    undefined,
    null,
    7,
    [],
    {},
    { action: null },
    { action: { verb: 'v' } },
    { action: { verb: 'v', data: [] } },
  ])('with the value %j', async (value) => {
    await using bot = await startBot(answering(NONE));
    expect(await bot.send(anExecute(bot.connector.url, 'v', {}, { value }))).toMatchObject({
      status: 200,
      body: { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'BadRequest' } },
    });
  });

  it('when the handler fails, and nothing of the failure is told or written', async () => {
    const secret = 'Kim 20140102-2385\n    at secret (/Kim.ts:1:1)';
    await using bot = await startBot({ handler: () => Promise.reject(new TypeError(secret)) });
    const { status, body } = await bot.send(anExecute(bot.connector.url, 'v', { n: '1', text: 'Kim' }));
    expect(status).toBe(200);
    expect(body).toMatchObject({ statusCode: 500, type: 'application/vnd.microsoft.error' });
    const code = /Felkod ([2-9A-HJKMNP-Z]{4})\./u.exec(JSON.stringify(body))?.[1];
    expect(code).toBeDefined();
    const [line = ''] = bot.log;
    expect(JSON.parse(line)).toMatchObject({ code: 'turn-failed', correlation: code, error: { name: 'TypeError' } });
    expect(line).toContain('bot.test.ts');
    expect(JSON.stringify(body) + bot.log.join('')).not.toMatch(/Kim|2385|secret/u);
  });
});

describe('a click on an old client', () => {
  const clicked = { n: '1', verb: 'v' };

  it('edits the card that was clicked', async () => {
    await using bot = await startBot(answering({ kind: 'card', card: A_CARD }));
    await bot.send(aMessage(bot.connector.url, 'ny SIP'));
    const { activityId } = await bot.connector.nextPost();
    await bot.send(aSubmit(bot.connector.url, clicked, { replyToId: activityId }));
    expect(bot.connector.delivered[1]).toMatchObject({ method: 'PUT', activityId, activity: { attachments: [CARD] } });
    expect(bot.connector.delivered).toHaveLength(2);
  });

  it.each([{ replyToId: 'unknown' }, {}])('posts the card where it cannot be edited: %j', async (over) => {
    await using bot = await startBot(answering({ kind: 'card', card: A_CARD }));
    await bot.send(aSubmit(bot.connector.url, clicked, over));
    expect(bot.connector.delivered).toMatchObject([{ method: 'POST', activity: { attachments: [CARD] } }]);
  });

  it('posts a text', async () => {
    await using bot = await startBot(answering({ kind: 'text', text: 'Sparat.' }));
    await bot.send(aSubmit(bot.connector.url, clicked, { replyToId: '1' }));
    expect(bot.connector.delivered).toMatchObject([{ method: 'POST', activity: { text: 'Sparat.' } }]);
  });

  it('with a mention and no text is read, and one without a nonce is told so', async () => {
    const { heard, handler } = answering(NONE);
    await using bot = await startBot({ handler });
    const entities = [{ type: 'mention', mentioned: { id: '28:bot' }, text: '<at>SIP-lotsen</at>' }];
    expect(await bot.send(aSubmit(bot.connector.url, clicked, { entities }))).toMatchObject({ status: 200 });
    expect(heard).toMatchObject([{ kind: 'clicked', via: 'submit' }]);
    await bot.send(aSubmit(bot.connector.url, { verb: 'v' }, { entities }));
    expect(bot.connector.delivered[0]?.activity['text']).toContain('Det gick inte att läsa svaret.');
  });
});

it('every line of a request carries the code that its person is told, and no line of another request does', async () => {
  const all = Promise.withResolvers<void>();
  let begun = 0;
  let running: Awaited<ReturnType<typeof startBot>> | undefined;
  await using bot = await startBot({
    handler: async (incoming) => {
      begun += 1;
      if (begun === 3) all.resolve();
      await all.promise;
      running?.logger.warn('answer-not-delivered', { kind: 'again', reason: incoming.place.conversationId });
      throw new Error('fault');
    },
  });
  running = bot;
  const answers = await Promise.all(
    ['a', 'b', 'c'].map(async (id) => {
      const { body } = await bot.send(anExecute(bot.connector.url, 'v', { n: '1' }, { conversation: { id } }));
      return [id, /Felkod (\w{4})\./u.exec(JSON.stringify(body))?.[1]] as const;
    }),
  );
  const lines = bot.log.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  expect(new Set(answers.map(([, code]) => code)).size).toBe(3);
  for (const [id, code] of answers) {
    const own = lines.filter(({ correlation }) => correlation === code);
    expect(own.map((line) => [line['code'], line['reason']])).toEqual([
      ['answer-not-delivered', id],
      ['turn-failed', undefined],
    ]);
  }
  await bot.send('{');
  expect(JSON.parse(bot.log.at(-1) ?? '')).toMatchObject({
    code: 'http-refused',
    correlation: expect.stringMatching(/^\w{4}$/u) as string,
  });
});
