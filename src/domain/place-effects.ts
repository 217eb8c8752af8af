import { responsibleOf } from './access.ts';
import { isHeldBack, isPlanned } from './called.ts';
import { currentMeeting, fixedPlan, phaseOf, type Case, type Failable } from './case.ts';
import type { Effect } from './effects.ts';
import type { Event } from './event.ts';
import type { Instant } from './time.ts';

/** Someone wants another try at what failed. */
export const isAgain = (events: readonly Event[], effect: Failable): boolean =>
  events.some((event) => event.type === 'EffectAgain' && event.effect === effect);

/** The calendar follows time, place, guests and whether the meeting still stands, until its time has come. */
export function meetings(before: Case, after: Case, events: readonly Event[], now: Instant): readonly Effect[] {
  const meeting = currentMeeting(after);
  if (!meeting?.calledAt) return [];
  const seen = (sip: Case): string =>
    JSON.stringify([
      currentMeeting(sip)?.version,
      isPlanned(sip),
      currentMeeting(sip)?.guests.map((guest) => [guest.id, guest.sentAt, guest.answer?.value.kind]),
    ]);
  const isOver = meeting.startedAt !== undefined;
  const hasBegun = isOver || (meeting.start !== undefined && meeting.start <= now);
  const isWanted = isAgain(events, 'booking') || isAgain(events, 'unbooking');
  return (!hasBegun && seen(before) !== seen(after)) || (!isOver && isWanted)
    ? [{ kind: 'meeting', key: [after.id, meeting.id, after.rev].join('/'), meeting: meeting.id }]
    : [];
}

/** The channel of the case's own is there now, or not any more: what is shown moves with it. */
const isElsewhere = (before: Case, after: Case): boolean =>
  (['channel', 'members'] as const).some(
    (one) => (before.failed[one] === undefined) !== (after.failed[one] === undefined),
  );

/** Nothing about a case is posted before the family's yes, nor when it ends without one; with the yes comes a meeting. */
export const isPublic = (sip: Case): boolean =>
  sip.meetings.length > 0 && !['need', 'consent', 'elsewhere'].includes(phaseOf(sip));

/** The face of the case is alias, step, next date and staff names; posted once and then edited, under one key. */
export function face(before: Case, after: Case, events: readonly Event[]): readonly Effect[] {
  const seen = (sip: Case): string =>
    JSON.stringify([
      sip.status,
      sip.step,
      currentMeeting(sip)?.start,
      isHeldBack(sip),
      currentMeeting(sip)?.leader,
      responsibleOf(sip),
      fixedPlan(sip)?.followUp?.on,
    ]);
  return (isPublic(after) || isPublic(before)) &&
    (seen(before) !== seen(after) || isAgain(events, 'face') || isElsewhere(before, after))
    ? [{ kind: 'face', key: [after.id, 'face'].join('/') }]
    : [];
}
