import { describe, expect, test } from 'vitest';
import { wakeAt } from '../../src/domain/wake.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { at, Walk } from '../support/walk.ts';

const wakes = (walk: Walk): string | undefined => wakeAt(walk.context, walk.sip, walk.now);
/** The walk where nobody is reminded of anything: what is left is looked at for other reasons. */
const silent = (walk: Walk): Walk => {
  const { profile } = walk.context;
  const ladders = { ...profile.ladders, times: 0 };
  return Object.assign(walk, { context: { ...walk.context, profile: { ...profile, ladders } } });
};

describe('decision 6: the alarm of a case', () => {
  test('rings when the next thing is asked for, and at once, in working hours, when that has passed', () => {
    const walk = new Walk().fixed('2027-03-01').on('2026-04-12', '12:00');
    expect(wakes(walk)).toBe(at('2026-04-13', '08:00'));
    expect(wakes(walk.on('2026-04-13', '08:00'))).toBe(at('2026-04-13', '08:00'));
    expect(wakes(walk.on('2026-04-13', '09:30'))).toBe(at('2026-04-13', '09:30'));
    expect(wakes(walk.on('2026-04-13', '16:30'))).toBe(at('2026-04-14', '08:00'));
  });

  test('T11 rings when the consent no longer holds, though nobody is reminded of anything', () => {
    expect(wakes(silent(new Walk().fixed()))).toBe(at('2026-12-01', '00:00'));
    expect(wakes(new Walk().closed())).toBeUndefined();
  });

  test('N12 asks each working morning whether the contact person is still there, as long as there is one', () => {
    const walk = silent(new VastbasWalk().handedOver()).on('2026-02-06', '12:00');
    expect(wakes(walk)).toBe(at('2026-02-09', '08:00'));
    const { contact } = walk.sip.vastbas ?? {};
    if (!contact) throw new TypeError('no contact');
    const lost = { ...walk.sip.vastbas, contact: { ...contact, lostOn: walk.today } };
    expect(wakeAt(walk.context, { ...walk.sip, vastbas: lost }, walk.now)).toBe(at('2027-01-01', '00:00'));
    expect(wakeAt(walk.context, { ...walk.sip, status: 'closed' }, walk.now)).toBeUndefined();
    expect(wakes(silent(new VastbasWalk().networkCalled()))).toBe(at('2027-01-01', '00:00'));
  });
});
