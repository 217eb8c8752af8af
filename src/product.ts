import { sql } from 'kysely';
import type { Calendar } from './app/calendar.ts';
import { lookAtDue } from './app/look.ts';
import type { Shell } from './app/shell.ts';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { createServer } from './http/server.ts';
import type { Log } from './log.ts';
import { direct } from './practice/direct.ts';
import { meetingPages, practiceCalendar } from './practice/meeting-page.ts';
import { practiceDirectory } from './practice/people.ts';
import { createRefill } from './practice/refill.ts';
import { openStage } from './practice/stage.ts';
import { vastraGotaland } from './profiles/load-profile.ts';
import { StartError } from './start-error.ts';
import { openDb } from './store/database.ts';
import { readDirectory, writeDirectory } from './store/directory-store.ts';
import { openInstallation } from './store/installation.ts';
import { installJobs, openJobs } from './store/jobs.ts';
import { migrate } from './store/migrate.ts';
import { converse } from './talk/converse.ts';
import { deliver } from './talk/deliver.ts';
import type { Talk } from './talk/talk.ts';
import type { Cast } from './talk/cast.ts';
import { createBot, type Bot } from './teams/bot.ts';
import type { PersonId } from './domain/ids.ts';
import { createWorker, type Worker } from './worker/loop.ts';
import packageJson from '../package.json' with { type: 'json' };

export type Product = { readonly url: string; readonly worker: Worker; readonly stop: () => Promise<void> };

/** Joins database, jobs, rules, conversation, bot and web server; everything that is handed in anywhere is made here. */
export async function startProduct(
  config: Config,
  databaseUrl: string,
  log: Log,
  realClock = systemClock,
): Promise<Product> {
  const db = openDb(databaseUrl, { max: 16, onError: (error) => log.error('database', {}, error) });
  await migrate(db);
  await installJobs(databaseUrl);
  const { secret } = await openInstallation(db, config.mode);
  if (config.mode === 'practice') await writeDirectory(db, practiceDirectory());
  const directory = await readDirectory(db);
  const jobs = await openJobs(databaseUrl, (error) => log.error('jobs', {}, error));
  const stage = config.mode === 'practice' ? await openStage(db, directory, realClock) : undefined;
  const shell: Shell = {
    db,
    jobs,
    log,
    secret,
    profile: vastraGotaland(),
    directory: () => directory,
    clock: stage?.clock ?? realClock,
    wake: () => worker.wake(),
  };
  const liveCast: Cast = {
    actor: ({ id }) => (directory.staff.has(id as PersonId) ? (id as PersonId) : undefined),
    placeOfPerson: (person) => `person:${person}`,
    placeOfChannel: (unit) => `channel:${unit}`,
    mark: () => undefined,
  };
  let origin = '';
  const calendar: Calendar =
    config.mode === 'practice'
      ? {
          book: (...meeting) => practiceCalendar(origin).book(...meeting),
          cancel: (...meeting) => practiceCalendar(origin).cancel(...meeting),
        }
      : { book: () => Promise.resolve({ link: '' }), cancel: () => Promise.resolve() };
  const refillChat = createRefill(realClock);
  const runDue = (): Promise<void> => worker.runDue();
  const talk: Talk = {
    shell,
    cast: stage?.cast ?? liveCast,
    messenger: () => bot.messenger,
    ...(stage
      ? { hearFirst: direct({ shell, stage, runDue }), refill: (place) => refillChat(talk, stage, place) }
      : {}),
  };
  const bot: Bot = createBot({
    credentials:
      config.mode === 'live'
        ? { kind: 'single-tenant', appId: config.appId, tenantId: config.tenantId, secret: config.secret }
        : { kind: 'none' },
    handler: converse(talk),
    log,
  });
  const worker: Worker = createWorker({
    jobs,
    log,
    look: () => lookAtDue(shell),
    deliver: (task) => deliver({ ...talk, calendar }, task),
  });
  const server = createServer({
    bot,
    log,
    health: () => healthOf(shell),
    ...(stage ? { pages: meetingPages(shell) } : {}),
  });
  try {
    await server.listen({ host: config.mode === 'practice' ? '127.0.0.1' : '0.0.0.0', port: config.port });
  } catch (cause) {
    if ((cause as { code?: string }).code !== 'EADDRINUSE') throw cause;
    throw new StartError(
      `Port ${config.port} används redan av ett annat program. Stäng det, eller välj en annan port med PORT.`,
      { cause },
    );
  }
  origin = `http://127.0.0.1:${(server.addresses()[0] as { readonly port?: number } | undefined)?.port ?? config.port}`;
  const stop = async (): Promise<void> => {
    await server.close();
    await worker.stop();
    await jobs.stop();
    await db.destroy();
  };
  return { url: origin, worker, stop };
}

/** The state of database, jobs and version, without a word about cases. */
async function healthOf({ db, clock }: Shell): Promise<{ ok: boolean; [key: string]: unknown }> {
  const version = packageJson.version;
  try {
    const { rows } = await sql<{ waiting: number; due: number }>`
      select (select count(*) from pgboss.job where state < 'completed')::int as waiting,
             (select count(*) from sip_case where wake_at <= ${clock()})::int as due`.execute(db);
    return { ok: true, version, database: 'ok', jobs: { waiting: rows[0]?.waiting ?? 0, overdue: rows[0]?.due ?? 0 } };
  } catch {
    return { ok: false, version, database: 'unreachable' };
  }
}
