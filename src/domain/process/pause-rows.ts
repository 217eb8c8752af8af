import { PARTS } from '../event.ts';
import * as pause from '../rules/pause.ts';
import type { Process } from './row.ts';
import { ACTIVE, UNFINISHED } from './scope.ts';

const AFTER_DRAFT = UNFINISHED.filter((step) => step !== 'draft');

/** The same in both processes: a case rests by decision, and goes on (§2.1). */
export const pauseRows = {
  'case.pause': [
    {
      id: '2.1',
      from: AFTER_DRAFT,
      status: ACTIVE,
      parts: () => [PARTS.pause],
      guards: [pause.pauseFits],
      rule: pause.pause,
    },
  ],
  'case.resume': [
    {
      id: '2.1',
      from: AFTER_DRAFT,
      status: ['paused'],
      parts: () => [PARTS.pause],
      guards: [],
      rule: pause.resume,
    },
  ],
} as const satisfies Partial<Process>;
