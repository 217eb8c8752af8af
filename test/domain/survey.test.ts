import { describe, expect, test } from 'vitest';
import { dutiesOf } from '../../src/domain/duties.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { kindOf, surveyFor, surveyNow, type SurveyMoment } from '../../src/domain/survey.ts';
import { consentAnew } from '../support/consent-anew.ts';
import { codesOf } from '../support/refusals.ts';
import { remindUntil } from '../support/remind.ts';
import { dutiesNamed } from '../support/told.ts';
import { erik, malin, nina, berit } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { amir, child, context, day, eva, father, jonas, mother, social, Walk } from '../support/walk.ts';

const asking = (...surveys: readonly SurveyMoment[]) => ({ ...context, profile: { ...context.profile, surveys } });
const roundOf = (walk: Walk): string => surveyNow(walk.context.profile, walk.sip)?.round ?? '';
const answers = (walk: Walk, by: PersonId, who: string = by): Walk =>
  walk.does(by, 'survey.answer', { round: roundOf(walk), who: who as PersonId });
const asked = (walk: Walk): readonly string[] => dutiesNamed(walk, 'survey').toSorted();

describe('§9.2 at the evaluation after six months', () => {
  test('F82 all staff with a part are asked for themselves, and the contact person asks the family', () => {
    const walk = new VastbasWalk().evaluating();
    expect(asked(walk)).toEqual([
      'survey 2026-08-05 Erik Sand',
      'survey 2026-08-05 Eva Lind',
      'survey 2026-08-05 Jonas Ek',
      'survey 2026-08-05 Malin Åberg',
      'survey 2026-08-05 Nina Alm',
      'survey-family 2026-08-05 Malin Åberg',
    ]);
    expect(asked(new VastbasWalk().followedUp())).toEqual([]);
  });

  test('F82 each answers once, for oneself; the family through the one who answers for the case', () => {
    const walk = new VastbasWalk().evaluating();
    const refused = (by: PersonId, who: string, round = roundOf(walk)): readonly string[] =>
      codesOf(walk.refuses(by, 'survey.answer', { round, who: who as PersonId }));
    answers(walk, jonas);
    expect(refused(jonas, jonas)).toEqual(['survey-done']);
    expect(refused(jonas, eva)).toEqual(['survey-not-yours']);
    expect(refused(nina, mother)).toEqual(['survey-not-yours']);
    expect(refused(nina, nina, 'six-months:2026-01-01')).toEqual(['survey-over']);
    expect(walk.refuses(berit, 'survey.answer', { round: roundOf(walk), who: berit }).code).toBe('not-yours');
    for (const who of [child, mother, father]) answers(walk, malin, who);
    for (const who of [erik, eva, malin, nina]) answers(walk, who);
    expect(asked(walk)).toEqual([]);
  });

  test('F82 the child, the guardians and everyone else have questions of their own', () => {
    const { sip } = new VastbasWalk().evaluating();
    expect([child, mother, father, malin, 'nobody'].map((who) => kindOf(sip, who))).toEqual([
      'child',
      'guardian',
      'guardian',
      'staff',
      'staff',
    ]);
  });

  test('F82 what was answered is nowhere in the case or its history', () => {
    const walk = answers(new VastbasWalk().evaluating(), jonas);
    expect(walk.history.at(-1)).toEqual({ type: 'SurveyAnswered', round: 'six-months:2026-07-31', who: jonas });
    expect(walk.sip.surveys).toEqual({ 'six-months:2026-07-31': [jonas] });
  });

  test('F82 nobody is asked more than once, however long they wait', () => {
    const walk = new VastbasWalk().evaluating();
    const sent = remindUntil(walk, '2026-10-30').filter(({ rule }) => rule.startsWith('survey'));
    expect(
      sent.map(({ to, rule }) => `${rule} ${walk.context.directory.staff.get(to)?.name ?? ''}`).toSorted(),
    ).toEqual(asked(walk).map((line) => line.replace(/ \S+/u, '')));
    expect(new Set(sent.map(({ on }) => on))).toEqual(new Set(['2026-08-05']));
  });

  test('B-16 who goes on is asked again at the next evaluation', () => {
    const walk = answers(new VastbasWalk().evaluating(), jonas);
    walk.does(malin, 'evaluation.continue', { next: day('2026-10-01') });
    expect(asked(walk)).toEqual([]);
    walk.on('2026-12-01').does(malin, 'evaluation.begin', {}, { reason: 'Skolan byter termin' });
    expect(asked(walk)).toContain('survey 2026-12-04 Jonas Ek');
  });
});

describe('§9.2 in process A, where the profile asks', () => {
  test('F82 no profile that says nothing asks anything', () => {
    const walk = new Walk().fixed();
    expect([surveyNow(walk.context.profile, walk.sip), asked(walk)]).toEqual([undefined, []]);
  });

  test('F82 a week after the meeting, and not before', () => {
    const walk = new Walk(undefined, asking('after-meeting')).fixed();
    const held = walk.today;
    expect(surveyFor(walk.context.profile, walk.context.directory, walk.sip, amir, held)).toEqual([]);
    const survey = surveyNow(walk.context.profile, walk.sip);
    expect(survey?.moment).toBe('after-meeting');
    const own = dutiesOf(walk.context, walk.sip).find(({ rule, person }) => rule === 'survey' && person === amir);
    expect([own?.from, own?.due]).toEqual([survey?.from, survey?.from]);
    expect(codesOf(walk.refuses(amir, 'survey.answer', { round: roundOf(walk), who: amir }))).toEqual([
      'survey-not-yours',
    ]);
    walk.on(survey?.from ?? '');
    expect(answers(walk, amir).sip.surveys).toEqual({ [roundOf(walk)]: [amir] });
  });

  test('F82 whom the consent no longer covers is not asked, and nobody is in that person’s place', () => {
    const walk = consentAnew(new Walk(undefined, asking('after-meeting')).fixed(), [social]);
    expect(asked(walk).join()).toContain('Sara Nyström');
    expect(asked(walk).join()).not.toContain('Amir Haddad');
    expect(asked(walk).filter((line) => line.startsWith('survey ') && line.endsWith('Eva Lind'))).toHaveLength(1);
    expect(dutiesOf(walk.context, walk.sip).filter(({ ref }) => ref === amir)).toEqual([]);
  });

  test('F82 at the follow-up, in the place of the meeting before it', () => {
    const walk = new Walk(undefined, asking('after-meeting', 'follow-up')).followedUp();
    expect(surveyNow(walk.context.profile, walk.sip)?.round).toBe(`follow-up:${walk.today}`);
  });

  test('RM1, F82 after the closing who may still read may answer, and nobody is reminded', () => {
    const walk = new Walk(undefined, asking('closing')).closed();
    expect([surveyNow(walk.context.profile, walk.sip)?.moment, asked(walk)]).toEqual(['closing', []]);
    answers(walk, eva, mother);
    expect(walk.refuses(amir, 'survey.answer', { round: roundOf(walk), who: amir }).code).toBe('not-yours');
  });

  test('F82 in a case that is opened again nobody is asked of the meetings before, also when a new one is prepared', () => {
    const walk = new Walk(undefined, asking('after-meeting', 'follow-up')).closed();
    const before = walk.today;
    expect(surveyNow(walk.context.profile, { ...walk.sip, status: 'active' })?.round).toMatch(/^follow-up:/u);
    walk.does(eva, 'case.reopen', {}, { reason: 'Behovet är tillbaka igen' });
    const later = { ...walk.sip, step: 'prepare' } as const;
    expect(surveyNow(walk.context.profile, later)).toBeUndefined();
    const [followUp] = walk.sip.followUps;
    expect(followUp && followUp.on <= before).toBe(true);
    const anew = followUp
      ? { ...later, followUps: [...later.followUps, { ...followUp, on: day('2027-02-01') }] }
      : later;
    expect(surveyNow(walk.context.profile, anew)?.round).toBe('follow-up:2027-02-01');
  });
});
