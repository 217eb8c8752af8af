import * as survey from '../rules/survey.ts';
import type { Process } from './row.ts';
import { SURVEYED } from './scope.ts';

/** How it has been, asked of staff and family (§9.2). */
export const surveyRows = {
  'survey.answer': [
    {
      id: 'F82',
      from: SURVEYED,
      status: ['active', 'closed'],
      guards: [survey.surveyOpen],
      rule: survey.noteSurvey,
    },
  ],
} as const satisfies Partial<Process>;
