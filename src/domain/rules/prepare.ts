import { currentMeeting, type Case } from '../case.ts';
import { unitOf } from '../directory.ts';
import { evaluateConsent } from '../evaluate-consent.ts';
import type { ItemId, UnitId } from '../ids.ts';
import type { Guest, Meeting } from '../meeting.ts';
import { hard, soft, type Lack } from '../refusal.ts';
import { earlierMeeting, meetingDeadline } from '../deadlines.ts';
import { addDays, dayOf, daysBetween, type Instant } from '../time.ts';
import { isCovered, nameOf } from './guests.ts';
import type { Context, Evolves, Guard, Rule } from './rule.ts';

/** A day farther ahead than this is a slip of the pen. */
const FARTHEST_DAYS = 365;

export const newMeeting = (id: ItemId, guests: readonly Guest[] = []): Meeting => ({ id, version: 1, guests });

export const questionGiven: Guard<'preparation.save'> = (_sip, { question, purpose }) =>
  question === '' || purpose === '' ? [hard('MOT-03')] : [];
export const rolesDiffer: Guard<'preparation.save'> = (_sip, { leader, secretary }) =>
  leader === secretary ? [soft('leader-is-secretary')] : [];
/** Who leads and who writes will read the case: their unit is covered by the consent, or is the own one. */
export const rolesCovered: Guard<'preparation.save'> = (sip, command, context) => {
  const { profile, directory } = context;
  const units = [command.leader, command.secretary].map((person) => unitOf(directory, person));
  if (units.includes(undefined)) return [hard('leader-secretary')];
  const red = units.filter(
    (unit) => unit && !evaluateConsent(profile, sip, dayOf(command.at), { receiving: unit }).allowed,
  );
  return [...new Set(red)].map((unit) => hard('role-unit', { unit: unitName(context, unit) }));
};
export const savePreparation: Rule<'preparation.save'> = (
  _sip,
  { question, purpose, childWay, interpreter, leader, secretary },
) => [{ type: 'Prepared', question, purpose, childWay, interpreter, leader, secretary }];

export const timeAhead: Guard<'meeting.plan' | 'meeting.move'> = (_sip, { start, at, place, link }) => [
  ...(start > at ? [] : [hard('meeting-past')]),
  ...(dayOf(start) > addDays(dayOf(at), FARTHEST_DAYS) ? [hard('meeting-far')] : []),
  ...(place === '' && link === '' ? [hard('meeting-place')] : []),
  ...(link === '' || isWebAddress(link) ? [] : [hard('meeting-link')]),
];
/** Others will click it: https, a real host, no name or password hidden before it. */
const isWebAddress = (link: string): boolean => {
  const url = URL.parse(link);
  return url?.protocol === 'https:' && url.hostname.includes('.') && url.username === '' && url.password === '';
};
/** What the calendar brings back: where the meeting is held, unless someone pasted a link of their own. */
export const noteBooking: Rule<'meeting.booked'> = (_sip, { meeting, link }) => [
  { type: 'MeetingBooked', meeting, link },
];

export const planMeeting: Rule<'meeting.plan'> = (_sip, { start, minutes, place, link }) => [
  { type: 'MeetingPlanned', start, minutes, place, link },
];
/**
 * T2 ("bör"): the child's need decides, so a later day asks for a reason (F53). When the last day lies in the school
 * holidays it stays, but a day before them is proposed, and a later one asks for a reason too (N11, E8).
 */
export const withinDeadline: Guard<'call.send' | 'meeting.move'> = (sip, command, { profile }) => {
  const start = 'start' in command ? command.start : currentMeeting(sip)?.start;
  const deadline = meetingDeadline(profile, sip);
  const rule = profile.deadlines.meeting;
  if (!rule || !start || !deadline) return [];
  const on = dayOf(start);
  if (on > deadline) return [soft('meeting-late', { day: deadline, length: rule.days, anchor: rule.anchor })];
  const early = earlierMeeting(profile, deadline, dayOf(command.at));
  return early && on > early.day ? [soft('meeting-holiday', early)] : [];
};
export const callLead: Guard<'call.send' | 'meeting.move'> = (sip, command, { profile }) => {
  const start = 'start' in command ? command.start : currentMeeting(sip)?.start;
  const days = profile.deadlines.callLead;
  return start && daysBetween(dayOf(command.at), dayOf(start)) < days ? [soft('call-lead', { n: days })] : [];
};
export const whyGiven: Guard<'meeting.move'> = (_sip, { why }) => (why === '' ? [hard('move-why')] : []);
export const moveMeeting: Rule<'meeting.move'> = (_sip, { start, minutes, place, link, why }) => [
  { type: 'MeetingMoved', start, minutes, place, link, why },
];

/** what must be there before a kallelse can leave (hard), and what should be (soft). */
export const callComplete: Guard<'call.send'> = (sip, { at }, context) => callLacks(context, sip, at);
export function callLacks(context: Context, sip: Case, at: Instant): readonly Lack[] {
  const meeting = currentMeeting(sip);
  if (!meeting) return [hard('MOT-03')];
  const unsent = meeting.guests.filter((guest) => !guest.sentAt);
  const red = unsent.filter((guest) => !isCovered(context, sip, guest, at)).map((guest) => guest.unit);
  return [
    ...(meeting.question && meeting.purpose ? [] : [hard('MOT-03')]),
    ...(meeting.childWay ? [] : [hard('child-way')]),
    ...(meeting.leader && meeting.secretary ? [] : [hard('leader-secretary')]),
    ...(meeting.start ? [] : [hard('meeting-time')]),
    ...(meeting.start && meeting.start <= at ? [hard('meeting-past')] : []),
    ...(unsent.length > 0 ? [] : [hard('guests-none')]),
    ...(meeting.guests.some((guest) => !guest.member) ? [] : [soft('guests-family-only')]),
    ...[...new Set(red)].map((unit): Lack => hard('MOT-02', { unit: unitName(context, unit) })),
    ...unsent
      .filter((guest) => guest.person && !guest.oral)
      .map((guest): Lack => soft('oral-contact', { name: nameOf(context, sip, guest) })),
  ];
}
export const sendCall: Rule<'call.send'> = (sip) => [
  {
    type: 'Called',
    guests:
      currentMeeting(sip)
        ?.guests.filter((guest) => !guest.sentAt)
        .map((guest) => guest.id) ?? [],
  },
];

const unitName = ({ directory }: Context, unit: UnitId | undefined): string =>
  (unit && directory.units.get(unit)?.name) ?? '';

const changeMeeting = (sip: Case, change: (meeting: Meeting) => Meeting): Case => {
  const meeting = currentMeeting(sip);
  return meeting ? { ...sip, meetings: [...sip.meetings.slice(0, -1), change(meeting)] } : sip;
};
export const changeGuests = (sip: Case, which: readonly ItemId[], change: (guest: Guest) => Guest): Case =>
  changeMeeting(sip, (meeting) => ({
    ...meeting,
    guests: meeting.guests.map((guest) => (which.includes(guest.id) ? change(guest) : guest)),
  }));
/** A new time is a new question, with days of its own to answer (T4); whoever sent a substitute is still replaced. */
const asksAnew =
  (at: Instant) =>
  (guest: Guest): Guest => {
    if (!guest.sentAt || guest.answer?.value.kind === 'substitute') return guest;
    const { answer: _old, ...asked } = guest;
    return { ...asked, sentAt: at };
  };

export const prepareEvolves: Evolves<
  | 'Prepared'
  | 'GuestsAdded'
  | 'GuestRemoved'
  | 'GuestsContacted'
  | 'MeetingPlanned'
  | 'MeetingMoved'
  | 'MeetingBooked'
  | 'Called'
  | 'InvitationAnswered'
> = {
  Prepared: (sip, { type: _type, ...prepared }) => changeMeeting(sip, (meeting) => ({ ...meeting, ...prepared })),
  GuestsAdded: (sip, { guests }) =>
    changeMeeting({ ...sip, seq: sip.seq + guests.length }, (meeting) => ({
      ...meeting,
      guests: [...meeting.guests, ...guests],
    })),
  GuestRemoved: (sip, { guest }) =>
    changeMeeting(sip, (meeting) => ({ ...meeting, guests: meeting.guests.filter((one) => one.id !== guest) })),
  GuestsContacted: (sip, { guests, on }, { by }) =>
    by === 'system' ? sip : changeGuests(sip, guests, (guest) => ({ ...guest, oral: { by, on } })),
  MeetingPlanned: (sip, { start, minutes, place, link }) =>
    changeMeeting(sip, (meeting) => ({ ...meeting, start, minutes, place, link })),
  MeetingMoved: (sip, { start, minutes, place, link }, { at }) =>
    changeMeeting(sip, (meeting) => ({
      ...meeting,
      version: meeting.version + 1,
      start,
      minutes,
      place,
      link,
      guests: meeting.guests.map(asksAnew(at)),
    })),
  MeetingBooked: (sip, { meeting: id, link }) => ({
    ...sip,
    meetings: sip.meetings.map((meeting) => (meeting.id === id ? { ...meeting, booked: link } : meeting)),
  }),
  Called: (sip, { guests }, { at }) =>
    changeMeeting(
      changeGuests(sip, guests, (guest) => ({ ...guest, sentAt: at })),
      (meeting) => ({ ...meeting, calledAt: meeting.calledAt ?? at }),
    ),
  InvitationAnswered: (sip, { guest, answer }, { at, by }) =>
    by === 'system' ? sip : changeGuests(sip, [guest], (one) => ({ ...one, answer: { value: answer, at, by } })),
};
