import { describe, expect, test } from 'vitest';
import { availableVerbs } from '../../src/domain/available.ts';
import { dutiesOf, isOnList } from '../../src/domain/duties.ts';
import { consentAnew } from '../support/consent-anew.ts';
import { lacksOf } from '../support/lacks.ts';
import { dutyNames, remindUntil } from '../support/remind.ts';
import { callOffs, dutiesNamed, told } from '../support/told.ts';
import { amir, at, day, eva, karin, mother, sara, ulla, Walk } from '../support/walk.ts';

const cancel = (walk: Walk): Walk => walk.does(eva, 'meeting.cancel', { why: 'ill', note: '' });
const cancelled = (): Walk => cancel(new Walk().answered().on('2026-03-04'));
const NEW_TIME = { start: at('2026-03-20'), minutes: 60, place: 'Rum 12', link: '', why: '' };

describe('A-10 a called meeting is called off while the case goes on', () => {
  test('all who were called are told, who leads too, and those without Teams are a call each', () => {
    const walk = cancelled();
    expect(told(walk)).toEqual(['cancelled Amir Haddad', 'cancelled Karin Holm', 'cancelled Sara Nyström']);
    expect(callOffs(walk)).toEqual(['cancelled Maria Testsson', 'cancelled Johan Testsson', 'cancelled Mormor Gun']);
    expect(dutiesNamed(walk, 'call-off')).toHaveLength(3);
    expect(walk.effects.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['meeting', 'face']));
    expect([walk.sip.step, walk.sip.status]).toEqual(['called', 'active']);
  });

  test('nobody is asked to answer, to be rung about the kallelse or to hold it: a new time is asked for', () => {
    // T2 ends on 2026-03-23, and a kallelse goes out seven days before.
    expect(dutyNames(cancelled()).filter((name) => !/call-off|renew-consent|plan-meeting/u.test(name))).toEqual([
      'new-time 2026-03-16 Eva Lind',
    ]);
    const late = cancel(new Walk().called().on('2026-03-17'));
    expect(dutiesNamed(late, 'new-time')).toEqual(['new-time 2026-03-20 Eva Lind']);
  });

  test('E8 the day by which a new time is needed is one on which people are at work', () => {
    // T2 ends on 2026-04-13: seven days before is Easter Monday, and the working day before that Maundy Thursday.
    const walk = new Walk(at('2026-03-23')).called(at('2026-04-08', '14:00'));
    expect(dutiesNamed(cancel(walk), 'new-time')).toEqual(['new-time 2026-04-02 Eva Lind']);
  });

  test('nothing is answered, held or called off again before there is a new time', () => {
    const walk = cancelled();
    const answer = { guest: walk.guest(amir), answer: { kind: 'yes' } } as const;
    expect(lacksOf(walk.refuses(amir, 'invitation.answer', answer))).toEqual(['meeting-called-off']);
    expect(lacksOf(walk.refuses(eva, 'meeting.cancel', { why: 'ill', note: '' }))).toEqual(['already-off']);
    walk.on('2026-03-18', '14:00');
    const start = { attended: [walk.guest(mother)], familyAbsence: '' };
    expect(lacksOf(walk.refuses(karin, 'meeting.start', start))).toContain('meeting-called-off');
    expect(lacksOf(walk.refuses(karin, 'meeting.missed', {}))).toEqual(['already-off']);
  });

  test('a new time needs no second reason, tells everyone and is answered anew', () => {
    const walk = cancelled().does(eva, 'meeting.move', NEW_TIME);
    expect(told(walk)).toEqual(['leads Karin Holm', 'moved Amir Haddad', 'moved Sara Nyström']);
    expect([dutiesNamed(walk, 'call-off'), dutiesNamed(walk, 'new-time')]).toEqual([[], []]);
    walk.does(amir, 'invitation.answer', { guest: walk.guest(amir), answer: { kind: 'yes' } });
    cancel(walk);
    expect(told(walk)).toContain('cancelled Amir Haddad');
  });

  test('called off by mistake: it stands as it was planned, and everyone is told', () => {
    const walk = cancelled().does(eva, 'meeting.keep', {});
    expect(told(walk)).toEqual(['leads Karin Holm', 'stands Amir Haddad', 'stands Sara Nyström']);
    expect(walk.sip.meetings.at(-1)).not.toHaveProperty('offWhy');
    expect(dutiesNamed(walk, 'call-off')).toEqual([]);
  });

  test('only who may call the meeting calls it off, before its time, and "annat" says what', () => {
    const walk = new Walk().called();
    for (const person of [karin, amir, sara, ulla])
      expect(walk.refuses(person, 'meeting.cancel', { why: 'ill', note: '' })).toEqual({ code: 'not-yours' });
    expect(lacksOf(walk.refuses(eva, 'meeting.cancel', { why: 'other', note: '' }))).toEqual(['answer-why']);
    walk.on('2026-03-18', '14:00');
    expect(lacksOf(walk.refuses(eva, 'meeting.cancel', { why: 'ill', note: '' }))).toEqual(['off-late']);
  });

  test('a pause after it tells nobody about the meeting again, and the new time is still what remains', () => {
    const walk = cancelled().does(eva, 'consent.withdraw', { who: mother, on: day('2026-03-04'), how: 'telefon' });
    expect(told(walk)).toEqual(['paused Eva Lind']);
    consentAnew(walk);
    expect(dutiesNamed(walk, 'keep-meeting')).toEqual([]);
    expect(dutiesNamed(walk, 'new-time')).toHaveLength(1);
  });
});

describe('A-11 the day of the meeting has passed', () => {
  const after = (): Walk => new Walk().called().on('2026-03-19', '08:30');

  test('"nej" tells nobody that it is off, rings nobody and asks the coordinator for a new time', () => {
    const walk = after().does(karin, 'meeting.missed', {});
    expect([told(walk), callOffs(walk)]).toEqual([[], []]);
    expect(dutyNames(walk).filter((name) => !/renew-consent/u.test(name))).toEqual(['new-time 2026-03-24 Eva Lind']);
    walk.does(eva, 'meeting.move', { ...NEW_TIME, start: at('2026-03-30') }, { reason: 'Familjen var sjuk den 18.' });
    expect(told(walk)).toContain('moved Amir Haddad');
  });

  test('"nej" by mistake is undone: nobody is told, the answers stand, and who leads is asked again', () => {
    const before = new Walk().answered().on('2026-03-19', '08:30');
    const { meetings } = before.sip;
    const walk = before.does(karin, 'meeting.missed', {}).does(karin, 'meeting.unmiss', {});
    expect([told(walk), callOffs(walk), walk.sip.meetings]).toEqual([[], [], meetings]);
    expect(dutiesNamed(walk, 'new-time')).toEqual([]);
    expect(dutiesNamed(walk, 'was-held')).toEqual(['was-held 2026-03-19 Karin Holm']);
    walk.does(karin, 'meeting.start', { attended: walk.guests([amir]), familyAbsence: 'Sjuk' });
    expect(walk.sip.step).toBe('meeting');
  });

  test('A-11 who leads and does not coordinate undoes it, chooses no new time, and does so once', () => {
    const walk = after().does(karin, 'meeting.missed', {});
    const verbs = availableVerbs(walk.context, walk.sip, karin, walk.today);
    expect([verbs.has('meeting.unmiss'), verbs.has('meeting.move'), verbs.has('meeting.keep')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(walk.refuses(amir, 'meeting.unmiss', {})).toEqual({ code: 'not-yours' });
    walk.does(karin, 'meeting.unmiss', {});
    expect(lacksOf(walk.refuses(karin, 'meeting.unmiss', {}))).toEqual(['miss-gone']);
    const cancelled = new Walk().called().does(eva, 'meeting.cancel', { why: 'ill', note: '' });
    expect(lacksOf(cancelled.refuses(karin, 'meeting.unmiss', {}))).toEqual(['miss-gone']);
  });

  test('a meeting whose time has passed is neither taken out of a calendar nor booked again, but one with a new time is', () => {
    const booked = (walk: Walk): readonly string[] =>
      walk.effects.filter(({ kind }) => kind === 'meeting').map(({ kind }) => kind);
    const walk = new Walk()
      .called()
      .on('2026-03-18', '13:59')
      .does(eva, 'meeting.cancel', { why: 'other', note: 'Snö' });
    expect(booked(walk)).toEqual(['meeting']);
    const missed = after().does(karin, 'meeting.missed', {});
    expect(booked(missed)).toEqual([]);
    expect(booked(missed.does(karin, 'meeting.unmiss', {}))).toEqual([]);
    missed.does(karin, 'meeting.missed', {});
    missed.does(eva, 'meeting.move', { ...NEW_TIME, start: at('2026-03-30') }, { reason: 'Familjen var sjuk den 18.' });
    expect(booked(missed)).toEqual(['meeting']);
  });

  test('T5 "ja" the day after: who was there is noted, and the plan is due from the day of the meeting', () => {
    const walk = after();
    walk.does(karin, 'meeting.start', { attended: walk.guests([amir]), familyAbsence: 'Sjuk' });
    expect([walk.sip.step, walk.sip.meetings.at(-1)?.startedAt]).toEqual(['meeting', at('2026-03-18', '14:00')]);
    expect(dutiesNamed(walk, 'write-plan')).toEqual(['write-plan 2026-03-25 Eva Lind']);
  });

  test('"nej" is said by who leads or coordinates, and not before its time', () => {
    expect(after().refuses(amir, 'meeting.missed', {})).toEqual({ code: 'not-yours' });
    expect(lacksOf(new Walk().called().refuses(karin, 'meeting.missed', {}))).toEqual(['off-early']);
  });

  test('the calls of the kallelse end with the day, and who leads is asked whether it took place', () => {
    const walk = new Walk().called();
    const rulesOn = (on: string): readonly string[] => {
      const found = dutiesOf(walk.context, walk.sip).filter((duty) => isOnList(duty, day(on)));
      return [...new Set(found.map(({ rule }) => rule))].toSorted();
    };
    expect(rulesOn('2026-03-18')).toEqual(['answer', 'hold-meeting', 'phone']);
    expect(rulesOn('2026-03-19')).toEqual(['was-held']);
    expect(dutiesNamed(walk, 'was-held')).toEqual(['was-held 2026-03-19 Karin Holm']);
  });

  test('two working days after, whoever answers for the case sees the question too, once, and until it is answered', () => {
    const shown = (walk: Walk, on: string): readonly string[] =>
      dutiesOf(walk.context, walk.sip)
        .filter((duty) => isOnList(duty, day(on)) && /held/u.test(duty.rule))
        .map(({ rule, person }) => `${rule} ${person === eva ? 'Eva' : person === karin ? 'Karin' : ''}`);
    const walk = new Walk().called();
    expect(shown(walk, '2026-03-19')).toEqual(['was-held Karin']);
    expect(shown(walk, '2026-03-20')).toEqual(['was-held Karin', 'held-unanswered Eva']);
    walk.on('2026-03-20').does(karin, 'meeting.missed', {});
    expect(shown(walk, '2026-03-20')).toEqual([]);
    const own = new Walk();
    own.leader = eva;
    own.secretary = karin;
    expect(shown(own.called(), '2026-03-20')).toEqual(['was-held Eva']);
  });

  test('no reminder of the kallelse comes after the day; the question comes the next morning and each week', () => {
    const sent = remindUntil(new Walk().called(), '2026-04-02').filter(({ on }) => on > '2026-03-18');
    expect(sent.map(({ on, time, rule }) => `${on} ${time} ${rule}`)).toEqual([
      '2026-03-19 08:00 was-held',
      '2026-03-26 08:00 was-held',
      '2026-04-02 08:00 was-held',
    ]);
  });
});
