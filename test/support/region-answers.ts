import { amir, bup, day, eva, karin, Walk } from './walk.ts';

/** A plan that is written, for which someone of the region answers, with a deputy of the municipality. */
export const regionAnswers = (): Walk =>
  new Walk().written().does(eva, 'plan.responsible', {
    principal: 'region',
    unit: bup,
    person: amir,
    deputy: karin,
    followUpOn: day('2026-05-20'),
  });
