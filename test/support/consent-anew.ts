import type { UnitId } from '../../src/domain/ids.ts';
import { bup, day, eva, social, type Walk } from './walk.ts';

/** The whole family says yes to a new, narrow version of the consent. */
export function consentAnew(walk: Walk, units: readonly UnitId[] = [bup, social]): Walk {
  walk.does(eva, 'consent.scope', {
    units,
    questions: 'Skolgången',
    infoTypes: ['schooling'],
    exclusions: 'nej',
    until: day('2026-11-30'),
    form: 'paper',
    informed: { on: walk.today, by: eva },
    interpreter: 'no',
  });
  walk.does(eva, 'consent.child', { result: 'yes', on: walk.today, why: '', maturityReason: '' });
  for (const { id } of walk.sip.people.filter((one) => one.capacity === 'guardian')) walk.signed(id);
  return walk;
}
