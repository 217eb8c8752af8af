import { currentMeeting, type Case } from '../case.ts';
import type { PersonId } from '../ids.ts';
import type { Meeting } from '../meeting.ts';
import type { Day } from '../time.ts';
import { factsOf, type Coordinator, type Homework } from '../vastbas.ts';
import { changeMeeting } from './prepare.ts';
import { withFacts } from './vastbas-lacks.ts';

export const changedSeats = (sip: Case, change: (one: Coordinator) => readonly Coordinator[]): Case =>
  withFacts(sip, { coordinators: (factsOf(sip).coordinators ?? []).flatMap(change) });

/** The successor has the seat of the one who leaves, the meeting that is to come, and what was to be thought about. */
export function inPlaceOf(sip: Case, from: PersonId, to: PersonId, on: Day): Case {
  const own = factsOf(sip).coordinators?.find(({ person }) => person === to);
  const seated = changedSeats(sip, (one) => {
    if (one.person === to) return [];
    return one.person === from ? [{ person: to, proposedOn: own?.proposedOn ?? on, declaredOn: on }] : [one];
  });
  const { homework } = factsOf(sip);
  const passed = (one: Homework): Homework => (one.who === from && !one.answer ? { ...one, who: to } : one);
  const thought = homework ? withFacts(seated, { homework: homework.map(passed) }) : seated;
  const isAhead = currentMeeting(sip)?.startedAt === undefined;
  return isAhead ? changeMeeting(thought, (meeting) => led(meeting, from, to)) : thought;
}
const led = (meeting: Meeting, from: PersonId, to: PersonId): Meeting => ({
  ...meeting,
  ...(meeting.leader === from ? { leader: to } : {}),
  ...(meeting.secretary === from ? { secretary: to } : {}),
});
