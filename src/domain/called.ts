import { phaseOf, currentMeeting, type Case } from './case.ts';
import { isNeverContacted } from './circumstances.ts';
import { CHILD, type PersonId } from './ids.ts';
import type { Guest, Meeting } from './meeting.ts';
import { hard, type Lack } from './refusal.ts';
import type { Instant } from './time.ts';

/** Those of the present meeting who have been called and still are. */
export const sentOf = (sip: Case): readonly Guest[] =>
  currentMeeting(sip)?.guests.filter((guest) => guest.sentAt) ?? [];

/** Does a called meeting stand? Not in a paused case, nor after it until the coordinator has said so (A-17, E4). */
export const isPlanned = (sip: Case): boolean =>
  sip.status === 'active' && phaseOf(sip) === 'called' && currentMeeting(sip)?.offAt === undefined;

/** It is off while the case goes on, and the coordinator has not yet said that it stands, or when it is instead (E4). */
export const isHeldBack = (sip: Case): boolean =>
  sip.status === 'active' && phaseOf(sip) === 'called' && currentMeeting(sip)?.offAt !== undefined;

/** Off because a person said so: a new time is what remains. */
export const isCalledOff = (sip: Case): boolean => isHeldBack(sip) && currentMeeting(sip)?.offWhy !== undefined;

/** Off because its day passed without it. */
export const isMissed = (sip: Case): boolean => isHeldBack(sip) && currentMeeting(sip)?.offWhy === 'not-held';

/** What stops all that needs a meeting that stands: by a pause it may yet stand (E4), by a person it has a new time or none. */
export const offLacks = (sip: Case): readonly Lack[] =>
  isHeldBack(sip) ? [hard(isCalledOff(sip) ? 'meeting-called-off' : 'meeting-off')] : [];

/** What a calendar shows as cancelled. */
export const isCancelled = (sip: Case, meeting: Meeting): boolean =>
  sip.status !== 'active' || meeting.offAt !== undefined;

/** Is a meeting that was planned off for everyone? That its day passed without it is no news to those called. */
export const isOff = (after: Case): boolean => after.status !== 'active' || (isHeldBack(after) && !isMissed(after));

/** For whom the meeting is off by what just happened: for all, or for a guest who is no longer called. */
export function calledOff(before: Case, after: Case): readonly Guest[] {
  if (!isPlanned(before)) return [];
  if (isOff(after)) return sentOf(before);
  const stays = new Set(sentOf(after).map((guest) => guest.id));
  return sentOf(before).filter((guest) => !stays.has(guest.id));
}

/** Whether a guardian is on the list too: then the child is asked, and told, through them. */
export const isAskedThroughOthers = (guest: Guest, among: readonly Guest[]): boolean =>
  guest.member === CHILD && among.some((one) => one.member !== undefined && one.member !== CHILD);

/** Since when the person, who leads or writes, stays away: by the answer to the kallelse, or to the task. */
export function staysAway(meeting: Meeting | undefined, person: PersonId | undefined): Instant | undefined {
  if (!meeting || person === undefined) return undefined;
  const answer = meeting.guests.find((guest) => guest.person === person)?.answer;
  return answer && answer.value.kind !== 'yes' ? answer.at : meeting.cannotHost?.[person];
}

/** Who is asked again need not be told that it was off. */
export const withoutCalls = (sip: Case, ids: readonly string[]): Case => ({
  ...sip,
  calls: Object.fromEntries(Object.entries(sip.calls).filter(([id]) => !ids.includes(id))),
});

/** Calls still to be made, by guest; never to someone who must not be reached from here (W10). */
export const openCalls = (sip: Case): Case['calls'] =>
  Object.fromEntries(
    Object.entries(sip.calls).filter(([, { guest }]) => !guest.member || !isNeverContacted(sip, guest.member)),
  );
