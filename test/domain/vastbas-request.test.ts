import { describe, expect, test } from 'vitest';
import type { Staff } from '../../src/domain/directory.ts';
import type { PersonId, UnitId } from '../../src/domain/ids.ts';
import { factsOf } from '../../src/domain/vastbas.ts';
import { ehtWindow, evaluationDay, talkDay } from '../../src/domain/vastbas-deadlines.ts';
import { addDays } from '../../src/domain/time.ts';
import { codesOf } from '../support/refusals.ts';
import { berit, erik, malin, nina, peter, vastbasContext } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { day, eva, jonas, named } from '../support/walk.ts';

const { profile, directory } = vastbasContext;
const walk = (): VastbasWalk => new VastbasWalk();
function changed(person: PersonId, change: Partial<Staff>, one: VastbasWalk): VastbasWalk {
  const staff = new Map(directory.staff);
  staff.set(person, { ...(staff.get(person) as Staff), ...change });
  return Object.assign(new VastbasWalk(one.now, { ...vastbasContext, directory: { ...directory, staff } }), {
    sip: one.sip,
  });
}
const REQUEST = {
  asker: 'Eva Lind',
  background: 'Borta',
  situation: '',
  possibilities: '',
  difficulties: '',
  tried: '',
  ideas: '',
  networkHelps: 'unsure',
  near: [],
} as const;

describe('B-02, B-03 the request and the assessment', () => {
  test.each([
    ['who asks', { asker: '' }, ['VB-FRAGAR']],
    ['the background', { background: '' }, ['VB-BAKGRUND']],
  ])('B-02 an assessment begins with %s written down', (_what, change, lacks) => {
    const asked = walk()
      .started()
      .agreed()
      .does(berit, 'request.save', { ...REQUEST, ...change });
    expect(codesOf(asked.refuses(berit, 'request.assess', { assessor: peter }))).toEqual(lacks);
    asked.does(berit, 'request.save', REQUEST).does(berit, 'request.assess', { assessor: peter });
    expect(asked.sip.step).toBe('assessment');
  });

  test('B-04 those near the child are kept once each, and only who is in the directory', () => {
    const asked = walk()
      .started()
      .does(berit, 'request.save', { ...REQUEST, near: [eva, eva, 'nobody' as PersonId, jonas] });
    expect(factsOf(asked.sip).request).toEqual({ ...REQUEST, near: [eva, jonas] });
  });

  test('B-02 the other half is another person of IFO, whom the family’s yes covers', () => {
    const refused = (one: VastbasWalk, assessor: PersonId): unknown =>
      one.refuses(berit, 'request.assess', { assessor });
    const whom = { code: 'lacking', lacks: [{ code: 'VB-IFO-VEM' }] };
    expect(refused(walk().requested(), 'nobody' as PersonId)).toEqual(whom);
    expect(refused(changed(berit, { functions: ['intake', 'ifo'] }, walk().requested()), berit)).toEqual(whom);
    const away = changed(peter, { unit: 'habiliteringen' as UnitId }, walk().requested());
    expect(refused(away, peter)).toEqual({
      code: 'lacking',
      lacks: [{ code: 'role-unit', params: { unit: 'Barn- och ungdomshabiliteringen' } }],
    });
  });

  test('B-03 each half says why, and both are kept with the day and the person', () => {
    const one = walk().assessing();
    expect(codesOf(one.refuses(peter, 'assessment.give', { fits: true, why: '' }))).toEqual(['VB-SKAL']);
    one.bothSay(true);
    expect(factsOf(one.sip).verdicts).toEqual({
      cbe: { fits: true, why: 'Nätverket räcker långt.', on: '2026-01-07', by: berit },
      ifo: { fits: true, why: 'Flera behöver hjälpas åt.', on: '2026-01-07', by: peter },
    });
    expect(codesOf(one.refuses(berit, 'assessment.reject', { why: 'x', instead: 'y' }))).toEqual(['VB-INTE-NEJ']);
    one.does(peter, 'assessment.give', { fits: false, why: 'Nej' });
    expect(codesOf(one.refuses(berit, 'coordinators.propose', { people: [nina, erik] }))).toEqual(['VB-INTE-JA']);
  });

  test('B-03 a no is kept with what is done instead, and the closed case has no note and is deleted in its time', () => {
    const no = walk().assessing().bothSay(false);
    no.does(peter, 'assessment.reject', { why: 'En insats räcker.', instead: 'ingen åtgärd' });
    expect(factsOf(no.sip).rejection).toEqual({ why: 'En insats räcker.', instead: 'ingen åtgärd' });
    no.does(berit, 'decision.tell', { askerHow: 'på telefon', familyHow: 'på ett möte' });
    expect(no.sip.closure).toEqual({
      reason: 'other-action',
      note: '',
      at: no.now,
      by: berit,
      deleteOn: addDays(no.today, profile.workCopyDays),
    });
    expect(no.history.find(({ type }) => type === 'DecisionTold')).toMatchObject({
      askerHow: 'på telefon',
      familyHow: 'på ett möte',
      on: '2026-01-07',
    });
  });

  test('B-13 the way back from something else leads to the step that was left, and a mistake is closed untold', () => {
    const other = walk().handedOver().does(malin, 'other.choose', {});
    const mistake = { why: 'mistake', familyInformed: false, saved: true, note: '' } as const;
    expect(walk().handedOver().does(malin, 'other.choose', {}).does(malin, 'case.close', mistake).sip.status).toBe(
      'closed',
    );
    other.does(malin, 'other.resume', {});
    expect(other.history.at(-1)).toEqual({
      type: 'Moved',
      from: 'other-action',
      to: 'follow-up',
      transition: 'B-13',
    });
  });
});

describe('T8 to T10, B-11 to B-16 from the hand-over on', () => {
  test('B-10 an item on the day of the plan counts, and each is kept', () => {
    const one = walk()
      .handedOver()
      .does(malin, 'eht.record', { on: day('2026-01-31'), who: 'Rektor' });
    one.on('2026-02-10').does(malin, 'eht.record', { on: day('2026-02-10'), who: 'Kurator' });
    expect(factsOf(one.sip).eht).toEqual([
      { on: '2026-01-31', who: 'Rektor' },
      { on: '2026-02-10', who: 'Kurator' },
    ]);
  });

  test('T9 before its day the evaluation asks for a reason and says the day', () => {
    expect(walk().followedUp().refuses(malin, 'evaluation.begin', {})).toEqual({
      code: 'needs-reason',
      lacks: [{ code: 'VB-UTV-TIDIG', soft: true, params: { day: '2026-07-31' } }],
    });
  });

  test('B-14 what is better or what remains is enough, and nothing is not', () => {
    const one = walk().evaluating();
    const said = { better: '', remains: '', childView: 'Bra' };
    expect(codesOf(one.refuses(malin, 'evaluation.save', said))).toEqual(['VB-UTV']);
    one.does(malin, 'evaluation.save', { ...said, remains: 'Sömnen' });
    expect(factsOf(one.sip).evaluations?.at(-1)).toEqual({ ...said, remains: 'Sömnen', on: '2026-07-31', by: malin });
    expect(factsOf(one.sip).evaluations).toHaveLength(2);
  });

  test('B-15, B-16 an earlier evaluation does not stand for the next, and the way on is within a year', () => {
    const one = walk().evaluating();
    expect(codesOf(one.refuses(malin, 'evaluation.continue', { next: day('2027-08-01') }))).toEqual(['day-far']);
    one.does(malin, 'evaluation.continue', { next: day('2026-10-01') }).on('2026-10-01');
    one.does(malin, 'evaluation.begin', {}, { reason: 'Familjen vill sluta nu' });
    expect(codesOf(one.refuses(malin, 'evaluation.continue', { next: day('2026-12-01') }))).toEqual(['VB-UTV']);
  });

  test('A-19 the manager ends the case only for a written reason', () => {
    const cancel = { why: 'moved', note: 'Flyttade' } as const;
    expect(walk().accepted().refuses(named('Mats Ekberg'), 'case.cancel', cancel)).toEqual({
      code: 'needs-reason',
      lacks: [{ code: 'closer-not-responsible', soft: true, params: { role: profile.words.responsible } }],
    });
    expect(walk().accepted().does(nina, 'case.cancel', cancel).sip.status).toBe('cancelled');
  });

  test('U-08 where the days are counted from new measures, they are those of the newest plan of this round', () => {
    const { vastbas } = profile;
    if (!vastbas) throw new TypeError('no settings of Västbas');
    const anchor = 'newMeasuresAt' as const;
    const newest = {
      ...profile,
      vastbas: { ...vastbas, eht: { ...vastbas.eht, anchor }, evaluation: { ...vastbas.evaluation, anchor } },
    };
    const { sip } = walk().followedUp();
    const [first] = sip.plans;
    if (!first) throw new TypeError('no plan');
    const plan = (fixedAt: string) => ({ ...first, fixedAt: fixedAt as never });
    const turned = { ...sip, plans: [plan('2025-05-05T10:00:00.000Z'), first, plan('2026-04-10T10:00:00.000Z')] };
    expect([ehtWindow(profile, turned), evaluationDay(profile, turned), talkDay(profile, turned)]).toEqual([
      { from: '2026-02-28', due: '2026-03-31' },
      '2026-07-31',
      '2026-02-28',
    ]);
    expect([ehtWindow(newest, turned), evaluationDay(newest, turned)]).toEqual([
      { from: '2026-05-10', due: '2026-06-10' },
      '2026-10-10',
    ]);
    expect([ehtWindow(profile, walk().offered().sip), evaluationDay(profile, walk().offered().sip)]).toEqual([
      undefined,
      undefined,
    ]);
    expect(talkDay(profile, walk().offered().sip)).toBeUndefined();
  });
});
