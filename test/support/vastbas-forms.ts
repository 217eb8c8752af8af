import { berit, nina } from './vastbas-start.ts';
import { VastbasWalk } from './vastbas-walk.ts';
import type { Walk } from './walk.ts';

const walk = (): VastbasWalk => new VastbasWalk();
const rejected = (): Walk =>
  walk().assessing().bothSay(false).does(berit, 'assessment.reject', { why: 'En insats räcker.', instead: 'inget' });

/** The forms of process B: who fills each in, and in which step. */
export const VASTBAS_FORMS: Readonly<Record<string, readonly [played: string, walk: () => Walk]>> = {
  'vb-request': ['Berit Falk', () => walk().started()],
  'vb-submit': ['Berit Falk', () => walk().requested()],
  'vb-assess': ['Berit Falk', () => walk().assessing()],
  'vb-reject': ['Berit Falk', () => walk().assessing().bothSay(false)],
  'vb-decision': ['Berit Falk', rejected],
  'vb-coordinators': ['Berit Falk', () => walk().assessing().bothSay(true)],
  'vb-offer': ['Nina Alm', () => walk().offered()],
  'vb-analysis': ['Nina Alm', () => walk().accepted()],
  'vb-network': ['Nina Alm', () => walk().preMeeting()],
  'vb-replace': ['Berit Falk', () => walk().preMeeting().does(nina, 'coordinator.leave', { stays: false })],
  'vb-spokesperson': ['Nina Alm', () => walk().accepted()],
  'vb-mapping': ['Nina Alm', () => walk().accepted()],
  'vb-network-1': ['Nina Alm', () => walk().network1()],
  'vb-homework': ['Nina Alm', () => walk().network1()],
  'vb-home': ['Jonas Ek', () => walk().second()],
  'vb-contact': ['Nina Alm', () => walk().worked()],
  'vb-appoint': ['Karin Holm', () => walk().asked()],
  'vb-begin': ['Jonas Ek', () => walk().fixed()],
  'vb-take-over': ['Malin Åberg', () => walk().fixed()],
  'vb-eht': ['Malin Åberg', () => walk().handedOver()],
  'vb-talk': ['Malin Åberg', () => walk().handedOver()],
  survey: ['Jonas Ek', () => walk().evaluating()],
  'vb-evaluate': ['Malin Åberg', () => walk().evaluating()],
  'vb-end': ['Malin Åberg', () => walk().evaluating()],
};
