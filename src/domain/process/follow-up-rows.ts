import { stepsOf } from '../case.ts';
import { PARTS } from '../event.ts';
import * as followUp from '../rules/follow-up.ts';
import * as wayBack from '../rules/way-back.ts';
import type { Process } from './row.ts';
import { ACTIVE, FOLLOW_UP, OPEN, UNFINISHED, WITH_PLAN } from './scope.ts';

/** Steps 6 and 7: reports, follow-up and closing. */
export const followUpRows = {
  'measure.report': [
    {
      id: 'N9',
      from: WITH_PLAN,
      status: ACTIVE,
      parts: ({ measure }) => [PARTS.report(measure)],
      guards: [followUp.ownMeasure],
      rule: followUp.reportMeasure,
    },
  ],
  'follow-up.record': [
    {
      id: 'A-14',
      from: FOLLOW_UP,
      status: ACTIVE,
      parts: () => [PARTS.followUp],
      guards: [followUp.measuresReported, followUp.wayAllowed, followUp.nextInFuture, followUp.childWasTold],
      rule: followUp.recordFollowUp,
    },
  ],
  'follow-up.move': [
    {
      id: 'T7',
      from: WITH_PLAN,
      status: ACTIVE,
      parts: () => [PARTS.followUp],
      guards: [followUp.moveAhead],
      rule: followUp.moveFollowUp,
    },
  ],
  'goal.judge': [
    {
      id: 'E7',
      from: stepsOf('follow-up'),
      status: ACTIVE,
      parts: () => [PARTS.goals],
      guards: [followUp.goalsKnown],
      rule: followUp.judgeGoals,
    },
  ],
  'meeting.renew': [
    {
      id: 'A-15',
      from: stepsOf('follow-up'),
      status: ACTIVE,
      to: 'prepare',
      guards: [],
      rule: followUp.renewMeeting,
    },
  ],
  'meeting.drop': [
    {
      id: 'A-15',
      from: ['prepare'],
      status: ACTIVE,
      to: 'follow-up',
      parts: () => [PARTS.preparation, PARTS.time],
      guards: [wayBack.planInForce],
      rule: wayBack.dropMeeting,
    },
  ],
  'case.close': [
    {
      id: 'A-16',
      from: ['follow-up'],
      status: ACTIVE,
      to: 'closed',
      guards: [followUp.closeComplete, followUp.closerIsResponsible],
      rule: followUp.closeCase,
    },
    {
      id: 'A-18',
      from: WITH_PLAN,
      status: ['paused-consent'],
      to: 'closed',
      guards: [followUp.closerIsResponsible],
      rule: followUp.closeCase,
    },
    {
      id: 'A-18',
      from: ['no-consent'],
      status: ACTIVE,
      to: 'closed',
      guards: [],
      rule: followUp.closeCase,
    },
  ],
  'case.cancel': [
    {
      id: 'A-19',
      from: UNFINISHED,
      status: OPEN,
      to: 'cancelled',
      guards: [followUp.noteGiven, followUp.cancellerStarted],
      rule: followUp.cancelCase,
    },
  ],
  'case.reopen': [
    {
      id: 'A-20',
      from: ['closed'],
      status: ['closed'],
      to: 'need',
      guards: [followUp.withinReopenDays],
      rule: followUp.reopenCase,
    },
  ],
} as const satisfies Partial<Process>;
