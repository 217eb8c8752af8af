import { isHeldBack, offLacks, withoutCalls } from '../called.ts';
import { currentMeeting, isAdult, type Case } from '../case.ts';
import { guardiansToMeet } from '../circumstances.ts';
import { unitName, unitOf } from '../directory.ts';
import { evaluateConsent } from '../evaluate-consent.ts';
import type { EventOf } from '../event.ts';
import { CHILD, type ItemId } from '../ids.ts';
import type { Guest, Meeting } from '../meeting.ts';
import { hard, soft, type Lack } from '../refusal.ts';
import { earlierMeeting, meetingDeadline } from '../deadlines.ts';
import { addDays, dayOf, daysBetween, type Day, type Instant } from '../time.ts';
import { isCovered, nameOf } from './guests.ts';
import { actor, type Context, type Evolves, type Guard, type Rule } from './rule.ts';

/** A day farther ahead than this is a slip of the pen. */
const FARTHEST_DAYS = 365;

export const newMeeting = (id: ItemId, guests: readonly Guest[]): Meeting => ({ id, version: 1, guests });

/** The family is on the guest list from the start: it is their meeting (F30). An adult asks whom they want (W6). */
export function familyMeeting(sip: Case, on: Day): EventOf<'MeetingRenewed'> {
  const family = isAdult(sip, on) ? [CHILD] : [CHILD, ...guardiansToMeet(sip).map((one) => one.id)];
  const guests = family.map((member, index): Guest => ({ id: `g${sip.seq + index + 2}` as ItemId, member }));
  return { type: 'MeetingRenewed', meeting: newMeeting(`s${sip.seq + 1}` as ItemId, guests) };
}

export const questionGiven: Guard<'preparation.save'> = (_sip, { question, purpose }) =>
  question === '' || purpose === '' ? [hard('MOT-03')] : [];
export const rolesDiffer: Guard<'preparation.save'> = (_sip, { leader, secretary }) =>
  leader === secretary ? [soft('leader-is-secretary')] : [];
/** S3: a meeting is led by someone of these sectors. */
export const leaderFits: Guard<'preparation.save'> = (_sip, { leader }, { profile, directory }) => {
  const unit = unitOf(directory, leader);
  const sector = unit && directory.units.get(unit)?.sector;
  return !sector || profile.leaderFrom.includes(sector) ? [] : [hard('leader-sector')];
};
/** Who leads and who writes will read the case: their unit is covered by the consent, or is the own one. */
export const rolesCovered: Guard<'preparation.save'> = (sip, command, context) => {
  const { profile, directory } = context;
  const units = [command.leader, command.secretary].map((person) => unitOf(directory, person));
  if (units.includes(undefined)) return [hard('leader-secretary')];
  const red = units.filter(
    (unit) => unit && !evaluateConsent(profile, sip, dayOf(command.at), { receiving: unit }).allowed,
  );
  return [...new Set(red)].map((unit) => hard('role-unit', { unit: unitName(directory, unit) }));
};
export const savePreparation: Rule<'preparation.save'> = (
  _sip,
  { question, purpose, childWay, interpreter, leader, secretary },
) => [{ type: 'Prepared', question, purpose, childWay, interpreter, leader, secretary }];

/** T4: who leads or writes is not always on the guest list, and can say no all the same. */
export const declineHost: Rule<'host.decline'> = (_sip, command) => [{ type: 'HostDeclined', person: actor(command) }];

export const timeAhead: Guard<'meeting.plan' | 'meeting.move'> = (_sip, { start, at, place, link }) => [
  ...(start > at ? [] : [hard('meeting-past')]),
  ...(dayOf(start) > addDays(dayOf(at), FARTHEST_DAYS) ? [hard('meeting-far')] : []),
  ...(place === '' && link === '' ? [hard('meeting-place')] : []),
  ...(link === '' || isWebAddress(link) ? [] : [hard('meeting-link')]),
];
/** Others will click it: https, a real host, no name or password hidden before it. */
export const isWebAddress = (link: string): boolean => {
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
/** A meeting that is off has had its reason already. */
export const whyGiven: Guard<'meeting.move'> = (sip, { why }) =>
  why === '' && !isHeldBack(sip) ? [hard('move-why')] : [];
export const moveMeeting: Rule<'meeting.move'> = (_sip, { start, minutes, place, link, why }) => [
  { type: 'MeetingMoved', start, minutes, place, link, why },
];

/** Who is called next: not those who were called and whom the consent no longer covers (§3.4). */
export const toCall = (context: Pick<Context, 'profile'>, sip: Case, at: Instant): readonly Guest[] =>
  currentMeeting(sip)?.guests.filter(
    (guest) => !guest.sentAt && (guest.offAt === undefined || isCovered(context, sip, guest, at)),
  ) ?? [];

/** what must be there before a kallelse can leave (hard), and what should be (soft). */
export const callComplete: Guard<'call.send'> = (sip, { at }, context) => callLacks(context, sip, at);
export function callLacks(context: Context, sip: Case, at: Instant): readonly Lack[] {
  const meeting = currentMeeting(sip);
  if (!meeting) return [hard('MOT-03')];
  const unsent = toCall(context, sip, at);
  const red = unsent.filter((guest) => !isCovered(context, sip, guest, at)).map((guest) => guest.unit);
  return [
    ...(meeting.question ? [] : [hard('MOT-03')]),
    ...(meeting.childWay ? [] : [hard('child-way')]),
    ...(meeting.leader && !meeting.cannotHost ? [] : [hard('leader-secretary')]),
    ...(meeting.start ? [] : [hard('meeting-time')]),
    ...(meeting.start && meeting.start <= at ? [hard('meeting-past')] : []),
    ...(unsent.length > 0 ? [] : [hard('guests-none')]),
    ...offLacks(sip),
    ...(meeting.guests.some((guest) => !guest.member) ? [] : [soft('guests-family-only')]),
    ...[...new Set(red)].map((unit): Lack => hard('MOT-02', { unit: unitName(context.directory, unit) })),
    ...unsent.filter(({ objection }) => objection).map((guest): Lack => objected(sip, nameOf(context, sip, guest), at)),
    ...unsent
      .filter((guest) => context.profile.oralContact === 'soft' && guest.person && !guest.oral)
      .map((guest): Lack => soft('oral-contact', { name: nameOf(context, sip, guest) })),
  ];
}
/** C62: the child's no is weighed, and whoever weighs it otherwise says why; an adult's no is a no (W6). */
const objected = (sip: Case, name: string, at: Instant): Lack =>
  isAdult(sip, dayOf(at)) ? hard('adult-objects', { name }) : soft('child-objects', { name });
export const sendCall: Rule<'call.send'> = (sip, { at }, context) => [
  { type: 'Called', guests: toCall(context, sip, at).map((guest) => guest.id) },
];

/** E4: after a pause nothing is sent before the coordinator has said that the meeting stands. */
export const keepMeeting: Rule<'meeting.keep'> = (sip) => [{ type: isHeldBack(sip) ? 'MeetingStands' : 'MeetingKept' }];
export const timeNotPassed: Guard<'meeting.keep'> = (sip, { at }) =>
  (currentMeeting(sip)?.start ?? at) > at ? [] : [hard('meeting-past')];

export const changeMeeting = (sip: Case, change: (meeting: Meeting) => Meeting): Case => {
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
    const { answer: _old, tries: _tries, ...asked } = guest;
    return { ...asked, sentAt: at };
  };

/** The meeting stands, at its old time or a new one: a version of its own, to which everyone answers anew. */
const askAnew = (sip: Case, at: Instant): Case =>
  changeMeeting(withoutCalls(sip, currentMeeting(sip)?.guests.map(({ id }) => id) ?? []), (meeting) => {
    const { offAt: _off, offWhy: _why, keptAt: _kept, ...standing } = meeting;
    return { ...standing, version: meeting.version + 1, guests: meeting.guests.map(asksAnew(at)) };
  });

export const prepareEvolves: Evolves<
  | 'Prepared'
  | 'HostDeclined'
  | 'GuestsAdded'
  | 'GuestRemoved'
  | 'GuestsContacted'
  | 'GuestObjected'
  | 'MeetingPlanned'
  | 'MeetingMoved'
  | 'MeetingStands'
  | 'MeetingKept'
  | 'MeetingBooked'
  | 'Called'
  | 'GuestsOff'
  | 'InvitationAnswered'
> = {
  Prepared: (sip, { type: _type, ...prepared }) =>
    changeMeeting(sip, ({ cannotHost: _said, ...meeting }) => ({ ...meeting, ...prepared })),
  HostDeclined: (sip, { person }, { at }) =>
    changeMeeting(sip, (meeting) => ({ ...meeting, cannotHost: { ...meeting.cannotHost, [person]: at } })),
  GuestsAdded: (sip, { guests }) =>
    changeMeeting({ ...sip, seq: sip.seq + guests.length }, (meeting) => ({
      ...meeting,
      guests: [...meeting.guests, ...guests],
    })),
  GuestRemoved: (sip, { guest }) =>
    changeMeeting(sip, (meeting) => ({ ...meeting, guests: meeting.guests.filter((one) => one.id !== guest) })),
  GuestsContacted: (sip, { guests, on }, stamp) =>
    changeGuests(sip, guests, (guest) => ({ ...guest, oral: { by: actor(stamp), on } })),
  GuestObjected: (sip, { guest, on }, stamp) =>
    changeGuests(sip, [guest], ({ objection: _before, ...one }) =>
      on ? { ...one, objection: { by: actor(stamp), on } } : one,
    ),
  MeetingPlanned: (sip, { start, minutes, place, link }) =>
    changeMeeting(sip, (meeting) => ({ ...meeting, start, minutes, place, link })),
  MeetingMoved: (sip, { start, minutes, place, link }, { at }) =>
    askAnew(
      changeMeeting(sip, (meeting) => ({ ...meeting, start, minutes, place, link })),
      at,
    ),
  MeetingStands: (sip, _event, { at }) => askAnew(sip, at),
  MeetingKept: (sip, _event, { at }) => changeMeeting(sip, (meeting) => ({ ...meeting, keptAt: at })),
  MeetingBooked: (sip, { meeting: id, link }) => ({
    ...sip,
    meetings: sip.meetings.map((meeting) => (meeting.id === id ? { ...meeting, booked: link } : meeting)),
  }),
  Called: (sip, { guests }, { at }) =>
    changeMeeting(
      changeGuests(withoutCalls(sip, guests), guests, ({ offAt: _off, ...guest }) => ({ ...guest, sentAt: at })),
      (meeting) => ({ ...meeting, calledAt: meeting.calledAt ?? at }),
    ),
  GuestsOff: (sip, { guests }, { at }) =>
    changeGuests(sip, guests, ({ sentAt: _sent, answer: _answer, tries: _tries, ...guest }) => ({
      ...guest,
      offAt: at,
    })),
  InvitationAnswered: (sip, { guest, answer }, stamp) =>
    changeGuests(sip, [guest], (one) => ({ ...one, answer: { value: answer, at: stamp.at, by: actor(stamp) } })),
};
