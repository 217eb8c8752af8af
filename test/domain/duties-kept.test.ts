import { describe, expect, it } from 'vitest';
import { dutiesOf, isDutyOf, type Duty } from '../../src/domain/duties.ts';
import { noticeHolds } from '../../src/domain/notice-holds.ts';
import { addDays, dayOf } from '../../src/domain/time.ts';
import { remindUntil, without } from '../support/remind.ts';
import { at, eva, jonas, karin, Walk } from '../support/walk.ts';

const named = (walk: Walk, rule: string): Duty | undefined =>
  dutiesOf(walk.context, walk.sip).find((duty) => duty.rule === rule);

function climbed(walk: Walk, rule: string, to: string): Walk {
  for (let weeks = 0; weeks < 40 && named(walk, rule)?.person !== to; weeks += 1)
    remindUntil(walk, addDays(dayOf(walk.now), 7));
  return walk;
}

describe('a duty that climbs its ladder stays with everybody who was asked and can still do it', () => {
  it('whose turn it was keeps it when the manager is asked', () => {
    const walk = new Walk(at('2026-03-02', '09:00')).need();
    expect(named(walk, 'assess')).toMatchObject({ person: eva, kept: [] });
    expect(named(climbed(walk, 'assess', karin), 'assess')).toMatchObject({ person: karin, kept: [eva] });
  });

  it('rung by rung: who was asked first, and who was asked next', () => {
    const walk = new Walk().fixed('2027-03-01').on('2026-04-01');
    const measure = (): Duty | undefined =>
      dutiesOf(walk.context, walk.sip).find((duty) => duty.rule === 'measure' && duty.due === '2026-04-13');
    remindUntil(walk, '2026-05-11');
    expect(measure()).toMatchObject({ person: eva, kept: [jonas] });
    remindUntil(walk, '2026-08-01');
    expect(measure()).toMatchObject({ person: karin, kept: [jonas, eva] });
    expect(measure()?.nudgeAt).toBeUndefined();
  });

  it('who has left does not, and neither does who was passed over to ring that very person', () => {
    const walk = climbed(new Walk(at('2026-03-02', '09:00')).need(), 'assess', karin);
    expect(named(without(walk, eva), 'assess')).toMatchObject({ person: karin, kept: [] });
    const unheard = new Walk().fixed().on('2026-04-13', '09:00').does('system', 'delivery.failed', { person: eva });
    expect(named(climbed(unheard, 'unreached', karin), 'unreached')?.kept).not.toContain(eva);
  });

  it('is theirs when a notice of it is about to be sent, and nobody else’s', () => {
    const walk = new Walk().fixed().on('2026-04-13', '09:00').does('system', 'delivery.failed', { person: jonas });
    climbed(walk, 'unreached', karin);
    const duty = named(walk, 'unreached');
    expect(duty && [eva, karin, jonas].map((person) => isDutyOf(duty, person))).toEqual([true, true, false]);
    const holds = (to: typeof eva): boolean =>
      noticeHolds(walk.context, walk.sip, { notice: 'ring', to, ref: jonas }, walk.now);
    expect([holds(eva), holds(karin), holds(jonas)]).toEqual([true, true, false]);
  });

  it('cannot be put off by who is not asked any more', () => {
    const walk = climbed(new Walk(at('2026-03-02', '09:00')).need(), 'assess', karin);
    const duty = named(walk, 'assess')?.key ?? '';
    expect(walk.refuses(eva, 'duty.snooze', { duty, days: 7 })).toMatchObject({ lacks: [{ code: 'duty-gone' }] });
  });
});
