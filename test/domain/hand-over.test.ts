import { describe, expect, it } from 'vitest';
import { mayRead, responsibleOf, rolesOf } from '../../src/domain/access.ts';
import { availableVerbs } from '../../src/domain/available.ts';
import { draftPlan, fixedPlan } from '../../src/domain/case.ts';
import { dutiesOf } from '../../src/domain/duties.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { noticeHolds } from '../../src/domain/notice-holds.ts';
import { lacksOf } from '../support/lacks.ts';
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
    expect(availableVerbs(context.directory, walk.sip, jonas).has('meeting.move')).toBe(true);
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
    expect(lack(named('Nina Alm'))).toEqual(['handover-unit']);
    expect(responsibleOf(walk.sip)).toBe(eva);
  });

  it('F87 only the one who answers for the case hands it over, and only while it is open', () => {
    const walk = new Walk().called();
    expect(walk.refuses(jonas, 'case.hand-over', { to: karin }).code).toBe('not-yours');
    expect(walk.refuses(amir, 'case.hand-over', { to: karin }).code).toBe('not-yours');
    const ended = new Walk().need().does(eva, 'case.cancel', { why: 'mistake', note: 'Fel barn valdes här' });
    expect(ended.refuses(eva, 'case.hand-over', { to: jonas }).code).toBe('not-now');
  });
});
