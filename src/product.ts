import { setTimeout as wait } from 'node:timers/promises';
import { createAccountSweep } from './app/account-sweep.ts';
import type { Calendar } from './app/calendar.ts';
import { calendarByHand } from './app/calendar-by-hand.ts';
import { openDirectory } from './app/live-directory.ts';
import { createProfileWatch } from './app/live-profiles.ts';
import { lookAtDue } from './app/look.ts';
import type { Clock, Shell } from './app/shell.ts';
import { createSweep } from './app/sweep.ts';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { createAccounts } from './graph/accounts.ts';
import { createCaseChannels } from './graph/channel.ts';
import { createGraphCalendar } from './graph/calendar.ts';
import { createFreeTimes } from './graph/free-times.ts';
import { createGraph } from './graph/gateway.ts';
import { createInstaller } from './graph/install-app.ts';
import { closeSoon, listen, stopListening } from './http/listen.ts';
import { createMetricsServer } from './http/metrics-server.ts';
import { createServer } from './http/server.ts';
import { overheard, type Log } from './log.ts';
import { createMetrics } from './metrics/metrics.ts';
import { direct } from './practice/direct.ts';
import { meetingPages, practiceCalendar } from './practice/meeting-page.ts';
import { practiceDirectory } from './practice/people.ts';
import { createRefill } from './practice/refill.ts';
import { openStage } from './practice/stage.ts';
import { frozen } from './profiles/freeze.ts';
import { chooseProfiles, loadLibrary, offered } from './profiles/library.ts';
import { createShelf } from './profiles/shelf.ts';
import { readBacklog, type Backlog } from './store/backlog.ts';
import { openDb } from './store/database.ts';
import { hasExternals } from './store/external-store.ts';
import { writeDirectory } from './store/directory-store.ts';
import { openJobs } from './store/jobs.ts';
import { prepareDatabase } from './store/prepare.ts';
import { converse } from './talk/converse.ts';
import { deliver } from './talk/deliver.ts';
import type { Talk } from './talk/talk.ts';
import { once } from './talk/once.ts';
import { liveCast } from './talk/cast.ts';
import { createTurns } from './talk/turns.ts';
import { appIdOf } from './teams/app-id.ts';
import { createBot, type Bot } from './teams/bot.ts';
import type { Credentials } from './teams/credentials.ts';
import { LIMITS } from './teams/limits.ts';
import { doorOf, MICROSOFT, PRACTICE, type Platform } from './teams/platform.ts';
import { createTeamGroup } from './teams/team-group.ts';
import { createGraphToken } from './teams/tokens.ts';
import { createUnderWay } from './under-way.ts';
import { createWorker, type Worker } from './worker/loop.ts';
import packageJson from '../package.json' with { type: 'json' };

const ANSWER_WITHIN_MS = 2000;
/** What is under way when the end comes: in practice nobody waits for it, and Teams takes no answer after fifteen seconds. */
const FINISH_WITHIN_MS = { practice: 2000, live: 10_000 } as const;

const ENDING = { ok: false, version: packageJson.version, ending: true } as const;

export type Product = {
  readonly url: string;
  /** Where the metrics are read, when that is asked for. */
  readonly metricsUrl?: string;
  readonly worker: Worker;
  readonly stop: () => Promise<void>;
};

/**
 * Joins database, jobs, rules, conversation, bot and web server; everything that is handed in anywhere is made here.
 * `platform` counts in live mode; practice calls nothing but this machine.
 */
export async function startProduct(
  config: Config,
  databaseUrl: string,
  log: Log,
  realClock = systemClock,
  platform = MICROSOFT,
): Promise<Product> {
  const endings: Ending[] = [];
  const stop = async (): Promise<void> => {
    for (const end of endings.splice(0).toReversed()) await end();
  };
  try {
    return { ...(await join(config, { databaseUrl, log, realClock, platform }, endings)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Ending = () => Promise<void>;
type Given = {
  readonly databaseUrl: string;
  readonly log: Log;
  readonly realClock: Clock;
  readonly platform: Platform;
};

async function join(
  config: Config,
  { databaseUrl, realClock, platform, ...given }: Given,
  endings: Ending[],
): Promise<Omit<Product, 'stop'>> {
  const library = loadLibrary(config.profilesDir);
  const choice = chooseProfiles(offered(library), config.profile);
  const metrics =
    config.metrics &&
    createMetrics({
      version: packageJson.version,
      backlog: () => backlogOf(shell),
      ...(config.mode === 'live' && config.credentials.kind === 'certificate'
        ? { certificateExpires: config.credentials.expires }
        : {}),
    });
  const log = metrics ? overheard(given.log, metrics.listen) : given.log;
  const db = openDb(databaseUrl, { max: 16, onError: (error) => log.error('database', {}, error) });
  endings.push(() => db.destroy());
  const versions = library.map(({ profile: { id, version }, body }) => ({ id, version, body }));
  const { secret, kept } = await prepareDatabase(db, databaseUrl, config.mode, versions);
  if (config.mode === 'practice') await writeDirectory(db, practiceDirectory());
  const directory = await openDirectory(db, realClock);
  const jobs = await openJobs(databaseUrl, (error) => log.error('jobs', {}, error));
  endings.push(() => jobs.stop());
  // Practice runs alone: what is not done was taken by a process that is no more.
  if (config.mode === 'practice') await jobs.takeBackLost({ evenFresh: true });
  const stage = config.mode === 'practice' ? await openStage(db, directory.now(), realClock) : undefined;
  const shelf = createShelf(frozen(library, kept), (authority) => {
    const practised = offered(library).find(({ id }) => id === stage?.practised());
    return practised ?? (authority && choice.byAuthority.get(authority)) ?? choice.all;
  });
  const makesNew = config.mode === 'live' && config.place === 'channel';
  const shell: Shell = {
    db,
    jobs,
    log,
    secret,
    profileOf: shelf.profileOf,
    profileNow: shelf.profileNow,
    directory: () => stage?.directory() ?? directory.now(),
    clock: stage?.clock ?? realClock,
    ownChannels: config.mode === 'live' && (makesNew || (await hasExternals(db, 'channel'))),
    wake: () => worker.wake(),
  };
  const credentials: Credentials = config.mode === 'live' ? config.credentials : { kind: 'none' };
  const graphToken = config.mode === 'live' && config.graph ? createGraphToken(credentials, platform, log) : undefined;
  const graph = graphToken && createGraph({ baseUrl: platform.graph, graphToken, log });
  const checkAccounts = graph && createAccountSweep(shell, createAccounts(graph));
  const door = doorOf(credentials, platform);
  const appId = credentials.kind === 'none' ? '' : appIdOf(credentials.appId);
  const install = graph && createInstaller({ graph, baseUrl: platform.graph, appId });
  const turn = createTurns(db, LIMITS.sending);
  const chats = door && { door, ...(install ? { install } : {}) };
  const booking = config.mode === 'live' ? config.graph : undefined;
  const books = graph && booking && { ...booking, graph, db, directory: directory.now };
  let origin = '';
  const calendar: Calendar =
    config.mode === 'practice'
      ? {
          book: (...meeting) => practiceCalendar(origin).book(...meeting),
          cancel: (...meeting) => practiceCalendar(origin).cancel(...meeting),
        }
      : books
        ? createGraphCalendar(books)
        : calendarByHand(db);
  const refillChat = createRefill(realClock);
  const talk: Talk = {
    shell,
    cast: stage?.cast ?? liveCast(directory.now, config.mode === 'live' ? config.credentials.tenantId : ''),
    messenger: () => bot.messenger,
    ...(books ? { freeTimes: createFreeTimes(books) } : {}),
    ...(config.mode === 'live' && !books ? { booksByHand: true } : {}),
    ...(stage
      ? {
          hearFirst: direct({
            shell,
            stage,
            profiles: library.map(({ profile }) => profile),
            talk: () => talk,
            worker: () => worker,
          }),
          refill: (place) => refillChat(talk, stage, place),
        }
      : {}),
  };
  const underWay = createUnderWay();
  const bot: Bot = createBot({
    credentials,
    platform: config.mode === 'live' ? platform : PRACTICE,
    handler: underWay.counted(once(talk, converse(talk))),
    log,
  });
  const groupOf = createTeamGroup(credentials, platform, log);
  const channels =
    graph && groupOf && shell.ownChannels
      ? createCaseChannels({ ...shell, ...talk.cast, graph, graphUrl: platform.graph, appId, groupOf, makesNew })
      : undefined;
  const sweep = createSweep(shell);
  const watchProfiles = createProfileWatch(db, kept.length, (all) => shelf.learn(frozen([], all)));
  const worker: Worker = createWorker({
    jobs,
    log,
    look: async () => {
      await directory.look().catch((error: unknown) => log.error('directory', {}, error));
      await watchProfiles().catch((error: unknown) => log.error('profiles', {}, error));
      // A thousand look-ups take their time: what is due does not wait for them.
      void checkAccounts?.().catch((error: unknown) => log.error('accounts-not-checked', {}, error));
      // What the day asks for waits for nobody: a sweep that fails is tried again with the next look.
      await sweep().catch((error: unknown) => log.error('sweep', {}, error));
      return await lookAtDue(shell);
    },
    deliver: (task) =>
      deliver({ ...talk, calendar, ...(chats ? { chats, turn } : {}), ...(channels ? { channels } : {}) }, task),
  });
  let isEnding = false;
  const server = createServer({
    bot,
    log,
    health: () => (isEnding ? Promise.resolve(ENDING) : healthOf(shell)),
    ...(stage ? { pages: meetingPages(shell) } : {}),
  });
  const watched = metrics && createMetricsServer(metrics);
  const metricsOrigin = watched && (await listen(watched, 'METRICS_PORT', config.metrics));
  if (watched) endings.push(() => closeSoon(watched, ANSWER_WITHIN_MS));
  endings.push(async () => {
    isEnding = true;
    const ms = FINISH_WITHIN_MS[config.mode];
    stopListening(server);
    await Promise.all([underWay.done(ms), worker.stop(ms)]);
    await closeSoon(server, ANSWER_WITHIN_MS);
  });
  const host = config.mode === 'practice' ? '127.0.0.1' : '0.0.0.0';
  origin = await listen(server, 'PORT', { host, port: config.port });
  return { url: origin, worker, ...(metricsOrigin ? { metricsUrl: `${metricsOrigin}/metrics` } : {}) };
}

const backlogOf = async ({ db, clock }: Shell): Promise<Backlog | undefined> =>
  await Promise.race([readBacklog(db, clock()), wait<undefined>(ANSWER_WITHIN_MS, undefined, { ref: false })]).catch(
    () => undefined,
  );

/** The state of database, jobs and version, without a word about cases. */
async function healthOf(shell: Shell): Promise<{ ok: boolean; [key: string]: unknown }> {
  const version = packageJson.version;
  const found = await backlogOf(shell);
  if (!found) return { ok: false, version, database: 'unreachable', jobs: 'unknown' };
  const jobs = found.queues.map(({ waiting, retrying, active }) => waiting + retrying + active);
  const waiting = jobs.reduce((sum, one) => sum + one, 0);
  return { ok: true, version, database: 'ok', jobs: { waiting, overdue: found.alarms.due } };
}
