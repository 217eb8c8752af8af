import { describe, expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { createBot } from '../../src/teams/bot.ts';
import { aMessage, anActivity, anExecute } from '../support/activities.ts';
import { answering, NONE, startBot } from '../support/bot.ts';

describe('a body that is no activity', () => {
  it.each([
    '',
    '{',
    'null',
    '7',
    '"text"',
    '[]',
    '{}',
    '[{"type":"message"}]',
    '{"type":7}',
    '{"__proto__":{"type":"x"}}',
  ])('%j is refused', async (body) => {
    await using bot = await startBot(answering(NONE));
    expect(await bot.send(body)).toMatchObject({ status: 400, body: { code: expect.any(String) as string } });
  });

  it.each([
    ['from', undefined],
    ['from', { name: 'Karin' }],
    ['from', { id: 7 }],
    ['conversation', undefined],
    ['conversation', { id: '' }],
    ['serviceUrl', undefined],
  ])('without its %s (%j) is refused', async (field, value) => {
    await using bot = await startBot(answering(NONE));
    expect(await bot.send({ ...aMessage(bot.connector.url, 'hej'), [field]: value })).toMatchObject({ status: 400 });
    expect(await bot.send({ ...anExecute(bot.connector.url, 'v', {}), [field]: value })).toMatchObject({ status: 400 });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'text/html'])('%s is refused', async (type) => {
    await using bot = await startBot(answering(NONE));
    expect(await bot.send('{}', { 'content-type': type })).toMatchObject({ status: 415, body: { code: 'not-json' } });
  });

  it('is answered even to a caller that has only the least of a response', async () => {
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => lines.push(line) });
    const bot = createBot({ credentials: { kind: 'none' }, log, handler: () => Promise.resolve(NONE) });
    const answered: unknown[] = [];
    const response = {
      status: (code: number) => answered.push(code),
      send: (body: unknown) => answered.push(body),
      end: () => answered.push('end'),
    };
    const typing = anActivity('http://127.0.0.1:1/', { type: 'typing' });
    await bot.process({ authorization: [], body: undefined }, response);
    await bot.process({ authorization: [], body: typing }, response);
    await bot.process({ authorization: [], body: { ...typing, recipient: null, channelId: 7 } }, response);
    expect(answered).toEqual([400, { code: 'refused' }, 200, 'end', 200, 'end']);
    expect(lines.join('')).not.toContain('turn-failed');
  });
});

it('practice cannot be made to answer to another machine', async () => {
  await using bot = await startBot(answering(NONE));
  expect(await bot.send(aMessage('https://smba.trafficmanager.net/emea/', 'hej'))).toMatchObject({
    status: 403,
    body: { code: 'refused' },
  });
});
