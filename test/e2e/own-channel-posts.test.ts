import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Messenger } from '../../src/app/delivery.ts';
import { handle } from '../../src/app/handle.ts';
import type { Command, Payloads, Verb } from '../../src/domain/command.ts';
import type { CaseId, CommandId, PersonId } from '../../src/domain/ids.ts';
import { dayOf } from '../../src/domain/time.ts';
import type { Db } from '../../src/store/database.ts';
import { markLeft } from '../../src/store/directory-store.ts';
import { readingOf, type Shown } from '../support/card-reader.ts';
import { test } from '../support/graph-test.ts';
import { refused } from '../support/fake-graph.ts';
import { chosen } from '../support/in-office.ts';
import { accountOf, wordsOf, type Office } from '../support/office.ts';
import { withOwnChannels, type Own } from '../support/own-channels.ts';
import { amir, at, eva, karin, mother, sara, Walk } from '../support/walk.ts';

const ID = '11111111-1111-4111-8111-111111111111' as CaseId;
const OWNER = `${accountOf(eva)} (owner)`;
const inOwn = ({ sent }: Office): readonly Shown[] =>
  sent.filter(({ to }) => to.startsWith('19:')).map(({ card }) => card);
const last = (cards: readonly Shown[]): string => readingOf(cards.at(-1) ?? {});
const failures = async (db: Db): Promise<readonly string[]> =>
  (await db.selectFrom('duty').select('rule').orderBy('rule').execute())
    .map(({ rule }) => rule)
    .filter((rule) => rule.startsWith('failed-'));

async function does<V extends Verb>(
  office: Office,
  by: PersonId | 'system',
  verb: V,
  payload: Payloads[V],
): Promise<void> {
  const id = `${verb}/${office.asked++}` as CommandId;
  const command = { id, caseId: ID, by, at: office.now, seen: 999, verb, ...payload } as unknown as Command;
  const outcome = await handle(office.talk.shell, command, '');
  if (outcome.kind !== 'done') throw new TypeError(JSON.stringify({ ...outcome, sip: undefined }));
  await office.worker.runDue();
}
const calls = async (office: Office): Promise<void> => await does(office, eva, 'call.send', {});
const withdraws = async (office: Office): Promise<void> =>
  await does(office, eva, 'consent.withdraw', { who: mother, on: dayOf(office.now), how: 'phone' });

/** A case that can be closed, with its channel made. */
async function toClose(own: Own): Promise<void> {
  await does(own.office, 'system', 'look', {});
  expect(own.channels.people().length).toBeGreaterThan(1);
}
function judged(): Walk {
  const walk = new Walk().followedUp().on('2026-09-10');
  const outcomes = Object.fromEntries(walk.fixedItems.goals.map((goal) => [goal, 'reached' as const]));
  return walk.does(eva, 'goal.judge', { outcomes });
}
const closes = async (office: Office): Promise<void> =>
  await does(office, eva, 'case.close', { why: 'need-gone', familyInformed: true, saved: true, note: '' });

/** Who was there each time that something was sent to a case's own channel. */
function watch({ office, channels }: Own): readonly (readonly string[])[] {
  const seen: (readonly string[])[] = [];
  const messenger = office.talk.messenger();
  const real = { ...messenger };
  const look = (to: string): void => {
    if (to.startsWith('19:')) seen.push(channels.people());
  };
  const spied: Pick<Messenger, 'post' | 'update'> = {
    post: (place, ...more) => {
      look(place.conversationId);
      return real.post(place, ...more);
    },
    update: (place, ...more) => {
      look(place.conversationId);
      return real.update(place, ...more);
    },
  };
  Object.assign(messenger, spied);
  return seen;
}
test('the case is shown in its own channel and not in that of the unit, and says nothing of the child', async ({
  db,
  dbUrl,
  fake,
}) => {
  const own = await withOwnChannels(db, dbUrl, fake, new Walk().prepared());
  const { office } = own;
  await calls(office);
  expect(last(inOwn(office))).toContain('Ärende K7F2 · Steg 4 av 7');
  expect(office.inChannel()).toEqual([]);
  expect(JSON.stringify([office.sent, fake.requests])).not.toMatch(/Alva|Testsson|frånvaro/u);
  expect(office.log.join('')).not.toMatch(/Alva|Eva Lind|account-of/u);
  expect(wordsOf(await office.click(amir, inOwn(office).at(-1) ?? {}, 'Öppna ärendet', {}, 'channel'))).toBe(
    'Jag har skrivit till dig i din personliga chatt.',
  );
  expect(await failures(db)).toEqual([]);
  await office.close();
});

test('F20 who is no longer covered is out before anything is written in the channel', async ({ db, dbUrl, fake }) => {
  const own = await withOwnChannels(db, dbUrl, fake, new Walk().prepared());
  const seen = watch(own);
  await calls(own.office);
  const before = seen.length;
  await withdraws(own.office);
  expect(last(inOwn(own.office))).toContain('Pausat');
  expect(seen.slice(before).length).toBeGreaterThan(0);
  for (const people of seen.slice(before)) expect(people).toEqual([OWNER, accountOf(karin)].toSorted());
  await own.office.close();
});

test('without the permission the case is shown in the channel of the unit, and who coordinates is told; later it moves', async ({
  db,
  dbUrl,
  fake,
}) => {
  const own = await withOwnChannels(db, dbUrl, fake, new Walk().prepared());
  const { office } = own;
  own.channels.denied.add('team.CreateChannel');
  await calls(office);
  expect(inOwn(office)).toEqual([]);
  expect(last(office.inChannel())).toContain('Steg 4 av 7');
  expect(await failures(db)).toEqual(['failed-channel']);
  const card = await chosen(office, eva, 'Något gick inte att göra');
  expect(readingOf(card)).toContain('Ärendets egen kanal är inte klar');
  expect(readingOf(card)).toContain('Ärendet visas i enhetens kanal så länge.');

  own.channels.denied.clear();
  await office.click(eva, card, 'Försök igen');
  await office.worker.runDue();
  expect(last(inOwn(office))).toContain('Steg 4 av 7');
  expect(last(office.inChannel())).toContain('Ärendet har fått en egen kanal och visas där.');
  expect(await failures(db)).toEqual([]);
  const posts = office.inChannel().length;
  await withdraws(office);
  expect([office.inChannel().length, last(inOwn(office)).includes('Pausat')]).toEqual([posts, true]);
  await office.close();
});

test('what has been told of holds nothing up: the case is shown in the channel of the unit at once', async ({
  db,
  dbUrl,
  fake,
}) => {
  const own = await withOwnChannels(db, dbUrl, fake, new Walk().prepared());
  const { office } = own;
  fake.on('team.ListChannels', () => refused(503));
  await does(office, 'system', 'effect.failed', { effect: 'channel' });
  await calls(office);
  expect(last(office.inChannel())).toContain('Steg 4 av 7');
  const waiting = await sql<{ n: number }>`select count(*)::int as n from pgboss.job where state < 'completed'`.execute(
    db,
  );
  expect(waiting.rows).toEqual([{ n: 0 }]);
  expect(await failures(db)).toEqual(['failed-channel']);
  await office.close();
});

test('while someone cannot be taken out nothing is written in the channel, and who coordinates is told to do it', async ({
  db,
  dbUrl,
  fake,
}) => {
  const own = await withOwnChannels(db, dbUrl, fake, new Walk().prepared());
  const { office, channels } = own;
  await calls(office);
  const shown = inOwn(office).length;
  const { members } = channels.single();
  channels.denied.add('channel.RemoveMember');
  await withdraws(office);
  expect(inOwn(office)).toHaveLength(shown);
  // Nor in the unit's, which has not heard of the case: nothing begins while nothing may be shared (§3.4).
  expect(office.inChannel()).toEqual([]);
  expect(await failures(db)).toEqual(['failed-members']);
  const card = await chosen(office, eva, 'Något gick inte att göra');
  expect(readingOf(card)).toContain('Öppna kanalen i Teams och ta bort personen där.');
  expect(readingOf(card)).toContain('Med får nu vara: Eva Lind och Karin Holm.');

  for (const [id, { userId }] of members) if ([amir, sara].map(accountOf).includes(userId)) members.delete(id);
  await office.click(eva, card, 'Det är ordnat');
  await office.worker.runDue();
  expect(last(inOwn(office))).toContain('Pausat');
  expect(await failures(db)).toEqual([]);
  await office.close();
});

test('when the case ends its channel says so, is left by all but the owner and put away; reopened it is back', async ({
  db,
  dbUrl,
  fake,
}) => {
  const own = await withOwnChannels(db, dbUrl, fake, judged());
  const { office, channels } = own;
  await toClose(own);
  await closes(office);
  expect(last(inOwn(office))).toContain('Ärende K7F2 · Avslutat');
  expect(channels.single().isArchived).toBe(true);
  expect(channels.people()).toEqual([OWNER]);
  const asked = fake.requests.length;
  await does(office, 'system', 'look', {});
  expect(fake.requests).toHaveLength(asked);

  await does(office, eva, 'case.reopen', {});
  expect(channels.single().isArchived).toBe(false);
  expect(last(inOwn(office))).not.toContain('Avslutat');
  expect(channels.people()).toContain(OWNER);
  await office.close();
});

test('without the permission to archive, the channel stays and everyone but the owner is out', async ({
  db,
  dbUrl,
  fake,
}) => {
  const own = await withOwnChannels(db, dbUrl, fake, judged());
  await toClose(own);
  own.channels.denied.add('channel.Archive');
  await closes(own.office);
  expect([own.channels.single().isArchived, own.channels.people()]).toEqual([false, [OWNER]]);
  expect(await failures(db)).toEqual([]);
  expect(own.office.log.join('')).toContain('channel-not-archived');
  await own.office.close();
});

test('S18 who has left the directory is out of the channel with the next look', async ({ db, dbUrl, fake }) => {
  const own = await withOwnChannels(db, dbUrl, fake, new Walk(at('2026-03-02', '08:00')).prepared());
  const { office, channels } = own;
  await office.followDatabase();
  await calls(office);
  expect(channels.people()).toContain(accountOf(amir));
  await markLeft(db, [amir], dayOf(office.now));
  await office.worker.runDue();
  expect(channels.people()).toEqual([OWNER, ...[karin, sara].map(accountOf)].toSorted());
  await office.close();
});

test('the follow-up is asked about in the own channel, and goes quiet there', async ({ db, dbUrl, fake }) => {
  const own = await withOwnChannels(db, dbUrl, fake, new Walk().fixed().on('2026-05-20'));
  const { office } = own;
  const { jobs } = office.talk.shell;
  const effect = { kind: 'prompt', key: `${ID}/follow-up::2026-05-20/1`, duties: ['follow-up::2026-05-20'] } as const;
  await db.transaction().execute((tx) => jobs.enqueue(tx, [{ caseId: ID, effect }]));
  await office.worker.runDue();
  const card = inOwn(office).find((one) => readingOf(one).startsWith('Uppföljning i ärende K7F2')) ?? {};
  await office.click(eva, card, 'Ny dag', { 'Ny dag': '2026-06-01' }, 'channel');
  await office.worker.runDue();
  expect(inOwn(office).map(readingOf).join('\n')).toContain('Ny dag för uppföljning: 1 juni 2026');
  expect(office.inChannel()).toEqual([]);
  await office.close();
});
