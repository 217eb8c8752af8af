import { stepsOf } from '../case.ts';
import { VASTBAS_PARTS } from '../vastbas-event.ts';
import * as followUp from '../rules/follow-up.ts';
import * as meeting from '../rules/meeting.ts';
import * as prepare from '../rules/prepare.ts';
import { familyConsents } from '../rules/vastbas-lacks.ts';
import * as homework from '../rules/vastbas-homework.ts';
import * as meetings from '../rules/vastbas-meetings.ts';
import type { Process } from './row.ts';
import { ACTIVE, BEFORE_PLAN, MEASURES_RUN, NOT_RESTING, WITH_PLAN } from './scope.ts';

const OFFER = () => [VASTBAS_PARTS.offer];

/** Steps 3 to 6: the offer, the förmöte and the two network meetings (B-05 to B-07, B-17). */
export const vastbasMeetingRows = {
  'offer.accept': [
    {
      id: 'B-05',
      from: ['offer'],
      status: ACTIVE,
      to: 'pre-meeting',
      parts: OFFER,
      guards: [familyConsents, meetings.offerAccepted],
      rule: meetings.acceptOffer,
    },
  ],
  'offer.decline': [
    {
      id: 'B-05',
      from: ['offer'],
      status: NOT_RESTING,
      to: 'declined',
      parts: OFFER,
      guards: [meetings.offerAnswered],
      rule: meetings.declineOffer,
    },
  ],
  'offer.think': [
    {
      id: 'B-05',
      from: ['offer'],
      status: ACTIVE,
      parts: OFFER,
      guards: [meetings.offerAnswered],
      rule: meetings.thinkOver,
    },
  ],
  'analysis.save': [
    {
      id: 'B-06',
      from: ['pre-meeting'],
      status: ACTIVE,
      parts: () => [VASTBAS_PARTS.analysis],
      guards: [meetings.analysisDay],
      rule: meetings.saveAnalysis,
    },
  ],
  'network.put': [
    {
      id: 'B-06',
      from: WITH_PLAN,
      status: ACTIVE,
      parts: ({ item }) => (item ? [VASTBAS_PARTS.network(item)] : []),
      guards: [meetings.mapPersonFits],
      rule: meetings.putOnMap,
    },
  ],
  'network.remove': [
    {
      id: 'B-06',
      from: WITH_PLAN,
      status: ACTIVE,
      parts: ({ item }) => [VASTBAS_PARTS.network(item)],
      guards: [meetings.isOnMap],
      rule: meetings.takeFromMap,
    },
  ],
  'spokesperson.set': [
    {
      id: 'B-06',
      from: WITH_PLAN,
      status: ACTIVE,
      parts: () => [VASTBAS_PARTS.spokesperson],
      guards: [meetings.spokespersonFree],
      rule: meetings.setSpokesperson,
    },
  ],
  'spokesperson.present': [
    {
      id: 'B-07',
      from: stepsOf('meeting'),
      status: ACTIVE,
      parts: () => [VASTBAS_PARTS.spokesperson],
      guards: [],
      rule: meetings.presentSpokesperson,
    },
  ],
  'spokesperson.talked': [
    {
      id: 'T10',
      from: MEASURES_RUN,
      status: ACTIVE,
      guards: [meetings.talkDayFits],
      rule: meetings.noteTalk,
    },
  ],
  'mapping.save': [
    {
      id: 'T12',
      from: [...BEFORE_PLAN, 'network-1'],
      status: ACTIVE,
      parts: () => [VASTBAS_PARTS.mapping],
      guards: [],
      rule: meetings.saveMapping,
    },
  ],
  'guests.approve': [
    {
      id: 'B-06',
      from: ['pre-meeting', 'network-1-called'],
      status: ACTIVE,
      guards: [meetings.someoneToApprove],
      rule: meetings.approveGuests,
    },
  ],
  'call.send': [
    {
      id: 'B-06',
      from: ['pre-meeting'],
      status: ACTIVE,
      to: 'network-1-called',
      guards: [meetings.preMeetingDone, meetings.guestsApproved, prepare.callComplete, prepare.callLead],
      rule: prepare.sendCall,
    },
    {
      id: 'B-06',
      from: ['network-1-called'],
      status: ACTIVE,
      guards: [meetings.guestsApproved, prepare.callComplete, prepare.callLead],
      rule: prepare.sendCall,
    },
    {
      id: 'B-07',
      from: ['prepare'],
      status: ACTIVE,
      to: 'called',
      guards: [prepare.callComplete, prepare.callLead],
      rule: prepare.sendCall,
    },
    {
      id: 'B-07',
      from: ['called'],
      status: ACTIVE,
      guards: [prepare.callComplete, prepare.callLead],
      rule: prepare.sendCall,
    },
  ],
  'meeting.start': [
    {
      id: 'B-06',
      from: ['network-1-called'],
      status: ACTIVE,
      to: 'network-1',
      guards: [meeting.consentNow, meeting.notOff, meeting.onItsDay, meeting.attendeesCovered, meeting.familyThere],
      rule: meeting.startMeeting,
    },
    {
      id: 'T12',
      from: ['called'],
      status: ACTIVE,
      to: 'meeting',
      guards: [
        meetings.mappingReady,
        meeting.consentNow,
        meeting.notOff,
        meeting.onItsDay,
        meeting.attendeesCovered,
        meeting.familyThere,
      ],
      rule: meeting.startMeeting,
    },
  ],
  'needs.analyse': [
    {
      id: 'B-07',
      from: ['network-1'],
      status: ACTIVE,
      parts: () => [VASTBAS_PARTS.needs],
      guards: [],
      rule: meetings.analyseNeeds,
    },
  ],
  'homework.set': [
    {
      id: 'B-07',
      from: ['network-1'],
      status: ACTIVE,
      parts: () => [VASTBAS_PARTS.homework],
      guards: [homework.homeworkComplete],
      rule: homework.setHomework,
    },
  ],
  'homework.answer': [
    {
      id: 'B-07',
      from: ['network-1', 'prepare', 'called', 'meeting'],
      status: ACTIVE,
      parts: ({ who }) => [VASTBAS_PARTS.answer(who)],
      guards: [homework.homeworkOwn],
      rule: homework.answerHomework,
    },
  ],
  'meeting.renew': [
    {
      id: 'B-07',
      from: ['network-1'],
      status: ACTIVE,
      to: 'prepare',
      guards: [meetings.firstMeetingDone],
      rule: followUp.renewMeeting,
    },
    {
      id: 'B-17',
      from: ['follow-up', 'new-measures'],
      status: ACTIVE,
      to: 'prepare',
      guards: [],
      rule: followUp.renewMeeting,
    },
  ],
} as const satisfies Partial<Process>;
