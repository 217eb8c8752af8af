import { PARTS } from '../event.ts';
import * as correct from '../rules/correct.ts';
import * as family from '../rules/family.ts';
import * as referral from '../rules/referral.ts';
import * as separation from '../rules/separation.ts';
import * as start from '../rules/start.ts';
import type { Process } from './row.ts';
import { ACTIVE, AFTER_NEED, ANY, OPEN } from './scope.ts';

const CORRECTABLE = ['need', ...AFTER_NEED] as const;

/** Steps 1: who starts, who the family is, and whether a SIP is needed. */
export const startRows = {
  'case.draft': [{ id: 'A-00', from: ['draft'], status: ACTIVE, guards: [], rule: start.draftCase }],
  'case.start': [
    {
      id: 'A-01',
      from: ['draft'],
      status: ACTIVE,
      to: 'need',
      parts: () => [PARTS.family],
      guards: [start.initiatorAllowed, start.ageInRange, start.detectedInRange],
      rule: start.startCase,
    },
  ],
  'facts.correct': [
    {
      id: 'A-01',
      from: CORRECTABLE,
      status: OPEN,
      parts: () => [PARTS.facts],
      guards: [correct.correctedFit, correct.sameChild, correct.stillBothPrincipals, correct.birthFallKnown],
      rule: correct.correctFacts,
    },
  ],
  'family.set': [
    {
      id: 'W1',
      from: CORRECTABLE,
      status: OPEN,
      parts: () => [PARTS.family],
      guards: [family.guardiansFit, family.removalGrounded, family.fallKnown, separation.writerUnrelated],
      rule: family.setFamily,
    },
  ],
  'need.confirm': [
    {
      id: 'A-02',
      from: ['need'],
      status: ACTIVE,
      to: 'consent',
      parts: () => [PARTS.need],
      guards: [start.familyKnown, start.needChecked, start.twoOrganisations, start.bothPrincipals, start.familyWants],
      rule: start.confirmNeed,
    },
  ],
  'need.reroute': [
    {
      id: 'A-03',
      from: ['need'],
      status: ACTIVE,
      to: 'rerouted',
      parts: () => [PARTS.need],
      guards: [referral.referralAgreed],
      rule: start.reroute,
    },
  ],
  'need.refuse': [
    {
      id: 'A-04',
      from: ['need'],
      status: ACTIVE,
      to: 'refused',
      parts: () => [PARTS.need],
      guards: [start.requestedByFamily],
      rule: start.refuseNeed,
    },
  ],
  'refusal.read': [{ id: 'A-04', from: ['refused'], status: ANY, guards: [], rule: start.readRefusal }],
} as const satisfies Partial<Process>;
