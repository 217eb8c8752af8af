import { stepsOf } from '../case.ts';
import { PARTS } from '../event.ts';
import * as calls from '../rules/calls.ts';
import * as guests from '../rules/guests.ts';
import * as invitation from '../rules/invitation.ts';
import * as meeting from '../rules/meeting.ts';
import * as off from '../rules/meeting-off.ts';
import * as prepare from '../rules/prepare.ts';
import * as separation from '../rules/separation.ts';
import * as topics from '../rules/topics.ts';
import type { Process } from './row.ts';
import { ACTIVE, ANY, EVERY, BEFORE_PLAN, WITH_PLAN } from './scope.ts';

/** Steps 3 to 5: preparing, calling and holding the meeting. */
export const meetingRows = {
  'preparation.save': [
    {
      id: 'F50',
      from: BEFORE_PLAN,
      status: ACTIVE,
      parts: () => [PARTS.preparation],
      guards: [
        prepare.questionGiven,
        prepare.rolesCovered,
        prepare.leaderFits,
        prepare.rolesDiffer,
        separation.rolesUnrelated,
      ],
      rule: prepare.savePreparation,
    },
  ],
  'guest.add': [
    {
      id: 'F30',
      from: BEFORE_PLAN,
      status: ACTIVE,
      guards: [guests.someoneNew],
      rule: guests.addGuests,
    },
  ],
  'guest.add-outside': [
    {
      id: 'F31',
      from: BEFORE_PLAN,
      status: ACTIVE,
      guards: [guests.outsideComplete],
      rule: guests.addOutsideGuest,
    },
  ],
  'guest.remove': [
    {
      id: 'F30',
      from: BEFORE_PLAN,
      status: ACTIVE,
      parts: ({ guest }) => [PARTS.guest(guest)],
      guards: [guests.guestExists],
      rule: guests.removeGuest,
    },
  ],
  'guest.contacted': [
    {
      id: 'F50',
      from: BEFORE_PLAN,
      status: ACTIVE,
      guards: [guests.guestsThere],
      rule: guests.noteContacts,
    },
  ],
  'guest.object': [
    {
      id: 'C62',
      from: BEFORE_PLAN,
      status: ACTIVE,
      guards: [guests.guestExists, guests.notOwnFamily],
      rule: guests.noteObjection,
    },
  ],
  'topic.add': [
    {
      id: 'C19',
      from: [...BEFORE_PLAN, ...stepsOf('meeting')],
      status: ACTIVE,
      guards: [topics.topicGiven],
      rule: topics.addTopic,
    },
  ],
  'topic.remove': [
    {
      id: 'C19',
      from: [...BEFORE_PLAN, ...stepsOf('meeting')],
      status: ACTIVE,
      guards: [topics.topicThere],
      rule: topics.removeTopic,
    },
  ],
  'meeting.plan': [
    {
      id: 'F52',
      from: stepsOf('prepare'),
      status: ACTIVE,
      parts: () => [PARTS.time],
      guards: [prepare.timeAhead],
      rule: prepare.planMeeting,
    },
  ],
  'meeting.booked': [{ id: 'F58', from: WITH_PLAN, status: ACTIVE, guards: [], rule: prepare.noteBooking }],
  'call.send': [
    {
      id: 'A-09',
      from: ['prepare'],
      status: ACTIVE,
      to: 'called',
      guards: [prepare.callComplete, prepare.callLead, prepare.withinDeadline],
      rule: prepare.sendCall,
    },
    {
      id: 'A-09',
      from: stepsOf('called'),
      status: ACTIVE,
      guards: [prepare.callComplete, prepare.callLead],
      rule: prepare.sendCall,
    },
  ],
  'meeting.move': [
    {
      id: 'A-10',
      from: stepsOf('called'),
      status: ACTIVE,
      parts: () => [PARTS.time],
      guards: [prepare.whyGiven, prepare.timeAhead, prepare.callLead, prepare.withinDeadline],
      why: ({ why }) => why,
      rule: prepare.moveMeeting,
    },
  ],
  'host.decline': [
    {
      id: 'T4',
      from: BEFORE_PLAN,
      status: ACTIVE,
      parts: () => [PARTS.preparation],
      guards: [],
      rule: prepare.declineHost,
    },
  ],
  'meeting.keep': [
    {
      id: 'E4',
      from: stepsOf('called'),
      status: ACTIVE,
      parts: () => [PARTS.time],
      guards: [prepare.timeNotPassed],
      rule: prepare.keepMeeting,
    },
  ],
  'meeting.cancel': [
    {
      id: 'A-10',
      from: stepsOf('called'),
      status: ACTIVE,
      parts: () => [PARTS.time],
      guards: [off.notYetOff, off.isAhead, off.whyOff],
      rule: off.cancelMeeting,
    },
  ],
  'meeting.missed': [
    {
      id: 'A-11',
      from: stepsOf('called'),
      status: ACTIVE,
      parts: () => [PARTS.time],
      guards: [off.notYetOff, off.hasPassed],
      rule: off.missMeeting,
    },
  ],
  'meeting.unmiss': [
    {
      id: 'A-11',
      from: stepsOf('called'),
      status: ACTIVE,
      parts: () => [PARTS.time],
      guards: [off.saidMissed],
      rule: off.undoMiss,
    },
  ],
  'call.tried': [{ id: 'T4', from: EVERY, status: ANY, guards: [calls.callOpen], rule: calls.noteTry }],
  'call-off.done': [
    {
      id: 'A-17',
      from: EVERY,
      status: ANY,
      guards: [calls.callOffOpen],
      rule: calls.noteCallOff,
    },
  ],
  'invitation.answer': [
    {
      id: 'T4',
      from: stepsOf('called'),
      status: ACTIVE,
      // An answer to another time than the one now planned would be a mistake.
      parts: ({ guest }) => [PARTS.guest(guest), PARTS.time],
      guards: [guests.guestExists, invitation.meetingStands, invitation.answersOwn, invitation.answerComplete],
      rule: invitation.answerInvitation,
    },
  ],
  'absence.report': [
    {
      id: 'F61',
      from: stepsOf('prepare', 'called', 'meeting', 'plan', 'follow-up'),
      status: ACTIVE,
      guards: [meeting.absenceThere],
      rule: meeting.reportAbsence,
    },
  ],
  'meeting.start': [
    {
      id: 'A-11',
      from: ['called'],
      status: ACTIVE,
      to: 'meeting',
      guards: [
        meeting.consentNow,
        meeting.notOff,
        meeting.onItsDay,
        meeting.attendeesCovered,
        meeting.familyThere,
        meeting.bothPrincipalsThere,
      ],
      rule: meeting.startMeeting,
    },
  ],
} as const satisfies Partial<Process>;
