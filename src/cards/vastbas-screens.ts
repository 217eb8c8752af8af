import type { CaseScreen } from './screen.ts';
import * as contact from './screens/vastbas-contact.ts';
import * as followUp from './screens/vastbas-follow-up.ts';
import * as homework from './screens/vastbas-homework.ts';
import * as meeting from './screens/vastbas-meeting.ts';
import * as leave from './screens/vastbas-leave.ts';
import * as network from './screens/vastbas-network.ts';
import { vbPapers } from './screens/vastbas-papers.ts';
import * as request from './screens/vastbas-request.ts';
import * as start from './screens/vastbas-start.ts';

/** The screens of process B alone, by name. */
export const vastbasScreens = {
  'vb-request': request.vbRequest,
  'vb-submit': request.vbSubmit,
  'vb-assess': start.vbAssess,
  'vb-reject': start.vbReject,
  'vb-decision': start.vbDecision,
  'vb-coordinators': start.vbCoordinators,
  'vb-coordinate': start.vbCoordinate,
  'vb-leave': leave.vbLeave,
  'vb-replace': leave.vbReplace,
  'vb-offer': meeting.vbOffer,
  'vb-analysis': meeting.vbAnalysis,
  'vb-network': network.vbNetwork,
  'vb-spokesperson': network.vbSpokesperson,
  'vb-talk': network.vbTalk,
  'vb-mapping': meeting.vbMapping,
  'vb-approve': meeting.vbApprove,
  'vb-network-1': meeting.vbNetworkOne,
  'vb-homework': homework.vbHomework,
  'vb-home': homework.vbHome,
  'vb-contact': contact.vbContact,
  'vb-appoint': contact.vbAppoint,
  'vb-overview': contact.vbOverview,
  'vb-take-over': contact.vbTakeOver,
  'vb-begin': followUp.vbBegin,
  'vb-eht': followUp.vbEht,
  'vb-measures': followUp.vbMeasures,
  'vb-evaluate': followUp.vbEvaluate,
  'vb-end': followUp.vbEnd,
  'vb-other': followUp.vbOther,
  'vb-papers': vbPapers,
} as const satisfies Readonly<Record<string, CaseScreen>>;
