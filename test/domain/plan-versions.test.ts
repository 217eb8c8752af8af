import { describe, expect, test } from 'vitest';
import { responsibleOf } from '../../src/domain/access.ts';
import { closedFor } from '../../src/domain/releases.ts';
import { draftPlan, fixedPlan } from '../../src/domain/case.ts';
import { dutiesOf } from '../../src/domain/duties.ts';
import {
  amir,
  bup,
  child,
  day,
  eva,
  father,
  item,
  jonas,
  karin,
  mother,
  peter,
  sara,
  school,
  ulla,
  Walk,
} from '../support/walk.ts';

const READ = { contains: [], familyRead: true } as const;
const responsible = { principal: 'municipality', unit: school, person: eva, deputy: karin } as const;
const rules = (walk: Walk): readonly string[] => dutiesOf(walk.context, walk.sip).map((duty) => duty.rule);

describe('A-14: the plan is changed', () => {
  test('A-14 version 2 begins as a copy, version 1 stays as it was and in force', () => {
    const walk = new Walk().fixed();
    const first = fixedPlan(walk.sip);
    walk.on('2026-05-05').does(eva, 'plan.revise', {});
    const { signatures: _none, ...draft } = draftPlan(walk.sip) ?? {};
    expect(draft).toEqual({
      version: 2,
      status: 'draft',
      needs: first?.needs,
      goals: first?.goals,
      measures: first?.measures,
      routes: first?.routes,
      words: first?.words,
      responsible: first?.responsible,
      copies: {},
    });
    walk.does(eva, 'need.put', { item: first?.needs[0]?.id ?? item(''), text: 'Ändrat' });
    expect(fixedPlan(walk.sip)).toEqual(first);
    expect(responsibleOf(walk.sip)).toBe(eva);
    expect(rules(walk)).toContain('measure');
  });

  test('A-14 the new version needs a follow-up day of its own, then replaces the old', () => {
    const walk = new Walk().fixed().on('2026-05-05').does(eva, 'plan.revise', {});
    expect(walk.refuses(karin, 'plan.fix', READ)).toMatchObject({ lacks: [{ code: 'V7' }] });
    walk.does(eva, 'plan.responsible', { ...responsible, followUpOn: day('2026-06-10') }).does(karin, 'plan.fix', READ);
    expect(walk.sip.plans.map(({ version, status }) => [version, status])).toEqual([
      [1, 'replaced'],
      [2, 'fixed'],
    ]);
    expect(fixedPlan(walk.sip)).toMatchObject({
      version: 2,
      signatures: {},
      copies: {},
      followUp: { on: '2026-06-10' },
    });
  });

  test('A-14 what is answered about version 1 meanwhile goes on with version 2', () => {
    const walk = new Walk().fixed().on('2026-04-20').does(eva, 'plan.revise', {});
    const [first] = walk.fixedItems.measures;
    walk
      .does(jonas, 'measure.report', { measure: first ?? item(''), result: 'done', note: '' })
      .does(eva, 'measure.put', {
        item: first ?? item(''),
        text: 'Anpassat schema, hela dagar',
        principal: 'municipality',
        unit: school,
        person: jonas,
        order: 1,
        start: day('2026-04-21'),
        sign: '',
      })
      .does(eva, 'plan.responsible', { ...responsible, followUpOn: day('2026-06-10') })
      .does(karin, 'plan.fix', READ);
    expect(fixedPlan(walk.sip)?.measures[0]).toMatchObject({
      text: 'Anpassat schema, hela dagar',
      report: { result: 'done', by: jonas, on: '2026-04-20' },
    });
  });

  test('A-14 a row taken out of version 2 stays in version 1, and is no longer answered for after it', () => {
    const walk = new Walk().fixed().on('2026-05-05').does(eva, 'plan.revise', {});
    const [first] = walk.fixedItems.measures;
    const measure = first ?? item('');
    walk.does(eva, 'plan.remove', { item: measure });
    expect(fixedPlan(walk.sip)?.measures.map((one) => one.id)).toContain(measure);
    walk.does(eva, 'plan.responsible', { ...responsible, followUpOn: day('2026-06-10') }).does(karin, 'plan.fix', READ);
    expect(walk.refuses(eva, 'measure.report', { measure, result: 'done', note: '' })).toEqual({
      code: 'lacking',
      lacks: [{ code: 'item-gone' }],
    });
  });

  test('A-14 only those who coordinate open it again, and only once', () => {
    const walk = new Walk().fixed();
    for (const person of [amir, sara, ulla]) expect(walk.refuses(person, 'plan.revise', {}).code).toBe('not-yours');
    walk.does(karin, 'plan.revise', {});
    expect(walk.refuses(eva, 'plan.revise', {})).toEqual({ code: 'not-now' });
    expect(walk.sip.plans).toHaveLength(2);
  });

  test('A-15 a plan written after a new meeting is version 2, signed by those who came to that one', () => {
    const walk = new Walk().followedUp().on('2026-05-21').does(eva, 'meeting.renew', {});
    expect(rules(walk)).not.toContain('sign');
    walk.does(eva, 'meeting.plan', {
      start: '2026-06-08T12:00:00.000Z' as never,
      minutes: 60,
      place: 'Rum 1',
      link: '',
    });
    walk.does(eva, 'preparation.save', {
      question: 'Hur går det?',
      purpose: 'En plan',
      childWay: 'whole',
      interpreter: false,
      leader: karin,
      secretary: eva,
    });
    walk
      .does(eva, 'guest.contacted', { guests: walk.guests([amir, sara]) })
      .does(eva, 'call.send', {})
      .on('2026-06-08', '14:00');
    walk
      .does(karin, 'meeting.start', {
        attended: [walk.guest(child), walk.guest(mother), walk.guest(amir)],
        familyAbsence: '',
      })
      .does(eva, 'plan.begin', {});
    expect(draftPlan(walk.sip)).toMatchObject({ version: 2, needs: fixedPlan(walk.sip)?.needs });
    walk.does(eva, 'plan.responsible', { ...responsible, followUpOn: day('2026-09-10') }).does(karin, 'plan.fix', READ);
    for (const who of [child, mother, father, karin, eva, amir])
      walk.does(eva, 'plan.sign', { who, state: { kind: 'paper', on: walk.today, by: eva } });
    expect(rules(walk)).not.toContain('sign');
  });
});

describe('SC11, SAM-13: what a unit discloses', () => {
  const released = (walk: Walk, unit: typeof bup | undefined, viewer: typeof amir, ctx = walk.context): boolean => {
    const measure = fixedPlan(walk.sip)?.measures.find((one) => one.unit === bup);
    if (!measure) throw new TypeError('no measure');
    const { unit: _own, ...line } = measure;
    return closedFor(ctx, walk.sip, unit ? { ...line, unit } : line, viewer, walk.today).length === 0;
  };

  test('SAM-13 stays with the unit and the writers until the unit has confirmed the consent', () => {
    const walk = new Walk().fixed();
    expect([amir, ulla, eva, karin].map((who) => released(walk, bup, who))).toEqual([true, true, true, true]);
    expect([sara, jonas, peter].map((who) => released(walk, bup, who))).toEqual([false, false, false]);
    walk.does(amir, 'consent.confirm', {});
    expect([sara, jonas, peter].map((who) => released(walk, bup, who))).toEqual([true, true, true]);
  });

  test('SAM-13 what no unit owns is no one else’s to confirm; nothing is released without consent', () => {
    const walk = new Walk().fixed().does(amir, 'consent.confirm', {});
    expect(released(walk, undefined, sara)).toBe(true);
    walk.does(eva, 'consent.withdraw', { who: mother, on: walk.today, how: 'på telefon' });
    expect(released(walk, bup, jonas)).toBe(false);
  });

  test('SAM-13 a profile that does not ask each unit shows it at once', () => {
    const walk = new Walk().fixed();
    const profile = {
      ...walk.context.profile,
      consent: { ...walk.context.profile.consent, perAuthorityConfirmation: false },
    };
    expect(released(walk, bup, sara, { ...walk.context, profile })).toBe(true);
  });
});
