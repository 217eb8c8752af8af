import type { Case } from './case.ts';
import { partOf, type Event, type EventOf, type EventType } from './event.ts';
import type { AuthorityId, CaseId, PersonId, UnitId } from './ids.ts';
import { callEvolves } from './rules/calls.ts';
import { circumstanceEvolves } from './rules/circumstances.ts';
import { adoptEvolves } from './rules/adopt.ts';
import { consentEvolves } from './rules/consent.ts';
import { coordinatorLeavesEvolves } from './rules/coordinator-leaves.ts';
import { correctEvolves } from './rules/correct.ts';
import { familyEvolves } from './rules/family.ts';
import { failedEvolves } from './rules/failed.ts';
import { followUpEvolves } from './rules/follow-up.ts';
import { handOverEvolves } from './rules/hand-over.ts';
import { meetingEvolves } from './rules/meeting.ts';
import { narrowEvolves } from './rules/narrow.ts';
import { meetingOffEvolves } from './rules/meeting-off.ts';
import { pauseEvolves } from './rules/pause.ts';
import { planEvolves } from './rules/plan.ts';
import { prepareEvolves } from './rules/prepare.ts';
import type { Evolve, Evolves, Stamp } from './rules/rule.ts';
import { protectionEvolves } from './rules/protection.ts';
import { signEvolves } from './rules/sign.ts';
import { topicEvolves } from './rules/topics.ts';
import { thirdEvolves } from './rules/third-person.ts';
import { surveyEvolves } from './rules/survey.ts';
import { startEvolves } from './rules/start.ts';
import { systemEvolves } from './rules/system.ts';
import { vastbasContactEvolves } from './rules/vastbas-contact.ts';
import { vastbasCoordinatorEvolves } from './rules/vastbas-coordinators.ts';
import { vastbasFollowUpEvolves } from './rules/vastbas-follow-up.ts';
import { vastbasHomeworkEvolves } from './rules/vastbas-homework.ts';
import { vastbasMeetingEvolves } from './rules/vastbas-meetings.ts';
import { vastbasRequestEvolves } from './rules/vastbas-request.ts';
import { wayBackEvolves } from './rules/way-back.ts';
import type { Instant } from './time.ts';

const evolves: Evolves<EventType> = {
  ...startEvolves,
  ...adoptEvolves,
  ...handOverEvolves,
  ...pauseEvolves,
  ...correctEvolves,
  ...familyEvolves,
  ...consentEvolves,
  ...circumstanceEvolves,
  ...thirdEvolves,
  ...narrowEvolves,
  ...protectionEvolves,
  ...prepareEvolves,
  ...topicEvolves,
  ...meetingEvolves,
  ...meetingOffEvolves,
  ...planEvolves,
  ...signEvolves,
  ...followUpEvolves,
  ...surveyEvolves,
  ...systemEvolves,
  ...callEvolves,
  ...failedEvolves,
  ...wayBackEvolves,
  ...vastbasRequestEvolves,
  ...coordinatorLeavesEvolves,
  ...vastbasCoordinatorEvolves,
  ...vastbasMeetingEvolves,
  ...vastbasHomeworkEvolves,
  ...vastbasContactEvolves,
  ...vastbasFollowUpEvolves,
  Moved: (sip, { to }, { at }) => ({ ...sip, step: to, since: to === sip.step ? sip.since : at }),
};

/** A case before its first event: an empty draft of one person in one unit. */
export const noCase = (id: CaseId, authority: AuthorityId, unit: UnitId, openedBy: PersonId, at: Instant): Case => ({
  id,
  alias: '',
  rev: 0,
  profile: { id: '', version: 0, process: 'sip7' },
  authority,
  unit,
  openedBy,
  status: 'active',
  step: 'draft',
  since: at,
  changed: {},
  seq: 0,
  people: [],
  consents: [],
  meetings: [],
  plans: [],
  followUps: [],
  nudges: {},
  alsoAsked: {},
  unreached: {},
  unsure: {},
  calls: {},
  failed: {},
});

/** The only way a case changes: one event, one revision. */
export function evolve<E extends EventType>(sip: Case, event: EventOf<E>, stamp: Stamp): Case {
  const next = (evolves[event.type] as Evolve<E>)(sip, event, stamp);
  const part = partOf(event);
  const rev = sip.rev + 1;
  return { ...next, rev, changed: part === undefined ? next.changed : { ...next.changed, [part]: { rev, ...stamp } } };
}

export const evolveAll = (sip: Case, events: readonly Event[], stamp: Stamp): Case =>
  events.reduce((before, event) => evolve(before, event, stamp), sip);
