import type { Step } from '../case.ts';
import type { DutyRule } from '../ladders.ts';
import { FOLLOWED, MEASURES_RUN, SURVEYED } from './scope.ts';

/**
 * What is asked for on a day of its own, and the steps in which it can be done, as the rows of the process have them:
 * while the case stands in another step it waits, and nobody is asked (RM1).
 */
export const DUTY_STEPS: { readonly [R in DutyRule]?: readonly Step[] } = {
  'follow-up': FOLLOWED,
  'lss-review': FOLLOWED,
  eht: MEASURES_RUN,
  spokesperson: MEASURES_RUN,
  evaluate: FOLLOWED,
  'take-over': MEASURES_RUN,
  survey: SURVEYED,
  'survey-family': SURVEYED,
};
