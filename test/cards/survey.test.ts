import { expect, it } from 'vitest';
import { answersIn } from '../../src/cards/screens/survey.ts';
import { SURVEY_QUESTIONS } from '../../src/cards/survey-texts.ts';
import { buttonsOf, dataOf, drawn, wordsOf } from '../support/seen.ts';
import { malin } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { child, jonas, mother } from '../support/walk.ts';

it('F82 each kind has its own questions, in words that name the work as the municipality does', () => {
  const walk = new VastbasWalk().evaluating();
  for (const [person, ref, kind] of [
    [jonas, '', 'staff'],
    [malin, child, 'child'],
    [malin, mother, 'guardian'],
  ] as const) {
    const words = wordsOf(drawn('survey', walk, person, ref));
    for (const question of SURVEY_QUESTIONS[kind]) expect(words).toContain(question.replace('{work}', 'Västbas'));
    expect(words).not.toContain('{work}');
    expect(words).toContain('Svaren sparas utan namn');
  }
});

it('F82 the one who answers for the case chooses whose answers to fill in, and others have only their own', () => {
  const walk = new VastbasWalk().evaluating();
  expect(dataOf('survey', walk, malin).choices?.['people']?.map(({ title }) => title)).toEqual([
    'Jag själv',
    'Alva Testsson (barnet)',
    'Maria Testsson',
    'Johan Testsson',
  ]);
  expect(buttonsOf(drawn('survey', walk, jonas))).toEqual([
    'Lämna svaren',
    'Vill inte svara',
    'Tillbaka',
    'Avbryt',
    'Hjälp',
  ]);
});

it('F82 a question that is passed over, or answered with something unknown, has no grade', () => {
  const inputs = { 's.survey.1': '5', 's.survey.2': '', 's.survey.3': '6', 's.survey.5': '1', 's.survey.6': '3' };
  expect(answersIn(inputs, 'child')).toEqual([5, null, null, null, 1]);
});
