import { describe, expect, test } from 'vitest';

import type { PersonId } from '../../src/domain/ids.ts';
import { consentAnew } from '../support/consent-anew.ts';

import { dutiesNamed, told } from '../support/told.ts';

import { amir, bup, child, eva, father, mother, sara, Walk } from '../support/walk.ts';

const NO = { kind: 'no', reason: 'time', note: '' } as const;

describe('someone who is needed cannot come', () => {
  const withLeader = (leader: PersonId, secretary: PersonId): Walk => {
    const walk = new Walk().prepared();
    const { question = '', purpose = '' } = walk.sip.meetings.at(-1) ?? {};
    const words = { question, purpose, childWay: 'part', interpreter: false } as const;
    return walk.does(eva, 'preparation.save', { ...words, leader, secretary }).does(eva, 'call.send', {});
  };

  test.each([
    ['choose-leader', amir, sara],
    ['choose-secretary', sara, amir],
  ] as const)(
    '%s is asked of the coordinator until someone else is chosen, or comes after all',
    (rule, leader, writer) => {
      const walk = withLeader(leader, writer);
      const guest = walk.guest(amir);
      walk.does(amir, 'invitation.answer', { guest, answer: NO });
      expect(dutiesNamed(walk, 'choose')).toEqual([`${rule} 2026-03-02 Eva Lind`]);
      expect(dutiesNamed(walk, 'hold-meeting')[0]).not.toContain('Amir');
      walk.does(amir, 'invitation.answer', { guest, answer: { kind: 'yes' } });
      expect(dutiesNamed(walk, 'choose')).toEqual([]);
    },
  );

  test('F50 a leader whom the consent no longer covers is replaced too', () => {
    const walk = consentAnew(withLeader(sara, eva), [bup]);
    expect(dutiesNamed(walk, 'choose')).toEqual(['choose-leader 2026-03-02 Eva Lind']);
  });

  test('all guardians, or the child who was to be there: the coordinator decides whether the meeting is held', () => {
    const walk = new Walk().called();
    const says = (who: typeof mother, answer: typeof NO | { kind: 'yes' }): Walk =>
      walk.does(eva, 'invitation.answer', { guest: walk.guest(who), answer });
    says(mother, NO);
    expect(dutiesNamed(walk, 'family-declined')).toEqual([]);
    says(father, NO);
    expect(dutiesNamed(walk, 'family-declined')).toEqual(['family-declined 2026-03-02 Eva Lind']);
    walk.does(eva, 'meeting.keep', {});
    expect([dutiesNamed(walk, 'family-declined'), told(walk)]).toEqual([[], []]);
    walk.on('2026-03-04');
    says(child, NO);
    expect(dutiesNamed(walk, 'family-declined')).toEqual(['family-declined 2026-03-04 Eva Lind']);
    says(child, { kind: 'yes' });
    expect(dutiesNamed(walk, 'family-declined')).toEqual([]);
  });
});
