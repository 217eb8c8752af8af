import { calledOff, isAskedThroughOthers, isPlanned, openCalls, withoutCalls } from '../called.ts';
import { currentMeeting, memberOf, type Case } from '../case.ts';
import { isNeverContacted } from '../circumstances.ts';
import type { Event } from '../event.ts';
import type { ItemId } from '../ids.ts';
import type { CallOff } from '../meeting.ts';
import { hard } from '../refusal.ts';
import { guestOf, nameOf } from './guests.ts';
import { changeGuests } from './prepare.ts';
import type { Context, Evolves, Guard, Rule } from './rule.ts';

/**
 * Who has to be told on the phone that the meeting is off, or that one is no longer asked to it: those who are reached
 * in Teams get a message instead, and a child who lives with guardians is told through them (§3.4, A-19).
 */
export function callsDue(context: Context, before: Case, after: Case): readonly Event[] {
  const off = calledOff(before, after);
  const why = isPlanned(after) ? 'removed' : 'cancelled';
  const start = currentMeeting(before)?.start;
  const calls = off
    .filter((guest) => !guest.person && !isAskedThroughOthers(guest, off))
    .filter(({ member }) => !member || !isNeverContacted(after, member))
    .map(({ tries: _tries, ...guest }): CallOff => ({
      guest,
      name: nameOf(context, before, guest),
      phone: (guest.member && memberOf(before, guest.member)?.phone) || '',
      why,
      ...(start ? { start } : {}),
    }));
  return calls.length > 0 ? [{ type: 'CallsDue', calls }] : [];
}

const isAsked = (sip: Case, id: ItemId): boolean => {
  const guest = guestOf(sip, id);
  return isPlanned(sip) && guest?.sentAt !== undefined && !guest.answer;
};
/** There is a call to make: the guest has not answered, or does not know yet that the meeting is off. */
export const callOpen: Guard<'call.tried'> = (sip, { guest }) =>
  Object.hasOwn(openCalls(sip), guest) || isAsked(sip, guest) ? [] : [hard('call-gone')];
export const noteTry: Rule<'call.tried'> = (_sip, { guest }) => [{ type: 'CallTried', guest }];

export const callOffOpen: Guard<'call-off.done'> = (sip, { guest }) =>
  Object.hasOwn(openCalls(sip), guest) ? [] : [hard('call-gone')];
export const noteCallOff: Rule<'call-off.done'> = (_sip, { guest }) => [{ type: 'CalledOff', guest }];

export const callEvolves: Evolves<'CallsDue' | 'CallTried' | 'CalledOff'> = {
  CallsDue: (sip, { calls }, { at }) => ({
    ...sip,
    calls: { ...sip.calls, ...Object.fromEntries(calls.map((call) => [call.guest.id, { ...call, at, tries: [] }])) },
  }),
  CallTried: (sip, { guest }, { at }) => {
    const call = sip.calls[guest];
    return call
      ? { ...sip, calls: { ...sip.calls, [guest]: { ...call, tries: [...call.tries, at] } } }
      : changeGuests(sip, [guest], (one) => ({ ...one, tries: [...(one.tries ?? []), at] }));
  },
  CalledOff: (sip, { guest }) => withoutCalls(sip, [guest]),
};
