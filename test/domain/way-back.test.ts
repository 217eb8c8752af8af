import { describe, expect, it } from 'vitest';
import { mayRead } from '../../src/domain/access.ts';
import { currentMeeting, draftPlan, fixedPlan } from '../../src/domain/case.ts';
import { dutiesOf } from '../../src/domain/duties.ts';
import { signatoriesOf } from '../../src/domain/rules/sign.ts';
import { lacksOf } from '../support/lacks.ts';
import { amir, at, context, day, eva, father, jonas, karin, mother, sara, Walk } from '../support/walk.ts';

const revised = (): Walk => new Walk().fixed().does(eva, 'plan.revise', {});
const renewed = (): Walk => new Walk().fixed().does(eva, 'meeting.renew', {});
const summoned = (): Walk => {
  const walk = renewed().does(eva, 'preparation.save', {
    question: 'Hur?',
    purpose: 'En plan',
    childWay: 'part',
    interpreter: false,
    leader: karin,
    secretary: eva,
  });
  const start = at('2026-04-02', '14:00');
  walk.does(eva, 'meeting.plan', { start, minutes: 60, place: 'Rum 12', link: '' });
  walk.does(eva, 'guest.add', { people: [jonas] });
  const staff = currentMeeting(walk.sip)?.guests.filter((guest) => guest.person) ?? [];
  return walk.does(eva, 'guest.contacted', { guests: staff.map(({ id }) => id) });
};
const rules = (walk: Walk): readonly string[] => dutiesOf(context, walk.sip).map(({ rule }) => rule);

describe('a draft that changes the plan', () => {
  it('can be thrown away: plan 1 is in force as it was, with what was reported meanwhile (decision 8)', () => {
    const walk = revised().on('2026-04-13').does(eva, 'need.put', { text: 'Ett behov som ingen ska se' });
    const [measure] = walk.fixedItems.measures;
    if (measure) walk.does(eva, 'measure.report', { measure, result: 'done', note: '' });
    walk.does(eva, 'plan.drop-draft', {});
    expect(walk.sip).toMatchObject({ step: 'follow-up', status: 'active' });
    expect(draftPlan(walk.sip)).toBeUndefined();
    expect(fixedPlan(walk.sip)).toMatchObject({ version: 1, measures: [{ report: { result: 'done' } }, {}] });
    expect(JSON.stringify(walk.sip.plans)).not.toContain('Ett behov som ingen ska se');
    expect(rules(walk)).toContain('follow-up');
  });

  it('begins anew from plan 1 the next time', () => {
    const walk = revised().does(eva, 'need.put', { text: 'Borta' });
    walk.does(eva, 'plan.drop-draft', {}).does(eva, 'plan.revise', {});
    expect(draftPlan(walk.sip)).toMatchObject({ version: 2, needs: fixedPlan(walk.sip)?.needs ?? [] });
  });

  it('is not thrown away by who has not seen what a colleague has just written (decision 18)', () => {
    const walk = revised();
    const seen = walk.sip.rev;
    walk.does(karin, 'plan.words', { child: 'Nytt', family: 'x', familyDoes: 'x', others: 'inget' });
    expect(lacksOf(walk.refuses(eva, 'plan.drop-draft', {}, { seen }))).toEqual(['stale']);
  });

  it('is all there is before the first plan is fixed, and stays', () => {
    expect(lacksOf(new Walk().plan().refuses(eva, 'plan.drop-draft', {}))).toEqual(['no-plan']);
  });

  it('asks nobody of a meeting held since to sign the plan from before', () => {
    const walk = summoned().does(eva, 'call.send', {});
    walk.on('2026-04-02', '14:00');
    const attended = currentMeeting(walk.sip)?.guests.map(({ id }) => id) ?? [];
    const first = walk.sip.meetings[0]?.startedAt;
    const staff = attended.filter((id) =>
      currentMeeting(walk.sip)?.guests.some((guest) => guest.id === id && guest.person),
    );
    walk.does(karin, 'meeting.start', { attended: staff, familyAbsence: 'Alva är sjuk' }).does(eva, 'plan.begin', {});
    expect(walk.sip.meetings.map(({ startedAt, familyAbsence }) => [startedAt, familyAbsence])).toEqual([
      [first, undefined],
      [walk.now, 'Alva är sjuk'],
    ]);
    walk.does(eva, 'plan.drop-draft', {});
    const early = walk.refuses(eva, 'plan.sign', {
      who: sara,
      state: { kind: 'paper', on: day('2026-03-01'), by: eva },
    });
    expect(lacksOf(early)).toEqual(['sign-early']);
    walk.does(eva, 'plan.sign', { who: sara, state: { kind: 'paper', on: day('2026-03-19'), by: eva } });
    expect(signatoriesOf(walk.sip)).not.toContain(jonas);
  });
});

describe('a new meeting prepared by mistake (A-15)', () => {
  it('can be dropped as long as nobody is called: back to the follow-up of plan 1', () => {
    const walk = renewed().does(eva, 'meeting.drop', {});
    expect(walk.sip).toMatchObject({ step: 'follow-up', status: 'active' });
    expect(currentMeeting(walk.sip)?.startedAt).toBeDefined();
    expect(walk.effects.filter(({ kind }) => kind === 'notice')).toEqual([]);
    expect(rules(walk)).toContain('follow-up');
  });

  it('tells nobody anew that they lead the meeting that is over', () => {
    const walk = renewed().does(eva, 'preparation.save', {
      question: 'Hur?',
      purpose: 'En plan',
      childWay: 'part',
      interpreter: false,
      leader: amir,
      secretary: sara,
    });
    walk.does(eva, 'meeting.drop', {});
    const told = walk.effects.flatMap((effect) => (effect.kind === 'notice' ? [effect.notice] : []));
    expect(told.filter((notice) => notice === 'leads' || notice === 'writes')).toEqual([]);
  });

  it('is not dropped once people are called, nor before there is a plan to go back to', () => {
    const called = summoned().does(eva, 'call.send', {});
    expect(lacksOf(called.refuses(eva, 'meeting.drop', {}))).toEqual(['not-now']);
    expect(lacksOf(new Walk().prepared().refuses(eva, 'meeting.drop', {}))).toEqual(['no-plan']);
  });
});

describe('SEP8 who was taken from the list of a meeting that is dropped', () => {
  const reads = ({ sip, today }: Walk): boolean => mayRead(context.profile, context.directory, sip, sara, today);

  it('does not come back by the list of the meeting before it, and is not proposed again', () => {
    const walk = renewed();
    expect(reads(walk)).toBe(true);
    walk.does(eva, 'guest.remove', { guest: walk.guest(sara) });
    expect(reads(walk)).toBe(false);
    expect(reads(walk.does(eva, 'meeting.drop', {}))).toBe(false);
    expect(reads(walk.does(eva, 'meeting.renew', {}))).toBe(false);
    expect(walk.guests([sara])).toEqual([]);
  });

  it('F30 the family is asked again also when the list of the dropped meeting had nobody of it', () => {
    const walk = renewed();
    const without = currentMeeting(walk.sip)?.guests.flatMap(({ id, person }) => (person ? [] : [id])) ?? [];
    for (const guest of without) walk.does(eva, 'guest.remove', { guest });
    walk.does(eva, 'meeting.drop', {});
    expect(signatoriesOf(walk.sip)).toEqual(expect.arrayContaining([mother, father]));
    walk.does(eva, 'meeting.renew', {});
    expect([mother, father].map((who) => walk.guest(who)).length).toBe(2);
  });

  it('others keep their part, and it is still written who was at the meeting', () => {
    const walk = renewed();
    walk.does(eva, 'guest.remove', { guest: walk.guest(sara) }).does(eva, 'meeting.drop', {});
    expect(mayRead(context.profile, context.directory, walk.sip, amir, walk.today)).toBe(true);
    expect(signatoriesOf(walk.sip)).toContain(sara);
  });
});
