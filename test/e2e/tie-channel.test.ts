import { expect } from 'vitest';
import type { Directory, Staff } from '../../src/domain/directory.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { findPlace } from '../../src/store/talk-store.ts';
import { readingOf } from '../support/card-reader.ts';
import { test } from '../support/db.ts';
import { inOffice } from '../support/in-office.ts';
import { wordsOf, type Office } from '../support/office.ts';
import { amir, at, bup, eva, karin, sara, school, social, Walk } from '../support/walk.ts';

const HERE = '<at>SIP-lotsen</at> här';
const MORNING = at('2026-03-02', '08:00');
const change = (office: Office, person: PersonId, more: Partial<Staff>): Directory => {
  const one = office.directory.staff.get(person);
  if (!one) throw new TypeError('nobody');
  return { ...office.directory, staff: new Map([...office.directory.staff, [person, { ...one, ...more }]]) };
};
const tied = async (office: Office): Promise<readonly boolean[]> =>
  await Promise.all(
    [school, social, bup].map(
      async (unit) => (await findPlace(office.talk.shell.db, office.talk.cast.placeOfChannel(unit))) !== undefined,
    ),
  );

test('the manager of a unit makes a channel its own, and the cases of the unit are seen there', async ({
  db,
  dbUrl,
}) => {
  const office = await inOffice(db, dbUrl, new Walk(MORNING).prepared());
  await office.say(eva, 'hej');
  await office.say(karin, 'hej');
  expect(wordsOf(await office.say(karin, HERE, 'channel'))).toBe(
    'Klart. Ärenden i Björkskolan syns i den här kanalen från och med nu, med alias, steg och datum.',
  );
  expect(await office.say(karin, `${HERE}!`, 'channel')).toEqual(await office.say(karin, HERE, 'channel'));
  expect(await tied(office)).toEqual([true, false, false]);
  const { db: stored, jobs } = office.talk.shell;
  const { id: caseId } = await stored.selectFrom('sip_case').select('id').executeTakeFirstOrThrow();
  const effect = { kind: 'face', key: `${caseId}/face` } as const;
  await stored.transaction().execute((tx) => jobs.enqueue(tx, [{ caseId, effect }]));
  await office.worker.runDue();
  expect(office.inChannel().map((card) => readingOf(card))).toEqual([expect.stringContaining('K7F2')]);
  await office.close();
});

test('A-06 whoever is not the manager, or is a guest, ties no channel, and a channel is of one authority', async ({
  db,
  dbUrl,
}) => {
  const office = await inOffice(db, dbUrl, new Walk(MORNING).prepared());
  const ask = 'Enhetens chef väljer kanal: be chefen skriva "@SIP-lotsen här" i den.';
  for (const person of [eva, amir, sara]) expect(wordsOf(await office.say(person, HERE, 'channel'))).toBe(ask);
  expect(wordsOf(await office.say('a stranger', HERE, 'channel'))).toBe('Du har inte tillgång till det här.');
  expect(wordsOf(await office.say(karin, HERE, 'group'))).toContain('Skriv det i den kanal i ett team');
  office.directory = change(office, karin, { kind: 'guest' });
  expect(wordsOf(await office.say(karin, HERE, 'channel'))).toBe(ask);
  expect(await tied(office)).toEqual([false, false, false]);
  office.directory = change(office, karin, { kind: 'member' });
  await office.say(karin, HERE, 'channel');
  office.directory = change(office, sara, { functions: ['manager'] });
  expect(wordsOf(await office.say(sara, HERE, 'channel'))).toBe(
    'Den här kanalen hör redan till en annan organisation. Välj en annan kanal.',
  );
  expect(await tied(office)).toEqual([true, false, false]);
  await office.close();
});
