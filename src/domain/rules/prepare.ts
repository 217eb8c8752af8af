import { currentMeeting, memberOf, type Case } from '../case.ts';
import { unitOf } from '../directory.ts';
import { evaluateConsent } from '../evaluate-consent.ts';
import type { ItemId, UnitId } from '../ids.ts';
import type { Guest, Meeting } from '../meeting.ts';
import { hard, soft, type Lack } from '../refusal.ts';
import { meetingDeadline } from '../deadlines.ts';
import { dayOf, daysBetween, type Instant } from '../time.ts';
import { actor, type Context, type Evolves, type Guard, type Rule } from './rule.ts';

export const newMeeting = (id: ItemId, guests: readonly Guest[] = []): Meeting => ({ id, version: 1, guests });

export const rolesDiffer: Guard<'preparation.save'> = (_sip, { leader, secretary, question }) => [
  ...(question === '' ? [hard('MOT-03')] : []),
  ...(leader === secretary ? [soft('leader-is-secretary')] : []),
];
export const savePreparation: Rule<'preparation.save'> = (
  _sip,
  { question, purpose, childWay, interpreter, leader, secretary },
) => [{ type: 'Prepared', question, purpose, childWay, interpreter, leader, secretary }];

/** Red on the guest list: the consent does not cover the unit today (N1, MOT-02). */
export const isCovered = (context: Context, sip: Case, guest: Guest, at: Instant): boolean =>
  guest.unit === undefined || evaluateConsent(context.profile, sip, dayOf(at), { receiving: guest.unit }).allowed;

export const addGuests: Rule<'guest.add'> = (sip, { people }, { directory }) => {
  const present = new Set(currentMeeting(sip)?.guests.map((guest) => guest.person));
  const added = people.filter((person) => !present.has(person));
  const guests = added.map((person, index): Guest => {
    const unit = unitOf(directory, person);
    return { id: `g${sip.seq + index + 1}` as ItemId, person, ...(unit ? { unit } : {}) };
  });
  return guests.length > 0 ? [{ type: 'GuestsAdded', guests }] : [];
};
export const someoneNew: Guard<'guest.add'> = (sip, { people }) => {
  const present = new Set(currentMeeting(sip)?.guests.map((guest) => guest.person));
  return people.some((person) => !present.has(person))
    ? []
    : [hard(people.length === 0 ? 'guest-none' : 'guest-already')];
};
export const addOutsideGuest: Rule<'guest.add-outside'> = (sip, { name, via, contact, unit }) => [
  {
    type: 'GuestsAdded',
    guests: [{ id: `g${sip.seq + 1}` as ItemId, outside: { name, via, contact }, ...(unit ? { unit } : {}) }],
  },
];

const guestOf = (sip: Case, id: ItemId): Guest | undefined =>
  currentMeeting(sip)?.guests.find((guest) => guest.id === id);

export const guestExists: Guard<'guest.remove' | 'invitation.answer'> = (sip, { guest }) =>
  guestOf(sip, guest) ? [] : [hard('guest-gone')];
export const removeGuest: Rule<'guest.remove'> = (_sip, { guest }) => [{ type: 'GuestRemoved', guest }];
export const noteContacts: Rule<'guest.contacted'> = (_sip, { guests, at }) => [
  { type: 'GuestsContacted', guests, on: dayOf(at) },
];

export const timeAhead: Guard<'meeting.plan' | 'meeting.move'> = (_sip, { start, at, place, link }) => [
  ...(start > at ? [] : [hard('meeting-past')]),
  ...(place === '' && link === '' ? [hard('meeting-place')] : []),
  ...(link === '' || URL.canParse(link) ? [] : [hard('meeting-link')]),
];
export const planMeeting: Rule<'meeting.plan'> = (_sip, { start, minutes, place, link }) => [
  { type: 'MeetingPlanned', start, minutes, place, link },
];
/** T2: three weeks ("bör"); the child's need decides, so a later day asks for a reason (F53). */
export const withinDeadline: Guard<'call.send' | 'meeting.move'> = (sip, command, { profile }) => {
  const start = 'start' in command ? command.start : currentMeeting(sip)?.start;
  const deadline = meetingDeadline(profile, sip);
  return start && deadline && dayOf(start) > deadline ? [soft('meeting-late', { day: deadline })] : [];
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
export const callComplete: Guard<'call.send'> = (sip, { at }, context) => {
  const meeting = currentMeeting(sip);
  if (!meeting) return [hard('MOT-03')];
  const unsent = meeting.guests.filter((guest) => !guest.sentAt);
  const names = (guest: Guest): string => nameOf(context, sip, guest);
  return [
    ...(meeting.question ? [] : [hard('MOT-03')]),
    ...(meeting.childWay ? [] : [hard('child-way')]),
    ...(meeting.leader && meeting.secretary ? [] : [hard('leader-secretary')]),
    ...(meeting.start ? [] : [hard('meeting-time')]),
    ...(meeting.start && meeting.start <= at ? [hard('meeting-past')] : []),
    ...(unsent.length > 0 ? [] : [hard('guests-none')]),
    ...unsent
      .filter((guest) => !isCovered(context, sip, guest, at))
      .map((guest): Lack => hard('MOT-02', { unit: unitName(context, guest.unit) })),
    ...unsent
      .filter((guest) => guest.person && !guest.oral)
      .map((guest): Lack => soft('oral-contact', { name: names(guest) })),
  ];
};
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
export const nameOf = ({ directory }: Pick<Context, 'directory'>, sip: Case, guest: Guest): string =>
  (guest.person && directory.staff.get(guest.person)?.name) ??
  (guest.member && memberOf(sip, guest.member)?.name) ??
  guest.outside?.name ??
  '';

/** The guest answers; the coordinator may answer for someone who was called on the phone (T4). */
export const answersOwn: Guard<'invitation.answer'> = (sip, command, { directory }) => {
  const guest = guestOf(sip, command.guest);
  if (!guest?.sentAt) return [hard('guest-gone')];
  const { answer } = command;
  if (answer.kind === 'no' && answer.note === '' && answer.reason === 'other') return [hard('answer-why')];
  if (answer.kind !== 'substitute') return [];
  if (answer.person === guest.person) return [hard('substitute-self')];
  return directory.staff.get(answer.person)?.unit === guest.unit ? [] : [hard('substitute-unit')];
};
export const answerInvitation: Rule<'invitation.answer'> = (sip, command, { directory }) => {
  const { guest, answer } = command;
  const answered = { type: 'InvitationAnswered', guest, answer } as const;
  if (answer.kind !== 'substitute') return [answered];
  const unit = unitOf(directory, answer.person);
  const id = `g${sip.seq + 1}` as ItemId;
  const substitute: Guest = {
    id,
    person: answer.person,
    ...(unit ? { unit } : {}),
    substituteFor: guest,
    oral: { by: actor(command), on: dayOf(command.at) },
  };
  return [answered, { type: 'GuestsAdded', guests: [substitute] }, { type: 'Called', guests: [id] }];
};

const changeMeeting = (sip: Case, change: (meeting: Meeting) => Meeting): Case => {
  const meeting = currentMeeting(sip);
  return meeting ? { ...sip, meetings: [...sip.meetings.slice(0, -1), change(meeting)] } : sip;
};
export const changeGuests = (sip: Case, which: readonly ItemId[], change: (guest: Guest) => Guest): Case =>
  changeMeeting(sip, (meeting) => ({
    ...meeting,
    guests: meeting.guests.map((guest) => (which.includes(guest.id) ? change(guest) : guest)),
  }));
const asksAnew = ({ answer: _old, ...guest }: Guest): Guest => guest;

export const prepareEvolves: Evolves<
  | 'Prepared'
  | 'GuestsAdded'
  | 'GuestRemoved'
  | 'GuestsContacted'
  | 'MeetingPlanned'
  | 'MeetingMoved'
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
  MeetingMoved: (sip, { start, minutes, place, link }) =>
    changeMeeting(sip, (meeting) => ({
      ...meeting,
      version: meeting.version + 1,
      start,
      minutes,
      place,
      link,
      guests: meeting.guests.map(asksAnew),
    })),
  Called: (sip, { guests }, { at }) =>
    changeMeeting(
      changeGuests(sip, guests, (guest) => ({ ...guest, sentAt: at })),
      (meeting) => ({ ...meeting, calledAt: meeting.calledAt ?? at }),
    ),
  InvitationAnswered: (sip, { guest, answer }, { at, by }) =>
    by === 'system' ? sip : changeGuests(sip, [guest], (one) => ({ ...one, answer: { value: answer, at, by } })),
};
