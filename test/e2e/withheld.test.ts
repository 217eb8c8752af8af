import { expect } from 'vitest';
import { DeliveryError, type Messenger } from '../../src/app/delivery.ts';
import { dutiesOf } from '../../src/domain/duties.ts';
import type { Effect } from '../../src/domain/effects.ts';
import type { CaseId, PersonId } from '../../src/domain/ids.ts';
import { deliver } from '../../src/talk/deliver.ts';
import { test } from '../support/db.ts';
import { withChannel } from '../support/in-office.ts';
import type { Office } from '../support/office.ts';
import { amir, eva, karin, mother, sara, Walk } from '../support/walk.ts';

const ID = '11111111-1111-4111-8111-111111111111' as CaseId;
const notice = (to: PersonId, what: 'invitation' | 'moved' | 'leads' | 'plan-fixed', ref = ''): Effect => ({
  kind: 'notice',
  key: `the ${what}`,
  to,
  notice: what,
  ref,
});

/** Two days before the meeting: who leads it, the leader, and the guests have all been told what was due. */
const called = (): Walk => new Walk().called();
const followed = (): Walk => new Walk().fixed().on('2026-05-20').does('system', 'look', {});
const withdrawn = (walk: Walk): Walk =>
  walk.does(eva, 'consent.withdraw', { who: mother, on: walk.today, how: 'på telefon' });
const without =
  (person: PersonId) =>
  (walk: Walk): Walk =>
    walk.does(eva, 'guest.remove', { guest: walk.guest(person) });
const closed = (walk: Walk): Walk => walk.does(eva, 'case.cancel', { why: 'moved', note: 'Familjen har flyttat' });

type Row = {
  readonly walk: () => Walk;
  readonly effect: (walk: Walk) => Effect;
  /** What happens between the decision and the sending. */
  readonly changes: Readonly<Record<string, (walk: Walk) => Walk>>;
};

const CLASSES: Readonly<Record<string, Row>> = {
  'a kallelse': {
    walk: called,
    effect: (walk) => notice(amir, 'invitation', walk.guest(amir)),
    changes: { 'the consent is withdrawn': withdrawn, 'the guest is taken off the list': without(amir) },
  },
  'a new time': {
    walk: called,
    effect: (walk) => notice(sara, 'moved', `${walk.guest(sara)}.1.1`),
    changes: { 'the consent is withdrawn': withdrawn, 'the guest is taken off the list': without(sara) },
  },
  'another notice': {
    walk: () => new Walk().fixed(),
    effect: () => notice(amir, 'plan-fixed', 'v1'),
    changes: { 'the consent is withdrawn': withdrawn },
  },
  'a task at the meeting': {
    walk: called,
    effect: () => notice(karin, 'leads', 'm'),
    changes: { 'the meeting is off': withdrawn },
  },
  'a reminder': {
    walk: followed,
    effect: () => ({ kind: 'digest', key: 'the digest', to: eva, day: '2026-05-20' as never }),
    changes: { 'nothing remains to be done': withdrawn },
  },
  'the first post about a case in the channel': {
    walk: called,
    effect: () => ({ kind: 'face', key: 'the face' }),
    changes: { 'the consent is withdrawn': withdrawn, 'the case has ended': closed },
  },
  'the first question in the channel': {
    walk: followed,
    effect: ({ context, sip }) => ({
      kind: 'prompt',
      key: 'the prompt',
      duties: dutiesOf(context, sip).flatMap(({ rule, key }) => (rule === 'follow-up' ? [key] : [])),
    }),
    changes: { 'the consent is withdrawn': withdrawn },
  },
};

async function carryOut(office: Office, effect: Effect): Promise<number> {
  const before = office.sent.length;
  await deliver(
    { ...office.talk, calendar: office.calendar },
    { id: effect.key, task: { caseId: ID, effect }, tries: 1 },
  );
  return office.sent.length - before;
}

for (const [what, { walk, effect, changes }] of Object.entries(CLASSES)) {
  test(`${what} is sent while all is as it was`, async ({ db, dbUrl }) => {
    const office = await withChannel(db, dbUrl, walk());
    expect(await carryOut(office, effect(walk()))).toBe(1);
    await office.close();
  });
  for (const [when, change] of Object.entries(changes))
    test(`§3.4 ${what} is withheld when ${when} before it is sent`, async ({ db, dbUrl }) => {
      const decided = effect(walk());
      const office = await withChannel(db, dbUrl, change(walk()));
      expect(await carryOut(office, decided)).toBe(0);
      const row = await db.selectFrom('delivery').select('state').where('key', '=', decided.key).executeTakeFirst();
      expect(row?.state).toBe('withheld');
      await office.close();
    });
}

test('S18 whoever has left is sent nothing, whatever kind it is', async ({ db, dbUrl }) => {
  const office = await withChannel(db, dbUrl, followed());
  const { staff, ...rest } = office.directory;
  const gone = new Set<PersonId>([amir, eva]);
  office.directory = { ...rest, staff: new Map([...staff].filter(([id]) => !gone.has(id))) };
  for (const effect of [
    notice(amir, 'plan-fixed', 'v1'),
    { kind: 'digest', key: 'the digest', to: eva, day: '2026-05-20' as never } as const,
  ]) {
    expect(await carryOut(office, effect)).toBe(0);
    const row = await db.selectFrom('delivery').select('state').where('key', '=', effect.key).executeTakeFirst();
    expect(row?.state).toBe('withheld');
  }
  await office.close();
});

test('a first post that was withheld is made when the consent is there again', async ({ db, dbUrl }) => {
  const office = await withChannel(db, dbUrl, withdrawn(called()));
  const face: Effect = { kind: 'face', key: 'the face' };
  expect(await carryOut(office, face)).toBe(0);
  const { sip } = called();
  const state = JSON.stringify({ ...sip, id: ID });
  await db.updateTable('sip_case').set({ state }).execute();
  expect(await carryOut(office, face)).toBe(1);
  await office.close();
});

test('teams.md 3: who has blocked the bot is sent nothing, until the person writes, also within the same minute', async ({
  db,
  dbUrl,
}) => {
  const office = await withChannel(db, dbUrl, called());
  const real = office.talk.messenger();
  let isBlocked = true;
  let asked = 0;
  const post: Messenger['post'] = async (...message) => {
    asked += 1;
    if (isBlocked) throw new DeliveryError('never', 'blocked');
    return await real.post(...message);
  };
  Object.assign(office.talk, { messenger: () => ({ ...real, post }) });
  const send = (key: string): Promise<number> =>
    carryOut(office, { ...notice(amir, 'invitation', called().guest(amir)), key });
  await send('first');
  await send('second');
  isBlocked = false;
  await send('third');
  expect(asked).toBe(1);
  await office.say(amir, 'hej');
  expect(await send('fourth')).toBe(1);
  const rows = await db.selectFrom('delivery').select(['key', 'state', 'code']).orderBy('at').orderBy('key').execute();
  expect(rows.map(({ key, state, code }) => [key, state, code])).toEqual([
    ['first', 'failed', 'blocked'],
    ['fourth', 'sent', null],
    ['second', 'failed', 'blocked'],
    ['third', 'failed', 'blocked'],
  ]);
  await office.close();
});
