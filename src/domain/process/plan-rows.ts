import { stepsOf } from '../case.ts';
import { isPlanPart, PARTS } from '../event.ts';
import * as meeting from '../rules/meeting.ts';
import * as lines from '../rules/own-lines.ts';
import * as plan from '../rules/plan.ts';
import * as separation from '../rules/separation.ts';
import * as sign from '../rules/sign.ts';
import * as wayBack from '../rules/way-back.ts';
import type { Process } from './row.ts';
import { ACTIVE } from './scope.ts';

const itemPart = (command: { readonly item?: string }): readonly string[] =>
  command.item ? [PARTS.item(command.item)] : [];

/** Step 5: the plan, from first draft to signed copies. */
export const planRows = {
  'plan.begin': [{ id: 'A-12', from: ['meeting'], status: ACTIVE, to: 'plan', guards: [], rule: meeting.beginPlan }],
  'plan.words': [
    {
      id: 'V8',
      from: ['plan'],
      status: ACTIVE,
      parts: () => [PARTS.words],
      guards: [],
      rule: plan.writeWords,
    },
  ],
  'need.put': [
    {
      id: 'V1',
      from: ['plan'],
      status: ACTIVE,
      parts: itemPart,
      guards: [plan.rowExists('needs'), plan.saysMore(plan.putNeed)],
      rule: plan.putNeed,
    },
  ],
  'goal.put': [
    {
      id: 'V9',
      from: ['plan'],
      status: ACTIVE,
      parts: itemPart,
      guards: [plan.rowExists('goals'), plan.saysMore(plan.putGoal)],
      rule: plan.putGoal,
    },
  ],
  'measure.put': [
    {
      id: 'V2',
      from: ['plan'],
      status: ACTIVE,
      parts: itemPart,
      guards: [
        plan.rowExists('measures'),
        lines.putsOwnLine,
        plan.measureOwner,
        plan.measureDates,
        plan.saysMore(plan.putMeasure),
      ],
      rule: plan.putMeasure,
    },
  ],
  'route.put': [
    {
      id: 'V6',
      from: ['plan'],
      status: ACTIVE,
      parts: itemPart,
      guards: [plan.rowExists('routes'), plan.saysMore(plan.putRoute)],
      rule: plan.putRoute,
    },
  ],
  'plan.remove': [
    {
      id: 'V1',
      from: ['plan'],
      status: ACTIVE,
      parts: itemPart,
      guards: [plan.itemExists, lines.removesOwnLine],
      rule: plan.removeItem,
    },
  ],
  'plan.responsible': [
    {
      id: 'V4',
      from: ['plan'],
      status: ACTIVE,
      parts: () => [PARTS.responsible],
      guards: [plan.responsiblePrincipal, plan.responsibleCovered, separation.responsibleUnrelated],
      rule: plan.setResponsible,
    },
  ],
  'plan.fix': [
    {
      id: 'A-13',
      from: ['plan'],
      status: ACTIVE,
      to: 'follow-up',
      parts: (_command, sip) => Object.keys(sip.changed).filter(isPlanPart),
      guards: [
        plan.consentHolds,
        plan.planComplete,
        plan.nothingExcluded,
        plan.familyHasRead,
        separation.readByAnother,
      ],
      rule: plan.fixPlan,
    },
  ],
  'plan.sign': [
    {
      id: 'T6',
      from: stepsOf('follow-up'),
      status: ACTIVE,
      parts: ({ who }) => [PARTS.signature(who)],
      guards: [sign.signComplete],
      rule: sign.signPlan,
    },
  ],
  'plan.copied': [
    {
      id: 'F77',
      from: stepsOf('follow-up'),
      status: ACTIVE,
      guards: [sign.copyComplete],
      rule: sign.giveCopy,
    },
  ],
  'child.told': [{ id: 'T5', from: stepsOf('follow-up'), status: ACTIVE, guards: [], rule: sign.tellChild }],
  'plan.revise': [
    {
      id: 'A-14',
      from: stepsOf('follow-up'),
      status: ACTIVE,
      to: 'plan',
      guards: [],
      rule: meeting.beginPlan,
    },
  ],
  'plan.drop-draft': [
    {
      id: 'A-14',
      from: ['plan'],
      status: ACTIVE,
      to: 'follow-up',
      // What someone has written since the question was shown is not thrown away unseen.
      parts: (_command, sip) => Object.keys(sip.changed).filter(isPlanPart),
      guards: [wayBack.planInForce],
      rule: wayBack.dropDraft,
    },
  ],
} as const satisfies Partial<Process>;
