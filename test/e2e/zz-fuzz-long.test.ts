import { faultsOf } from '../support/card-rules.ts'; const seen: any = {}; const bad: any = {}; const said: any = {}; let ex: any;
import fc from 'fast-check';
import { expect } from 'vitest';
import { lookAtDue } from '../../src/app/look.ts';
import { caseScreens, deskScreens } from '../../src/cards/screens.ts';
import { mayDo } from '../../src/domain/available.ts';
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
import { test } from '../support/db.ts';
import { Office } from '../support/office.ts';
import { diceOf, numbers, oneOf, pressOf, type Dice } from '../support/random-clicks.ts';
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
    const mayAct = !Object.hasOwn(sip7, verb) || mayDo(context.directory, before, verb as Verb, by as PersonId);
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
  const property = fc.asyncProperty(fc.nat(steps.length - 1), numbers, async (start, rolls) => {
    const walk = new RecordedWalk();
    steps[start]?.(walk);
    await db.deleteFrom('sip_case').execute();
    await db.deleteFrom('card').execute();
    await walk.store(db, ID);
    office.now = walk.now;
    const dice = diceOf(rolls);
    const [cards, sentences]: [Shown[], string[]] = [[], []];
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
      else if (answer) sentences.push(answer.kind === 'text' ? answer.text : 'nothing');
    }
    expect(sentences.filter((sentence) => !/^[A-ZÅÄÖ].*[.?]$/u.test(sentence))).toEqual([]);
    const truth = await stored(db); for (const r of await db.selectFrom('case_event').select(['type','transition']).where('transition','!=','walk').execute()) seen[r.type]=(seen[r.type]??0)+1; for (const s of sentences) said[s]=(said[s]??0)+1; for (const c of cards) { const f = faultsOf(c).filter((x)=>!x.includes('placeholder')); if (f.length) { const k=f[0].replace(/\d+/g,'N'); bad[k] = (bad[k]??0)+1; ex = c; } }
    const { sip, unlawful } = replayed(walk.begin, truth);
    expect(truth.state).toEqual(sip);
    expect(truth.events.map(({ rev }) => rev)).toEqual(truth.events.map((_one, index) => index + 1));
    expect(unlawful).toEqual([]);
  });
  await fc.assert(property, { seed: Number(process.env.SEED), numRuns: 800 });
  expect(office.log.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  console.log(seen, bad, said, String(JSON.stringify(ex)).slice(0,3000)); await office.close();
});
