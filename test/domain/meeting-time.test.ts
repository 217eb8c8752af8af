import { describe, expect, test } from 'vitest';
import { meetingDeadline } from '../../src/domain/deadlines.ts';
import { dutiesOf } from '../../src/domain/duties.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { codesOf } from '../support/refusals.ts';
import { amir, at, bup, child, context, eva, karin, sara, ulla, Walk } from '../support/walk.ts';
import { consentAnew } from '../support/consent-anew.ts';

const place = { minutes: 60, place: 'Rum 12', link: '' };
/** Need found 2026-03-02, so three weeks end on 2026-03-23. */
const planned = (start: string, time = '14:00'): Walk => new Walk().prepared(at(start, time));

describe('T2: three weeks from the need', () => {
  test('ST04 T2 a meeting on day 21 needs no reason', () => {
    expect(planned('2026-03-23', '23:30').does(eva, 'call.send', {}).sip.step).toBe('called');
  });

  test('T2 the day after asks for a reason, names the day, and the child’s need may decide (F53)', () => {
    const walk = planned('2026-03-24', '08:00');
    expect(walk.refuses(eva, 'call.send', {})).toEqual({
      code: 'needs-reason',
      lacks: [
        { code: 'meeting-late', soft: true, params: { day: '2026-03-23', length: 21, anchor: 'needDetectedAt' } },
      ],
    });
    walk.does(eva, 'call.send', {}, { reason: 'Alva orkar först efter lovet.' });
    expect(walk.sip.step).toBe('called');
  });

  test('T2 a Sunday is not moved to a working day (E8)', () => {
    const walk = new Walk(at('2026-03-01')).consented();
    expect(meetingDeadline(context.profile, walk.sip)).toBe('2026-03-22');
  });

  test('ST06 T2 counts from the consent where the profile says so', () => {
    const profile = {
      ...context.profile,
      deadlines: { ...context.profile.deadlines, meeting: { days: 21, anchor: 'consentAt' } },
    } as const;
    const walk = new Walk(at('2026-03-02'), { ...context, profile }).consentStep().on('2026-03-20');
    consentAnew(walk, [bup]);
    walk.does(eva, 'preparation.save', {
      question: 'Fråga',
      purpose: 'Syfte',
      childWay: 'whole',
      interpreter: true,
      leader: karin,
      secretary: eva,
    });
    walk.does(eva, 'guest.add', { people: [amir] }).does(eva, 'guest.contacted', { guests: walk.guests([amir]) });
    walk.does(eva, 'meeting.plan', { ...place, start: at('2026-04-10', '14:00') }).does(eva, 'call.send', {});
    expect(walk.sip.step).toBe('called');
    expect(walk.refuses(eva, 'meeting.move', { ...place, start: at('2026-04-11'), why: 'Sjuk' })).toMatchObject({
      lacks: [{ code: 'meeting-late', params: { day: '2026-04-10', length: 21, anchor: 'consentAt' } }],
    });
  });
});

describe('T3: a week between call and meeting', () => {
  test('T3 seven days are enough, six ask for a reason', () => {
    expect(planned('2026-03-09', '08:00').does(eva, 'call.send', {}).sip.step).toBe('called');
    const walk = planned('2026-03-08', '20:00');
    expect(walk.refuses(eva, 'call.send', {})).toEqual({
      code: 'needs-reason',
      lacks: [{ code: 'call-lead', soft: true, params: { n: 7 } }],
    });
    expect(walk.does(eva, 'call.send', {}, { reason: 'Det är bråttom för Alva.' }).sip.step).toBe('called');
  });

  test('T2 T3 one reason answers both', () => {
    const walk = planned('2026-03-25').on('2026-03-20');
    expect(codesOf(walk.refuses(eva, 'call.send', {}))).toEqual(['call-lead', 'meeting-late']);
    expect(walk.does(eva, 'call.send', {}, { reason: 'Familjen var bortrest.' }).sip.step).toBe('called');
  });
});

describe('A-10: another time', () => {
  const MOVE = { ...place, start: at('2026-03-20', '09:00'), why: 'Barnet orkar mer på morgonen' };

  test('A-10 raises the version, asks everyone anew and says so to those in Teams', () => {
    const walk = new Walk().answered().on('2026-03-05').does(eva, 'meeting.move', MOVE);
    const meeting = walk.sip.meetings.at(-1);
    expect(meeting).toMatchObject({ version: 2, start: MOVE.start });
    expect(meeting?.guests.every((guest) => guest.answer === undefined && guest.sentAt === walk.now)).toBe(true);
    const notices = walk.effects.filter((effect) => effect.kind === 'notice');
    expect(notices.map(({ to, notice }) => [to, notice])).toEqual([
      [amir, 'moved'],
      [sara, 'moved'],
      [karin, 'leads'],
    ]);
    expect(walk.effects.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['meeting', 'face']));
  });

  test('A-10 moved twice gives two different messages', () => {
    const walk = new Walk().called().does(eva, 'meeting.move', MOVE);
    const [first] = walk.effects;
    walk.does(eva, 'meeting.move', { ...MOVE, start: at('2026-03-19') });
    expect(walk.effects[0]).toMatchObject({ kind: 'notice', notice: 'moved', to: amir });
    expect(walk.effects[0]?.key).not.toBe(first?.key);
  });

  test.each([
    ['without saying why', { why: '' }, 'move-why'],
    ['to the past', { start: at('2026-03-01') }, 'meeting-past'],
    ['to no place', { place: '' }, 'meeting-place'],
  ])('A-10 %s is refused', (_name, change, code) => {
    const walk = new Walk().called();
    expect(codesOf(walk.refuses(eva, 'meeting.move', { ...MOVE, ...change }))).toEqual([code]);
  });

  test('A-10 T2 T3 a new time is measured as the first one was', () => {
    const walk = new Walk().called();
    const brief = { ...MOVE, why: 'Sjukdom' };
    expect(codesOf(walk.refuses(eva, 'meeting.move', { ...brief, start: at('2026-04-01') }))).toEqual(['meeting-late']);
    expect(codesOf(walk.refuses(eva, 'meeting.move', { ...brief, start: at('2026-03-05') }))).toEqual(['call-lead']);
  });

  test('A-10 E2 who has written why the meeting moves is not asked why it is late, and the words are kept', () => {
    const walk = new Walk().called().does(eva, 'meeting.move', { ...MOVE, start: at('2026-04-01') });
    expect(walk.history.findLast(({ type }) => type === 'Moved')).toMatchObject({ reason: MOVE.why });
  });

  test('A-10 an answer to the old time is stale, so that no one comes on the wrong day', () => {
    const walk = new Walk().called();
    const seen = walk.sip.rev;
    walk.does(eva, 'meeting.move', MOVE);
    const answer = { guest: walk.guest(amir), answer: { kind: 'yes' } } as const;
    expect(walk.refuses(amir, 'invitation.answer', answer, { seen })).toMatchObject({ code: 'stale' });
    walk.does(amir, 'invitation.answer', answer);
  });

  test('A-10 whoever sent a substitute stays replaced; the substitute is asked anew', () => {
    const walk = new Walk().called();
    walk.does(amir, 'invitation.answer', { guest: walk.guest(amir), answer: { kind: 'substitute', person: ulla } });
    walk.does(ulla, 'invitation.answer', { guest: walk.guest(ulla), answer: { kind: 'yes' } });
    walk.does(eva, 'meeting.move', MOVE);
    const guests = walk.sip.meetings.at(-1)?.guests ?? [];
    expect(guests.find((guest) => guest.person === amir)?.answer?.value.kind).toBe('substitute');
    expect(guests.find((guest) => guest.person === ulla)?.answer).toBeUndefined();
  });

  test('A-10 is not for the leader, an invitee or a stranger', () => {
    const walk = new Walk().called();
    for (const person of [karin, amir, ulla])
      expect(walk.refuses(person, 'meeting.move', MOVE)).toEqual({ code: 'not-yours' });
  });
});

describe('T4: no answer is a telephone call', () => {
  const phoneDay = (walk: Walk, person: PersonId) =>
    dutiesOf(context, walk.sip).find((duty) => duty.rule === 'phone' && duty.ref === walk.guest(person))?.due;

  test('T4 the fourth working day after the call, weekends not counted', () => {
    // Called on a Monday: Tuesday, Wednesday and Thursday to answer, telephone on Friday.
    expect(phoneDay(new Walk().called(), amir)).toBe('2026-03-06');
  });

  test('T4 Easter is not counted either', () => {
    const walk = new Walk().prepared(at('2026-04-20', '14:00')).on('2026-04-01');
    walk.does(eva, 'call.send', {}, { reason: 'Påsken kom emellan.' });
    // Thursday, Tuesday and Wednesday are working days; Good Friday and Easter Monday are not.
    expect(phoneDay(walk, amir)).toBe('2026-04-09');
  });

  test('T4 an answer of any kind ends it, and a moved meeting begins it again', () => {
    const walk = new Walk().called().on('2026-03-05');
    walk.does(amir, 'invitation.answer', { guest: walk.guest(amir), answer: { kind: 'no', reason: 'time', note: '' } });
    expect(phoneDay(walk, amir)).toBeUndefined();
    walk.does(eva, 'meeting.move', { ...place, start: at('2026-03-20', '09:00'), why: 'Amir kan inte den 18' });
    expect(phoneDay(walk, amir)).toBe('2026-03-11');
  });

  test('T4 the family and those outside Teams are called the next working day, by the coordinator', () => {
    const walk = new Walk().called();
    const phones = dutiesOf(context, walk.sip).filter((duty) => duty.rule === 'phone' && duty.due === '2026-03-03');
    expect(phones.map((duty) => duty.person)).toEqual([eva, eva, eva]);
    expect(
      phones.map((duty) => duty.ref),
      'a child who lives with guardians is asked through them',
    ).not.toContain(walk.guest(child));
  });
});
