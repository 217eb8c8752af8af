import { amir, bup, day, eva, jonas, school, type Walk } from './walk.ts';

/** A plan as long as one gets: `measures` rows of that many letters, and half as many needs, goals and routes. */
export function longPlan(walk: Walk, measures = 30, letters = 600): Walk {
  const text = (what: string, index: number, max: number): string =>
    `${what} ${index + 1}: ${'åäö "så här" '.repeat(60)}`.slice(0, Math.min(max, letters));
  for (let index = 0; index < measures; index += 1) {
    const inSchool = index % 2 === 0;
    walk.does(eva, 'measure.put', {
      text: text('Insats', index, 600),
      principal: inSchool ? 'municipality' : 'region',
      unit: inSchool ? school : bup,
      person: inSchool ? jonas : amir,
      order: index + 1,
      start: day('2026-03-23'),
      due: day('2026-05-18'),
      sign: text('Tecken', index, 400),
    });
    if (index % 2 === 1) {
      walk
        .does(eva, 'need.put', { text: text('Behov', index, 600) })
        .does(eva, 'goal.put', { text: text('Mål', index, 600), sign: text('Tecken', index, 400) })
        .does(eva, 'route.put', { from: text('Från', index, 120), to: text('Till', index, 120), what: 'på telefon' });
    }
  }
  return walk.does(eva, 'plan.words', {
    child: 'Å'.repeat(2000),
    family: 'Ä'.repeat(1200),
    familyDoes: 'Ö'.repeat(1200),
    others: 'é'.repeat(1200),
  });
}

/** The plan with an item of each kind, none of them filled in more than it must. */
export const bareRows = (walk: Walk): Walk =>
  walk
    .does(eva, 'need.put', { text: 'Trygghet' })
    .does(eva, 'goal.put', { text: 'Alva är i skolan', sign: '' })
    .does(eva, 'measure.put', { text: 'Promenad', principal: 'family', personName: 'Mormor', order: 1, sign: '' });

/** 21 words. */
export const LONG_SENTENCE =
  'Alva behöver en vuxen som väntar vid grinden varje morgon och går med henne hela vägen in så att hon vågar.';
