import { expect } from 'vitest';
import { Chat } from '../support/chat.ts';
import { test } from '../support/db.ts';
import { at } from '../support/walk.ts';

const MORNING = at('2026-03-02', '09:00');
const port = { host: '127.0.0.1', port: 0 };

const read = async (
  url: string,
): Promise<{ readonly status: number; readonly type: string; readonly text: string }> => {
  const response = await fetch(url);
  return { status: response.status, type: response.headers.get('content-type') ?? '', text: await response.text() };
};

test('metrics are served on a port of their own, and nowhere unless they are asked for', async ({ dbUrl }) => {
  const chat = await Chat.open(dbUrl, MORNING, { metrics: port });
  const url = chat.product.metricsUrl ?? '';
  expect(new URL(url).port).not.toBe(new URL(chat.product.url).port);
  expect(await read(url)).toMatchObject({ status: 200, type: expect.stringContaining('text/plain') as string });
  expect((await read(`${chat.product.url}/metrics`)).status).toBe(404);
  for (const path of ['/', '/healthz', '/api/messages'])
    expect(await read(new URL(path, url).href)).toMatchObject({ status: 404, text: '' });
  await chat.close();
  await expect(fetch(url)).rejects.toThrow('fetch failed');

  const without = await Chat.open(dbUrl, MORNING);
  expect(without.product.metricsUrl).toBeUndefined();
  await without.close();
});

test('what happens is counted: turns, refusals, faults, messages and what waits', async ({ db, dbUrl }) => {
  const chat = await Chat.open(dbUrl, MORNING, { metrics: port });
  const lines = async (): Promise<readonly string[]> => (await read(chat.product.metricsUrl ?? '')).text.split('\n');
  await chat.arrive();
  await chat.say('hjälp');
  await chat.post({ type: 'message' });
  expect(await lines()).toEqual(
    expect.arrayContaining([
      'sip_turn_seconds_count{kind="arrived"} 1',
      'sip_turn_seconds_count{kind="said"} 1',
      'sip_activities_refused_total{reason="not-an-activity"} 1',
      'sip_log_lines_total{level="warn",code="activity-refused"} 1',
      'sip_database_up 1',
      'sip_alarms_due 0',
      'sip_jobs{queue="personal",state="waiting"} 0',
    ]),
  );
  await db.schema.alterTable('card').renameTo('card_away').execute();
  await chat.say('mina ärenden');
  expect(chat.sentence).toContain('Felkod');
  await db.schema.alterTable('card_away').renameTo('card').execute();
  expect(await lines()).toContain('sip_log_lines_total{level="error",code="turn-failed"} 1');
  await chat.close();
});
