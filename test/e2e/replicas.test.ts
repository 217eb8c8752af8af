import { sql } from 'kysely';
import { expect, vi } from 'vitest';
import { nonceIn } from '../../src/cards/render.ts';
import type { CaseId, PersonId } from '../../src/domain/ids.ts';
import type { Db } from '../../src/store/database.ts';
import { openJobs, type Task } from '../../src/store/jobs.ts';
import { readingOf } from '../support/card-reader.ts';
import { cardIn, CHANNEL, chatOf, LiveScene } from '../support/live-scene.ts';
import { storeCalled } from '../support/many-cases.ts';
import { test } from '../support/program-test.ts';
import type { Program } from '../support/program.ts';
import { amir, at, eva, sara, Walk } from '../support/walk.ts';

type Three = readonly [Program, Program, Program];
type Stored = Awaited<ReturnType<typeof storeCalled>>;

const CASES = 30;
/** One conversation takes no more than one message a second. */
const SENT = 10;
const [DAY, TIME] = ['2026-03-10', '09:00'];
const BEGIN = at(DAY, TIME);
const CHILD = {
  'Vem ser behovet?': 'Familjen frågar',
  'Vilka verksamheter har kontakt med barnet i dag?': ['BUP Björkvik', 'Socialtjänsten barn och unga'],
  'Barnets namn': 'Alva Testsson',
  'Barnets födelsedag': '2017-05-09',
};
/** Posts that are never answered, one in each conversation, all of the process that is killed. */
const HANGING = 3;
const PATIENCE = 40_000;

const rows = async <T>(db: Db, query: string): Promise<readonly T[]> => (await sql.raw<T>(query).execute(db)).rows;
const until = (check: () => unknown): Promise<unknown> => vi.waitFor(check, { timeout: PATIENCE, interval: 50 });

test(
  'three processes on one database do each thing once, also when one is killed and one is stopped in the middle',
  { timeout: 180_000 },
  async ({ dir }) => {
    await using scene = await LiveScene.open(dir, BEGIN);
    const three: Three = [scene.start(), scene.start(), scene.start()];
    await Promise.all(three.map((one) => one.ready()));
    await scene.enter(BEGIN);
    for (const one of three)
      await until(async () => expect(await scene.send(one, scene.oldClick(eva))).toContain('Kortet är gammalt'));

    await askAllAtOnce(scene, three);
    const cases = await storeCalled(scene.db, CASES);
    await letAlarmsGoOff(scene);
    await endTwoOfThree(scene, three, cases.slice(0, SENT));
    for (const one of three) expect(one.err).toBe('');
  },
);

/** Three words at once begin one draft, a word that is sent again is answered once, and a click is carried out once. */
async function askAllAtOnce(scene: LiveScene, three: Three): Promise<void> {
  const posts = () => scene.postsIn(chatOf(eva));
  await Promise.all(three.map((one) => scene.send(one, scene.word(eva, 'ny SIP'))));
  await until(() => expect(posts()).toHaveLength(3));
  expect(await rows(scene.db, 'select alias from sip_case')).toHaveLength(1);

  const again = scene.word(eva, 'mina ärenden');
  await Promise.all([...three, ...three].map((one) => scene.send(one, again)));
  const answered = posts().slice(3);
  expect(answered.map((post) => readingOf(cardIn(post)))).toEqual([expect.stringContaining('Mina ärenden')]);

  const click = scene.click(eva, cardIn(posts()[0]), 'Starta', CHILD);
  const answers = await Promise.all([...three, ...three, ...three].map((one) => scene.send(one, click)));
  expect([new Set(answers).size, answers[0]]).toEqual([1, expect.stringMatching(/^200 .*vårdnad/isu)]);
  expect(await rows(scene.db, `select rev from case_event where type = 'Started'`)).toHaveLength(1);
}

/** Each case is looked at once, and what all the looks have found out is in the one message of the day. */
async function letAlarmsGoOff(scene: LiveScene): Promise<void> {
  const { db } = scene;
  const alone = new Walk().called().on(DAY, TIME).does('system', 'look', {});
  const told = alone.effects.flatMap((effect) => (effect.kind === 'digest' ? [effect.to] : []));
  expect(told).toContain(eva);
  const before = told.map((person) => scene.postsIn(chatOf(person)).length);
  await db.updateTable('sip_case').set({ wake_at: BEGIN }).where('alias', 'like', 'T%').execute();
  const counts = (type: string) =>
    rows(db, `select count(*)::int as n from case_event where type = '${type}' group by case_id`);
  const each = (n: number) => Array.from({ length: CASES }, () => ({ n }));
  await until(async () => expect(await counts('Nudged')).toEqual(each(told.length)));
  expect(await counts('Nudging')).toEqual(each(1));
  expect(told.map((person) => scene.postsIn(chatOf(person)).length)).toEqual(before.map((count) => count + 1));
}

/** A kallelse for two people and the face in the channel, case after case. */
async function enqueueAll({ url, db }: LiveScene, cases: Stored): Promise<void> {
  const jobs = await openJobs(url, () => undefined);
  for (const { id, walk } of cases) {
    const tasks: readonly Task[] = [
      ...[amir, sara].map((to) => ({
        caseId: id,
        effect: { kind: 'notice', key: keyOf(id, to), to, notice: 'invitation', ref: walk.guest(to) } as const,
      })),
      { caseId: id, effect: { kind: 'face', key: `${id}/face` } },
    ];
    await db.transaction().execute((tx) => jobs.enqueue(tx, tasks));
  }
  await jobs.stop();
}

async function endTwoOfThree(scene: LiveScene, [killed, stopped, left]: Three, cases: Stored): Promise<void> {
  const { db, connector } = scene;
  const active = (): Promise<readonly { id: string }[]> => rows(db, `select id from pgboss.job where state = 'active'`);
  for (const one of [killed, stopped, left]) process.kill(one.pid, 'SIGSTOP');
  for (let count = 0; count < HANGING; count += 1) connector.hangNext();
  await enqueueAll(scene, cases);
  process.kill(killed.pid, 'SIGCONT');
  await until(async () => expect(await active()).toHaveLength(HANGING));
  await killed.end('SIGKILL');
  const lost = (await active()).map(({ id }) => `'${id}'`).join();
  for (const one of [stopped, left]) process.kill(one.pid, 'SIGCONT');

  await until(() => expect(scene.postsIn(CHANNEL).length).toBeGreaterThan(SENT / 2));
  expect(await stopped.end('SIGTERM')).toEqual({ code: 0, signal: null });
  await until(async () =>
    expect(
      await rows(db, `select id from pgboss.job where id in (${lost}) and state = 'active' and retry_count = 0`),
    ).toEqual([]),
  );
  await until(async () => {
    // What may have been posted in the channel is posted again in a minute.
    await sql`update pgboss.job set start_after = now() where state = 'retry'`.execute(db);
    expect(await rows(db, `select id from pgboss.job where state < 'completed'`)).toEqual([]);
  });
  const faces = await postedFor(scene, CHANNEL, 'face');
  expect(faces.toSorted()).toEqual(cases.map(({ id }) => id));
  for (const person of [amir, sara]) await expectOnceInOrder(scene, person, cases);
}

/** Each kallelse arrived once and in its turn, or somebody is asked to ring. */
async function expectOnceInOrder(scene: LiveScene, person: PersonId, cases: Stored): Promise<void> {
  const states = new Map(
    (await rows<{ key: string; state: string }>(scene.db, 'select key, state from delivery')).map(({ key, state }) => [
      key,
      state,
    ]),
  );
  const stateOf = (id: CaseId): string | undefined => states.get(keyOf(id, person));
  const sent = cases.filter(({ id }) => stateOf(id) === 'sent').map(({ id }) => id);
  const unsure = cases.filter(({ id }) => stateOf(id) === 'uncertain').map(({ id }) => id);
  expect(sent.length + unsure.length).toBe(SENT);
  expect(unsure.length).toBeLessThanOrEqual(1);
  expect(await postedFor(scene, chatOf(person), 'invitation')).toEqual(sent);
  const rings = await scene.db.selectFrom('duty').select('case_id').where('rule', '=', 'unsure').execute();
  expect(rings.map(({ case_id }) => case_id)).toEqual(expect.arrayContaining(unsure));
}

const keyOf = (id: CaseId, to: PersonId): string => `${id}/invitation/${to}`;

/** Which of the cases the posts of a conversation are about, in the order of the posts. */
async function postedFor(scene: LiveScene, conversation: string, screen: string): Promise<readonly CaseId[]> {
  const cards = await scene.db.selectFrom('card').select(['nonce', 'case_id']).where('screen', '=', screen).execute();
  const caseOf = new Map(cards.map(({ nonce, case_id }) => [nonce, case_id]));
  return scene.postsIn(conversation).flatMap((post) => caseOf.get(nonceIn(cardIn(post))) ?? []);
}
