import { describe, expect, it } from 'vitest';
import { dutiesOf } from '../../src/domain/duties.ts';
import { wakeAt } from '../../src/domain/wake.ts';
import { dutyNames, remindUntil, timesOf, without } from '../support/remind.ts';
import {
  amir,
  at,
  child,
  context,
  day,
  eva,
  father,
  item,
  jonas,
  karin,
  mother,
  sara,
  school,
  social,
  Walk,
} from '../support/walk.ts';

const outOf = (walk: Walk) => ({ duties: dutyNames(walk), wake: wakeAt(walk.context, walk.sip, walk.now) });
const nothing = { duties: [], wake: undefined };
const measureOf = (walk: Walk, index = 0) => walk.fixedItems.measures[index] ?? item('');

describe('a case that has ended asks nobody for anything', () => {
  it.each([
    ['RM1 closed', () => new Walk().closed()],
    ['A-19 cancelled', () => new Walk().prepared().does(eva, 'case.cancel', { why: 'moved', note: 'Flyttade' })],
    ['A-03 another way', () => new Walk().need().does(eva, 'need.reroute', { route: 'support', why: 'x' })],
  ])('%s', (_name, end) => {
    expect(dutyNames(end())).toEqual([]);
  });

  it('RM1 a closed case has no alarm, and a look at it changes nothing', () => {
    const walk = new Walk().closed();
    expect(outOf(walk)).toEqual(nothing);
    const before = walk.sip;
    expect(walk.on('2026-12-01').does('system', 'look', {}).sip).toBe(before);
    expect(walk.effects).toEqual([]);
  });
});

describe('who is asked', () => {
  it('RM2 a duty whose holder has left goes to the next role; where nobody is left no duty is without an owner', () => {
    const walk = new Walk().fixed();
    const followUp = (one: Walk) => dutyNames(one).filter((name) => name.startsWith('follow-up'));
    expect(followUp(walk)).toEqual(['follow-up 2026-05-20 Eva Lind']);
    expect(followUp(without(walk, eva))).toEqual(['follow-up 2026-05-20 Karin Holm']);
    expect(followUp(without(walk, eva, karin))).toEqual([]);
  });

  it('RM2 a person whom no message reaches is passed over until someone has called', () => {
    const walk = new Walk().fixed().on('2026-04-13', '09:00').does('system', 'delivery.failed', { person: jonas });
    expect(dutyNames(walk)).toContain('measure 2026-04-13 Eva Lind');
    expect(dutyNames(walk)).toContain('unreached 2026-04-13 Eva Lind');
    walk.does('system', 'delivery.failed', { person: amir }).does('system', 'duplicate.seen', { person: sara });
    walk.does(eva, 'person.reached', { person: jonas });
    expect([Object.keys(walk.sip.unreached), Object.keys(walk.sip.alsoAsked)]).toEqual([[amir], [sara]]);
    expect(dutyNames(walk)).toContain('measure 2026-04-13 Jonas Ek');
    expect(walk.refuses(eva, 'person.reached', { person: jonas })).toMatchObject({ code: 'lacking' });
  });

  it('a measure of the family or of someone outside is asked of the responsible', () => {
    const walk = new Walk().written();
    const put = { text: 'Lugna morgnar', order: 2, due: day('2026-04-20'), sign: '' } as const;
    walk.does(eva, 'measure.put', { ...put, principal: 'family', person: mother });
    walk.does(eva, 'measure.put', { ...put, principal: 'other', personName: 'Fritidsgården' });
    walk.does(karin, 'plan.fix', { contains: [], familyRead: true });
    expect(dutyNames(walk).filter((name) => name.includes('2026-04-20'))).toEqual([
      'measure 2026-04-20 Eva Lind',
      'measure 2026-04-20 Eva Lind',
    ]);
  });

  it('a measure of a unit that the consent no longer covers is asked of the responsible', () => {
    const walk = new Walk().fixed().on('2026-03-20');
    expect(dutyNames(walk)).toContain('measure 2026-05-18 Amir Haddad');
    walk.does(eva, 'consent.scope', {
      units: [social],
      questions: 'Skolan och socialtjänsten',
      infoTypes: ['schooling'],
      exclusions: 'BUP',
      until: day('2026-11-30'),
      form: 'paper',
      informed: { on: walk.today, by: eva },
      interpreter: 'no',
    });
    expect(walk.sip.status).toBe('active');
    expect(dutyNames(walk)).toContain('measure 2026-05-18 Eva Lind');
    expect(walk.effects).toContainEqual(expect.objectContaining({ kind: 'notice', notice: 'removed', to: amir }));
  });
});

describe('decision 7: ladders', () => {
  it('asks on the day and then weekly, four times a person, then the next role; then it is silent', () => {
    const walk = new Walk().fixed('2027-03-01').on('2026-04-01');
    const sent = remindUntil(walk, '2026-11-20');
    expect(timesOf(sent, 'measure', walk, measureOf(walk))).toEqual([
      '2026-04-13 Jonas Ek',
      '2026-04-20 Jonas Ek',
      '2026-04-27 Jonas Ek',
      '2026-05-04 Jonas Ek',
      '2026-05-11 Eva Lind',
      '2026-05-18 Eva Lind',
      '2026-05-25 Eva Lind',
      '2026-06-01 Eva Lind',
      '2026-06-08 Karin Holm',
      '2026-06-15 Karin Holm',
      '2026-06-22 Karin Holm',
      '2026-06-29 Karin Holm',
    ]);
    expect(dutyNames(walk)).toContain('measure 2026-04-13 Karin Holm');
  });

  it('T7 the follow-up is asked for seven days and one day before, on its day, then weekly, up to the manager', () => {
    const walk = new Walk().fixed('2026-05-20').on('2026-03-19');
    const sent = timesOf(remindUntil(walk, '2026-07-20'), 'follow-up', walk);
    expect(sent.slice(0, 3)).toEqual(['2026-05-13 Eva Lind', '2026-05-19 Eva Lind', '2026-05-20 Eva Lind']);
    expect(sent.slice(3)).toEqual([
      '2026-05-27 Eva Lind',
      '2026-06-03 Eva Lind',
      '2026-06-10 Eva Lind',
      '2026-06-17 Karin Holm',
      '2026-06-24 Karin Holm',
      '2026-07-01 Karin Holm',
      '2026-07-08 Karin Holm',
    ]);
  });

  it('E8 what falls on a Saturday or a holiday is asked for the working day before; the day itself stays', () => {
    const saturday = new Walk().fixed('2026-05-23').on('2026-03-19');
    const ascension = new Walk().fixed('2026-05-14').on('2026-03-19');
    const days = (walk: Walk) => timesOf(remindUntil(walk, '2026-05-29'), 'follow-up', walk);
    expect(days(saturday)).toEqual(['2026-05-15 Eva Lind', '2026-05-22 Eva Lind']);
    expect(days(ascension)).toEqual([
      '2026-05-07 Eva Lind',
      '2026-05-13 Eva Lind',
      '2026-05-21 Eva Lind',
      '2026-05-28 Eva Lind',
    ]);
    expect(dutyNames(saturday)).toContain('follow-up 2026-05-23 Eva Lind');
  });

  it('T4 an unanswered kallelse is never sent again; after three working days it is a call for the responsible', () => {
    const walk = new Walk().called();
    walk.does(sara, 'invitation.answer', { guest: walk.guest(sara), answer: { kind: 'yes' } });
    expect(dutyNames(walk)).toContain('answer 2026-03-05 Amir Haddad');
    const sent = remindUntil(walk, '2026-03-17');
    expect(timesOf(sent, 'answer', walk)).toEqual([]);
    expect(timesOf(sent, 'phone', walk, walk.guest(amir))).toEqual(['2026-03-06 Eva Lind', '2026-03-13 Eva Lind']);
  });

  it('T2 a case without a meeting in time has a duty of its own, which a planned time within three weeks ends', () => {
    const late = new Walk().consented();
    expect(dutyNames(late)).toContain('plan-meeting 2026-03-23 Eva Lind');
    expect(timesOf(remindUntil(late, '2026-03-30'), 'plan-meeting', late)).toEqual([
      '2026-03-20 Eva Lind',
      '2026-03-23 Eva Lind',
      '2026-03-30 Eva Lind',
    ]);
    const plan = (start: string) => new Walk().prepared(at(start, '14:00'));
    expect(dutyNames(plan('2026-03-23')).join()).not.toContain('plan-meeting');
    expect(dutyNames(plan('2026-03-24')).join()).toContain('plan-meeting');
  });

  it('what should have been said while nobody could be told is said once, not many times', () => {
    const walk = new Walk().fixed('2026-05-20').on('2026-06-01', '09:00');
    expect(timesOf(remindUntil(walk, '2026-06-12'), 'follow-up', walk)).toEqual([
      '2026-06-01 Eva Lind',
      '2026-06-08 Eva Lind',
    ]);
  });

  it('what was asked for but did not arrive is tried again the next working day and does not count', () => {
    const walk = new Walk().fixed('2027-03-01').on('2026-04-10');
    expect(remindUntil(walk, '2026-04-14', () => false)).toEqual([]);
    expect(timesOf(remindUntil(walk, '2026-04-15'), 'measure', walk)).toEqual(['2026-04-15 Jonas Ek']);
    expect(walk.sip.nudges[`measure:${measureOf(walk)}:2026-04-13`]).toMatchObject({ count: 1 });
  });

  it('what is overdue from its first moment waits for the next morning', () => {
    const walk = new Walk(at('2026-03-02')).draft().does(eva, 'case.start', {
      requester: 'staff',
      detectedAt: day('2026-02-02'),
      units: [school, social],
      childName: 'Alva Testsson',
      birth: day('2017-05-09'),
    });
    expect(wakeAt(walk.context, walk.sip, walk.now)).toBe(at('2026-03-03', '08:00'));
  });
});

describe('consent and birthdays', () => {
  it('T11 the days before its last day come from the profile', () => {
    const warned = (warnDays: readonly number[]) => {
      const profile = { ...context.profile, consent: { ...context.profile.consent, warnDays } };
      const walk = new Walk(undefined, { ...context, profile }).fixed('2027-03-01').on('2026-07-01');
      return timesOf(remindUntil(walk, '2026-11-30'), 'renew-consent', walk);
    };
    expect(warned([30, 14, 3])).toEqual([
      '2026-10-30 Eva Lind',
      '2026-11-16 Eva Lind',
      '2026-11-27 Eva Lind',
      '2026-11-30 Eva Lind',
    ]);
    expect(warned([10])).toEqual(['2026-11-20 Eva Lind', '2026-11-30 Eva Lind']);
  });

  it.each([
    ['15th', '2011-09-09', 'age-15'],
    ['18th', '2008-09-09', 'age-18'],
  ] as const)(
    'the %s birthday is warned of 60, 30 and 7 days before, when the consent then ends',
    (_nth, birth, rule) => {
      const asked = rule === 'age-15' ? 15 : null;
      const profile = { ...context.profile, consent: { ...context.profile.consent, childSignsFromAge: asked } };
      const walk = new Walk(undefined, { ...context, profile }).consented(undefined, birth);
      expect(dutyNames(walk)).toContain(`${rule} 2026-09-09 Eva Lind`);
      expect(dutiesOf(walk.context, walk.sip).find((duty) => duty.rule === rule)?.from).toBe('2026-07-10');
      expect(timesOf(remindUntil(walk, '2026-09-08'), rule, walk)).toEqual([
        '2026-07-10 Eva Lind',
        '2026-08-10 Eva Lind',
        '2026-09-02 Eva Lind',
      ]);
    },
  );

  it.each([
    ['is after the last day of the consent', () => new Walk().consented(undefined, '2012-01-01')],
    [
      'is one for which the young person has said yes',
      () => new Walk().scoped(undefined, '2008-09-09').signed(child).signed(mother).signed(father),
    ],
  ])('a birthday that %s is no duty', (_name, walked) => {
    expect(walked().sip.step).toBe('prepare');
    expect(dutyNames(walked()).join()).not.toContain('age-');
  });
});
