import { describe, expect, it, test } from 'vitest';
import { mayRead } from '../../src/domain/access.ts';
import { childOf, currentMeeting, guardiansOf, memberOf } from '../../src/domain/case.ts';
import type { Payloads } from '../../src/domain/command.ts';
import { decide } from '../../src/domain/decide.ts';
import { meetingDeadline } from '../../src/domain/deadlines.ts';
import { dutiesOf } from '../../src/domain/duties.ts';
import { evaluateConsent } from '../../src/domain/evaluate-consent.ts';
import type { CaseId, CommandId } from '../../src/domain/ids.ts';
import { answered, narrower } from '../support/consent-forms.ts';
import { lacksOf } from '../support/lacks.ts';
import { bup, child, context, day, eva, father, karin, mother, sara, social, Walk } from '../support/walk.ts';

const FACTS: Payloads['facts.correct'] = {
  requester: 'family',
  detectedAt: day('2026-03-02'),
  units: [bup, social],
  childName: 'Alva Testsson',
  birth: day('2017-05-09'),
  understood: false,
};
const maria = { name: 'Maria Testsson', phone: '070-000 00 01' };
const johan = { name: 'Johan Testsson', phone: '' };
const allowed = ({ sip, today }: Walk): boolean => evaluateConsent(context.profile, sip, today).allowed;

describe('what was written at the start', () => {
  it.each([
    ['need', () => new Walk().need()],
    ['consent', () => new Walk().scoped()],
    ['no-consent', () => new Walk().scoped().signed(mother, 'no')],
    ['prepare', () => new Walk().prepared()],
    ['called', () => new Walk().called()],
    ['meeting', () => new Walk().meeting()],
    ['plan', () => new Walk().written()],
    ['follow-up', () => new Walk().fixed()],
  ])('A-01 is put right in the step %s by the coordinator, as one event with who and when', (step, begin) => {
    const walk = begin();
    walk.does(eva, 'facts.correct', { ...FACTS, childName: 'Alma Testsson', requester: 'child' });
    expect(walk.sip).toMatchObject({ step, need: { requester: 'child' } });
    expect(childOf(walk.sip)).toMatchObject({ id: child, name: 'Alma Testsson', birth: '2017-05-09' });
    expect(walk.history.filter(({ type }) => type === 'Corrected')).toHaveLength(1);
    expect(walk.sip.changed['facts']).toMatchObject({ by: eva, at: walk.now });
  });

  it('is not put right by others of the case, nor when it has ended', () => {
    expect(lacksOf(new Walk().called().refuses(sara, 'facts.correct', FACTS))).toEqual(['not-yours']);
    expect(lacksOf(new Walk().closed().refuses(eva, 'facts.correct', FACTS))).toEqual(['not-now']);
  });

  it('T2 an earlier day of detection moves the day of the meeting and its duty', () => {
    const walk = new Walk().consented().does(eva, 'facts.correct', { ...FACTS, detectedAt: day('2026-02-20') });
    expect(meetingDeadline(context.profile, walk.sip)).toBe('2026-03-13');
    const meeting = dutiesOf(context, walk.sip).find(({ rule }) => rule === 'plan-meeting');
    expect(meeting?.due).toBe('2026-03-13');
  });

  it.each([
    ['a birth in the future', { birth: day('2027-01-01'), detectedAt: day('2026-03-02') }, 'birth-future'],
    ['an age outside the profile', { birth: day('1990-01-01') }, 'age-range'],
    ['a day of detection in the future', { detectedAt: day('2026-03-09') }, 'detected-future'],
    [
      'a day of detection before the birth',
      { birth: day('2026-03-02'), detectedAt: day('2026-02-01') },
      'detected-before-birth',
    ],
    ['no other organisation', { units: [] }, 'two-organisations'],
    ['the name of a guardian', { childName: 'maria  testsson' }, 'guardian-is-child'],
  ])('A-01 %s is refused as at the start', (_name, change, lack) => {
    expect(lacksOf(new Walk().need().refuses(eva, 'facts.correct', { ...FACTS, ...change }))[0]).toBe(lack);
  });

  it('A-01 the need is not found after it was assessed', () => {
    const walk = new Walk().consented().on('2026-03-10');
    expect(lacksOf(walk.refuses(eva, 'facts.correct', { ...FACTS, detectedAt: day('2026-03-09') }))).toEqual([
      'detected-after-assessed',
    ]);
  });

  it('a name is put right in a case that is older than a year', () => {
    const walk = new Walk().fixed().on('2027-05-20');
    expect(walk.does(eva, 'facts.correct', { ...FACTS, childName: 'Alma Testsson' }).sip.people[0]?.name).toBe(
      'Alma Testsson',
    );
  });

  it('A-01 a child with an open case elsewhere is the same refusal as at the start', () => {
    const duplicate = { caseId: 'other' as CaseId, people: [karin] };
    const walk = Object.assign(new Walk(undefined, { ...context, duplicate }), { sip: new Walk().need().sip });
    expect(walk.refuses(eva, 'facts.correct', FACTS)).toEqual({ code: 'duplicate', other: 'other', member: false });
  });

  it('C68 a consent is for one child: name and birthday do not change together after it', () => {
    const other = { ...FACTS, childName: 'Moa Testsson', birth: day('2015-01-01') };
    expect(lacksOf(new Walk().consented().refuses(eva, 'facts.correct', other))).toEqual(['other-child']);
    expect(new Walk().need().does(eva, 'facts.correct', other).sip.people[0]?.birth).toBe('2015-01-01');
  });

  it.each([
    ['the name first', { childName: 'Moa Testsson' }],
    ['the birthday first', { birth: day('2015-01-01') }],
  ])('C68 nor do they change one after the other, %s, until the family has said yes anew', (_name, first) => {
    const other = { ...FACTS, childName: 'Moa Testsson', birth: day('2015-01-01') };
    const walk = new Walk().consented().does(eva, 'facts.correct', { ...FACTS, ...first });
    expect(lacksOf(walk.refuses(eva, 'facts.correct', other))).toEqual(['other-child']);
    narrower(walk);
    expect(lacksOf(walk.refuses(eva, 'facts.correct', other))).toEqual(['other-child']);
    answered(walk);
    expect(walk.does(eva, 'facts.correct', other).sip.people[0]).toMatchObject({ name: 'Moa Testsson' });
  });

  it('A-02 one principal left asks for a reason, and the case is no SIP in the law’s sense', () => {
    const walk = new Walk().consented();
    const internal = { ...FACTS, units: [social] };
    expect(walk.refuses(eva, 'facts.correct', internal)).toEqual({
      code: 'needs-reason',
      lacks: [{ code: 'one-principal', soft: true }],
    });
    walk.does(eva, 'facts.correct', internal, { reason: 'BUP är inte med längre.' });
    expect(walk.sip.need).toMatchObject({ inLegalSense: false, units: ['bjorkskolan', social] });
    // What it is already is not asked about again.
    expect(walk.does(eva, 'facts.correct', internal).sip.need?.inLegalSense).toBe(false);
  });

  it('A-02 where one principal is enough nothing is asked, and before the need is assessed nothing is said of it', () => {
    const profile = {
      ...context.profile,
      threshold: { ...context.profile.threshold, bothPrincipals: 'none' } as const,
    };
    const walk = new Walk(undefined, { ...context, profile }).consented();
    walk.does(eva, 'facts.correct', { ...FACTS, units: [social] });
    expect(walk.sip.need?.inLegalSense).toBe(false);
    const early = new Walk().need().does(eva, 'facts.correct', { ...FACTS, units: [social] });
    expect(early.sip.need?.inLegalSense).toBeUndefined();
  });

  it('A-01 too few organisations are refused with how many, in the words of the profile', () => {
    expect(new Walk().need().refuses(eva, 'facts.correct', { ...FACTS, units: [] })).toEqual({
      code: 'lacking',
      lacks: [
        { code: 'two-organisations', params: { n: context.profile.threshold.units, work: context.profile.words.work } },
      ],
    });
  });
});

describe('a birthday that was wrong', () => {
  it('W6 of a young person who has come of age another spelling changes nothing: the 18th is noted once', () => {
    const walk = new Walk().consented('2026-11-30', '2008-03-10').on('2026-03-10').does('system', 'look', {});
    const came = (): number => walk.history.filter(({ type }) => type === 'CameOfAge').length;
    const facts = { ...FACTS, birth: day('2008-03-10'), understood: true };
    walk.does(eva, 'facts.correct', { ...facts, childName: 'Alma Testsson' });
    expect([came(), walk.sip.adultSince]).toEqual([1, '2026-03-10']);
    walk.does(eva, 'facts.correct', { ...facts, birth: day('2008-03-09') });
    expect([came(), walk.sip.adultSince]).toEqual([2, '2026-03-09']);
  });

  const fifteen = { ...FACTS, birth: day('2011-01-15') };
  it('W4 stops once to say that the consent falls, and then pauses the case until the young person has answered', () => {
    const walk = new Walk().called();
    expect(lacksOf(walk.refuses(eva, 'facts.correct', fifteen))).toEqual(['consent-falls']);
    walk.does(eva, 'facts.correct', { ...fifteen, understood: true });
    expect(walk.sip).toMatchObject({ status: 'paused-consent', step: 'called' });
    expect(mayRead(context.profile, context.directory, walk.sip, sara, walk.today)).toBe(false);
    expect(dutiesOf(context, walk.sip).map(({ rule }) => rule)).toContain('talk-family');
    expect(walk.signed(child).sip).toMatchObject({ status: 'active', step: 'called' });
  });

  it('is put back the same way, and the case goes on', () => {
    const walk = new Walk().called().does(eva, 'facts.correct', { ...fifteen, understood: true });
    expect(walk.does(eva, 'facts.correct', FACTS).sip).toMatchObject({ status: 'active', step: 'called' });
  });

  it('asks nothing when the same people answer', () => {
    expect(new Walk().called().does(eva, 'facts.correct', { ...FACTS, birth: day('2016-05-09') }).sip.status).toBe(
      'active',
    );
  });
});

describe('guardians and custody', () => {
  it('keep their answers when only the spelling was wrong', () => {
    const walk = new Walk().called();
    walk.does(eva, 'family.set', {
      custody: 'joint',
      guardians: [{ name: 'Maria Testson', phone: '', same: mother }, johan],
    });
    expect(guardiansOf(walk.sip)).toMatchObject([{ id: mother, name: 'Maria Testson' }, { id: father }]);
    expect(walk.sip.status).toBe('active');
  });

  it('are not taken away after an answer without a ground, and the consent asks for whoever is new', () => {
    const walk = new Walk().called();
    const anna = { custody: 'joint', guardians: [maria, { name: 'Anna Ny', phone: '' }] } as const;
    expect(lacksOf(walk.refuses(eva, 'family.set', anna))).toEqual(['custody-ground', 'consent-falls']);
    walk.does(eva, 'family.set', { ...anna, ground: 'Dom 2026-02-27', understood: true });
    expect(walk.sip).toMatchObject({ status: 'paused-consent', custodyGround: 'Dom 2026-02-27' });
    expect(memberOf(walk.sip, father)).toMatchObject({ capacity: 'former-guardian', name: 'Johan Testsson' });
    const added = guardiansOf(walk.sip).find(({ name }) => name === 'Anna Ny');
    const listed = currentMeeting(walk.sip)?.guests.map(({ member }) => member);
    expect(listed).toContain(added?.id);
    expect(listed).not.toContain(father);
    if (added) walk.signed(added.id);
    expect(walk.sip.status).toBe('active');
  });

  it('C71 after joint custody the one who has it alone is enough: the consent holds', () => {
    const walk = new Walk().called();
    const sole = { custody: 'sole', guardians: [maria] } as const;
    expect(lacksOf(walk.refuses(eva, 'family.set', sole))).toEqual(['custody-ground']);
    expect(walk.does(eva, 'family.set', { ...sole, ground: 'Dom 2026-02-27' }).sip.status).toBe('active');
    expect(allowed(walk)).toBe(true);
  });

  it('W12 a no is not made to disappear by leaving the guardian out', () => {
    const walk = new Walk().scoped().signed(mother).signed(father, 'no');
    expect(lacksOf(walk.refuses(eva, 'family.set', { custody: 'sole', guardians: [maria] }))).toEqual([
      'custody-ground',
    ]);
  });

  it('who was taken away by mistake comes back with the answer given', () => {
    const walk = new Walk().called().does(eva, 'family.set', { custody: 'sole', guardians: [maria], ground: 'Fel' });
    walk.does(eva, 'family.set', { custody: 'joint', guardians: [maria, johan] });
    expect(guardiansOf(walk.sip).map(({ id }) => id)).toEqual([mother, father]);
    expect(allowed(walk)).toBe(true);
  });

  it('W13 custody that turns out to be unknown pauses the case', () => {
    const walk = new Walk().fixed();
    const unknown = { custody: 'unknown', guardians: [maria, johan] } as const;
    expect(lacksOf(walk.refuses(eva, 'family.set', unknown))).toEqual(['consent-falls']);
    expect(walk.does(eva, 'family.set', { ...unknown, understood: true }).sip.status).toBe('paused-consent');
  });
});

test('S16 only about a child that the case could have is it said that there is another case', () => {
  const walk = new Walk().scoped();
  const probe = (wish: Partial<typeof FACTS>): unknown => {
    const meta = { id: 'probe' as CommandId, caseId: walk.sip.id, by: eva, at: walk.now, seen: walk.sip.rev };
    const duplicate = { caseId: 'another' as CaseId, people: [] };
    return decide({ ...context, duplicate }, walk.sip, { ...meta, verb: 'facts.correct', ...FACTS, ...wish });
  };
  const other = { childName: 'Kim Annansson', birth: day('2016-01-02') };
  expect(probe(other)).toMatchObject({ refusal: { code: 'lacking', lacks: [{ code: 'other-child' }] } });
  expect(probe({ birth: day('2017-05-10') })).toMatchObject({ refusal: { code: 'duplicate' } });
});
