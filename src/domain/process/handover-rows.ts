import { PARTS } from '../event.ts';
import * as handOver from '../rules/hand-over.ts';
import type { Process } from './row.ts';
import { OPEN, UNFINISHED } from './scope.ts';

/** F87: who leaves names a successor, or the manager does for who has left; in process B the head teacher (N12). */
export const handoverRows = {
  'case.hand-over': [
    {
      id: 'F87',
      from: UNFINISHED.filter((step) => step !== 'draft'),
      status: OPEN,
      parts: () => [PARTS.responsible],
      guards: [handOver.successorFits, handOver.deputyFits],
      rule: handOver.handOver,
    },
  ],
} as const satisfies Partial<Process>;
