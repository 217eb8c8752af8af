import { currentConsent, type Case } from '../case.ts';
import { PARTS } from '../event.ts';
import * as circumstances from '../rules/circumstances.ts';
import * as consent from '../rules/consent.ts';
import * as narrow from '../rules/narrow.ts';
import * as protection from '../rules/protection.ts';
import type { Process } from './row.ts';
import { ANY, OPEN, AFTER_NEED, EVERY } from './scope.ts';

/** A unit confirms the version that it has seen, so the last answer to a newer one makes the click stale. */
const signersOf = (sip: Case): readonly string[] => Object.keys(currentConsent(sip)?.signatures ?? {});

/** Step 2 and the whole way: what the family agrees to, answers, and takes back. */
export const consentRows = {
  'consent.scope': [
    {
      id: 'A-07',
      from: ['no-consent'],
      status: OPEN,
      to: 'consent',
      parts: () => [PARTS.consent],
      guards: [consent.scopeComplete],
      rule: consent.scopeConsent,
    },
    {
      id: 'SC1',
      from: AFTER_NEED,
      status: OPEN,
      parts: () => [PARTS.consent],
      guards: [consent.scopeComplete],
      rule: consent.scopeConsent,
    },
  ],
  'consent.child': [
    {
      id: 'SC9',
      from: AFTER_NEED,
      status: OPEN,
      parts: () => [PARTS.consent, PARTS.answerOf('child-asked')],
      guards: [consent.childAnswerComplete],
      rule: consent.askChild,
    },
  ],
  'consent.answer': [
    {
      id: 'SC4',
      from: AFTER_NEED,
      status: OPEN,
      parts: ({ who }) => [PARTS.consent, PARTS.answerOf(who)],
      guards: [consent.answerComplete, consent.childSaysNo],
      rule: consent.answerConsent,
    },
  ],
  'consent.confirm': [
    {
      id: 'SC11',
      from: AFTER_NEED,
      status: OPEN,
      parts: (_command, sip) => [PARTS.consent, ...signersOf(sip).map(PARTS.answerOf)],
      guards: [consent.unitCovered],
      rule: consent.confirmConsent,
    },
  ],
  'consent.withdraw': [
    {
      id: 'A-17',
      from: AFTER_NEED,
      status: OPEN,
      parts: () => [PARTS.consent],
      guards: [consent.withdrawalComplete],
      rule: consent.withdrawConsent,
    },
  ],
  'consent.narrow': [
    {
      id: 'SC4',
      from: AFTER_NEED,
      status: OPEN,
      parts: () => [PARTS.consent],
      guards: [narrow.narrowComplete],
      rule: narrow.narrowConsent,
    },
  ],
  'protection.set': [
    {
      id: 'F96',
      from: EVERY,
      status: ANY,
      parts: () => [PARTS.protection],
      guards: [],
      rule: protection.setProtection,
    },
  ],
  'protection.ask-lift': [
    {
      id: 'F96',
      from: EVERY,
      status: ANY,
      parts: () => [PARTS.protection],
      guards: [protection.isLocked, protection.liftReasoned],
      rule: protection.askLift,
    },
  ],
  'protection.lift': [
    {
      id: 'F96',
      from: EVERY,
      status: ANY,
      parts: () => [PARTS.protection],
      guards: [protection.isLocked, protection.secondPerson],
      rule: protection.liftProtection,
    },
  ],
  'protection.keep': [
    {
      id: 'F96',
      from: EVERY,
      status: ANY,
      parts: () => [PARTS.protection],
      guards: [protection.isLocked, protection.liftAsked],
      rule: protection.keepProtection,
    },
  ],
  'circumstance.set': [
    {
      id: 'W9',
      from: AFTER_NEED,
      status: OPEN,
      parts: () => [PARTS.family, PARTS.circumstances],
      guards: [circumstances.circumstanceComplete],
      rule: circumstances.setCircumstance,
    },
  ],
  'circumstance.end': [
    {
      id: 'W9',
      from: AFTER_NEED,
      status: OPEN,
      parts: () => [PARTS.circumstances],
      guards: [circumstances.circumstanceThere],
      rule: circumstances.endCircumstance,
    },
  ],
} as const satisfies Partial<Process>;
