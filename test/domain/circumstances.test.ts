import { describe, expect, it } from 'vitest';
import { dutiesOf } from '../../src/domain/duties.ts';
import { nextConsentChange } from '../../src/domain/evaluate-consent.ts';
import { judged, SCOPE, withCustody, YES, HINDERED } from '../support/consent-forms.ts';
import { lacksOf, withConsentRules } from '../support/lacks.ts';
import { at, child, day, eva, father, jonas, mother, Walk } from '../support/walk.ts';

const shelter = { ...HINDERED, kind: 'shelter', assessment: 'Får samtycka ensam', assessedBy: 'Juristen' } as const;
const care = { kind: 'care', assessment: '', assessedBy: '', cannotWait: false } as const;
const rulesOf = (walk: Walk): readonly string[] => dutiesOf(walk.context, walk.sip).map(({ rule }) => rule);

describe('W9 C52: a child in care', () => {
  it('W9 C52 both guardians are not enough before the position of the social board is written down', () => {
    const walk = new Walk().scoped().does(eva, 'circumstance.set', care).signed(mother).signed(father);
    expect(judged(walk)).toMatchObject({ allowed: false, reasons: ['JURIDISK_BEDOMNING'] });
    expect(rulesOf(walk)).toContain('legal-assessment');
    walk.does(eva, 'circumstance.set', { ...care, assessment: 'Nämnden står bakom planen', assessedBy: 'Nämnden 3/3' });
    expect([judged(walk).allowed, walk.sip.step]).toEqual([true, 'prepare']);
    expect(rulesOf(walk)).not.toContain('legal-assessment');
  });
  it('W9 the guardians of a child in care still have to say yes', () => {
    const walk = new Walk().scoped();
    walk.does(eva, 'circumstance.set', { ...care, assessment: 'Ja', assessedBy: 'Nämnden' }).signed(mother);
    expect(judged(walk).missing).toEqual([father]);
  });
  it('A-17 a child who comes into care pauses the case until the position is there', () => {
    const walk = new Walk().called().does(eva, 'circumstance.set', care);
    expect([walk.sip.status, judged(walk).reasons]).toEqual(['paused-consent', ['JURIDISK_BEDOMNING']]);
    walk.does(eva, 'circumstance.set', { ...care, assessment: 'Ja', assessedBy: 'Nämnden' });
    expect(walk.sip.status).toBe('active');
  });
});

describe('W10: protected housing', () => {
  it('W10 the guardian in the shelter is enough once a legal assessment is written down', () => {
    const walk = new Walk()
      .scoped()
      .does(eva, 'circumstance.set', { ...shelter, assessment: '' })
      .signed(mother);
    expect(judged(walk).reasons).toEqual(['JURIDISK_BEDOMNING']);
    expect(judged(walk.does(eva, 'circumstance.set', shelter)).allowed).toBe(true);
  });
  it('W10 the other guardian is never asked, invited, rung or sent a copy', () => {
    const walk = new Walk().scoped().does(eva, 'circumstance.set', { ...shelter, assessment: '' });
    expect(lacksOf(walk.refuses(eva, 'consent.answer', { ...YES, who: father }))).toEqual(['excused-yes']);
    walk.does(eva, 'circumstance.set', shelter).signed(mother);
    expect(walk.sip.meetings.at(-1)?.guests.map(({ member }) => member)).toEqual([child, mother]);
  });
  it('W10 who was already on the guest list leaves it in the same moment', () => {
    const walk = new Walk().called();
    const his = walk.guest(father);
    expect(dutiesOf(walk.context, walk.sip).some(({ ref }) => ref === his)).toBe(true);
    walk.does(eva, 'circumstance.set', shelter);
    expect(walk.sip.meetings.at(-1)?.guests.some(({ member }) => member === father)).toBe(false);
    expect(dutiesOf(walk.context, walk.sip).some(({ ref }) => ref === his)).toBe(false);
    expect(walk.sip.status).toBe('active');
  });
});

describe('W11 C50: a guardian who is hindered', () => {
  it('C50 a guardian who has merely not answered is missed', () => {
    const walk = new Walk().scoped().signed(mother).on('2026-03-04');
    expect(judged(walk)).toMatchObject({ status: 'partial', missing: [father] });
    expect(lacksOf(walk.refuses(eva, 'circumstance.set', { ...HINDERED, assessment: '', cannotWait: false }))).toEqual([
      'hindered-why',
      'hindered-wait',
    ]);
  });
  it('W11 the other decides alone to the last second of the day, then both are asked again', () => {
    const walk = new Walk().scoped().does(eva, 'circumstance.set', HINDERED).signed(mother);
    expect(walk.sip.step).toBe('prepare');
    expect(nextConsentChange(walk.sip, walk.now)).toBe(at('2026-03-17', '00:00'));
    expect(walk.on('2026-03-16', '23:59').does('system', 'look', {}).sip.status).toBe('active');
    expect(walk.on('2026-03-17', '00:00').does('system', 'look', {}).sip.status).toBe('paused-consent');
    expect(judged(walk).missing).toEqual([father]);
  });
  it('W11 it is looked at again within two weeks, by someone who is told', () => {
    const walk = new Walk().scoped();
    for (const until of [day('2026-03-17'), day('2026-03-01'), undefined])
      expect(
        lacksOf(
          walk.refuses(eva, 'circumstance.set', {
            kind: 'hindered',
            guardian: father,
            assessment: 'Utomlands',
            assessedBy: 'Eva',
            cannotWait: true,
            ...(until ? { until } : {}),
          }),
        ),
      ).toEqual(['hindered-until']);
    walk.does(eva, 'circumstance.set', HINDERED);
    expect(dutiesOf(walk.context, walk.sip).find(({ rule }) => rule === 'hindered-again')).toMatchObject({
      person: eva,
      due: '2026-03-16',
    });
  });
  it('W12 a HINDERED guardian who says no is not overridden', () => {
    const walk = new Walk().scoped().does(eva, 'circumstance.set', HINDERED).signed(mother);
    expect(judged(walk).allowed).toBe(true);
    const refusing = new Walk().scoped().signed(father, 'no').does(eva, 'circumstance.set', HINDERED).signed(mother);
    expect(judged(refusing).reasons).toEqual(['NEKAT', 'JURIDISK_BEDOMNING']);
  });
  it.each([
    ['hindered', { ...HINDERED, until: day('2026-03-10') }],
    ['kept away', shelter],
  ])('W12 a guardian who is %s can say no at any time, and a lawyer has to look at it', (_name, circumstance) => {
    const walk = new Walk().consented('2026-03-10');
    walk.does(eva, 'circumstance.set', circumstance);
    expect(walk.sip.status).toBe('active');
    const theirs = { ...YES, who: father, result: 'no' } as const;
    expect(lacksOf(walk.refuses(eva, 'consent.answer', { ...theirs, result: 'yes' }))).toEqual(['excused-yes']);
    walk.does(eva, 'consent.answer', theirs);
    expect([walk.sip.status, judged(walk).reasons]).toEqual(['paused-consent', ['NEKAT', 'JURIDISK_BEDOMNING']]);
  });
  it('W12 who is excused and has said yes before can take it back, in whole and in part', () => {
    const excused = (): Walk => new Walk().called().does(eva, 'circumstance.set', shelter);
    const back = { who: father, on: day('2026-03-02'), how: 'i ett brev' };
    expect(excused().does(eva, 'consent.withdraw', back).sip.status).toBe('paused-consent');
    const less = { ...back, units: [], infoTypes: ['mental-health'] as const, questions: [] };
    expect(judged(excused().does(eva, 'consent.narrow', less), { infoType: 'mental-health' }).allowed).toBe(false);
  });
  it('W11 somebody must be left to decide, and it is known who is meant', () => {
    expect(
      lacksOf(withCustody('sole', ['Maria T']).refuses(eva, 'circumstance.set', { ...HINDERED, guardian: mother })),
    ).toEqual(['circumstance-last']);
    expect(lacksOf(new Walk().scoped().refuses(eva, 'circumstance.set', { ...HINDERED, guardian: child }))).toEqual([
      'circumstance-guardian',
    ]);
    const walk = new Walk().scoped().does(eva, 'circumstance.set', { ...HINDERED, guardian: mother });
    expect(lacksOf(walk.refuses(eva, 'circumstance.set', shelter))).toEqual(['circumstance-last']);
  });
  it('U-04 W10 a custody that leaves only the one kept away leaves nobody who can say yes', () => {
    const walk = new Walk().consentStep().does(eva, 'circumstance.set', shelter);
    const alone = { custody: 'sole', guardians: [{ name: 'Johan Testsson', phone: '' }], ground: 'Dom' } as const;
    walk.does(eva, 'family.set', alone).does(eva, 'consent.scope', SCOPE);
    expect([walk.sip.step, judged(walk).reasons]).toEqual(['consent', ['JURIDISK_BEDOMNING']]);
  });
  it('W11 it ends before its day when the guardian is back, with a word on why', () => {
    const walk = new Walk().scoped().does(eva, 'circumstance.set', HINDERED).signed(mother);
    expect(lacksOf(walk.refuses(eva, 'circumstance.end', { kind: 'hindered', ended: '' }))).toEqual([
      'circumstance-ended',
    ]);
    walk.does(eva, 'circumstance.end', { kind: 'hindered', ended: 'Pappa är hemma igen' });
    expect([walk.sip.status, judged(walk).missing]).toEqual(['paused-consent', [father]]);
    expect(lacksOf(walk.refuses(eva, 'circumstance.end', { kind: 'hindered', ended: 'x' }))).toEqual([
      'circumstance-gone',
    ]);
  });
  it('W11 an assessment says who made it, and only those who coordinate write it', () => {
    const walk = new Walk().scoped();
    expect(lacksOf(walk.refuses(eva, 'circumstance.set', { ...HINDERED, assessedBy: '' }))).toEqual(['assessed-by']);
    expect(walk.refuses(jonas, 'circumstance.set', HINDERED).code).toBe('not-yours');
    expect(lacksOf(new Walk().scoped(undefined, '2006-06-01').refuses(eva, 'circumstance.set', HINDERED))).toEqual([
      'adult-decides',
    ]);
  });
});

describe('U-05: whether one guardian is enough', () => {
  const one = withConsentRules({ guardians: 'one' });
  it('U-05 both have to say yes unless the profile says otherwise', () => {
    expect(judged(new Walk().scoped().signed(mother)).allowed).toBe(false);
    expect(judged(new Walk(undefined, one).scoped().signed(mother)).allowed).toBe(true);
  });
  it('U-05 W12 a no of the other still stops it, and the child of 15 is asked as ever', () => {
    expect(judged(new Walk(undefined, one).scoped().signed(father, 'no').signed(mother)).reasons).toEqual(['NEKAT']);
    const young = new Walk(undefined, one).scoped(undefined, '2010-01-15').signed(mother);
    expect(judged(young).missing).toEqual([child]);
    expect(judged(new Walk(undefined, one).scoped(undefined, '2010-01-15').signed(child)).missing).toEqual([
      mother,
      father,
    ]);
  });
});

describe('W13: unknown custody', () => {
  it('W13 C72 somebody has to find out, and the duty goes when it is known', () => {
    const walk = withCustody('unknown', []);
    expect(dutiesOf(walk.context, walk.sip).find(({ rule }) => rule === 'find-guardians')).toMatchObject({
      person: eva,
      due: '2026-03-05',
    });
    walk.does(eva, 'family.set', { custody: 'sole', guardians: [{ name: 'Maria T', phone: '' }] });
    expect(rulesOf(walk)).not.toContain('find-guardians');
    expect(lacksOf(walk.refuses(eva, 'consent.scope', { ...SCOPE, units: [] }))).toEqual(['SAM-01']);
  });
});
