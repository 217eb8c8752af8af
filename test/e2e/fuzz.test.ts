import fc from 'fast-check';
import { expect } from 'vitest';
import { lookAtDue } from '../../src/app/look.ts';
import { nonceIn } from '../../src/cards/render.ts';
import { caseScreens, deskScreens } from '../../src/cards/screens.ts';
import { hasRight } from '../../src/domain/available.ts';
import type { Case } from '../../src/domain/case.ts';
import type { Verb } from '../../src/domain/command.ts';
import type { Event } from '../../src/domain/event.ts';
import { evolve } from '../../src/domain/evolve.ts';
import { sip7 } from '../../src/domain/process/sip7.ts';
import type { CaseId, PersonId } from '../../src/domain/ids.ts';
import { addMinutes, type Instant } from '../../src/domain/time.ts';
import type { Db } from '../../src/store/database.ts';
import type { Answer } from '../../src/teams/answer.ts';
import type { Shown } from '../support/card-reader.ts';
import { faultsOf } from '../support/card-rules.ts';
import { test } from '../support/db.ts';
import { Office } from '../support/office.ts';
import { diceOf, oneOf, pressOf, type Dice } from '../support/random-clicks.ts';
import { RecordedWalk } from '../support/recorded-walk.ts';
import { amir, context, eva, jonas, karin, peter, sara, tove } from '../support/walk.ts';

const ID = '11111111-1111-4111-8111-111111111111' as CaseId;
const PEOPLE: readonly string[] = [eva, eva, eva, karin, karin, amir, sara, jonas, tove, peter, 'a-stranger'];
const VERBS = Object.keys(sip7);
const ODD = ['constructor', '__proto__', 'go.', 'go.constructor', 'go.pick', 'go.leave', 'invitation.answer:yes', 'x'];
const FORGED = [
  ...VERBS,
  ...[...Object.keys(caseScreens), ...Object.keys(deskScreens)].map((id) => `go.${id}`),
  ...ODD,
];
const PICKS = ['', ID, 'case', 'measure-report/i9', 'plan-measure/i3', 'sign/m1', 'guest-remove/g2', '__proto__/x'];

const steps: readonly ((walk: RecordedWalk) => unknown)[] = [
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
];

type Held = { readonly card: Shown; readonly by: string };

/** One thing that somebody does: says a word, presses a button of any card there is, forges a click; or time passes. */
async function something(
  office: Office,
  held: readonly Held[],
  dice: Dice,
): Promise<readonly [string, Answer | undefined]> {
  const { card, by } = oneOf(dice, dice.next() % 4 === 0 ? held : held.slice(-4), { card: {}, by: eva });
  const press = pressOf(dice, card);
  const anyone = oneOf(dice, PEOPLE, eva);
  switch (dice.next() % 12) {
    case 0:
      return [anyone, await office.say(anyone, oneOf(dice, ['mina ärenden', 'ny sip', 'avbryt', 'hjälp', 'x'], 'hej'))];
    case 1: {
      const verb = oneOf(dice, FORGED, 'x');
      const inputs = { ...press?.inputs, pick: oneOf(dice, PICKS, '') };
      return [by, await office.send(by, verb, press?.nonce ?? 'no-such', inputs)];
    }
    case 2:
      office.now = addMinutes(office.now, oneOf(dice, [1, 60, 3 * 1440, 40 * 1440], 1));
      await lookAtDue(office.talk.shell);
      return [by, undefined];
    case 3:
      return [anyone, press && (await office.send(anyone, press.verb, press.nonce, press.inputs))];
    default:
      return [by, press && (await office.send(by, press.verb, press.nonce, press.inputs))];
  }
}

type Stored = {
  readonly state: Case;
  readonly events: readonly {
    rev: number;
    data: Event;
    by: string;
    at: Instant;
    command_id: string;
  }[];
};
async function stored(db: Db): Promise<Stored> {
  const { state } = await db.selectFrom('sip_case').select('state').where('id', '=', ID).executeTakeFirstOrThrow();
  const events = await db.selectFrom('case_event').selectAll().where('case_id', '=', ID).orderBy('rev').execute();
  return { state, events };
}

/** What the events say the case is, and those events that somebody had no right to. */
function replayed(begin: Case, { events }: Stored): { readonly sip: Case; readonly unlawful: readonly string[] } {
  const unlawful: string[] = [];
  let sip: Case = { ...begin, id: ID };
  let before = sip;
  let command = '';
  for (const { data, by, at, command_id: id } of events) {
    if (id !== command) [before, command] = [sip, id];
    const parts = id.split('/');
    const verb = parts[1]?.replace(/:.*$/u, '') ?? '';
    const mayAct = !Object.hasOwn(sip7, verb) || hasRight(context.directory, before, verb as Verb, by as PersonId);
    if (!mayAct || (by !== 'system' && !parts.includes(by))) unlawful.push(`${id} by ${by}`);
    sip = evolve(sip, data, { by: by as PersonId, at });
  }
  return { sip: JSON.parse(JSON.stringify(sip)) as Case, unlawful };
}

test('whatever people press, forge or wait for, the case is what its events say and everyone gets an answer', async ({
  db,
  dbUrl,
}) => {
  const office = await Office.open(db, dbUrl, new RecordedWalk().now);
  const property = fc.asyncProperty(fc.nat(steps.length - 1), fc.nat(), fc.nat(40), async (start, seed, most) => {
    const walk = new RecordedWalk();
    steps[start]?.(walk);
    await db.deleteFrom('sip_case').execute();
    await db.deleteFrom('card').execute();
    await walk.store(db, ID);
    office.now = walk.now;
    const dice = diceOf(seed);
    const [held, sentences]: [Held[], string[]] = [[], []];
    for (const by of [eva, karin, amir]) {
      const desk = await office.say(by, 'mina ärenden');
      const nonce = desk.kind === 'card' ? nonceIn(desk.card) : '';
      const opened = await office.send(by, 'go.case', nonce, { pick: ID });
      if (opened.kind === 'card') held.push({ card: opened.card, by });
    }
    for (let count = 0; count < most; count += 1) {
      const [by, answer] = await something(office, held, dice);
      if (answer?.kind === 'card') held.push({ card: answer.card, by });
      else if (answer) sentences.push(answer.kind === 'text' ? answer.text : 'nothing');
    }
    expect(held.slice(-3).flatMap(({ card }) => faultsOf(card))).toEqual([]);
    expect(sentences.filter((sentence) => !/^[A-ZÅÄÖ].*[.?]$/u.test(sentence))).toEqual([]);
    const truth = await stored(db);
    const { sip, unlawful } = replayed(walk.begin, truth);
    expect(truth.state).toEqual(sip);
    expect(truth.events.map(({ rev }) => rev)).toEqual(truth.events.map((_one, index) => index + 1));
    expect(unlawful).toEqual([]);
  });
  await fc.assert(property, { seed: 20_260_302, numRuns: 150, endOnFailure: false, interruptAfterTimeLimit: 18_000 });
  expect(office.log.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  await office.close();
});
