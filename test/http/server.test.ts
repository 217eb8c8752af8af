import { describe, expect, it } from 'vitest';
import { createServer } from '../../src/http/server.ts';
import { createLog } from '../../src/log.ts';
import type { Bot } from '../../src/teams/bot.ts';

function serverOf(process: Bot['process'], ok = true): { app: ReturnType<typeof createServer>; lines: string[] } {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => lines.push(line) });
  return { lines, app: createServer({ bot: { process }, log, health: () => Promise.resolve({ ok, jobs: 3 }) }) };
}

const post = { method: 'POST', url: '/api/messages', payload: { type: 'message', text: 'Kim' } } as const;

describe('the server', () => {
  it.each([
    [true, 200],
    [false, 503],
  ])('tells its health: %s is %i', async (ok, status) => {
    const response = await serverOf(() => Promise.resolve(), ok).app.inject('/healthz');
    expect([response.statusCode, response.json()]).toEqual([status, { ok, jobs: 3 }]);
  });

  it('answers a failure with a fixed body and writes no text of it', async () => {
    const { app, lines } = serverOf(() => Promise.reject(Object.assign(new Error('Kim'), { code: '23505' })));
    const response = await app.inject(post);
    expect([response.statusCode, response.json()]).toMatchObject([500, { code: 'failed' }]);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { level: 'error', code: 'http-failed', error: { name: 'Error', code: '23505' } },
    ]);
    expect(response.body + lines.join('')).not.toContain('Kim');
  });

  it('does not repeat an address that cannot be read', async () => {
    const response = await serverOf(() => Promise.resolve()).app.inject('/Kim/%');
    expect([response.statusCode, response.json()]).toMatchObject([400, { code: 'refused' }]);
    expect(response.body).not.toContain('Kim');
  });

  it('does not leave a caller waiting when the bot has answered nothing', async () => {
    const { app } = serverOf(() => Promise.resolve());
    expect((await app.inject(post)).statusCode).toBe(500);
  });

  it.each([
    ['GET', '/api/messages'],
    ['GET', '/'],
    ['PUT', '/healthz'],
    ['PUT', '/api/messages'],
    ['POST', '/api/messages/'],
    ['POST', '/api/messages?x=1'],
    ['POST', '/API/messages'],
    ['POST', '//api/messages'],
    ['POST', '/api/%6dessages'],
  ] as const)('knows no %s %s', async (method, url) => {
    const { app } = serverOf(() => Promise.resolve());
    expect((await app.inject({ method, url })).json()).toMatchObject({ code: 'not-found' });
  });
});
