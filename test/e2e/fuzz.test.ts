import fc from 'fast-check';
import { expect } from 'vitest';
import { lookAtDue } from '../../src/app/look.ts';
import { caseScreens, deskScreens } from '../../src/cards/screens.ts';
import { mayDo } from '../../src/domain/available.ts';
import type { Verb } from '../../src/domain/command.ts';
import { evolve } from '../../src/domain/evolve.ts';
import { sip7 } from '../../src/domain/process/sip7.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { addMinutes } from '../../src/domain/time.ts';
import type { Db } from '../../src/store/database.ts';
import type { Answer } from '../../src/teams/answer.ts';
import type { Shown } from '../support/card-reader.ts';
import { test } from '../support/db.ts';
import { Office } from '../support/office.ts';
import { diceOf, numbers, oneOf, pressOf, type Dice } from '../support/random-clicks.ts';
import { RecordedWalk } from '../support/recorded-walk.ts';
import { amir, eva, jonas, karin, peter, sara, tove } from '../support/walk.ts';

const ID = '11111111-1111-4111-8111-111111111111';
const PEOPLE: readonly string[] = [eva, eva, eva, karin, karin, amir, sara, jonas, tove, peter, 'a-stranger'];
const VERBS = Object.keys(sip7);
const ODD = ['constructor', '__proto__', 'go.', 'go.constructor', 'go.pick', 'go.leave', 'invitation.answer:yes', 'x'];
const FORGED = [...VERBS, ...[...Object.keys(caseScreens), ...Object.keys(deskScreens)].map((id) => `go.${id}`), ...ODD];
const PICKS = ['', ID, 'case', 'measure-report/i9', 'plan-measure/i3', 'sign/m1', 'guest-remove/g2', '__proto__/x'];

const starts: readonly (() => RecordedWalk)[] = [
  (walk) => walk.draft(),
  (walk) => walk.started(),
  (walk) => walk.consentStep(),
  (walk) => walk.scoped(),
  (walk) => walk.prepared(),
  (walk) => walk.answered(),
  (walk) => walk.meeting(),
  (walk) => walk.written(),
  (walk) => walk.fixed(),
  (walk) => walk.followedUp(),
  (walk) => walk.closed(),
].map((go: (walk: RecordedWalk) => unknown) => () => {
  const walk = new RecordedWalk();
  go(walk);
  return walk;
});

/** One thing that somebody does: opens a case, presses a button of any card there is, forges a click, or time passes. */
async function something(office: Office, cards: Shown[], dice: Dice): Promise<Answer | undefined> {
  const person = oneOf(dice, PEOPLE, eva);
  const press = pressOf(dice, oneOf(dice, dice.next() % 2 === 0 ? cards.slice(-3) : cards, {}));
  switch (dice.next() % 8) {
    case 0:
      return await office.say(person, oneOf(dice, ['mina ärenden', 'ny sip', 'avbryt', 'hjälp', 'x${y}'], 'hej'));
    case 1: {
      const verb = oneOf(dice, FORGED, 'x');
      const pick = oneOf(dice, PICKS, '');
      return await office.send(person, verb, press?.nonce ?? 'no-such', { ...press?.inputs, pick });
    }
    case 2:
      office.now = addMinutes(office.now, oneOf(dice, [1, 60, 3 * 1440, 40 * 1440], 1));
      await lookAtDue(office.talk.shell);
      return undefined;
    default:
      return press && (await office.send(person, press.verb, press.nonce, press.inputs));
  }
}

/** The case is what its events say, one revision each, and nobody did what they had no right to. */
async function expectTruth(db: Db, office: Office, walk: RecordedWalk): Promise<void> {
  const { state } = await db.selectFrom('sip_case').select('state').where('id', '=', ID).executeTakeFirstOrThrow();
  const events = await db.selectFrom('case_event').selectAll().where('case_id', '=', ID).orderBy('rev').execute();
  let sip: typeof walk.begin = { ...walk.begin, id: state.id };
  let before = sip;
  let command = '';
  for (const { rev, data, by, at, command_id: id } of events) {
    if (id !== command) [before, command] = [sip, id];
    const [, verb = ''] = id.split('/');
    const [name = ''] = verb.split(':');
    if (Object.hasOwn(sip7, name))
      expect(mayDo(office.talk.shell.directory(), before, name as Verb, by as PersonId), `${id} by ${by}`).toBe(true);
    if (by !== 'system') expect(id.endsWith(by), `${id} by ${by}`).toBe(true);
    sip = evolve(sip, data, { by: by as PersonId, at });
    expect(sip.rev).toBe(rev);
  }
  expect(state).toEqual(JSON.parse(JSON.stringify(sip)));
}

test('whatever people press, forge or wait for, the case is what its events say and everyone gets an answer', async ({
  db,
  dbUrl,
}) => {
  const office = await Office.open(db, dbUrl, new RecordedWalk().now);
  const property = fc.asyncProperty(fc.nat(starts.length - 1), numbers, async (start, rolls) => {
    const walk = (starts[start] ?? starts[0])?.() ?? new RecordedWalk();
    await db.deleteFrom('sip_case').execute();
    await db.deleteFrom('card').execute();
    await walk.store(db, ID);
    office.now = walk.now;
    const dice = diceOf(rolls);
    const cards: Shown[] = [];
    for (const person of [eva, karin, amir]) {
      const answer = await office.say(person, 'mina ärenden');
      if (answer.kind !== 'card') continue;
      cards.push(answer.card);
      const press = pressOf(diceOf([0]), answer.card);
      const opened = press && (await office.send(person, 'go.case', press.nonce, { pick: ID }));
      if (opened?.kind === 'card') cards.push(opened.card);
    }
    for (let count = 0; count < rolls.length; count += 1) {
      const answer = await something(office, cards, dice);
      if (answer?.kind === 'card') cards.push(answer.card);
      if (answer?.kind === 'text') expect(answer.text).toMatch(/^[A-ZÅÄÖ].*[.?]$/u);
      expect(answer?.kind).not.toBe('none');
    }
    await expectTruth(db, office, walk);
  });
  await fc.assert(property, { seed: 20_260_302, numRuns: 60, endOnFailure: false, interruptAfterTimeLimit: 18_000 });
  expect(office.log.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  await office.close();
});
