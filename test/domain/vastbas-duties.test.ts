import { describe, expect, test } from 'vitest';
import { rolesOf } from '../../src/domain/access.ts';
import type { Staff } from '../../src/domain/directory.ts';
import { dutiesOf } from '../../src/domain/duties.ts';
import type { DutyRule } from '../../src/domain/ladders.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { dutyNames } from '../support/remind.ts';
import { dutiesNamed } from '../support/told.ts';
import { berit, erik, malin, nina, peter, vastbasContext } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { day, jonas, karin, mother, named, school, Walk } from '../support/walk.ts';

/** What only process B asks for. */
const OWN: ReadonlySet<string> = new Set<DutyRule>([
  'request',
  'assess-network',
  'propose',
  'declare',
  'tell-decision',
  'offer',
  'network-1',
  'homework',
  'homework-ask',
  'appoint-contact',
  'contact-missing',
  'overview',
  'take-over',
  'begin-measure',
  'eht',
  'evaluate',
  'evaluation',
  'spokesperson',
]);
const asked = (walk: Walk): readonly string[] => dutyNames(walk).filter((line) => OWN.has(line.split(' ')[0] ?? ''));
const walk = (): VastbasWalk => new VastbasWalk();
const yes = { fits: true, why: 'Nätverket räcker långt.' };
const no = { fits: false, why: 'En väg räcker.' };
const declined = (end: VastbasWalk): VastbasWalk =>
  end.does(nina, 'offer.decline', { on: end.today, words: 'Inte nu' });

describe('§2.6 what process B asks for in each step, of whom and by when', () => {
  test.each<readonly [string, () => VastbasWalk, readonly string[]]>([
    [
      'T1 the request, a few working days from when the need was seen',
      () => walk().requested(),
      ['request 2026-01-12 Berit Falk'],
    ],
    [
      'B-02 each half of the assessment, a working week',
      () => walk().assessing(),
      ['assess-network 2026-01-14 Berit Falk', 'assess-network 2026-01-14 Peter Dahl'],
    ],
    [
      'B-02 the half that is missing',
      () => walk().assessing().does(peter, 'assessment.give', yes),
      ['assess-network 2026-01-14 Berit Falk'],
    ],
    [
      'B-03 samordnaren when the two have answered differently, three working days from the later answer',
      () => walk().assessing().does(berit, 'assessment.give', no).on('2026-01-09').does(peter, 'assessment.give', yes),
      ['assess-network 2026-01-14 Berit Falk'],
    ],
    [
      'B-03 samordnaren when both have said no',
      () => walk().assessing().does(peter, 'assessment.give', no).on('2026-01-08').does(berit, 'assessment.give', no),
      ['assess-network 2026-01-13 Berit Falk'],
    ],
    [
      'B-04 two coordinators to propose, three working days from the later yes',
      () => walk().assessing().does(berit, 'assessment.give', yes).on('2026-01-09').does(peter, 'assessment.give', yes),
      ['propose 2026-01-14 Berit Falk'],
    ],
    [
      'B-04 the word of each who was proposed',
      () => walk().proposed(),
      ['declare 2026-01-12 Nina Alm', 'declare 2026-01-12 Erik Sand'],
    ],
    [
      'B-04 the word that is missing',
      () => walk().proposed().does(nina, 'coordinator.answer', { takes: true }),
      ['declare 2026-01-12 Erik Sand'],
    ],
    [
      'B-04 another coordinator when one is not free',
      () => walk().proposed().does(nina, 'coordinator.answer', { takes: false }),
      ['propose 2026-01-12 Berit Falk'],
    ],
    [
      'B-03 to tell of a no',
      () => walk().assessing().bothSay(false).does(berit, 'assessment.reject', { why: 'Räcker.', instead: 'inget' }),
      ['tell-decision 2026-01-14 Berit Falk'],
    ],
    ['B-05 to tell of the no of the family', () => declined(walk().offered()), ['tell-decision 2026-01-14 Nina Alm']],
    ['B-05 the family', () => walk().offered(), ['offer 2026-01-14 Nina Alm']],
    ['B-07 what network meeting 1 leaves behind', () => walk().network1(), ['network-1 2026-01-26 Nina Alm']],
    [
      'B-08 the head teacher at once and the school chief after a fortnight, before there is a contact person',
      () => walk().network1().on('2026-01-20').does(nina, 'contact.ask', { headTeacher: karin }),
      [
        'network-1 2026-01-26 Nina Alm',
        'appoint-contact 2026-01-20 Karin Holm',
        'contact-missing 2026-02-03 Gunilla Rask',
      ],
    ],
    [
      'B-08 the one who was appointed, about the good view, three working days',
      () =>
        walk()
          .network1()
          .does(nina, 'contact.ask', { headTeacher: karin })
          .on('2026-01-20')
          .does(karin, 'contact.appoint', { person: malin }),
      ['network-1 2026-01-26 Nina Alm', 'overview 2026-01-23 Malin Åberg'],
    ],
    [
      'v.home the homework until network meeting 2 has been held',
      () => walk().second(),
      [
        'homework 2026-02-02 Jonas Ek',
        'homework 2026-02-02 Eva Lind',
        'homework 2026-02-02 Nina Alm',
        'homework 2026-02-02 Erik Sand',
        'homework-ask 2026-02-02 Nina Alm',
      ],
    ],
    ['v.home nothing more once network meeting 2 is held', () => walk().network2(), []],
    [
      'B-09 the contact person to take over, and who does a measure whether it has begun',
      () => walk().fixed(),
      ['take-over 2026-02-06 Malin Åberg', 'begin-measure 2026-02-02 Jonas Ek'],
    ],
    [
      'T8, T9, T10 the school team, the evaluation and the spokesperson',
      () => walk().handedOver(),
      [
        'eht 2026-03-31 Malin Åberg',
        'evaluate 2026-07-31 Malin Åberg',
        'spokesperson 2026-02-28 Malin Åberg',
        'begin-measure 2026-02-02 Jonas Ek',
      ],
    ],
    [
      'B-14 the evaluation itself, a working week',
      () => walk().evaluating(),
      ['eht 2026-03-31 Malin Åberg', 'evaluation 2026-08-07 Malin Åberg', 'spokesperson 2026-02-28 Malin Åberg'],
    ],
  ])('%s', (_what, begin, lines) => {
    expect(asked(begin())).toEqual(lines);
  });

  test('a SIP by the law alone asks for none of it', () => {
    expect([new Walk().need(), new Walk().called(), new Walk().fixed()].flatMap(asked)).toEqual([]);
  });

  test('T8, T9, T10 stand among the things to do from the window, a month and a week before', () => {
    const { context, sip } = walk().handedOver();
    const from = Object.fromEntries(dutiesOf(context, sip).map((one) => [one.rule, one.from]));
    expect(from).toMatchObject({ eht: '2026-02-28', evaluate: '2026-07-01', spokesperson: '2026-02-21' });
  });
});

describe('B-09 the hand-over and the start receipts', () => {
  test('N12 one who is appointed later is asked to take over, a working week from the own yes', () => {
    const later = walk().handedOver().on('2026-03-02').does(malin, 'contact.ask', { headTeacher: karin });
    later.does(karin, 'contact.appoint', { person: jonas });
    expect(dutiesNamed(later, 'take-over')).toEqual([]);
    later.on('2026-03-03').does(jonas, 'contact.answer', { overview: true });
    expect(dutiesNamed(later, 'take-over')).toEqual(['take-over 2026-03-10 Jonas Ek']);
    expect(dutiesNamed(later.does(jonas, 'handover.accept', { read: true }), 'take-over')).toEqual([]);
  });

  test('N12 one who has left before the hand-over is not asked to take over', () => {
    const fixed = walk().fixed();
    const staff = new Map([...vastbasContext.directory.staff].filter(([id]) => id !== malin));
    const directory = { ...vastbasContext.directory, staff };
    const left = Object.assign(new VastbasWalk(fixed.now, { ...vastbasContext, directory }), { sip: fixed.sip });
    left.does('system', 'look', {});
    expect(asked(left)).toEqual([
      'appoint-contact 2026-01-31 Karin Holm',
      'contact-missing 2026-02-14 Gunilla Rask',
      'begin-measure 2026-02-02 Jonas Ek',
    ]);
  });

  test('B-09 a measure without a first day is asked about a working week after the plan was fixed', () => {
    const written = walk().written();
    const goal = written.sip.plans.at(-1)?.goals[0]?.id;
    written.does(erik, 'measure.put', {
      text: 'Mamma ringer skolan varje fredag',
      principal: 'municipality',
      unit: school,
      person: mother,
      ...(goal ? { goal } : {}),
      order: 2,
      due: day('2026-04-30'),
      sign: 'Samtalen blir av',
    });
    written.on('2026-02-03').does(nina, 'plan.fix', { contains: [], familyRead: true });
    written.on('2026-02-12').does(malin, 'handover.accept', { read: true });
    expect(dutiesNamed(written, 'begin-measure')).toEqual([
      'begin-measure 2026-02-02 Jonas Ek',
      'begin-measure 2026-02-10 Malin Åberg',
    ]);
  });
});

test('N12 the school chief is the one of the own authority: another knows of nothing', () => {
  const { units, staff } = vastbasContext.directory;
  const { sip, now } = walk().asked();
  const chief = staff.get(named('Gunilla Rask'));
  const elsewhere = [...units.values()].find(({ authority }) => authority !== sip.authority);
  if (!chief || !elsewhere) throw new TypeError('no school chief, or one authority alone');
  const stranger: Staff = { ...chief, id: 'stranger' as PersonId, unit: elsewhere.id };
  const directory = { ...vastbasContext.directory, staff: new Map([[stranger.id, stranger], ...staff]) };
  const there = Object.assign(new VastbasWalk(now, { ...vastbasContext, directory }), { sip });
  expect(dutiesNamed(there, 'contact-missing')).toEqual(['contact-missing 2026-02-02 Gunilla Rask']);
  expect([rolesOf(directory, sip, stranger.id), rolesOf(directory, sip, chief.id)]).toEqual([[], ['school-chief']]);
});
