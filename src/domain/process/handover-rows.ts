import { PARTS } from '../event.ts';
import * as handOver from '../rules/hand-over.ts';
import type { Process } from './row.ts';
import { OPEN, UNFINISHED } from './scope.ts';

/** F87: who leaves names a successor; in process B the head teacher does it (N12). */
export const handoverRows = {
  'case.hand-over': [
    {
      id: 'F87',
      from: UNFINISHED.filter((step) => step !== 'draft'),
      status: OPEN,
      actors: ['responsible'],
      parts: () => [PARTS.responsible],
      guards: [handOver.successorFits],
      rule: handOver.handOver,
    },
  ],
} as const satisfies Partial<Process>;
