import { expect } from 'vitest';
import { createAccountSweep } from '../../src/app/account-sweep.ts';
import type { Accounts } from '../../src/app/accounts.ts';
import { handle } from '../../src/app/handle.ts';
import type { CommandId, PersonId } from '../../src/domain/ids.ts';
import { dayOf } from '../../src/domain/time.ts';
import type { Db } from '../../src/store/database.ts';
import { markLeft, readRegister, writeRegister, type Registered } from '../../src/store/directory-store.ts';
import { wakeCases } from '../../src/store/involved-store.ts';
import { findDutiesOf } from '../../src/store/duty-store.ts';
import { findDue } from '../../src/store/case-store.ts';
import { readingOf } from '../support/card-reader.ts';
import { test } from '../support/db.ts';
import { chosen, inOffice, opened } from '../support/in-office.ts';
import { accountOf, cardOf, wordsOf, type Office } from '../support/office.ts';
import { amir, at, day, eva, fatima, habilitation, jonas, karin, sara, Walk } from '../support/walk.ts';

const MORNING = at('2026-03-02', '08:00');
const called = (): Walk => new Walk(MORNING).called();

async function change(db: Db, person: PersonId, how: (one: Registered) => Registered): Promise<void> {
  const register = await readRegister(db);
  const known = register.people.get(person);
  if (!known) throw new TypeError('nobody');
  await db.transaction().execute((tx) => writeRegister(tx, { ...register, people: new Map([[person, how(known)]]) }));
}
const leave = (db: Db, office: Office, person: PersonId): Promise<number> => markLeft(db, [person], dayOf(office.now));

test('S18, S16 from the next look on, who has left is answered as one who never was there', async ({ db, dbUrl }) => {
  const office = await inOffice(db, dbUrl, called());
  await office.followDatabase();
  const overview = await opened(office, eva);
  await leave(db, office, eva);
  expect(await leave(db, office, eva)).toBe(0);
  await office.worker.runDue();
  for (const where of ['personal', 'channel', 'group'] as const) {
    for (const word of ['ny SIP', 'mina ärenden', 'hjälp'])
      expect(await office.say(eva, word, where)).toEqual(await office.say('a stranger', word, where));
    expect(await office.click(eva, overview, 'Hjälp', {}, where)).toEqual(
      await office.click('a stranger', overview, 'Hjälp', {}, where),
    );
  }
  expect(wordsOf(await office.click(eva, overview, 'Hjälp'))).toContain('Du har inte tillgång till det här.');
  await office.close();
});

test('S18, N12 who has left is told nothing more, and the manager names a successor', async ({ db, dbUrl }) => {
  const office = await inOffice(db, dbUrl, called());
  await office.followDatabase();
  for (const person of [eva, karin, amir]) await office.say(person, 'hej');
  office.now = at('2026-03-12', '08:00');
  await leave(db, office, eva);
  for (let days = 0; days < 5; days += 1) {
    office.now = at(`2026-03-${String(12 + days).padStart(2, '0')}`, '09:00');
    await office.worker.runDue();
  }
  expect(office.sentTo(eva)).toEqual([]);
  expect(JSON.stringify(office.sentTo(karin))).toContain('Den som är ansvarig har slutat. Utse en efterträdare');
  const rows = await db.selectFrom('duty').select('person').where('person', '=', eva).execute();
  expect(rows).toEqual([]);
  const form = cardOf(await office.click(karin, office.sentTo(karin)[0] ?? {}, 'Öppna'));
  expect(readingOf(form)).toContain('Utse en efterträdare');
  await office.close();
});

test('S18 a duty of whoever leads a unit moves to the next one without a click in the case', async ({ db, dbUrl }) => {
  const office = await inOffice(db, dbUrl, new Walk(MORNING).consented());
  await office.followDatabase();
  await leave(db, office, eva);
  await office.worker.runDue();
  const today = day('2026-03-20');
  const owned = async (person: PersonId): Promise<readonly string[]> =>
    (await findDutiesOf(db, person, today)).map(({ rule }) => rule);
  expect(await owned(karin)).toContain('successor');
  await change(db, karin, (one) => ({ ...one, functions: ['rektor', 'eht'] }));
  await change(db, jonas, (one) => ({ ...one, functions: ['manager'] }));
  await office.worker.runDue();
  expect(await owned(karin)).not.toContain('successor');
  expect(await owned(jonas)).toContain('successor');
  await office.close();
});

test('S18 a click between a change of the directory and the look does not take its place', async ({ db, dbUrl }) => {
  const office = await inOffice(db, dbUrl, called());
  await office.followDatabase();
  await office.worker.runDue();
  expect(await findDue(db, office.now, 9)).toEqual([]);
  await change(db, amir, (one) => ({ ...one, functions: ['psychologist', 'eht'] }));
  await wakeCases(db, [amir], office.now);
  const [caseId] = await findDue(db, office.now, 9);
  if (!caseId) throw new TypeError('nothing is due');
  const id = 'a click' as CommandId;
  const meta = { id, caseId, by: 'system', at: office.now, seen: 0 } as const;
  expect((await handle(office.talk.shell, { ...meta, verb: 'delivery.failed', person: amir }, '')).kind).toBe('done');
  expect(await findDue(db, office.now, 9)).toEqual([caseId]);
  await office.worker.runDue();
  expect(await findDue(db, office.now, 9)).toEqual([]);
  await office.close();
});

test('who is renamed is still the same person, and who gets another account acts from that one', async ({
  db,
  dbUrl,
}) => {
  const office = await inOffice(db, dbUrl, called());
  await office.followDatabase();
  await change(db, eva, (one) => ({ ...one, name: 'Eva Berg', entraId: 'account-of-new-eva' }));
  await office.worker.runDue();
  expect(JSON.stringify(await office.say('new-eva', 'mina ärenden'))).toContain('K7F2');
  expect(JSON.stringify(await office.say(eva, 'mina ärenden'))).not.toContain('K7F2');
  expect(JSON.stringify(await office.say(sara, 'mina ärenden'))).not.toContain('Eva Lind');
  await office.close();
});

test('S18 once a day, whose account is closed or gone has left; when Entra does not answer, nobody has', async ({
  db,
  dbUrl,
}) => {
  const office = await inOffice(db, dbUrl, called());
  await office.followDatabase();
  const closed = new Set<string>();
  let asked = 0;
  let answers: 'all' | 'nothing' | 'no' | 'forbidden' = 'no';
  const look: Accounts['look'] = (ids) => {
    asked += 1;
    if (answers === 'no') return Promise.reject(new Error('no'));
    if (answers === 'forbidden') return Promise.reject(Object.assign(new Error('no'), { fault: 'forbidden' }));
    const known = answers === 'all' ? ids : [];
    return Promise.resolve(
      new Map(known.map((id) => [id, { id, isEnabled: !closed.has(id), kind: 'member' as const }])),
    );
  };
  const sweep = createAccountSweep(office.talk.shell, { look, find: () => Promise.resolve([]) });
  const there = async (): Promise<number> => {
    await Promise.all([sweep(), sweep()]);
    await office.worker.runDue();
    return office.talk.shell.directory().staff.size;
  };
  const everyone = office.directory.staff.size;
  closed.add(accountOf(eva));
  expect([await there(), asked, await there(), asked]).toEqual([everyone, 1, everyone, 1]);
  expect(office.log.filter((line) => line.includes('accounts-not-checked'))).toHaveLength(1);
  office.now = at('2026-03-02', '09:30');
  answers = 'nothing';
  expect([await there(), asked]).toEqual([everyone, 2]);
  expect(office.log.join('\n')).toContain('accounts-many-gone');
  office.now = at('2026-03-03', '00:05');
  answers = 'all';
  expect([await there(), asked, await there(), asked]).toEqual([everyone - 1, 3, everyone - 1, 3]);
  expect(wordsOf(await office.say(eva, 'mina ärenden'))).toBe('Du har inte tillgång till det här.');
  office.now = at('2026-03-04', '00:05');
  answers = 'forbidden';
  expect([await there(), asked]).toEqual([everyone - 1, 4]);
  office.now = at('2026-03-04', '20:00');
  expect([await there(), asked]).toEqual([everyone - 1, 4]);
  expect(office.log.filter((line) => line.includes('accounts-not-allowed'))).toHaveLength(1);
  expect(office.log.join('\n')).not.toContain('Eva');
  await office.close();
});

test('S18 who moves to a unit that the consent does not cover reads nothing from the next look on', async ({
  db,
  dbUrl,
}) => {
  const office = await inOffice(db, dbUrl, called());
  await office.followDatabase();
  const overview = await opened(office, amir);
  expect(readingOf(overview)).toContain('Alva');
  await change(db, amir, (one) => ({ ...one, unit: habilitation }));
  await office.worker.runDue();
  expect(wordsOf(await office.click(amir, overview, 'Hjälp'))).not.toContain('Alva');
  expect(JSON.stringify(await office.say(amir, 'mina ärenden'))).not.toMatch(/Alva|Testsson/u);
  await office.close();
});

test('SEP9 a guest without a part in a case learns nothing of it, nor who takes part', async ({ db, dbUrl }) => {
  const office = await inOffice(db, dbUrl, called());
  await office.followDatabase();
  await change(db, sara, (one) => ({ ...one, kind: 'guest' }));
  await change(db, fatima, (one) => ({ ...one, kind: 'guest' }));
  await office.worker.runDue();
  const overview = await opened(office, eva);
  const menu = JSON.stringify(await office.say(fatima, 'mina ärenden'));
  const stolen = wordsOf(await office.click(fatima, overview, 'Hjälp'));
  const inChannel = wordsOf(await office.click(fatima, overview, 'Hjälp', {}, 'channel'));
  for (const said of [menu, stolen, inChannel]) expect(said).not.toMatch(/K7F2|Alva|Amir|Eva Lind/u);
  await office.close();
});

test('a fixed plan keeps the name of whoever has left since, and no list offers it', async ({ db, dbUrl }) => {
  const office = await inOffice(db, dbUrl, new Walk(MORNING).fixed());
  await office.followDatabase();
  expect(readingOf(await chosen(office, eva, 'Läs planen'))).toContain('Amir Haddad');
  for (const person of [amir, karin]) await leave(db, office, person);
  await office.worker.runDue();
  const plan = readingOf(await chosen(office, eva, 'Läs planen'));
  expect(plan).toContain('Ansvarar: Regionen, BUP Björkvik, Amir Haddad.');
  expect(plan).toContain('Fastställd 18 mars 2026 av Karin Holm (har slutat).');
  const lists = JSON.stringify(await office.say(eva, 'lämna över'));
  expect([lists.includes('Jonas Ek'), lists.includes('Karin Holm')]).toEqual([true, false]);
  await office.close();
});

test('who opens the chat is reached there, under the own id, and a stranger who does is forgotten', async ({
  db,
  dbUrl,
}) => {
  const office = await inOffice(db, dbUrl, called());
  await office.followDatabase();
  expect(cardOf(await office.arrive(eva))).toBeDefined();
  await leave(db, office, amir);
  await office.worker.runDue();
  const [left, stranger] = [await office.arrive(amir), await office.arrive('a-stranger' as PersonId)];
  expect([left, stranger]).toEqual([{ kind: 'none' }, { kind: 'none' }]);
  const rows = await db.selectFrom('conversation').select('key').execute();
  expect(rows).toEqual([{ key: `person:${eva}` }]);
  await office.close();
});
