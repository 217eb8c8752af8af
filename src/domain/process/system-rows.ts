import * as adopt from '../rules/adopt.ts';
import * as failed from '../rules/failed.ts';
import * as system from '../rules/system.ts';
import type { Process } from './row.ts';
import { ANY, EVERY, OPEN, UNFINISHED } from './scope.ts';

/** In every step: what the alarm, deliveries and reminders bring. */
export const systemRows = {
  'profile.adopt': [
    {
      id: 'PT3',
      from: UNFINISHED.filter((step) => step !== 'draft'),
      status: OPEN,
      guards: [adopt.newerThere],
      rule: adopt.adoptProfile,
    },
  ],
  'duty.snooze': [
    {
      id: 'RM5',
      from: EVERY,
      status: ANY,
      guards: [system.ownDuty],
      rule: system.snooze,
    },
  ],
  'person.reached': [
    {
      id: 'P4',
      from: EVERY,
      status: ANY,
      guards: [system.wasUnreached],
      rule: system.noteReached,
    },
  ],
  look: [{ id: 'E5', from: EVERY, status: ANY, guards: [], rule: system.look }],
  'duplicate.seen': [{ id: 'A-01', from: EVERY, status: OPEN, guards: [], rule: system.noteDuplicate }],
  'nudge.delivered': [{ id: 'RM6', from: EVERY, status: ANY, guards: [], rule: system.countNudges }],
  'effect.failed': [{ id: 'P4', from: EVERY, status: ANY, guards: [], rule: failed.noteFailure }],
  'effect.again': [{ id: 'P4', from: EVERY, status: ANY, guards: [failed.hasFailed], rule: failed.tryAgain }],
  'effect.done': [
    {
      id: 'P4',
      from: EVERY,
      status: ANY,
      guards: [failed.hasFailed, failed.linkReadable],
      rule: failed.noteDone,
    },
  ],
  'delivery.failed': [{ id: 'P4', from: EVERY, status: ANY, guards: [], rule: system.noteUnreached }],
  'delivery.uncertain': [{ id: 'P4', from: EVERY, status: ANY, guards: [], rule: system.noteUnsure }],
  'delivery.proved': [{ id: 'P4', from: EVERY, status: ANY, guards: [], rule: system.noteHeard }],
} as const satisfies Partial<Process>;
