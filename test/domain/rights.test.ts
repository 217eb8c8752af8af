import { describe, expect, test } from 'vitest';
import { availableVerbs, hasRight, openRow } from '../../src/domain/available.ts';
import type { Case, ProcessId, Step } from '../../src/domain/case.ts';
import type { Verb } from '../../src/domain/command.ts';
import type { Directory } from '../../src/domain/directory.ts';
import type { ItemId, PersonId } from '../../src/domain/ids.ts';
import { rowsOf, stepsIn, VERBS } from '../../src/domain/process/processes.ts';
import { isLockedFor } from '../../src/domain/protection.ts';
import { isBots, ROLES, seesAllLines } from '../../src/domain/process/rights.ts';
import { payloads } from '../support/payloads.ts';
import { MAY } from '../support/rights-matrix.ts';
import { berit, erik, malin, nina } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { amir, eva, fatima, jonas, karin, named, peter, tove, ulla, Walk } from '../support/walk.ts';

const [mats, lena] = [named('Mats Ekberg'), named('Lena Öberg')];

/** Under which heads of §5.2 each person stands in a step, and nobody under two. */
type Cast = (step: Step) => Readonly<Record<string, PersonId>>;
type World = { readonly name: string; readonly process: ProcessId; readonly walk: Walk; readonly cast: Cast };

/** Everyone is of one authority, so that no right hangs on a consent but DEL's; who has which part is set by hand. */
function recast(walk: Walk, parts: { leader: PersonId; secretary: PersonId; han?: PersonId; deputy: PersonId }): Walk {
  const { directory } = walk.context;
  const { authority } = walk.sip;
  const units = new Map([...directory.units].map(([id, unit]) => [id, { ...unit, authority }]));
  const all: Directory = { ...directory, units };
  const plans = walk.sip.plans.map((plan): Case['plans'][number] => ({
    ...plan,
    measures: plan.measures.map((measure) => ({ ...measure, person: tove })),
    ...(plan.responsible
      ? { responsible: { ...plan.responsible, person: parts.han ?? plan.responsible.person, deputy: parts.deputy } }
      : {}),
  }));
  const guests = [{ id: 'g99' as ItemId, person: amir, sentAt: walk.now }];
  const meetings = walk.sip.meetings.map((meeting) => ({ ...meeting, ...parts, guests }));
  return Object.assign(walk, { context: { ...walk.context, directory: all }, sip: { ...walk.sip, plans, meetings } });
}

const BEFORE_OFFER = new Set<Step>(['draft', 'request', 'assessment', 'not-vastbas']);
const common = { MOT: ulla, DOK: fatima, DEL: amir, 'DEL with an insats': tove, 'nobody of them': lena } as const;
const vastbas = { ...common, SAM: berit, CHE: mats, REK: karin } as const;

const sip7: World = {
  name: 'SIP in seven steps',
  process: 'sip7',
  walk: recast(new Walk().fixed(), { leader: ulla, secretary: fatima, han: jonas, deputy: malin }),
  cast: () => ({ ...common, INI: eva, HAN: jonas, 'HAN-D': malin, CHE: karin }),
};
const untilHandOver: World = {
  name: 'Västbas until the contact person takes over',
  process: 'vastbas10',
  walk: recast(new VastbasWalk().fixed(), { leader: ulla, secretary: fatima, deputy: eva }),
  cast: (step) => ({
    ...vastbas,
    asked: malin,
    ...(step === 'assessment' ? { IFO: peter } : { 'nobody: IFO out of step 2': peter }),
    ...(BEFORE_OFFER.has(step) ? {} : { K1: nina, K2: erik }),
  }),
};
const afterwards: World = {
  name: 'Västbas from then on',
  process: 'vastbas10',
  walk: recast(new VastbasWalk().handedOver(), { leader: ulla, secretary: fatima, deputy: eva }),
  cast: (step) => ({
    ...vastbas,
    ...(BEFORE_OFFER.has(step) ? {} : { KON: malin, 'HAN-D': eva, 'nobody: K1 has left it': nina }),
  }),
};

/** Who does not read what the case contains on that step does only what asks for no reading (§5.2, "Read need"). */
const READS_NOTHING = new Set(['REK', 'CHE']);
const SAM_READS = new Set<Step>(['draft', 'request', 'assessment', 'not-vastbas', 'offer', 'declined']);
/** Noted by anyone who is told of it; and samordnaren sees to it that nobody's place stays empty (N12). */
const UNREAD = new Set<Verb>(['consent.withdraw', 'protection.set', 'case.hand-over', 'coordinator.replace']);
const reads = (head: string, step: Step, status: (typeof STATUSES)[number]): boolean =>
  (head !== 'SAM' || SAM_READS.has(step)) &&
  (head !== 'DEL' || status === 'active' || status.startsWith('paused')) &&
  (status !== 'locked' || LEADS.has(head));

/** §2.1: a locked case is an active one in which only those who lead it read, and little is done (F96). */
const STATUSES = ['active', 'paused', 'paused-consent', 'closed', 'cancelled', 'locked'] as const;
const LEADS = new Set(['INI', 'HAN', 'HAN-D', 'SAM', 'K1', 'K2', 'KON']);
/** Why not, when it is a matter of who, when or the lock; nothing when the command was weighed for what it says. */
function codeOf(decision: ReturnType<Walk['tries']>): string {
  if (decision.ok) return '';
  const { refusal } = decision;
  if (refusal.code === 'lacking' && refusal.lacks.some(({ code }) => code === 'SKY-01')) return 'SKY-01';
  return refusal.code.startsWith('not-') ? refusal.code : '';
}
const mayDo = (head: string, verb: Verb): boolean => MAY.get(verb)?.has(head.split(' ')[0] ?? '') ?? false;

test('every command that a person can give has one line in the transcription, and no other has', () => {
  expect([...MAY.keys()].toSorted()).toEqual(
    VERBS.filter((verb) => !isBots(verb) || verb === 'effect.done').toSorted(),
  );
});

describe.each([sip7, untilHandOver, afterwards])('§5.2 in $name', ({ process, walk, cast }) => {
  const { context, now, today, sip: played } = walk;

  test.each(stepsIn(process).flatMap((step) => STATUSES.map((status) => [step, status] as const)))(
    'in step %s, %s: each head has the buttons of the matrix, and is refused all else',
    (step, status) => {
      const sip: Case =
        status === 'locked'
          ? { ...played, step, status: 'active', protection: { kind: 'marking', by: lena, on: today } }
          : { ...played, step, status };
      const state = Object.assign(new Walk(now, context), { sip });
      const wrong: string[] = [];
      const verbs = VERBS.filter((verb) => rowsOf(sip, verb).length > 0);
      const carried = new Map(verbs.map((verb) => [verb, payloads[verb](state, 3)]));
      for (const [head, person] of Object.entries(cast(step))) {
        const buttons = availableVerbs(context, sip, person, today);
        for (const verb of verbs) {
          const right = mayDo(head, verb);
          const isOpen = openRow(sip, verb) !== undefined;
          const isSeen = READS_NOTHING.has(head) || UNREAD.has(verb) || reads(head, step, status);
          const closed = isLockedFor(sip, verb) ? 'SKY-01' : 'not-now';
          const refused = !right ? 'not-yours' : !isOpen ? closed : isSeen ? '' : 'not-yours';
          if (buttons.has(verb) !== (refused === '')) wrong.push(`button of ${head}: ${verb}`);
          const probe = Object.assign(new Walk(now, context), { sip });
          const decision = probe.tries(person, verb, carried.get(verb) as never);
          const said = codeOf(decision);
          if (said !== refused) wrong.push(`${head}: ${verb} is ${said || 'allowed'}, not ${refused || 'allowed'}`);
        }
      }
      expect(wrong).toEqual([]);
    },
  );

  test('nobody, and not the bot, has a right to what belongs to the other process alone', () => {
    const people = [...Object.values(cast(played.step)), 'system' as const];
    const other = VERBS.filter((verb) => rowsOf(played, verb).length === 0);
    expect(other.length).toBeGreaterThan(2);
    for (const by of people) expect(other.filter((verb) => hasRight(context.directory, played, verb, by))).toEqual([]);
  });
});

describe('§5.2 who reads every line of the plan', () => {
  /** HAN and the deputy, who leads (fixes it), who writes, K1 (fixes it), K2 (writes it), KON. */
  const readers = new Set([
    'responsible',
    'deputy',
    'leader',
    'secretary',
    'coordinator-1',
    'coordinator-2',
    'contact',
  ]);

  test.each(ROLES.map((role) => [role, readers.has(role)] as const))('%s: %s', (role, reads) => {
    expect(seesAllLines([role])).toBe(reads);
    expect(seesAllLines(['manager', role])).toBe(reads);
  });

  test('nobody reads them without a part in the case', () => {
    expect(seesAllLines([])).toBe(false);
  });
});

test('what the bot has done at last it notes itself, and people do not', () => {
  expect((['effect.done', 'effect.failed', 'look'] as const).map(isBots)).toEqual([true, true, true]);
  expect((['effect.again', 'plan.fix'] as const).map(isBots)).toEqual([false, false]);
});
