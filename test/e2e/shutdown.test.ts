import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { sql } from 'kysely';
import { expect, vi } from 'vitest';
import { openJobs } from '../../src/store/jobs.ts';
import { readingOf } from '../support/card-reader.ts';
import { asAdmin } from '../support/cluster.ts';
import { cardIn, chatOf, LiveScene } from '../support/live-scene.ts';
import { storeCalled } from '../support/many-cases.ts';
import { test } from '../support/program-test.ts';
import type { Program } from '../support/program.ts';
import { amir, at, eva } from '../support/walk.ts';

const BEGIN = at('2026-03-10', '09:00');
const SOON = { timeout: 15_000, interval: 50 } as const;

async function readyScene(dir: string): Promise<{ scene: LiveScene; program: Program }> {
  const scene = await LiveScene.open(dir, BEGIN);
  const program = scene.start();
  await program.ready();
  await scene.enter(BEGIN);
  await vi.waitFor(async () => expect(await scene.send(program, scene.oldClick(eva))).toContain('Kortet är gammalt'), {
    timeout: 10_000,
    interval: 50,
  });
  return { scene, program };
}

/** Two messages to one person: the first is under way and held by Teams, the second waits behind it. */
async function withMessageHeld({ url, db, connector }: LiveScene): Promise<() => void> {
  const [first, second] = await storeCalled(db, 2);
  const jobs = await openJobs(url, () => undefined);
  const release = connector.holdNext('T0');
  for (const one of [first, second])
    if (one)
      await db.transaction().execute((tx) =>
        jobs.enqueue(tx, [
          {
            caseId: one.id,
            effect: {
              kind: 'notice',
              key: `${one.id}/call`,
              to: amir,
              notice: 'invitation',
              ref: one.walk.guest(amir),
            },
          },
        ]),
      );
  await jobs.stop();
  return release;
}

test('an end lets what is under way finish: the word is answered, the message arrives once, the rest waits for another', async ({
  dir,
}) => {
  const { scene, program } = await readyScene(dir);
  await using _ = scene;
  const { connector, db } = scene;
  const url = await program.url();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const health = async (): Promise<number | undefined> => {
    const asked = request(`${url}/healthz`, { agent }).end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    answer.resume();
    await once(answer, 'end');
    return answer.statusCode;
  };
  const letMessageGo = await withMessageHeld(scene);
  await connector.until(({ calls }) => calls.length === 1);
  const letAnswerGo = connector.holdNext('Mina ärenden');
  const asked = scene.send(program, scene.word(eva, 'mina ärenden'));
  await connector.until(({ calls }) => calls.length === 2);
  expect(await health()).toBe(200);

  process.kill(program.pid, 'SIGTERM');
  await vi.waitFor(async () => expect(await health()).toBe(503), { timeout: 5000, interval: 20 });
  const [refused] = (await once(connect(Number(new URL(url).port), '127.0.0.1'), 'error')) as [NodeJS.ErrnoException];
  expect(refused.code).toBe('ECONNREFUSED');
  letAnswerGo();
  expect(await asked).toBe('200 ');
  letMessageGo();
  expect(await program.ended).toEqual({ code: 0, signal: null });
  expect(program.err).toBe('');
  expect(readingOf(cardIn(scene.postsIn(chatOf(eva)).at(-1)))).toContain('Mina ärenden');
  expect(scene.postsIn(chatOf(amir))).toHaveLength(1);
  const { rows } = await sql`select state::text, retry_count from pgboss.job order by created_on`.execute(db);
  expect(rows).toEqual([
    { state: 'completed', retry_count: 0 },
    { state: 'created', retry_count: 0 },
  ]);
  agent.destroy();
});

test('an end that is asked for twice does not wait', async ({ dir }) => {
  const { scene, program } = await readyScene(dir);
  await using _ = scene;
  await withMessageHeld(scene);
  await scene.connector.until(({ calls }) => calls.length === 1);
  process.kill(program.pid, 'SIGTERM');
  await vi.waitFor(async () => expect((await fetch(`${await program.url()}/healthz`)).status).toBe(503), {
    timeout: 5000,
    interval: 20,
  });
  expect(await program.end('SIGTERM')).toEqual({ code: 1, signal: null });
});

test('R14 connections that the server ends are replaced: clicks are answered and messages sent as before', async ({
  dir,
}) => {
  const { scene, program } = await readyScene(dir);
  await using _ = scene;
  await asAdmin(scene.url, (admin) =>
    admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user and pid <> pg_backend_pid()`,
    ),
  );
  await vi.waitFor(
    async () => expect(await scene.send(program, scene.oldClick(eva))).toContain('Kortet är gammalt'),
    SOON,
  );
  const release = await withMessageHeld(scene);
  release();
  await vi.waitFor(() => expect(scene.postsIn(chatOf(amir))).toHaveLength(2), SOON);
  expect((await fetch(`${await program.url()}/healthz`)).status).toBe(200);
  expect(await program.end('SIGTERM')).toEqual({ code: 0, signal: null });
});
