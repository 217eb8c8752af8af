import { describe, expect, test } from 'vitest';
import { BLIND, mayRead, peopleOf, rolesOf } from '../../src/domain/access.ts';
import { availableVerbs } from '../../src/domain/available.ts';
import { fixedPlan } from '../../src/domain/case.ts';
import type { Directory, Staff, StaffFunction } from '../../src/domain/directory.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { sharesSurname } from '../../src/domain/kin.ts';
import { releasedTo } from '../../src/domain/releases.ts';
import { caseScreens } from '../../src/cards/screens.ts';
import { isOpenWithoutContent } from '../../src/cards/screens/manager.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import {
  amir,
  at,
  bup,
  context,
  day,
  eva,
  fatima,
  jonas,
  karin,
  sara,
  school,
  social,
  tove,
  Walk,
} from '../support/walk.ts';

const GUARDIANS = [
  { name: 'Maria Lind', phone: '' },
  { name: 'Johan Testsson', phone: '' },
];
const OTHERS = [
  { name: 'Maria Testsson', phone: '' },
  { name: 'Johan Testsson', phone: '' },
];
const NOT_KIN = { reason: 'Vi är inte släkt, jag har frågat.' };
const soft = (code: string, params?: object) => ({
  code: 'needs-reason',
  lacks: [{ code, soft: true, ...(params ? { params } : {}) }],
});

describe('SEP1 nobody has a task in a case about the own family: a surname asks for a reason', () => {
  const withName = (name: string, whose = jonas): Walk => {
    const staff = new Map(context.directory.staff);
    const one = staff.get(whose);
    if (!one) throw new TypeError('no such person');
    staff.set(whose, { ...one, name });
    return new Walk(undefined, { ...context, directory: { ...context.directory, staff } });
  };
  const preparation = {
    question: 'Hur?',
    purpose: 'En plan',
    childWay: 'part',
    interpreter: false,
    leader: karin,
    secretary: jonas,
  } as const;

  test('who writes down a family of the own surname says once that it is another family', () => {
    const walk = new Walk().started();
    const family = { custody: 'joint', guardians: GUARDIANS } as const;
    expect(walk.refuses(eva, 'family.set', family)).toMatchObject(soft('namesake-self'));
    walk.does(eva, 'family.set', family, NOT_KIN).does(eva, 'family.set', family);
    expect(new Walk().started().does(eva, 'family.set', { ...family, guardians: OTHERS }).sip.custody).toBe('joint');
  });

  test('the surname of the child counts too, and is asked about anew when a guardian of the own surname comes', () => {
    const family = { custody: 'sole', guardians: [{ name: 'Mona Annansson', phone: '' }] } as const;
    const named = withName('Eva Testsson', eva).started();
    expect(named.refuses(eva, 'family.set', family)).toMatchObject(soft('namesake-self'));
    const later = new Walk().started().does(eva, 'family.set', family);
    const lind = { custody: 'sole', guardians: [{ name: 'Mona Lind', phone: '' }] } as const;
    expect(later.refuses(eva, 'family.set', lind)).toMatchObject(soft('namesake-self'));
  });

  test.each([
    ['Eva Lind', 'Maria Lind', true],
    ['Eva Lind', 'Maria LIND', true],
    [' Eva Lind', 'Bo Eva', false],
    ['Eva Berg-Lind', 'Maria Lind', true],
    ['Eva A Lind', 'Maria A Berg', false],
    ['Lind', 'Lind', false],
  ])('"%s" and "%s" share a surname: %s', (name, other, shared) => {
    expect(sharesSurname({ people: [{ name: other }] }, name)).toBe(shared);
  });

  test('who leads or writes is asked about when newly chosen', () => {
    const walk = withName('Jonas Testsson').consented();
    expect(walk.refuses(eva, 'preparation.save', preparation)).toMatchObject(
      soft('namesake', { name: 'Jonas Testsson' }),
    );
    walk.does(eva, 'preparation.save', preparation, NOT_KIN).does(eva, 'preparation.save', preparation);
    expect(walk.does(eva, 'preparation.save', { ...preparation, secretary: eva }).sip.meetings[0]?.secretary).toBe(eva);
  });

  test('who answers for the plan, and the deputy, too', () => {
    const walk = withName('Jonas Testsson').written();
    const task = { principal: 'municipality', unit: school, followUpOn: day('2026-05-20') } as const;
    for (const pair of [
      { person: jonas, deputy: karin },
      { person: eva, deputy: jonas },
    ])
      expect(walk.refuses(eva, 'plan.responsible', { ...task, ...pair })).toMatchObject(
        soft('namesake', { name: 'Jonas Testsson' }),
      );
    expect(walk.does(eva, 'plan.responsible', { ...task, person: eva, deputy: karin }).sip.step).toBe('plan');
    const other = { ...task, person: jonas, deputy: karin };
    walk.does(eva, 'plan.responsible', other, NOT_KIN).does(eva, 'plan.responsible', other);
    expect(walk.does(eva, 'plan.responsible', { ...task, person: karin, deputy: jonas }).sip.step).toBe('plan');
  });
});

describe('SEP6 no function in the directory opens a case', () => {
  const FUNCTIONS: readonly StaffFunction[] = [
    ...(['rektor', 'eht', 'curator', 'psychologist', 'nurse', 'social-worker', 'physician'] as const),
    ...(['intake', 'ifo', 'coordinator', 'school-chief', 'manager'] as const),
  ];
  const administrator = 'aaaa' as PersonId;

  test.each([
    ['sip7', () => new Walk().fixed(), school],
    ['vastbas10', () => new VastbasWalk().handedOver(), school],
  ] as const)('SEP6 in %s who has every function, and no part in the case, reads nothing', (_process, begin, unit) => {
    const walk = begin();
    const one: Staff = { id: administrator, unit, name: 'Adm', title: 'systemförvaltare', functions: FUNCTIONS };
    const directory: Directory = {
      ...context.directory,
      staff: new Map([...context.directory.staff, [administrator, one]]),
    };
    expect(mayRead(walk.context.profile, directory, walk.sip, administrator, walk.today)).toBe(false);
    expect(rolesOf(directory, walk.sip, administrator).filter((role) => !BLIND.has(role))).toEqual([]);
  });
});

describe('SEP7 another than the one who fixes the plan has written in it', () => {
  const READ = { contains: [], familyRead: true } as const;

  test('SEP7 of several at the meeting, who wrote all of it fixes it only with a reason', () => {
    const walk = new Walk().written();
    expect(walk.refuses(eva, 'plan.fix', READ)).toMatchObject(soft('wrote-alone'));
    walk.does(eva, 'plan.fix', READ, { reason: 'Karin är sjuk, Amir har läst.' });
    expect(walk.sip.step).toBe('follow-up');
  });

  test('SEP7 no reason when another fixes it, or has written a line', () => {
    expect(new Walk().written().does(karin, 'plan.fix', READ).sip.step).toBe('follow-up');
    const walk = new Walk().written();
    const own = walk.sip.plans[0]?.measures[1];
    if (!own) throw new TypeError('no line');
    const line = { item: own.id, text: 'Samtal', principal: 'region', unit: bup, person: amir, order: 1, sign: '' };
    walk.does(amir, 'measure.put', { ...line, due: day('2026-05-18') } as never);
    expect(walk.does(eva, 'plan.fix', READ).sip.step).toBe('follow-up');
  });

  test('SEP7 not of who leads and writes, which had its own reason (F56), and anew for a plan of a new meeting', () => {
    const both = new Walk().written();
    both.sip = { ...both.sip, meetings: both.sip.meetings.map((one) => ({ ...one, leader: eva })) };
    expect(both.does(eva, 'plan.fix', READ).sip.step).toBe('follow-up');
    const [before] = new Walk().fixed().sip.plans;
    if (!before) throw new TypeError('no plan');
    const anew = new Walk().written();
    anew.sip = { ...anew.sip, plans: [{ ...before, version: 0, fixedAt: at('2026-01-15') }, ...anew.sip.plans] };
    expect(anew.refuses(eva, 'plan.fix', READ)).toMatchObject(soft('wrote-alone'));
  });

  test('SEP7 nor when nobody else was there, or the plan is changed without a meeting', () => {
    const walk = new Walk().answered().on('2026-03-18', '14:00');
    const family = walk.sip.meetings.at(-1)?.guests.flatMap(({ id, member }) => (member ? [id] : [])) ?? [];
    const alone = { leader: eva, secretary: eva, question: 'Hur?', purpose: 'En plan', childWay: 'part' } as const;
    walk
      .does(eva, 'preparation.save', { ...alone, interpreter: false }, { reason: 'Ingen annan kan komma.' })
      .does(eva, 'meeting.start', { attended: family, familyAbsence: '' }, { reason: 'De andra är sjuka.' })
      .does(eva, 'plan.begin', {});
    expect(walk.sip.step).toBe('plan');
    const again = new Walk().fixed().on('2026-04-01').does(eva, 'plan.revise', {});
    const task = { principal: 'municipality', unit: school, person: eva, deputy: karin } as const;
    again.does(eva, 'plan.responsible', { ...task, followUpOn: day('2026-06-01') });
    expect(again.does(eva, 'plan.fix', READ).sip.step).toBe('follow-up');
  });
});

test('SEP9 who has no part in a case learns nothing of it: no screen, no button, no name', () => {
  const { sip, context: ctx, today } = new Walk().fixed();
  for (const stranger of [fatima, tove]) {
    expect(rolesOf(ctx.directory, sip, stranger)).toEqual([]);
    expect(mayRead(ctx.profile, ctx.directory, sip, stranger, today)).toBe(false);
    expect([...availableVerbs(ctx, sip, stranger, today)]).toEqual([]);
    expect(Object.keys(caseScreens).filter((screen) => isOpenWithoutContent([], screen))).toEqual([]);
    expect(peopleOf(sip)).not.toContain(stranger);
  }
});

test('SEP10 a unit of which nobody is left in the case is given no line any more', () => {
  const walk = new Walk().fixed().on('2026-05-20');
  const inSchool = fixedPlan(walk.sip)?.measures[0];
  if (!inSchool) throw new TypeError('no measure');
  const given = (): readonly string[] => releasedTo(walk.context, walk.sip, inSchool, walk.today);
  expect(given()).toEqual([bup, social]);
  walk.does(eva, 'meeting.renew', {});
  walk.does(eva, 'guest.remove', { guest: walk.guest(sara) });
  expect(given()).toEqual([bup]);
  expect(walk.sip.released?.[inSchool.id]?.to).toEqual([bup]);
});
