import { VASTBAS_PARTS } from '../vastbas-event.ts';
import { PARTS } from '../event.ts';
import * as start from '../rules/start.ts';
import * as coordinators from '../rules/vastbas-coordinators.ts';
import { familyConsents } from '../rules/vastbas-lacks.ts';
import * as request from '../rules/vastbas-request.ts';
import { successorAnswers } from './handover-rows.ts';
import type { Process } from './row.ts';
import { ACTIVE, DECIDED_NO, NOT_RESTING } from './scope.ts';

/** Steps 1 and 2: the request, and the assessment that CBE and IFO make together (B-01 to B-04). */
export const vastbasStartRows = {
  'case.start': [
    {
      id: 'B-01',
      from: ['draft'],
      status: ACTIVE,
      to: 'request',
      parts: () => [PARTS.family],
      guards: [request.intakeOpens, start.ageInRange, start.detectedInRange],
      rule: start.startCase,
    },
  ],
  'request.save': [
    {
      id: 'B-01',
      from: ['request'],
      status: ACTIVE,
      parts: () => [VASTBAS_PARTS.request],
      guards: [],
      rule: request.saveRequest,
    },
  ],
  'request.assess': [
    {
      id: 'B-02',
      from: ['request'],
      status: ACTIVE,
      to: 'assessment',
      parts: () => [VASTBAS_PARTS.request],
      guards: [familyConsents, request.requestComplete, request.assessorFits],
      rule: request.nameAssessor,
    },
    {
      id: 'B-03',
      from: ['assessment'],
      status: ACTIVE,
      parts: () => [VASTBAS_PARTS.verdict('ifo')],
      guards: [familyConsents, request.assessorAwaited, request.assessorFits],
      rule: request.nameAssessor,
    },
  ],
  'assessment.give': [
    {
      id: 'B-02',
      from: ['assessment'],
      status: ACTIVE,
      parts: (command, sip) => [VASTBAS_PARTS.verdict(request.sideOf(sip, command.by))],
      guards: [request.verdictGrounded],
      rule: request.giveVerdict,
    },
  ],
  'assessment.reject': [
    {
      id: 'B-03',
      from: ['assessment'],
      status: NOT_RESTING,
      to: 'not-vastbas',
      parts: () => [VASTBAS_PARTS.verdict('cbe'), VASTBAS_PARTS.verdict('ifo')],
      guards: [request.rejectedByBoth],
      rule: request.reject,
    },
  ],
  'decision.tell': [
    {
      id: 'B-03',
      from: DECIDED_NO,
      status: NOT_RESTING,
      to: 'closed',
      guards: [request.everyoneTold],
      rule: request.tellDecision,
    },
  ],
  'coordinators.propose': [
    {
      id: 'B-04',
      from: ['assessment'],
      status: ACTIVE,
      parts: () => [VASTBAS_PARTS.coordinators],
      guards: [coordinators.assessedAsVastbas, coordinators.coordinatorsFit],
      rule: coordinators.propose,
    },
  ],
  'coordinator.answer': [
    {
      id: 'B-04',
      from: ['assessment'],
      status: ACTIVE,
      guards: [],
      rule: coordinators.answerAsCoordinator,
    },
    successorAnswers,
  ],
} as const satisfies Partial<Process>;
