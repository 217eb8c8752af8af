import { describe, expect, it } from 'vitest';
import { mayRead } from '../../src/domain/access.ts';
import type { Payloads } from '../../src/domain/command.ts';
import { meetingDeadline, startDeadline } from '../../src/domain/deadlines.ts';
import type { Directory } from '../../src/domain/directory.ts';
import { dutiesOf } from '../../src/domain/duties.ts';
import type { CaseId } from '../../src/domain/ids.ts';
import { lacksOf } from '../support/lacks.ts';
import { bup, context, day, eva, jonas, karin, sara, school, social, Walk } from '../support/walk.ts';

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
const starting = (change: Partial<Payloads['case.start']>): readonly string[] =>
  lacksOf(new Walk().draft().refuses(eva, 'case.start', { ...START, ...change }));
const asked = (requester: 'family' | 'child' | 'staff' | 'other'): Walk =>
  new Walk().draft().does(eva, 'case.start', { ...START, requester });

describe('A-01 starting', () => {
  it('A-01 goes to step 1 with the own unit among the units, once', () => {
    const { sip } = new Walk().draft().does(eva, 'case.start', { ...START, units: [bup, school] });
    expect([sip.step, sip.need?.units]).toEqual(['need', [school, bup]]);
  });
  it('A-01 is for the one who opened the draft', () => {
    expect(new Walk().draft().refuses(jonas, 'case.start', START).code).toBe('not-yours');
  });
  it('A-01 is for the sectors that the profile names', () => {
    const profile = { ...context.profile, initiators: ['social'] as const };
    expect(lacksOf(new Walk(undefined, { ...context, profile }).draft().refuses(eva, 'case.start', START))).toEqual([
      'initiator',
    ]);
  });
  it.each([
    ['2005-03-03', []],
    ['2005-03-02', ['age-range']],
    ['2026-03-02', []],
    ['2026-03-03', ['birth-future']],
  ])('A-01 a child born %s gives %j: the profile takes 0 to 20 years', (birth, lacks) => {
    const decision = new Walk().draft().tries(eva, 'case.start', { ...START, birth: day(birth) });
    expect(decision.ok ? [] : lacksOf(decision.refusal)).toEqual(lacks);
  });
  it('A-01 the need is found today at the latest and 365 days ago at the earliest', () => {
    expect(starting({ detectedAt: day('2026-03-03') })).toEqual(['detected-future']);
    expect(starting({ detectedAt: day('2025-03-01') })).toEqual(['detected-old']);
    expect(new Walk().draft().does(eva, 'case.start', { ...START, detectedAt: day('2025-03-02') }).sip.step).toBe(
      'need',
    );
    expect(starting({ birth: day('2026-02-01'), detectedAt: day('2026-01-31') })).toEqual(['detected-before-birth']);
  });
  it('A-01 an open case about the child stops the start, and says to a stranger only that', () => {
    const duplicate = { caseId: 'other' as CaseId, people: [karin] };
    const walk = new Walk(undefined, { ...context, duplicate }).draft();
    expect(walk.refuses(eva, 'case.start', START)).toEqual({ code: 'duplicate', other: 'other', member: false });
    expect(walk.sip.people).toEqual([]);
  });
});

describe('who the family is', () => {
  const two = [
    { name: 'Maria Testsson', phone: '' },
    { name: ' MARIA  testsson ', phone: '' },
  ];
  it.each<[string, Payloads['family.set'], string]>([
    ['SC5 the same person twice', { custody: 'joint', guardians: two }, 'SAM-06'],
    ['W1 joint custody with one name', { custody: 'joint', guardians: two.slice(0, 1) }, 'guardians-missing'],
    ['W2 sole custody without a name', { custody: 'sole', guardians: [] }, 'guardians-missing'],
    [
      'W2 sole custody with two names',
      {
        custody: 'sole',
        guardians: [
          { name: 'A B', phone: '' },
          { name: 'C D', phone: '' },
        ],
      },
      'guardian-one',
    ],
    [
      'W1 the child as guardian',
      { custody: 'sole', guardians: [{ name: 'alva testsson', phone: '' }] },
      'guardian-is-child',
    ],
  ])('%s is refused', (_name, family, lack) => {
    expect(lacksOf(new Walk().started().refuses(eva, 'family.set', family))).toEqual([lack]);
  });
  it('W13 custody may be unknown at first', () => {
    expect(new Walk().started().does(eva, 'family.set', { custody: 'unknown', guardians: [] }).sip.custody).toBe(
      'unknown',
    );
  });
  it('W1 a guardian keeps identity when the phone changes', () => {
    const walk = new Walk().need();
    const before = walk.sip.people.map(({ id }) => id);
    walk.does(eva, 'family.set', {
      custody: 'joint',
      guardians: [
        { name: 'Johan Testsson', phone: '070' },
        { name: 'maria testsson', phone: '' },
      ],
    });
    expect(walk.sip.people.map(({ id }) => id).toSorted()).toEqual(before.toSorted());
  });
  it('T-ERR-02 a form drawn before a colleague saved is stale', () => {
    const walk = new Walk().started();
    const seen = walk.sip.rev;
    walk.does(eva, 'family.set', { custody: 'unknown', guardians: [] });
    expect(
      walk.refuses(eva, 'family.set', { custody: 'sole', guardians: [{ name: 'A B', phone: '' }] }, { seen }).code,
    ).toBe('stale');
  });
});

describe('A-02 the need', () => {
  const confirm = { checklist: ['several'], text: '' };
  it('A-02 goes to consent and notes the day', () => {
    const { sip } = new Walk().need().does(eva, 'need.confirm', confirm);
    expect([sip.step, sip.need?.assessedAt, sip.need?.inLegalSense]).toEqual(['consent', '2026-03-02', true]);
  });
  it('A-02 asks for an example or own words', () => {
    expect(lacksOf(new Walk().need().refuses(eva, 'need.confirm', { checklist: [], text: '' }))).toEqual(['checklist']);
    expect(new Walk().need().does(eva, 'need.confirm', { checklist: [], text: 'Vi behövs alla.' }).sip.step).toBe(
      'consent',
    );
  });
  it('A-02 asks who has custody, except of an adult (W6)', () => {
    expect(lacksOf(new Walk().started().refuses(eva, 'need.confirm', confirm))).toEqual(['family-missing']);
    expect(new Walk().started('2008-03-02').does(eva, 'need.confirm', confirm).sip.step).toBe('consent');
    expect(lacksOf(new Walk().started('2008-03-03').refuses(eva, 'need.confirm', confirm))).toEqual(['family-missing']);
  });
  it('F06 one organisation is not enough, one principal stops softly and is tagged', () => {
    const alone = new Walk().draft().does(eva, 'case.start', { ...START, units: [] });
    alone.does(eva, 'family.set', { custody: 'unknown', guardians: [] });
    expect(lacksOf(alone.refuses(eva, 'need.confirm', confirm))).toContain('two-organisations');
    const internal = new Walk().draft().does(eva, 'case.start', { ...START, units: [social] });
    internal.does(eva, 'family.set', { custody: 'unknown', guardians: [] });
    expect(internal.refuses(eva, 'need.confirm', confirm)).toMatchObject({ code: 'needs-reason' });
    expect(internal.refuses(eva, 'need.confirm', confirm, { reason: 'för kort' }).code).toBe('needs-reason');
    internal.does(eva, 'need.confirm', confirm, { reason: 'Bara kommunen är med.' });
    expect(internal.sip.need?.inLegalSense).toBe(false);
    expect(internal.history.at(-1)).toMatchObject({
      type: 'Moved',
      transition: 'A-02',
      reason: 'Bara kommunen är med.',
    });
  });
});

describe('A-03 another way', () => {
  it.each(['support', 'meeting', 'eht', 'concern', 'discharge'])('A-03 %s ends the case here', (route) => {
    const walk = new Walk().need().does(eva, 'need.reroute', { route, why: 'Bättre så' });
    expect([walk.sip.step, walk.sip.reroute?.route]).toEqual(['rerouted', route]);
    expect(dutiesOf(context, walk.sip)).toEqual([]);
  });
});

describe('A-04 and A-05 a no', () => {
  it.each(['family', 'child'] as const)(
    'ST07 A-04 %s asked: reason of 20 characters, who decided and how it was told',
    (requester) => {
      const short = { ...NO, why: 'x'.repeat(19), decidedBy: '', informedHow: '' };
      expect(lacksOf(asked(requester).refuses(eva, 'need.refuse', short))).toEqual([
        'refusal-reason',
        'refusal-decided',
        'refusal-informed',
      ]);
      expect(asked(requester).does(eva, 'need.refuse', { ...NO, why: 'x'.repeat(20) }).sip.step).toBe('refused');
    },
  );
  it.each(['staff', 'other'] as const)('A-05 %s asked: a reason is enough', (requester) => {
    const bare = { ...NO, why: 'Nej', decidedBy: '', informedHow: '' };
    expect(asked(requester).does(eva, 'need.refuse', bare).sip.step).toBe('refused');
    expect(lacksOf(asked(requester).refuses(eva, 'need.refuse', { ...bare, why: '' }))).toEqual(['refusal-reason']);
  });
  it('A-04 the family is told before, not tomorrow', () => {
    expect(lacksOf(asked('family').refuses(eva, 'need.refuse', { ...NO, informedAt: day('2026-03-03') }))).toEqual([
      'refusal-informed-future',
    ]);
  });
  it('A-04 the manager gets a notice and a duty until it is read, and may not read the case', () => {
    const walk = new Walk().need().does(eva, 'need.refuse', NO);
    expect(walk.effects).toContainEqual(expect.objectContaining({ kind: 'notice', notice: 'refusal', to: karin }));
    expect(dutiesOf(context, walk.sip)).toMatchObject([{ rule: 'read-refusal', person: karin }]);
    expect(mayRead(context.profile, context.directory, walk.sip, karin, walk.today)).toBe(false);
    expect(walk.refuses(eva, 'refusal.read', {}).code).toBe('not-yours');
    expect(walk.does(karin, 'refusal.read', {}).sip.refusal?.readBy).toBe(karin);
    expect(dutiesOf(context, walk.sip)).toEqual([]);
  });
  it('A-04 C54 a no that is locked is read when the lock has been lifted', () => {
    const walk = new Walk().need().does(eva, 'need.refuse', NO).does(eva, 'protection.set', { kind: 'shelter' });
    expect(dutiesOf(context, walk.sip)).toEqual([]);
    walk.does(eva, 'protection.ask-lift', { why: 'Skyddet har upphört' });
    expect(dutiesOf(context, walk.sip)).toMatchObject([{ rule: 'lift-protection', person: karin }]);
    walk.does(karin, 'protection.lift', {});
    expect(dutiesOf(context, walk.sip)).toMatchObject([{ rule: 'read-refusal', person: karin }]);
  });
  it('A-04 a no is the end here: the way forward is a new SIP', () => {
    const walk = new Walk().need().does(eva, 'need.refuse', NO);
    expect(walk.refuses(eva, 'need.confirm', { checklist: ['several'], text: '' }).code).toBe('not-now');
  });
});

describe('the clocks of the start', () => {
  it('T1 social services begin within one working day, others within three', () => {
    const { sip } = new Walk().need();
    expect(startDeadline(context.profile, sip, true)).toBe('2026-03-03');
    expect(startDeadline(context.profile, sip, false)).toBe('2026-03-05');
    expect(startDeadline(context.profile, new Walk().on('2026-04-02').need().sip, true)).toBe('2026-04-07');
  });
  it('T2 the meeting is due 21 calendar days after the need was found, also on a holiday', () => {
    expect(meetingDeadline(context.profile, new Walk().need().sip)).toBe('2026-03-23');
    expect(meetingDeadline(context.profile, new Walk().on('2026-12-04').need().sip)).toBe('2026-12-25');
  });
  it('T1 the one who started is reminded, and a unit of social services sooner', () => {
    const units = new Map(context.directory.units);
    const own = units.get(school);
    if (!own) throw new TypeError('no school');
    const directory: Directory = { ...context.directory, units: units.set(school, { ...own, sector: 'social' }) };
    const due = (ctx: typeof context): readonly string[] =>
      dutiesOf(ctx, new Walk(undefined, ctx).need().sip)
        .filter(({ rule }) => rule === 'assess')
        .map((duty) => duty.due);
    expect([due(context), due({ ...context, directory })]).toEqual([['2026-03-05'], ['2026-03-03']]);
  });
  it('F20 nothing about a case leaves the own authority before consent', () => {
    const walk = new Walk().consentStep();
    expect(walk.effects).toEqual([]);
    expect(mayRead(context.profile, context.directory, walk.sip, sara, walk.today)).toBe(false);
  });
});
