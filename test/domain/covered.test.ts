import { describe, expect, test } from 'vitest';
import { noticeHolds } from '../../src/domain/notice-holds.ts';
import { dutyLines } from '../../src/cards/duty-texts.ts';
import { consentAnew } from '../support/consent-anew.ts';
import { codesOf } from '../support/refusals.ts';
import { at, bup, context, day, eva, fatima, habilitation, karin, sara, school, Walk } from '../support/walk.ts';

describe('who the consent does not cover', () => {
  test('MOT-02 someone whose unit a narrower consent left out cannot take part in the meeting', () => {
    const walk = consentAnew(new Walk().answered(), [bup]).on('2026-03-18', '14:00');
    const all = walk.sip.meetings.at(-1)?.guests.map((guest) => guest.id) ?? [];
    const refusal = walk.refuses(karin, 'meeting.start', { attended: all, familyAbsence: '' });
    expect(refusal).toEqual({
      code: 'lacking',
      lacks: [{ code: 'MOT-02', params: { unit: 'Socialtjänsten barn och unga' } }],
    });
    const covered = all.filter((id) => id !== walk.guest(sara));
    expect(walk.does(karin, 'meeting.start', { attended: covered, familyAbsence: '' }).sip.step).toBe('meeting');
  });

  test('§3.4 someone who loses the case to a narrower consent is told, once, and it holds when it is sent', () => {
    const walk = consentAnew(new Walk().fixed(), [bup]);
    const told = { kind: 'notice', notice: 'removed', to: sara } as const;
    const sent = walk.allEffects.filter((one) => one.kind === 'notice' && one.notice === 'removed' && one.to === sara);
    expect(sent).toHaveLength(1);
    expect(noticeHolds(context, walk.sip, { ...told, ref: '' }, walk.now)).toBe(true);
  });

  test('V4 the responsible and the deputy can read the plan that they answer for', () => {
    const walk = new Walk().plan();
    const followUpOn = day('2026-05-20');
    const uncovered = { principal: 'region', unit: habilitation, person: fatima, deputy: karin, followUpOn } as const;
    expect(codesOf(walk.refuses(eva, 'plan.responsible', uncovered))).toEqual(['role-unit']);
    const deputy = { principal: 'municipality', unit: school, person: eva, deputy: fatima, followUpOn } as const;
    expect(codesOf(walk.refuses(eva, 'plan.responsible', deputy))).toEqual(['role-unit']);
  });

  test('A-10 nobody is told of a changed time that has passed', () => {
    const walk = new Walk().called();
    const told = { notice: 'moved', to: sara, ref: walk.guest(sara) } as const;
    expect(noticeHolds(context, walk.sip, told, walk.now)).toBe(true);
    expect(noticeHolds(context, walk.sip, told, at('2026-03-25'))).toBe(false);
  });
});

test("decision 16 a birthday is in no line of a day's message", () => {
  const duties = [
    { rule: 'age-15', due: '2032-05-09', from: '2026-04-01' },
    { rule: 'sign', due: '2026-04-01', from: '2026-03-18' },
  ];
  expect(dutyLines(duties, day('2026-04-02'))).toEqual([
    'Fråga om samtycke på nytt',
    'Underskrifter saknas, skulle varit klart 1 apr',
  ]);
});
