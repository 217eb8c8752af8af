import { isPlanPart } from '../event.ts';
import { VASTBAS_PARTS } from '../vastbas-event.ts';
import * as plan from '../rules/plan.ts';
import * as separation from '../rules/separation.ts';
import * as contact from '../rules/vastbas-contact.ts';
import type { Process } from './row.ts';
import { ACTIVE, FOLLOWED, WITH_PLAN } from './scope.ts';

/** The contact person: asked for, appointed, answering for the fixed plan, taking over (B-08, B-09). */
export const vastbasContactRows = {
  'contact.ask': [
    {
      id: 'B-08',
      from: WITH_PLAN,
      status: ACTIVE,
      parts: () => [VASTBAS_PARTS.contact],
      guards: [contact.isHeadTeacher],
      rule: contact.askHeadTeacher,
    },
  ],
  'contact.appoint': [
    {
      id: 'B-08',
      from: WITH_PLAN,
      status: ACTIVE,
      parts: () => [VASTBAS_PARTS.contact],
      guards: [contact.contactFits],
      rule: contact.appoint,
    },
  ],
  'contact.answer': [{ id: 'B-08', from: WITH_PLAN, status: ACTIVE, guards: [], rule: contact.answerAsContact }],
  'plan.fix': [
    {
      id: 'B-08',
      from: ['plan'],
      status: ACTIVE,
      to: 'started',
      parts: (_command, sip) => Object.keys(sip.changed).filter(isPlanPart),
      guards: [
        plan.consentHolds,
        contact.contactStands,
        contact.goalsHaveMeasures,
        plan.planComplete,
        plan.nothingExcluded,
        plan.familyHasRead,
        separation.readByAnother,
      ],
      rule: plan.fixPlan,
    },
  ],
  'handover.accept': [
    {
      id: 'B-09',
      from: ['started'],
      status: ACTIVE,
      to: 'follow-up',
      guards: [contact.documentsRead],
      rule: contact.takeOver,
    },
    {
      id: 'N12',
      from: [...FOLLOWED, 'evaluation'],
      status: ACTIVE,
      guards: [contact.documentsRead],
      rule: contact.takeOver,
    },
  ],
} as const satisfies Partial<Process>;
