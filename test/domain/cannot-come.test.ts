import { describe, expect, test } from 'vitest';

import type { PersonId } from '../../src/domain/ids.ts';
import { consentAnew } from '../support/consent-anew.ts';

import { dutiesNamed, told } from '../support/told.ts';

import { amir, at, bup, child, eva, father, jonas, karin, mother, sara, ulla, Walk } from '../support/walk.ts';

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

  test('T4 who leads without a kallelse says no too, and someone is chosen before the call or after it', () => {
    const walk = new Walk().prepared().does(karin, 'host.decline', {});
    expect(walk.refuses(eva, 'call.send', {})).toMatchObject({ lacks: [{ code: 'leader-secretary' }] });
    const { question = '', purpose = '' } = walk.sip.meetings.at(-1) ?? {};
    const words = { question, purpose, childWay: 'part', interpreter: false } as const;
    walk.does(eva, 'preparation.save', { ...words, leader: jonas, secretary: eva }).does(eva, 'call.send', {});
    expect(walk.refuses(karin, 'host.decline', {})).toEqual({ code: 'not-yours' });
    expect(dutiesNamed(walk, 'choose')).toEqual([]);
    walk.does(jonas, 'host.decline', {});
    expect(dutiesNamed(walk, 'choose')).toEqual(['choose-leader 2026-03-02 Eva Lind']);
    expect(dutiesNamed(walk, 'hold-meeting')[0]).not.toContain('Jonas');
    walk.does(eva, 'preparation.save', { ...words, leader: jonas, secretary: eva });
    expect(dutiesNamed(walk, 'choose')).toEqual([]);
  });

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

  test('the only one called from another unit: the coordinator finds someone else, decides, or moves the meeting', () => {
    const walk = new Walk().called();
    const away = (): readonly string[] => dutiesNamed(walk, 'unit-declined');
    const says = (who: PersonId, answer: typeof NO | { kind: 'yes' }): Walk =>
      walk.does(who, 'invitation.answer', { guest: walk.guest(who), answer });
    says(amir, NO);
    expect(away()).toEqual(['unit-declined 2026-03-02 Eva Lind']);
    walk.does(eva, 'guest.add', { people: [ulla] }).does(eva, 'guest.contacted', { guests: walk.guests([ulla]) });
    walk.does(eva, 'call.send', {});
    expect(away()).toEqual([]);
    says(ulla, NO);
    expect(away()).toHaveLength(1);
    walk.does(eva, 'meeting.keep', {});
    expect(away()).toEqual([]);
    walk.on('2026-03-04');
    says(sara, NO);
    expect(away()).toEqual(['unit-declined 2026-03-04 Eva Lind']);
    walk.does(eva, 'meeting.move', {
      start: at('2026-03-20'),
      minutes: 60,
      place: 'Rum 12',
      link: '',
      why: 'Sara kan',
    });
    expect(away()).toEqual([]);
  });

  test('a substitute who cannot come leaves the unit empty too; who leads or writes keeps it there', () => {
    const walk = new Walk().called();
    walk.does(amir, 'invitation.answer', { guest: walk.guest(amir), answer: { kind: 'substitute', person: ulla } });
    expect(dutiesNamed(walk, 'unit-declined')).toEqual([]);
    walk.does(ulla, 'invitation.answer', { guest: walk.guest(ulla), answer: NO });
    expect(dutiesNamed(walk, 'unit-declined')).toHaveLength(1);
    const led = withLeader(ulla, eva);
    led.does(amir, 'invitation.answer', { guest: led.guest(amir), answer: NO });
    expect(dutiesNamed(led, 'unit-declined')).toEqual([]);
  });
});
