import { describe, expect, test } from 'vitest';
import { dutiesOf } from '../../src/domain/duties.ts';
import { amir, at, child, eva, father, jonas, karin, mother, sara, ulla, Walk } from '../support/walk.ts';

const day = '2026-03-18';
const ready = (): Walk => new Walk().answered().on(day, '14:00');
const lacks = (walk: Walk, ...given: Parameters<Walk['refuses']>): readonly string[] => {
  const refusal = walk.refuses(...given);
  return 'lacks' in refusal ? refusal.lacks.map((lack) => lack.code) : [refusal.code];
};
const everyone = (walk: Walk): readonly never[] =>
  (walk.sip.meetings.at(-1)?.guests.map((guest) => guest.id) ?? []) as never[];

describe('A-11: the meeting begins', () => {
  test('A-11 with family and both principals there, and notes who came', () => {
    const walk = ready();
    const attended = [walk.guest(child), walk.guest(mother), walk.guest(amir)];
    walk.does(karin, 'meeting.start', { attended, familyAbsence: '' });
    expect(walk.sip.step).toBe('meeting');
    const meeting = walk.sip.meetings.at(-1);
    expect(meeting?.startedAt).toBe(walk.now);
    expect(meeting?.guests.filter((guest) => guest.attended).map((guest) => guest.id)).toEqual(attended);
    expect(meeting?.guests.find((guest) => guest.member === father)?.attended).toBe(false);
  });

  test('A-11 before its day it begins only for a written reason, since nothing leads back', () => {
    const walk = new Walk().answered().on('2026-03-17', '23:00');
    const payload = { attended: everyone(walk), familyAbsence: '' };
    expect(walk.refuses(karin, 'meeting.start', payload)).toMatchObject({
      code: 'needs-reason',
      lacks: [{ code: 'meeting-early', params: { day } }],
    });
    expect(new Walk().answered().on(day, '08:00').does(karin, 'meeting.start', payload).sip.step).toBe('meeting');
    const early = new Walk().answered().on('2026-03-17', '23:00');
    early.does(karin, 'meeting.start', payload, { reason: 'Alla kunde redan i dag.' });
    expect(early.sip.step).toBe('meeting');
  });

  test('A-11 without the family it needs to be said why', () => {
    const walk = ready();
    const attended = [walk.guest(amir)];
    expect(lacks(walk, karin, 'meeting.start', { attended, familyAbsence: '' })).toEqual(['family-absent']);
    walk.does(karin, 'meeting.start', { attended, familyAbsence: 'De ville att vi träffas ändå.' });
    expect(walk.sip.meetings.at(-1)?.familyAbsence).toBe('De ville att vi träffas ändå.');
  });

  test('A-11 with one principal it goes on for a written reason of ten characters', () => {
    const walk = ready();
    const payload = { attended: [walk.guest(mother)], familyAbsence: '' };
    expect(walk.refuses(karin, 'meeting.start', payload)).toEqual({
      code: 'needs-reason',
      lacks: [{ code: 'one-principal-there', soft: true }],
    });
    expect(walk.refuses(karin, 'meeting.start', payload, { reason: 'kort' })).toMatchObject({ code: 'needs-reason' });
    walk.does(karin, 'meeting.start', payload, { reason: 'BUP är med på telefon senare.' });
    expect(walk.history.at(-1)).toMatchObject({
      type: 'Moved',
      transition: 'A-11',
      reason: 'BUP är med på telefon senare.',
    });
  });

  test('A-11 consent is asked at the moment: a withdrawn or ended one stops the meeting', () => {
    const withdrawn = ready().does(eva, 'consent.withdraw', { who: mother, on: ready().today, how: 'på telefon' });
    expect(withdrawn.refuses(karin, 'meeting.start', { attended: everyone(withdrawn), familyAbsence: '' })).toEqual({
      code: 'not-now',
    });
    const ended = new Walk().consented('2026-03-16');
    ended
      .does(eva, 'preparation.save', {
        question: 'Hur?',
        purpose: 'En plan',
        childWay: 'whole',
        interpreter: false,
        leader: karin,
        secretary: eva,
      })
      .does(eva, 'guest.add', { people: [amir] })
      .does(eva, 'guest.contacted', { guests: ended.guests([amir]) })
      .does(eva, 'meeting.plan', { start: at(day, '14:00'), minutes: 60, place: 'Rum 12', link: '' })
      .does(eva, 'call.send', {})
      .on(day, '14:00');
    expect(lacks(ended, karin, 'meeting.start', { attended: everyone(ended), familyAbsence: '' })).toEqual(['MOT-01']);
  });

  test('A-11 only leader, responsible and deputy may begin it', () => {
    const walk = ready();
    for (const person of [amir, sara, jonas, ulla])
      expect(walk.refuses(person, 'meeting.start', { attended: everyone(walk), familyAbsence: '' })).toEqual({
        code: 'not-yours',
      });
    expect(walk.does(eva, 'meeting.start', { attended: everyone(walk), familyAbsence: '' }).sip.step).toBe('meeting');
  });

  test('A-11 it begins once, and not before the call', () => {
    const walk = ready().does(karin, 'meeting.start', { attended: everyone(ready()), familyAbsence: '' });
    expect(walk.refuses(eva, 'meeting.start', { attended: [], familyAbsence: 'x' })).toEqual({ code: 'not-now' });
    const early = new Walk().prepared();
    expect(early.refuses(karin, 'meeting.start', { attended: [], familyAbsence: 'x' })).toEqual({ code: 'not-now' });
  });
});

describe('A-12: the plan is begun', () => {
  test('A-12 by whoever writes or answers for it, not by the leader or a guest', () => {
    for (const person of [amir, karin])
      expect(new Walk().meeting().refuses(person, 'plan.begin', {})).toEqual({ code: 'not-yours' });
    for (const person of [eva, jonas]) {
      const walk = new Walk().staffed({ secretary: jonas }).meeting().does(person, 'plan.begin', {});
      expect(walk.sip.step).toBe('plan');
      expect(walk.sip.plans).toMatchObject([{ version: 1, status: 'draft', needs: [], measures: [] }]);
    }
  });

  test('A-12 twice gives one draft', () => {
    const walk = new Walk().plan();
    expect(walk.refuses(eva, 'plan.begin', {})).toEqual({ code: 'not-now' });
    expect(walk.sip.plans).toHaveLength(1);
  });
});

test('A-12 a draft that is there already goes on as it is', () => {
  const draft = new Walk().written().sip.plans;
  const walk = new Walk().meeting();
  walk.sip = { ...walk.sip, plans: draft };
  expect(walk.does(eva, 'plan.begin', {}).sip.plans).toEqual(draft);
});

test('A-11 a meeting that begins late on its day is held from then, one that is noted the day after from its own time', () => {
  const startedAt = (on: string, time: string) => {
    const walk = new Walk().answered().on(on, time);
    walk.does(karin, 'meeting.start', { attended: everyone(walk), familyAbsence: '' });
    return walk.sip.meetings.at(-1)?.startedAt;
  };
  expect(startedAt(day, '14:20')).toBe(at(day, '14:20'));
  expect(startedAt('2026-03-19', '09:00')).toBe(at(day, '14:00'));
});

describe('T5: the plan is written in five working days', () => {
  test('T5 from the meeting', () => {
    const walk = new Walk().plan();
    expect(dutiesOf(walk.context, walk.sip)).toContainEqual(
      expect.objectContaining({ rule: 'write-plan', person: eva, due: '2026-03-25' }),
    );
  });

  test('T5 from the day when a fixed plan is opened again, not from the old meeting', () => {
    const walk = new Walk().fixed().on('2026-05-05').does(eva, 'plan.revise', {});
    expect(dutiesOf(walk.context, walk.sip)).toContainEqual(
      expect.objectContaining({ rule: 'write-plan', due: '2026-05-12' }),
    );
  });
});
