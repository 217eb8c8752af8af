import { describe, expect, it, test } from 'vitest';
import type { Payloads } from '../../src/domain/command.ts';
import { managerOf } from '../../src/domain/directory.ts';
import type { Profile } from '../../src/domain/profile.ts';
import type { Refusal } from '../../src/domain/refusal.ts';
import { inProfile, VG } from '../support/in-profile.ts';
import { lacksOf } from '../support/lacks.ts';
import {
  at,
  bup,
  child,
  context,
  day,
  eva,
  father,
  jonas,
  karin,
  mother,
  school,
  social,
  Walk,
} from '../support/walk.ts';

const START: Payloads['case.start'] = {
  requester: 'family',
  detectedAt: day('2026-03-02'),
  units: [bup, social],
  childName: 'Alva Testsson',
  birth: day('2017-05-09'),
};
const NO: Payloads['need.refuse'] = {
  why: 'Skolans eget stöd räcker just nu.',
  decidedBy: 'Karin Holm',
  informedAt: day('2026-03-02'),
  informedHow: 'på möte',
};
const CONFIRM = { checklist: ['several'], text: '' };
const lacking = (code: string, params: object): Refusal => ({ code: 'lacking', lacks: [{ code, params }] }) as Refusal;
const opened = (change: Partial<Payloads['case.start']>, profile: Profile = VG): Walk =>
  inProfile(profile)
    .draft()
    .does(eva, 'case.start', { ...START, ...change })
    .does(eva, 'family.set', { custody: 'unknown', guardians: [] });

describe('A-01 what the start says and keeps', () => {
  test('A-01 keeps who asked, since when and which units, and nothing of the need before it is assessed', () => {
    expect(new Walk().started().sip.need).toEqual({
      requester: 'family',
      detectedAt: '2026-03-02',
      units: [school, bup, social],
      checklist: [],
      text: '',
    });
  });

  it.each([
    ['2020-03-03', false],
    ['2020-03-02', true],
    ['2007-03-03', true],
    ['2007-03-02', false],
  ])('A-01 born %s in a municipality that takes 6 to 18 years: %j', (birth, isTaken) => {
    const walk = inProfile({ ...VG, ageRange: { min: 6, max: 18 } }).draft();
    const decision = walk.tries(eva, 'case.start', { ...START, birth: day(birth) });
    const range = lacking('age-range', { min: 6, max: 18 });
    expect(decision.ok || decision.refusal).toEqual(isTaken || range);
  });

  test('A-01 a need found more than a year ago is refused with the number of days', () => {
    const old = { ...START, detectedAt: day('2025-03-01') };
    expect(new Walk().draft().refuses(eva, 'case.start', old)).toEqual(lacking('detected-old', { days: 365 }));
  });

  test('SC5 two names that are parted differently are two persons', () => {
    const guardians = [
      { name: 'Bo Rut Alm', phone: '' },
      { name: 'Borut Alm', phone: '' },
    ];
    const walk = new Walk().started().does(eva, 'family.set', { custody: 'joint', guardians });
    expect(walk.sip.people).toHaveLength(3);
  });
});

describe('A-02 the threshold', () => {
  test('F06 one organisation is refused with how many the profile asks for, and its word for the work', () => {
    expect(opened({ units: [] }).refuses(eva, 'need.confirm', CONFIRM)).toEqual(
      lacking('two-organisations', { n: VG.threshold.units, work: VG.words.work }),
    );
  });

  it.each([
    ['staff', ['family-wants']],
    ['other', ['family-wants']],
    ['family', []],
    ['child', []],
  ] as const)('S0 where the family has to want it, a need that %s asked about lacks %j', (requester, lacks) => {
    const wants = { ...VG, threshold: { ...VG.threshold, familyWants: true } };
    const decision = opened({ requester }, wants).tries(eva, 'need.confirm', CONFIRM);
    expect(decision.ok ? [] : lacksOf(decision.refusal)).toEqual(lacks);
  });
});

describe('A-04 a no', () => {
  test('A-04 a reason that is too short is refused with how long it has to be', () => {
    const min = context.profile.refusal.reasonMinChars;
    expect(new Walk().need().refuses(eva, 'need.refuse', { ...NO, why: 'Nej' })).toEqual(
      lacking('refusal-reason', { n: min }),
    );
  });

  test('A-04 the family was not told before the child was born', () => {
    const walk = new Walk().need('2026-02-01');
    expect(lacksOf(walk.refuses(eva, 'need.refuse', { ...NO, informedAt: day('2026-01-31') }))).toEqual([
      'before-birth',
    ]);
    expect(walk.does(eva, 'need.refuse', { ...NO, informedAt: day('2026-02-01') }).sip.refusal).toEqual({
      reason: NO.why,
      decidedBy: 'Karin Holm',
      informedAt: '2026-02-01',
      informedHow: 'på möte',
    });
  });

  test('A-04 a no that the manager writes is read already, and ends the case', () => {
    const walk = new Walk(undefined, context, karin);
    walk.does(karin, 'case.draft', { alias: 'K7F2' }).does(karin, 'case.start', START).does(karin, 'need.refuse', NO);
    const { at: when, by, ...closure } = walk.sip.closure ?? {};
    expect([walk.sip.status, when, by]).toEqual(['closed', walk.now, karin]);
    expect(closure).toEqual({ reason: 'refused', note: '', deleteOn: expect.stringMatching(/^20\d\d-\d\d-\d\d$/u) });
    expect(walk.effects.filter(({ kind }) => kind === 'notice')).toEqual([]);
  });

  test('A-04 of several managers of the unit the first by id reads it', () => {
    const { staff } = context.directory;
    const both = [...staff].map(
      ([id, one]) => [id, id === jonas ? { ...one, functions: ['manager' as const] } : one] as const,
    );
    const first = [karin, jonas].toSorted()[0];
    for (const people of [both, both.toReversed()])
      expect(managerOf({ ...context.directory, staff: new Map(people) }, school)).toBe(first);
  });

  test('A-04 one that another writes ends the case for the same reason when the manager has read it', () => {
    const walk = new Walk().need().does(eva, 'need.refuse', NO);
    expect(walk.sip.status).toBe('active');
    walk.on('2026-03-04').does(karin, 'refusal.read', {});
    expect([walk.sip.status, walk.sip.closure?.reason, walk.sip.refusal?.readBy]).toEqual(['closed', 'refused', karin]);
  });
});

describe('F52, A-09 what the preparation and the call say', () => {
  const PREPARATION: Payloads['preparation.save'] = {
    question: 'Hur kan Alva komma tillbaka till skolan?',
    purpose: 'En plan',
    childWay: 'part',
    interpreter: false,
    leader: karin,
    secretary: karin,
  };

  test('F56 one person in both parts is named as the reason for the question', () => {
    expect(new Walk().consented().refuses(eva, 'preparation.save', PREPARATION)).toEqual({
      code: 'needs-reason',
      lacks: [{ code: 'leader-is-secretary', soft: true }],
    });
  });

  test('A-10 a meeting that was called off is kept until it begins, and not at that very moment', () => {
    const off = (): Walk => new Walk().called().does(eva, 'meeting.cancel', { why: 'ill', note: '' });
    expect(off().on('2026-03-18', '13:59').does(eva, 'meeting.keep', {}).sip.step).toBe('called');
    expect(lacksOf(off().on('2026-03-18', '14:00').refuses(eva, 'meeting.keep', {}))).toEqual(['meeting-past']);
  });

  test.each([
    ['a child', '2017-05-09', 'child-objects', 'needs-reason'],
    ['an adult', '2008-01-09', 'adult-objects', 'lacking'],
  ])('C62, W6 the no of %s to a guest is told with the name of the guest', (_who, birth, code, refusal) => {
    const walk = new Walk().scoped(undefined, birth);
    for (const who of code === 'child-objects' ? [mother, father] : [child]) walk.signed(who);
    walk.does(eva, 'guest.add', { people: [jonas] }).does(eva, 'guest.contacted', { guests: walk.guests([jonas]) });
    walk
      .does(eva, 'preparation.save', { ...PREPARATION, secretary: eva })
      .does(eva, 'meeting.plan', { start: at('2026-03-18'), minutes: 60, place: 'Rum 12', link: '' })
      .does(eva, 'guest.object', { guest: walk.guest(jonas), wants: false });
    const soft = code === 'child-objects' ? { soft: true } : {};
    expect(walk.refuses(eva, 'call.send', {})).toEqual({
      code: refusal,
      lacks: [{ code, ...soft, params: { name: 'Jonas Ek' } }],
    });
  });
});
