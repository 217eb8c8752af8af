import { PARTS } from '../event.ts';
import * as handOver from '../rules/hand-over.ts';
import * as leaves from '../rules/coordinator-leaves.ts';
import { answerAsCoordinator } from '../rules/vastbas-coordinators.ts';
import { VASTBAS_PARTS } from '../vastbas-event.ts';
import type { Process, Row } from './row.ts';
import { DECIDED_NO, LED, OPEN, UNFINISHED } from './scope.ts';

/** F87: who leaves names a successor, or the manager does for who has left (N12). */
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

/** The same for samordnaren of process B, who finds successors for the coordinators (N12). */
export const vastbasHandoverRows = {
  'case.hand-over': [
    {
      id: 'F87',
      from: [...UNFINISHED.filter((step) => step !== 'draft'), ...DECIDED_NO, 'other-action'],
      status: OPEN,
      parts: () => [PARTS.responsible],
      guards: [handOver.intakeFits],
      rule: handOver.handOver,
    },
  ],
  'coordinator.leave': [
    {
      id: 'N12',
      from: LED,
      status: OPEN,
      parts: () => [VASTBAS_PARTS.coordinators],
      guards: [leaves.mayLeave],
      rule: leaves.leave,
    },
  ],
  'coordinator.replace': [
    {
      id: 'N12',
      from: LED,
      status: OPEN,
      parts: () => [VASTBAS_PARTS.coordinators],
      guards: [leaves.successorApt],
      rule: leaves.askSuccessor,
    },
  ],
} as const satisfies Partial<Process>;

/** Who is asked to follow a coordinator answers while the case goes on. */
export const successorAnswers: Row<'coordinator.answer'> = {
  id: 'N12',
  from: LED,
  status: OPEN,
  guards: [],
  rule: answerAsCoordinator,
};
