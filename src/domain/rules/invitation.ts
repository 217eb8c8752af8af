import { rolesOf } from '../access.ts';
import { offLacks } from '../called.ts';
import { currentMeeting, type Case } from '../case.ts';
import { unitName, unitOf } from '../directory.ts';
import type { ItemId, PersonId } from '../ids.ts';
import type { Guest } from '../meeting.ts';
import { markOf } from '../process/rights.ts';
import { hard, type Lack } from '../refusal.ts';
import { dayOf, type Instant } from '../time.ts';
import { guestOf, isCovered } from './guests.ts';
import { actor, type Context, type Guard, type Rule } from './rule.ts';
import { awaitsCall } from './system.ts';

/** E4: until the coordinator has said whether the meeting stands there is nothing to answer. */
export const meetingStands: Guard<'invitation.answer'> = (sip) => offLacks(sip);
/** The guest answers; only the coordinator may answer for someone who was called on the phone (T4). */
export const answersOwn: Guard<'invitation.answer'> = (sip, command, { directory }) => {
  const guest = guestOf(sip, command.guest);
  if (!guest?.sentAt) return [hard('guest-gone')];
  const by = actor(command);
  const may = guest.person === by || markOf(rolesOf(directory, sip, by), 'invitation.answer') === 'X';
  return may ? [] : [hard('answer-not-yours')];
};

/** A no says why; a substitute works in the same unit, is not yet invited, and the consent covers that unit today. */
export const answerComplete: Guard<'invitation.answer'> = (sip, command, context) => {
  const { answer } = command;
  if (answer.kind === 'no' && answer.note === '' && answer.reason === 'other') return [hard('answer-why')];
  const guest = guestOf(sip, command.guest);
  return answer.kind === 'substitute' && guest ? substituteLacks(context, sip, guest, answer.person, command.at) : [];
};

function substituteLacks(context: Context, sip: Case, guest: Guest, to: PersonId, at: Instant): readonly Lack[] {
  const { directory } = context;
  if (to === guest.person) return [hard('substitute-self')];
  const unit = unitOf(directory, to);
  if (!unit || unit !== guest.unit) return [hard('substitute-unit')];
  if (currentMeeting(sip)?.guests.some(({ person }) => person === to)) return [hard('substitute-invited')];
  return isCovered(context, sip, guest, at) ? [] : [hard('MOT-02', { unit: unitName(directory, unit) })];
}

/** A new answer takes the place of the old one, and of whoever was sent instead. Who has answered need not be rung (P4). */
export const answerInvitation: Rule<'invitation.answer'> = (sip, command, { directory }) => {
  const { guest, answer } = command;
  const guests = currentMeeting(sip)?.guests ?? [];
  const answered = { type: 'InvitationAnswered', guest, answer } as const;
  const person = guests.find(({ id }) => id === guest)?.person;
  const heard = person !== undefined && awaitsCall(sip, person) ? [{ type: 'Heard', person } as const] : [];
  const relieved = standIns(guests, guest).map((one) => ({ type: 'GuestRemoved', guest: one.id }) as const);
  if (answer.kind !== 'substitute') return [answered, ...heard, ...relieved];
  const unit = unitOf(directory, answer.person);
  const id = `g${sip.seq + 1}` as ItemId;
  const substitute: Guest = {
    id,
    person: answer.person,
    ...(unit ? { unit } : {}),
    substituteFor: guest,
    oral: { by: actor(command), on: dayOf(command.at) },
  };
  return [
    answered,
    ...heard,
    ...relieved,
    { type: 'GuestsAdded', guests: [substitute] },
    { type: 'Called', guests: [id] },
  ];
};

const standIns = (guests: readonly Guest[], id: ItemId): readonly Guest[] =>
  guests.flatMap((guest) => (guest.substituteFor === id ? [...standIns(guests, guest.id), guest] : []));
