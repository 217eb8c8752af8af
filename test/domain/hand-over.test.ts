import { describe, expect, it } from 'vitest';
import { drawCase } from '../../src/cards/draw.ts';
import { caseOverview } from '../../src/cards/screens/case.ts';
import { mayRead, responsibleOf, rolesOf } from '../../src/domain/access.ts';
import { availableVerbs } from '../../src/domain/available.ts';
import { draftPlan, fixedPlan } from '../../src/domain/case.ts';
import { dutiesOf } from '../../src/domain/duties.ts';
import { nearestManager, type Staff, type Unit } from '../../src/domain/directory.ts';
import type { PersonId, UnitId } from '../../src/domain/ids.ts';
import { noticeHolds } from '../../src/domain/notice-holds.ts';
import { dayOf } from '../../src/domain/time.ts';
import { readingOf } from '../support/card-reader.ts';
import { lacksOf } from '../support/lacks.ts';
import { viewOf } from '../support/seen.ts';
import { regionAnswers } from '../support/region-answers.ts';
import { amir, context, eva, jonas, karin, named, sara, Walk } from '../support/walk.ts';

const told = (walk: Walk): readonly string[] =>
  walk.effects.flatMap((one) => (one.kind === 'notice' ? [`${one.notice} ${one.to}`] : [])).toSorted();
const reads = (walk: Walk, who: PersonId): boolean =>
  mayRead(context.profile, context.directory, walk.sip, who, walk.today);

describe('F87 handing over', () => {
  it('F87 before the plan the one who started names a successor, who gets everything, and is told', () => {
    const walk = new Walk().called();
    const before = dutiesOf(context, walk.sip).filter(({ person }) => person === eva).length;
    expect(before).toBeGreaterThan(0);
    walk.does(eva, 'case.hand-over', { to: jonas });
    expect([responsibleOf(walk.sip), walk.sip.openedBy]).toEqual([jonas, jonas]);
    expect(dutiesOf(context, walk.sip).filter(({ person }) => person === jonas).length).toBeGreaterThanOrEqual(before);
    expect(told(walk)).toContain(`takes-over ${jonas}`);
    expect(availableVerbs(walk.context, walk.sip, jonas, walk.today).has('meeting.move')).toBe(true);
    const notice = { notice: 'takes-over', to: jonas, ref: '' } as const;
    expect(noticeHolds(context, walk.sip, notice, walk.now)).toBe(true);
    walk.does(jonas, 'case.hand-over', { to: karin });
    expect(noticeHolds(context, walk.sip, notice, walk.now)).toBe(false);
  });

  it('F87 who has no other part in the case no longer reads it, and is told that too', () => {
    const walk = new Walk().need();
    expect(reads(walk, eva)).toBe(true);
    walk.does(eva, 'case.hand-over', { to: jonas });
    expect([reads(walk, eva), reads(walk, jonas)]).toEqual([false, true]);
    expect(rolesOf(context.directory, walk.sip, eva)).toEqual([]);
    expect(told(walk)).toEqual([`removed ${eva}`, `takes-over ${jonas}`].toSorted());
    expect(walk.refuses(eva, 'case.hand-over', { to: jonas }).code).toBe('not-yours');
  });

  it('F87 the responsible one of a fixed plan is followed in that plan and in the draft of the next', () => {
    const walk = new Walk().fixed();
    const holder = responsibleOf(walk.sip);
    const next = [eva, jonas, karin].find(
      (one) => one !== holder && one !== fixedPlan(walk.sip)?.responsible?.deputy,
    ) as PersonId;
    walk.does(holder, 'plan.revise', {}).does(holder, 'case.hand-over', { to: next });
    expect(responsibleOf(walk.sip)).toBe(next);
    expect([fixedPlan(walk.sip)?.responsible?.person, draftPlan(walk.sip)?.responsible?.person]).toEqual([next, next]);
    expect(told(walk)).toContain(`takes-over ${next}`);
  });

  it('SEP11 nobody leaves without a successor who fits', () => {
    const walk = new Walk().called();
    const lack = (to: string): readonly string[] =>
      lacksOf(walk.refuses(eva, 'case.hand-over', { to: to as PersonId }));
    expect(lack('')).toEqual(['handover-whom']);
    expect(lack('nobody')).toEqual(['handover-whom']);
    expect(lack(eva)).toEqual(['handover-self']);
    expect(lack(amir)).toEqual(['handover-authority']);
    expect(lack(sara)).toEqual(['handover-authority']);
    expect(walk.refuses(eva, 'case.hand-over', { to: named('Nina Alm') })).toEqual({
      code: 'lacking',
      lacks: [{ code: 'handover-unit', params: { unit: 'Förskolan Ekorren' } }],
    });
    expect(responsibleOf(walk.sip)).toBe(eva);
  });

  it('F87 when the deputy takes over the plan gets another deputy, and never the same person twice', () => {
    const walk = new Walk().fixed();
    const lack = (payload: { to: PersonId; deputy?: PersonId }): readonly string[] =>
      lacksOf(walk.refuses(eva, 'case.hand-over', payload));
    expect(fixedPlan(walk.sip)?.responsible?.deputy).toBe(karin);
    expect(lack({ to: karin })).toEqual(['handover-deputy']);
    expect(lack({ to: karin, deputy: karin })).toEqual(['deputy-same']);
    expect(lack({ to: karin, deputy: eva })).toEqual(['deputy-same']);
    expect(lack({ to: karin, deputy: amir })).toEqual(['handover-authority']);
    walk.does(eva, 'case.hand-over', { to: karin, deputy: jonas });
    expect(fixedPlan(walk.sip)?.responsible).toMatchObject({ person: karin, deputy: jonas });
    expect(rolesOf(context.directory, walk.sip, jonas)).toContain('deputy');
  });

  it('F87 only the one who answers for the case, or the manager, hands it over, and only while it is open', () => {
    const walk = new Walk().called();
    expect(walk.refuses(jonas, 'case.hand-over', { to: karin }).code).toBe('not-yours');
    expect(walk.refuses(amir, 'case.hand-over', { to: karin }).code).toBe('not-yours');
    const ended = new Walk().need().does(eva, 'case.cancel', { why: 'mistake', note: 'Fel barn valdes här' });
    expect(ended.refuses(eva, 'case.hand-over', { to: jonas }).code).toBe('not-now');
  });
});

/** The walk, with these people no longer in the directory. */
const without = (walk: Walk, ...people: readonly PersonId[]): Walk => {
  const staff = new Map([...context.directory.staff].filter(([id]) => !people.includes(id)));
  return Object.assign(walk, { context: { ...context, directory: { ...context.directory, staff } } });
};
const duties = (walk: Walk): readonly (readonly [string, PersonId, string, string | undefined])[] =>
  dutiesOf(walk.context, walk.sip)
    .filter(({ rule }) => rule === 'successor')
    .map(({ rule, person, due, nudgeAt }) => [rule, person, due, nudgeAt && dayOf(nudgeAt)] as const);

describe('N12 the one who answers for a case has left', () => {
  const left = (): Walk => without(new Walk().consented(), eva).on('2026-03-03').does('system', 'look', {});

  it('ST39 N12 the manager has fourteen days to name a successor, and is asked at once, after a week and the day before', () => {
    const walk = left();
    expect(walk.sip.gone).toEqual({ person: eva, on: '2026-03-03' });
    expect(duties(walk)).toEqual([['successor', karin, '2026-03-17', '2026-03-03']]);
    const asked = ['2026-03-03', '2026-03-10', '2026-03-16', '2026-03-17', '2026-03-24'];
    for (const date of asked) {
      walk.on(date, '08:00');
      expect(duties(walk)[0]?.[3]).toBe(date);
      const [key] = dutiesOf(walk.context, walk.sip).flatMap((one) => (one.rule === 'successor' ? [one.key] : []));
      walk.does('system', 'look', {}).does('system', 'nudge.delivered', { duties: [key ?? ''] });
    }
  });

  it('ST39 N12 what else has to be done goes to the manager meanwhile, and the manager reads nothing of the case', () => {
    const walk = left();
    const others = dutiesOf(walk.context, walk.sip);
    expect(others.length).toBeGreaterThan(1);
    expect(new Set(others.map(({ person }) => person))).toEqual(new Set([karin]));
    expect(mayRead(walk.context.profile, walk.context.directory, walk.sip, karin, walk.today)).toBe(false);
  });

  it('F87 the manager names a successor for who has left, and not oneself; then nothing waits', () => {
    const walk = left();
    const lack = (to: PersonId): readonly string[] => lacksOf(walk.refuses(karin, 'case.hand-over', { to }));
    expect([lack(karin), lack(eva), lack(sara)]).toEqual([
      ['handover-self'],
      ['handover-same'],
      ['handover-authority'],
    ]);
    walk.does(karin, 'case.hand-over', { to: jonas });
    expect([responsibleOf(walk.sip), duties(walk), walk.sip.gone]).toEqual([jonas, [], undefined]);
    expect(told(walk)).toContain(`takes-over ${jonas}`);
  });

  it('N12 it is noted once, not in a closed case, and forgotten when the person is back', () => {
    const walk = left();
    expect(walk.on('2026-03-05').does('system', 'look', {}).sip.gone?.on).toBe('2026-03-03');
    expect(dutiesOf(context, walk.sip).filter(({ rule }) => rule === 'successor')).toEqual([]);
    const closed = without(new Walk().closed(), eva).does('system', 'look', {});
    expect([closed.sip.gone, duties(closed)]).toEqual([undefined, []]);
    expect(without(new Walk().draft(), eva).does('system', 'look', {}).sip.gone).toBeUndefined();
  });

  it('N12 when the plan names another one to answer for it, no successor is asked for any more', () => {
    const walk = without(regionAnswers(), eva);
    walk.does('system', 'look', {});
    expect(duties(walk)).toHaveLength(1);
    walk.does(karin, 'plan.fix', { contains: [], familyRead: true });
    expect([responsibleOf(walk.sip), duties(walk)]).toEqual([amir, []]);
  });

  it('N12 with a plan the deputy does what has to be done meanwhile', () => {
    const walk = without(new Walk().fixed(), eva).on('2026-04-14').does('system', 'look', {});
    const others = dutiesOf(walk.context, walk.sip).filter(({ rule }) => rule === 'copies' || rule === 'sign');
    expect(new Set(others.map(({ person }) => person))).toEqual(new Set([karin]));
    walk.does(karin, 'case.hand-over', { to: jonas });
    expect(fixedPlan(walk.sip)?.responsible).toMatchObject({ person: jonas, deputy: karin });
  });

  const mats = named('Mats Ekberg');

  it('N12 where the unit has no manager, one of the same authority is asked, names a successor and reads nothing', () => {
    const walk = without(new Walk().consented(), eva, karin).on('2026-03-03');
    expect(rolesOf(walk.context.directory, walk.sip, mats)).toEqual([]);
    walk.does('system', 'look', {});
    expect(duties(walk)).toEqual([['successor', mats, '2026-03-17', '2026-03-03']]);
    expect(mayRead(walk.context.profile, walk.context.directory, walk.sip, mats, walk.today)).toBe(false);
    walk.does(mats, 'case.hand-over', { to: jonas });
    expect([responsibleOf(walk.sip), rolesOf(walk.context.directory, walk.sip, mats)]).toEqual([jonas, []]);
    expect(walk.refuses(mats, 'case.hand-over', { to: jonas }).code).toBe('not-yours');
  });

  it('N12 a manager of the same sector goes before others, and one of another authority is never asked', () => {
    const { directory } = context;
    const cbe = [...directory.units.values()].find(({ id }) => id === 'cbe');
    const units = new Map(directory.units).set('cbe' as UnitId, { ...(cbe as Unit), sector: 'other' });
    const [away, head] = [named('Nina Alm'), directory.staff.get(karin) as Staff];
    const staff = new Map(directory.staff).set(karin, { ...head, functions: [] });
    expect(nearestManager({ ...directory, units, staff }, 'bjorkskolan' as UnitId)).toBe(mats);
    const more = new Map(staff).set(away, { ...(staff.get(away) as Staff), unit: head.unit, functions: ['manager'] });
    expect(nearestManager({ ...directory, units, staff: more }, 'bjorkskolan' as UnitId)).toBe(away);
    for (const [id, first] of [
      ['0', '0'],
      ['z', away],
    ]) {
      const two = [...more.values(), { ...(more.get(away) as Staff), id: id as PersonId }];
      for (const order of [two, two.toReversed()])
        expect(
          nearestManager(
            { ...directory, units, staff: new Map(order.map((one) => [one.id, one])) },
            'bjorkskolan' as UnitId,
          ),
        ).toBe(first);
    }
    const none = new Map([...staff].filter(([id]) => id !== mats));
    expect(nearestManager({ ...directory, staff: none }, 'bjorkskolan' as UnitId)).toBeUndefined();
  });

  it('N12 with no manager at all nobody is asked, and who reads the case is told what is missing', () => {
    const said = (walk: Walk): string => readingOf(drawCase(caseOverview, viewOf(walk, amir), { nonce: 'n' }));
    const walk = without(new Walk().fixed(), eva, karin, mats).on('2026-04-14').does('system', 'look', {});
    expect(duties(walk)).toEqual([]);
    expect(said(walk)).toContain('Ingen chef som kan utse en efterträdare finns i katalogen.');
    const asked = without(new Walk().fixed(), eva, karin).on('2026-04-14').does('system', 'look', {});
    expect(said(asked)).toContain('Mats Ekberg (Centrala barn- och elevhälsan), 070-000 10 16, utser en efterträdare.');
    expect(said(new Walk().fixed())).not.toContain('efterträdare');
  });
});
