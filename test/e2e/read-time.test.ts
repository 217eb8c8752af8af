import { expect } from 'vitest';
import type { Calendar } from '../../src/app/calendar.ts';
import type { Effect } from '../../src/domain/effects.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { deliver } from '../../src/talk/deliver.ts';
import { test } from '../support/db.ts';
import { cardOf, Office, wordsOf } from '../support/office.ts';
import { storeCase } from '../support/stored-case.ts';
import { amir, at, eva, Walk } from '../support/walk.ts';

const ID = '11111111-1111-4111-8111-111111111111';
/** The last minute of the consent, and the first after it; the alarm has not run. */
const LAST = at('2026-03-10', '23:59');
const AFTER = at('2026-03-11', '00:00');

async function called(db: Parameters<typeof storeCase>[0], dbUrl: string) {
  const walk = new Walk().consented('2026-03-10').arranged().does(eva, 'call.send', {});
  const office = await Office.open(db, dbUrl, walk.now);
  const caseId = await storeCase(db, walk, ID);
  for (const person of [eva, amir]) await office.say(person, 'hej');
  const booked: string[] = [];
  const calendar: Calendar = {
    book: (_sip, _meeting, _key, kept) => (
      booked.push(Object.values(kept).some(Boolean) ? 'kept' : 'booked'),
      Promise.resolve({ link: '' })
    ),
    cancel: () => (booked.push('cancelled'), Promise.resolve()),
  };
  const send = async (effect: Effect): Promise<void> =>
    await deliver({ ...office.talk, calendar }, { id: effect.key, task: { caseId, effect }, tries: 8 });
  return { walk, office, send, booked };
}
const listOf = async (office: Office, person: PersonId): Promise<string> =>
  JSON.stringify(await office.say(person, 'mina ärenden'));

test('§3.7 a list and an open card end with the consent, before the alarm has said so', async ({ db, dbUrl }) => {
  const { office } = await called(db, dbUrl);
  office.now = LAST;
  expect(await listOf(office, amir)).toContain('K7F2');
  const card = cardOf(await office.say(amir, 'mina ärenden'));
  office.now = AFTER;
  expect(await listOf(office, amir)).not.toContain('K7F2');
  expect(await listOf(office, eva)).toContain('K7F2');
  const opened = await office.send(amir, 'go.case', nonceOf(card), { pick: ID });
  expect(wordsOf(opened)).toContain('Du har inte tillgång till det här.');
  expect(wordsOf(opened)).not.toContain('Alva');
  await office.close();
});

test('C75 what was decided while the consent held is not sent after it', async ({ db, dbUrl }) => {
  const { walk, office, send, booked } = await called(db, dbUrl);
  const ref = walk.guest(amir);
  const before = office.sentTo(amir).length;
  office.now = LAST;
  await send({ kind: 'notice', key: 'one', to: amir, notice: 'invitation', ref });
  expect(office.sentTo(amir)).toHaveLength(before + 1);
  office.now = AFTER;
  await send({ kind: 'notice', key: 'two', to: amir, notice: 'invitation', ref });
  expect(office.sentTo(amir)).toHaveLength(before + 1);
  const meeting = walk.sip.meetings.at(-1)?.id ?? '';
  await send({ kind: 'meeting', key: 'three', meeting });
  office.now = LAST;
  await send({ kind: 'meeting', key: 'four', meeting });
  expect(booked).toEqual(['cancelled', 'booked']);
  await office.close();
});

const nonceOf = (card: object): string => /"n":"([^"]+)"/u.exec(JSON.stringify(card))?.[1] ?? '';
