import { currentMeeting, memberOf, type Case } from '../case.ts';
import { staffName, unitOf } from '../directory.ts';
import { evaluateConsent } from '../evaluate-consent.ts';
import { CHILD, type ItemId } from '../ids.ts';
import type { Guest } from '../meeting.ts';
import { hard } from '../refusal.ts';
import { dayOf, type Instant } from '../time.ts';
import type { Context, Guard, Rule } from './rule.ts';

export const guestOf = (sip: Case, id: ItemId): Guest | undefined =>
  currentMeeting(sip)?.guests.find((guest) => guest.id === id);

export const nameOf = ({ directory }: Pick<Context, 'directory'>, sip: Case, guest: Guest): string =>
  staffName(directory, guest.person) ||
  ((guest.member && memberOf(sip, guest.member)?.name) ?? guest.outside?.name ?? '');

/** Red on the guest list: the consent does not cover the unit today (N1, MOT-02). */
export const isCovered = ({ profile }: Pick<Context, 'profile'>, sip: Case, guest: Guest, at: Instant): boolean =>
  guest.unit === undefined || evaluateConsent(profile, sip, dayOf(at), { receiving: guest.unit }).allowed;

const isPresent = (sip: Case, person: string): boolean =>
  currentMeeting(sip)?.guests.some((guest) => guest.person === person) ?? false;

export const someoneNew: Guard<'guest.add'> = (sip, { people }, { directory }) => {
  if (people.length === 0) return [hard('guest-none')];
  if (people.some((person) => !directory.staff.has(person))) return [hard('guest-unknown')];
  return people.every((person) => isPresent(sip, person)) ? [hard('guest-already')] : [];
};
export const addGuests: Rule<'guest.add'> = (sip, { people }, { directory }) => {
  const added = [...new Set(people)].filter((person) => !isPresent(sip, person));
  const guests = added.map((person, index): Guest => {
    const unit = unitOf(directory, person);
    return { id: `g${sip.seq + index + 1}` as ItemId, person, ...(unit ? { unit } : {}) };
  });
  return [{ type: 'GuestsAdded', guests }];
};

/** F31: someone whom the family wants there, or staff without Teams: there must be a way to reach them. */
export const outsideComplete: Guard<'guest.add-outside'> = (_sip, { name, contact, unit }, { directory }) => [
  ...(name === '' ? [hard('outside-name')] : []),
  ...(contact === '' ? [hard('outside-contact')] : []),
  ...(unit === undefined || directory.units.has(unit) ? [] : [hard('outside-unit')]),
];
export const addOutsideGuest: Rule<'guest.add-outside'> = (sip, { name, via, contact, unit }) => [
  {
    type: 'GuestsAdded',
    guests: [{ id: `g${sip.seq + 1}` as ItemId, outside: { name, via, contact }, ...(unit ? { unit } : {}) }],
  },
];

export const guestExists: Guard<'guest.remove' | 'invitation.answer' | 'guest.object'> = (sip, { guest }) =>
  guestOf(sip, guest) ? [] : [hard('guest-gone')];
export const removeGuest: Rule<'guest.remove'> = (_sip, { guest }) => [{ type: 'GuestRemoved', guest }];

/** C62: the child says no to someone on the list, or no longer does. */
export const noteObjection: Rule<'guest.object'> = (_sip, { guest, wants, at }) => [
  { type: 'GuestObjected', guest, ...(wants ? {} : { on: dayOf(at) }) },
];
/** The child cannot be left out of the child's own meeting by this. */
export const notOwnFamily: Guard<'guest.object'> = (sip, { guest }) =>
  guestOf(sip, guest)?.member === CHILD ? [hard('object-self')] : [];

export const guestsThere: Guard<'guest.contacted'> = (sip, { guests }) => {
  if (guests.length === 0) return [hard('guest-none')];
  return guests.every((id) => guestOf(sip, id)) ? [] : [hard('guest-gone')];
};
export const noteContacts: Rule<'guest.contacted'> = (_sip, { guests, at }) => [
  { type: 'GuestsContacted', guests, on: dayOf(at) },
];
