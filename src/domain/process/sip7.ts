import { PARTS } from '../event.ts';
import * as consent from '../rules/consent.ts';
import * as followUp from '../rules/follow-up.ts';
import * as meeting from '../rules/meeting.ts';
import * as plan from '../rules/plan.ts';
import * as prepare from '../rules/prepare.ts';
import * as start from '../rules/start.ts';
import * as system from '../rules/system.ts';
import type { Process } from './row.ts';

const ACTIVE = ['active'] as const;
const OPEN = ['active', 'paused-consent'] as const;
const ANY = ['active', 'paused-consent', 'closed', 'cancelled'] as const;

const STARTER = ['initiator'] as const;
const COORDINATORS = ['initiator', 'responsible', 'deputy'] as const;
const LEADERS = ['responsible', 'deputy', 'leader'] as const;
const WRITERS = ['responsible', 'deputy', 'leader', 'secretary'] as const;
const MEMBERS = ['initiator', 'responsible', 'deputy', 'leader', 'secretary', 'participant', 'doer'] as const;
const SYSTEM = ['system'] as const;

const BEFORE_PLAN = ['prepare', 'called'] as const;
const AFTER_NEED = ['consent', 'no-consent', 'prepare', 'called', 'meeting', 'plan', 'follow-up'] as const;
const UNFINISHED = [
  'draft',
  'need',
  'consent',
  'no-consent',
  'prepare',
  'called',
  'meeting',
  'plan',
  'follow-up',
] as const;
const EVERY = [...UNFINISHED, 'rerouted', 'refused', 'closed', 'cancelled'] as const;
/** Plan 1 goes on while a new meeting is prepared (decision 8). */
const WITH_PLAN = ['prepare', 'called', 'meeting', 'plan', 'follow-up'] as const;

const itemPart = (command: { readonly item?: string }): readonly string[] =>
  command.item ? [PARTS.item(command.item)] : [];

/** Process A, "SIP i sju steg" (domain §2.2). Numbers A-.. are its transitions; the others name the rule they serve. */
export const sip7: Process = {
  'case.draft': [{ id: 'A-00', from: ['draft'], status: ACTIVE, actors: STARTER, guards: [], rule: start.draftCase }],
  'case.start': [
    {
      id: 'A-01',
      from: ['draft'],
      status: ACTIVE,
      to: 'need',
      actors: STARTER,
      parts: () => [PARTS.family],
      guards: [start.initiatorAllowed, start.ageInRange, start.detectedInRange],
      rule: start.startCase,
    },
  ],
  'family.set': [
    {
      id: 'W1',
      from: ['need', 'consent', 'no-consent'],
      status: ACTIVE,
      actors: COORDINATORS,
      parts: () => [PARTS.family],
      guards: [start.guardiansFit],
      rule: start.setFamily,
    },
  ],
  'need.confirm': [
    {
      id: 'A-02',
      from: ['need'],
      status: ACTIVE,
      to: 'consent',
      actors: STARTER,
      parts: () => [PARTS.need],
      guards: [start.familyKnown, start.needChecked, start.twoOrganisations, start.bothPrincipals],
      rule: start.confirmNeed,
    },
  ],
  'need.reroute': [
    {
      id: 'A-03',
      from: ['need'],
      status: ACTIVE,
      to: 'rerouted',
      actors: STARTER,
      parts: () => [PARTS.need],
      guards: [],
      rule: start.reroute,
    },
  ],
  'need.refuse': [
    {
      id: 'A-04',
      from: ['need'],
      status: ACTIVE,
      to: 'refused',
      actors: STARTER,
      parts: () => [PARTS.need],
      guards: [start.requestedByFamily],
      rule: start.refuseNeed,
    },
  ],
  'refusal.read': [
    { id: 'A-04', from: ['refused'], status: ANY, actors: ['manager'], guards: [], rule: start.readRefusal },
  ],
  'consent.scope': [
    {
      id: 'A-07',
      from: ['no-consent'],
      status: OPEN,
      to: 'consent',
      actors: COORDINATORS,
      parts: () => [PARTS.consent],
      guards: [consent.scopeComplete],
      rule: consent.scopeConsent,
    },
    {
      id: 'SC1',
      from: AFTER_NEED,
      status: OPEN,
      actors: COORDINATORS,
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
      actors: COORDINATORS,
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
      actors: COORDINATORS,
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
      actors: MEMBERS,
      guards: [consent.unitCovered],
      rule: consent.confirmConsent,
    },
  ],
  'consent.withdraw': [
    {
      id: 'A-17',
      from: AFTER_NEED,
      status: OPEN,
      actors: [...MEMBERS, 'manager'],
      parts: () => [PARTS.consent],
      guards: [consent.withdrawalComplete],
      rule: consent.withdrawConsent,
    },
  ],
  'preparation.save': [
    {
      id: 'F50',
      from: BEFORE_PLAN,
      status: ACTIVE,
      actors: COORDINATORS,
      parts: () => [PARTS.preparation],
      guards: [prepare.rolesDiffer],
      rule: prepare.savePreparation,
    },
  ],
  'guest.add': [
    {
      id: 'F30',
      from: BEFORE_PLAN,
      status: ACTIVE,
      actors: [...COORDINATORS, 'leader'],
      guards: [prepare.someoneNew],
      rule: prepare.addGuests,
    },
  ],
  'guest.add-outside': [
    {
      id: 'F31',
      from: BEFORE_PLAN,
      status: ACTIVE,
      actors: [...COORDINATORS, 'leader'],
      guards: [],
      rule: prepare.addOutsideGuest,
    },
  ],
  'guest.remove': [
    {
      id: 'F30',
      from: BEFORE_PLAN,
      status: ACTIVE,
      actors: [...COORDINATORS, 'leader'],
      parts: ({ guest }) => [PARTS.guest(guest)],
      guards: [prepare.guestExists],
      rule: prepare.removeGuest,
    },
  ],
  'guest.contacted': [
    {
      id: 'F50',
      from: BEFORE_PLAN,
      status: ACTIVE,
      actors: [...COORDINATORS, 'leader'],
      guards: [],
      rule: prepare.noteContacts,
    },
  ],
  'meeting.plan': [
    {
      id: 'F52',
      from: ['prepare'],
      status: ACTIVE,
      actors: COORDINATORS,
      parts: () => [PARTS.time],
      guards: [prepare.timeAhead],
      rule: prepare.planMeeting,
    },
  ],
  'call.send': [
    {
      id: 'A-09',
      from: ['prepare'],
      status: ACTIVE,
      to: 'called',
      actors: COORDINATORS,
      guards: [prepare.callComplete, prepare.callLead, prepare.withinDeadline],
      rule: prepare.sendCall,
    },
    {
      id: 'A-09',
      from: ['called'],
      status: ACTIVE,
      actors: COORDINATORS,
      guards: [prepare.callComplete, prepare.callLead],
      rule: prepare.sendCall,
    },
  ],
  'meeting.move': [
    {
      id: 'A-10',
      from: ['called'],
      status: ACTIVE,
      actors: COORDINATORS,
      parts: () => [PARTS.time],
      guards: [prepare.whyGiven, prepare.timeAhead, prepare.callLead, prepare.withinDeadline],
      rule: prepare.moveMeeting,
    },
  ],
  'invitation.answer': [
    {
      id: 'T4',
      from: ['called'],
      status: ACTIVE,
      actors: MEMBERS,
      parts: ({ guest }) => [PARTS.guest(guest)],
      guards: [prepare.guestExists, prepare.answersOwn],
      rule: prepare.answerInvitation,
    },
  ],
  'meeting.start': [
    {
      id: 'A-11',
      from: ['called'],
      status: ACTIVE,
      to: 'meeting',
      actors: LEADERS,
      guards: [meeting.consentNow, meeting.familyThere, meeting.bothPrincipalsThere],
      rule: meeting.startMeeting,
    },
  ],
  'plan.begin': [
    { id: 'A-12', from: ['meeting'], status: ACTIVE, to: 'plan', actors: WRITERS, guards: [], rule: meeting.beginPlan },
  ],
  'plan.words': [
    {
      id: 'V8',
      from: ['plan'],
      status: ACTIVE,
      actors: WRITERS,
      parts: () => [PARTS.words],
      guards: [],
      rule: plan.writeWords,
    },
  ],
  'need.put': [
    { id: 'V1', from: ['plan'], status: ACTIVE, actors: WRITERS, parts: itemPart, guards: [], rule: plan.putNeed },
  ],
  'goal.put': [
    { id: 'V9', from: ['plan'], status: ACTIVE, actors: WRITERS, parts: itemPart, guards: [], rule: plan.putGoal },
  ],
  'measure.put': [
    {
      id: 'V2',
      from: ['plan'],
      status: ACTIVE,
      actors: WRITERS,
      parts: itemPart,
      guards: [plan.measureOwner, plan.measureDates],
      rule: plan.putMeasure,
    },
  ],
  'route.put': [
    { id: 'V6', from: ['plan'], status: ACTIVE, actors: WRITERS, parts: itemPart, guards: [], rule: plan.putRoute },
  ],
  'plan.remove': [
    {
      id: 'V1',
      from: ['plan'],
      status: ACTIVE,
      actors: WRITERS,
      parts: itemPart,
      guards: [plan.itemExists],
      rule: plan.removeItem,
    },
  ],
  'plan.responsible': [
    {
      id: 'V4',
      from: ['plan'],
      status: ACTIVE,
      actors: WRITERS,
      parts: () => [PARTS.responsible],
      guards: [plan.responsiblePrincipal],
      rule: plan.setResponsible,
    },
  ],
  'plan.fix': [
    {
      id: 'A-13',
      from: ['plan'],
      status: ACTIVE,
      to: 'follow-up',
      actors: LEADERS,
      guards: [plan.planComplete, plan.nothingExcluded, plan.familyHasRead],
      rule: plan.fixPlan,
    },
  ],
  'plan.sign': [
    {
      id: 'T6',
      from: ['follow-up'],
      status: ACTIVE,
      actors: WRITERS,
      parts: ({ who }) => [PARTS.signature(who)],
      guards: [plan.signComplete],
      rule: plan.signPlan,
    },
  ],
  'plan.copied': [{ id: 'F77', from: ['follow-up'], status: ACTIVE, actors: WRITERS, guards: [], rule: plan.giveCopy }],
  'child.told': [{ id: 'T5', from: ['follow-up'], status: ACTIVE, actors: WRITERS, guards: [], rule: plan.tellChild }],
  'plan.revise': [
    {
      id: 'A-14',
      from: ['follow-up'],
      status: ACTIVE,
      to: 'plan',
      actors: COORDINATORS,
      guards: [],
      rule: meeting.beginPlan,
    },
  ],
  'measure.report': [
    {
      id: 'N9',
      from: WITH_PLAN,
      status: ACTIVE,
      actors: MEMBERS,
      parts: ({ measure }) => [PARTS.report(measure)],
      guards: [followUp.ownMeasure],
      rule: followUp.reportMeasure,
    },
  ],
  'follow-up.record': [
    {
      id: 'A-14',
      from: ['follow-up'],
      status: ACTIVE,
      actors: ['responsible', 'deputy'],
      parts: () => [PARTS.followUp],
      guards: [followUp.measuresReported, followUp.nextInFuture, followUp.childWasTold],
      rule: followUp.recordFollowUp,
    },
  ],
  'follow-up.move': [
    {
      id: 'T7',
      from: WITH_PLAN,
      status: ACTIVE,
      actors: ['responsible', 'deputy'],
      parts: () => [PARTS.followUp],
      guards: [followUp.moveAhead],
      rule: followUp.moveFollowUp,
    },
  ],
  'goal.judge': [
    {
      id: 'E7',
      from: ['follow-up'],
      status: ACTIVE,
      actors: ['responsible', 'deputy'],
      parts: () => [PARTS.goals],
      guards: [followUp.goalsKnown],
      rule: followUp.judgeGoals,
    },
  ],
  'meeting.renew': [
    {
      id: 'A-15',
      from: ['follow-up'],
      status: ACTIVE,
      to: 'prepare',
      actors: ['responsible', 'deputy'],
      guards: [],
      rule: followUp.renewMeeting,
    },
  ],
  'case.close': [
    {
      id: 'A-16',
      from: ['follow-up'],
      status: ACTIVE,
      to: 'closed',
      actors: ['responsible', 'deputy', 'manager'],
      guards: [followUp.closeComplete, followUp.closerIsResponsible],
      rule: followUp.closeCase,
    },
    {
      id: 'A-18',
      from: WITH_PLAN,
      status: ['paused-consent'],
      to: 'closed',
      actors: ['responsible', 'deputy', 'manager'],
      guards: [followUp.closerIsResponsible],
      rule: followUp.closeCase,
    },
    {
      id: 'A-18',
      from: ['no-consent'],
      status: ACTIVE,
      to: 'closed',
      actors: ['initiator'],
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
      actors: STARTER,
      guards: [followUp.noteGiven],
      rule: followUp.cancelCase,
    },
  ],
  'case.reopen': [
    {
      id: 'A-20',
      from: ['closed'],
      status: ['closed'],
      to: 'need',
      actors: ['responsible', 'deputy'],
      guards: [followUp.withinReopenDays],
      rule: followUp.reopenCase,
    },
  ],
  'duty.snooze': [
    { id: 'RM5', from: EVERY, status: OPEN, actors: [...MEMBERS, 'manager'], guards: [], rule: system.snooze },
  ],
  'person.reached': [
    {
      id: 'P4',
      from: EVERY,
      status: OPEN,
      actors: [...COORDINATORS, 'manager'],
      guards: [system.wasUnreached],
      rule: system.noteReached,
    },
  ],
  look: [{ id: 'E5', from: EVERY, status: ANY, actors: SYSTEM, guards: [], rule: system.look }],
  'duplicate.seen': [{ id: 'A-01', from: EVERY, status: OPEN, actors: SYSTEM, guards: [], rule: system.noteDuplicate }],
  'nudge.delivered': [{ id: 'RM6', from: EVERY, status: ANY, actors: SYSTEM, guards: [], rule: system.countNudges }],
  'delivery.failed': [{ id: 'P4', from: EVERY, status: ANY, actors: SYSTEM, guards: [], rule: system.noteUnreached }],
};
