import { sql } from 'kysely';
import pg from 'pg';
import { describe, expect } from 'vitest';
import type { CaseId } from '../../src/domain/ids.ts';
import type { Code } from '../../src/log-lines.ts';
import { loadLibrary } from '../../src/profiles/library.ts';
import { openJobs } from '../../src/store/jobs.ts';
import { Crawler } from '../support/canary/crawler.ts';
import {
  breakTheDatabase,
  GRAPH_FAULTS,
  refuseMessages,
  refuseTheBot,
  sendRubbish,
  spoilACase,
  throwEverywhere,
} from '../support/canary/faults.ts';
import { CHANNEL, Town } from '../support/canary/town.ts';
import { contentOf, everywhere, watchProcess, type Places } from '../support/canary/watch.ts';
import { CHILD, FULL, tracesIn } from '../support/canary/words.ts';
import type { State } from '../support/crawl/desk.ts';
import { placeOf } from '../support/crawl/later.ts';
import { trailOf } from '../support/crawl/seeds.ts';
import { test } from '../support/db.ts';
import { eva, karin } from '../support/walk.ts';

/** What is typed to come to forms outside any case. */
const WORDS = ['ny SIP', 'rådgör utan namn', 'möte utan SIP', 'utan ärende', 'lämna över', 'avvikelser', 'hjälp'];

/** What the log tells of when all of it has failed once. */
const FAULTS: readonly Code[] = [
  'accounts-not-checked',
  'activity-refused',
  'answer-not-delivered',
  'bot-not-authorized',
  'graph-failed',
  'http-refused',
  'look-failed',
  'message-wrong',
  'not-delivered',
  'task-again',
  'task-failed',
  'token-failed',
  'turn-failed',
  'unreadable',
];

/** The fullest case in every place of the process. */
const placesOf = (id: string): readonly State[] =>
  loadLibrary()
    .filter(({ profile }) => profile.id === id)
    .flatMap(({ profile }) => [...new Map(trailOf(profile).map((state) => [placeOf(state), state])).values()]);
const leaksIn = (places: Places): object =>
  Object.fromEntries(
    Object.entries(places).flatMap(([place, text]) => (tracesIn(text)[0] ? [[place, tracesIn(text)]] : [])),
  );

test(
  'S9 what is written of a child is in its case and nowhere else, by every form of both processes and through every fault',
  { timeout: 600_000 },
  async ({ db, dbUrl }) => {
    using watched = watchProcess();
    await using town = await Town.open(db, dbUrl);
    const crawler = new Crawler(town);
    const holds = new Set<string>();
    const lookInside = async (): Promise<void> => {
      for (const [column, text] of Object.entries(await contentOf(db)))
        if (tracesIn(text).length > 0) holds.add(column);
    };

    await refuseTheBot(town);
    await town.arrive(eva);
    await town.tie(karin);
    for (const [index, state] of [...placesOf('vastra-gotaland'), ...placesOf('stenungsund')].entries()) {
      await crawler.visit(state);
      town.graph.failNext(GRAPH_FAULTS[index % GRAPH_FAULTS.length] ?? 'drop');
      await town.pass();
    }
    for (const word of WORDS) {
      const card = await town.say(eva, word);
      if (typeof card !== 'string') await crawler.look(eva, card, `desk ${word}`);
      await lookInside();
    }
    town.connector.hangNext();
    const hung = town.say(eva, 'hjälp');
    await sendRubbish(town);
    await hung;
    await refuseMessages(town);
    await throwEverywhere(town);
    await breakTheDatabase(town);
    await spoilACase(town);

    const places = await everywhere(town, watched);
    expect(leaksIn(places)).toEqual({});

    // All of it was there to leak, and everything was done that could let it out.
    expect([...holds].toSorted()).toEqual(['case_event.data', 'draft.inputs', 'inquiry.state', 'sip_case.state']);
    expect([...crawler.unfilled].filter((input) => !crawler.filled.has(input))).toEqual([]);
    expect(crawler.filled.size).toBeGreaterThan(80);
    expect(crawler.saved.size).toBeGreaterThan(100);
    const codes = new Set(town.log.map((line) => (JSON.parse(line) as { code: string }).code));
    expect(FAULTS.filter((code) => !codes.has(code))).toEqual([]);
    const inChannel = town.connector.delivered.filter(({ conversationId }) => conversationId.startsWith(CHANNEL));
    expect(inChannel.length).toBeGreaterThan(5);
    expect(places['calendars']).toContain('SIP-möte');
    expect(town.refused.join('\n')).toMatch(/Felkod [0-9A-Z]{4}/u);
  },
);

type Watched = { readonly town: Town; readonly dbUrl: string };

const NOON = { dateTime: '2026-03-02T12:00:00', timeZone: 'UTC' };
const EVENT = { start: NOON, end: NOON, transactionId: 'a' };

/** One trace in each of the places. */
const PLANTS: { readonly [Place in keyof Places]: (where: Watched) => unknown } = {
  log: ({ town }) => (town.log as string[]).push(`{"code":"${FULL}"}`),
  terminal: () => {
    process.stderr.write(FULL);
  },
  metrics: ({ town }) => (town.watched.metrics = `data:text/plain,${encodeURIComponent(FULL)}`),
  health: ({ town }) => (town.watched.health = `data:text/plain,${encodeURIComponent(FULL)}`),
  refusals: ({ town }) => town.refused.push(FULL),
  posts: ({ town }) => asJson(`${town.connector.url}v3/conversations/a/activities`, { summary: FULL }),
  calendars: ({ town }) => asJson(`${town.graph.url}/users/a/events`, { ...EVENT, subject: FULL }),
  addresses: ({ town }) => fetch(`${town.connector.url}v3/${encodeURIComponent(CHILD)}`),
  tables: ({ town }) => sql`insert into inbound_activity (key, outcome) values ('a', ${FULL})`.execute(town.db),
  jobs: async ({ town, dbUrl }) => {
    const jobs = await openJobs(dbUrl, () => undefined);
    const effect = { kind: 'face', key: FULL } as const;
    await town.db.transaction().execute((tx) => jobs.enqueue(tx, [{ caseId: 'a' as CaseId, effect }]));
    await jobs.stop();
  },
  postgres: async ({ dbUrl }) => {
    const url = new URL(dbUrl);
    url.username = encodeURIComponent(CHILD);
    await new pg.Client({ connectionString: url.href }).connect().catch(() => undefined);
  },
};

async function asJson(url: string, body: object): Promise<void> {
  await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}

describe('S9 the net catches', () => {
  test('one trace in any of the places, and says in which', async ({ db, dbUrl }) => {
    using watched = watchProcess();
    await using town = await Town.open(db, dbUrl);
    await town.say(eva, 'hjälp');
    const before = new Set(Object.keys(leaksIn(await everywhere(town, watched))));
    const caught: string[] = [];
    for (const [place, plant] of Object.entries(PLANTS)) {
      await plant({ town, dbUrl });
      const found = Object.keys(leaksIn(await everywhere(town, watched))).filter((one) => !before.has(one));
      for (const one of found) before.add(one);
      caught.push(`${place}: ${found.join()}`);
    }
    expect(caught).toEqual(Object.keys(PLANTS).map((place) => `${place}: ${place}`));
  });
});
