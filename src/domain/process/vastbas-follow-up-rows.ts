import { PARTS } from '../event.ts';
import { VASTBAS_PARTS } from '../vastbas-event.ts';
import * as followUp from '../rules/follow-up.ts';
import * as meeting from '../rules/meeting.ts';
import * as later from '../rules/vastbas-follow-up.ts';
import * as request from '../rules/vastbas-request.ts';
import type { Process } from './row.ts';
import { ACTIVE, FOLLOWED, MEASURES_RUN, NOT_RESTING, OPEN, UNFINISHED, WITH_PLAN } from './scope.ts';

const AFTER_START = UNFINISHED.filter((step) => step !== 'draft');

/** Steps 7 to 10: start of the measures, follow-up, spiral, evaluation and closing (B-10 to B-16). */
export const vastbasFollowUpRows = {
  'measure.begin': [
    {
      id: 'B-09',
      from: WITH_PLAN,
      status: ACTIVE,
      parts: ({ measure }) => [VASTBAS_PARTS.begun(measure)],
      guards: [later.ownToBegin, later.beginDayFits],
      rule: later.noteBegun,
    },
  ],
  'plan.revise': [
    {
      id: 'B-11',
      from: FOLLOWED,
      status: ACTIVE,
      to: 'plan',
      guards: [],
      rule: meeting.beginPlan,
    },
  ],
  'eht.record': [
    {
      id: 'B-10',
      from: MEASURES_RUN,
      status: ACTIVE,
      guards: [later.ehtDayFits],
      rule: later.recordEht,
    },
  ],
  'follow-up.record': [
    {
      id: 'B-11',
      from: FOLLOWED,
      status: ACTIVE,
      to: 'new-measures',
      parts: () => [PARTS.followUp],
      guards: [followUp.measuresReported, followUp.nextInFuture, followUp.childWasTold],
      rule: followUp.recordFollowUp,
    },
  ],
  'measures.keep': [
    {
      id: 'B-12',
      from: ['new-measures'],
      status: ACTIVE,
      to: 'follow-up',
      guards: [],
      rule: later.keepMeasures,
    },
  ],
  'evaluation.begin': [
    {
      id: 'B-14',
      from: FOLLOWED,
      status: ACTIVE,
      to: 'evaluation',
      guards: [later.evaluationDue],
      rule: later.beginEvaluation,
    },
  ],
  'evaluation.save': [
    {
      id: 'B-14',
      from: ['evaluation'],
      status: ACTIVE,
      parts: () => [VASTBAS_PARTS.evaluation],
      guards: [later.evaluationGiven],
      rule: later.saveEvaluation,
    },
  ],
  'evaluation.continue': [
    {
      id: 'B-16',
      from: ['evaluation'],
      status: ACTIVE,
      to: 'follow-up',
      guards: [later.evaluated, later.nextAhead],
      rule: later.goOn,
    },
  ],
  'documents.send': [
    {
      id: 'B-15',
      from: ['evaluation'],
      status: ACTIVE,
      guards: [later.sentHow],
      rule: later.sendDocuments,
    },
  ],
  'case.close': [
    {
      id: 'B-15',
      from: ['evaluation'],
      status: ACTIVE,
      to: 'closed',
      guards: [later.evaluated, later.documentsSent, followUp.closeComplete, followUp.closerIsResponsible],
      rule: followUp.closeCase,
    },
    {
      id: 'A-18',
      from: ['offer', ...WITH_PLAN],
      status: ['paused-consent'],
      to: 'closed',
      guards: [followUp.closerIsResponsible],
      rule: followUp.closeCase,
    },
    {
      id: 'B-13',
      from: ['other-action'],
      status: OPEN,
      to: 'closed',
      guards: [request.familyTold, followUp.closerIsResponsible],
      rule: followUp.closeCase,
    },
  ],
  'case.cancel': [
    {
      id: 'A-19',
      from: UNFINISHED,
      status: OPEN,
      to: 'cancelled',
      guards: [followUp.noteGiven, followUp.closerIsResponsible],
      rule: followUp.cancelCase,
    },
  ],
  'case.reopen': [
    {
      id: 'A-20',
      from: ['closed'],
      status: ['closed'],
      to: 'request',
      guards: [followUp.withinReopenDays],
      rule: followUp.reopenCase,
    },
  ],
  'other.choose': [
    {
      id: 'B-13',
      from: AFTER_START,
      status: NOT_RESTING,
      to: 'other-action',
      guards: [],
      rule: request.chooseOther,
    },
  ],
  'other.resume': [
    {
      id: 'B-13',
      from: ['other-action'],
      status: OPEN,
      guards: [],
      rule: request.resume,
    },
  ],
} as const satisfies Partial<Process>;
