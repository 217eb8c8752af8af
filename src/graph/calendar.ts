import { createHash, randomUUID } from 'node:crypto';
import type { Event } from '@microsoft/microsoft-graph-types';
import type { Calendar } from '../app/calendar.ts';
import { responsibleOf } from '../domain/access.ts';
import type { Case } from '../domain/case.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Meeting } from '../domain/meeting.ts';
import { addMinutes } from '../domain/time.ts';
import { dropExternal, findExternal, saveExternal } from '../store/external-store.ts';
import type { EventDetail, ExternalRow } from '../store/tables.ts';
import { addressesOf, calendarTime, type AddressBook } from './addresses.ts';
import { GraphError, toDeliveryError } from './errors.ts';

export type CalendarOptions = AddressBook & {
  /** The mailbox that all meetings are booked in; without it, the calendar of whoever answers for the case. */
  readonly sipMailbox?: string;
};

/**
 * Meetings as events in a calendar, with a place on the net. The link is empty where there is nobody with an account to
 * book for: then it is pasted by hand. Nothing of the child is in an event, only the alias.
 * What Graph cannot switch off for an event's meeting, recording and the like, a policy of the mailbox must (C64).
 */
export function createGraphCalendar(options: CalendarOptions): Calendar {
  return {
    book: (sip, meeting) => delivered(() => bookedAnew(options, sip, meeting)),
    cancel: (sip, meeting) => delivered(() => cancel(options, sip, meeting)),
  };
}

async function delivered<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw toDeliveryError(cause);
  }
}

/** Someone may have deleted the event, or its calendar may be gone: then it is made anew. */
async function bookedAnew(options: CalendarOptions, sip: Case, meeting: Meeting): Promise<{ link: string }> {
  try {
    return await book(options, sip, meeting);
  } catch (cause) {
    const known = await findExternal(options.db, keyOf(sip, meeting));
    if (!(cause instanceof GraphError && cause.fault === 'notFound' && known?.id)) throw cause;
    await dropExternal(options.db, known);
    return await book(options, sip, meeting);
  }
}

const keyOf = (sip: Case, meeting: Meeting) => ({ case_id: sip.id, kind: 'event', ref: meeting.id }) as const;

type Made = ExternalRow & { readonly id: string };
const isMade = (row: ExternalRow | undefined): row is Made => row !== undefined && row.id !== null;

async function book(options: CalendarOptions, sip: Case, meeting: Meeting): Promise<{ link: string }> {
  const { db, graph } = options;
  const known = await findExternal(db, keyOf(sip, meeting));
  const mailbox = known?.detail.mailbox ?? mailboxOf(options, sip);
  if (mailbox === undefined) return { link: '' };
  const shows = await shownIn(options, sip, meeting);
  const shown = createHash('sha256').update(JSON.stringify(shows)).digest('hex');
  let row = isMade(known) ? known : await make(options, known ?? asked(mailbox, sip, meeting));
  const of = { user: mailbox, event: row.id };
  const keep = async (news: Partial<EventDetail>): Promise<void> => {
    row = { ...row, detail: { ...row.detail, ...news } };
    await saveExternal(db, row);
  };
  if (row.detail.shown !== shown) {
    const updated = await graph.request('user.UpdateEvent', { ...of, body: shows });
    await keep({ shown, ...linkIn(updated) });
  }
  // The place on the net may come a little later than the event.
  if (row.detail.link === undefined) await keep(linkIn(await graph.request('user.GetEvent', of)));
  if (row.detail.link === undefined) throw new GraphError('transient', 'no-link');
  return { link: row.detail.link };
}

/** The first thing asked for invites nobody: repeated later, it must not call someone who has been taken off since. */
function asked(mailbox: string, sip: Case, meeting: Meeting): ExternalRow {
  const event: Event = {
    subject: `SIP-möte ${sip.alias}`,
    ...timesOf(meeting),
    sensitivity: 'private',
    hideAttendees: true,
    // One answers on the card: two places to answer would say two things.
    responseRequested: false,
    allowNewTimeProposals: false,
    // Whoever has pasted a link has a place on the net already.
    ...(meeting.link ? {} : { isOnlineMeeting: true, onlineMeetingProvider: 'teamsForBusiness' }),
    transactionId: randomUUID(),
  };
  const detail = { mailbox, asked: event, ...(meeting.link ? { link: '' } : {}) };
  return { ...keyOf(sip, meeting), id: null, detail };
}

/** Written before it is sent, so that a second try asks for the same event and finds it. */
async function make({ db, graph }: CalendarOptions, row: ExternalRow): Promise<Made> {
  await saveExternal(db, row);
  const { asked: body, ...detail } = row.detail;
  try {
    const event = await graph.request('user.CreateEvent', { user: detail.mailbox, body: body as Event });
    if (!event.id) throw new GraphError('transient', 'no-id');
    const made = { ...row, id: event.id, detail: { ...detail, ...linkIn(event) } };
    await saveExternal(db, made);
    return made;
  } catch (cause) {
    // Nothing was made that needs to be found again.
    const isRefused = cause instanceof GraphError && ['forbidden', 'bad', 'notFound', 'conflict'].includes(cause.fault);
    if (isRefused && cause.code !== 'ConcurrentItemSave') await dropExternal(db, row);
    throw cause;
  }
}

async function cancel({ db, graph, ...options }: CalendarOptions, sip: Case, meeting: Meeting): Promise<void> {
  const known = await findExternal(db, keyOf(sip, meeting));
  if (!known) return;
  const { id, detail } = isMade(known) ? known : await make({ db, graph, ...options }, known);
  await graph.request('user.DeleteEvent', { user: detail.mailbox, event: id }).catch((cause: unknown) => {
    if (!(cause instanceof GraphError && cause.fault === 'notFound')) throw cause;
  });
  await dropExternal(db, known);
}

/** Everything that a change may change: when, where and for whom. A locked case tells no place (F96). */
async function shownIn(options: CalendarOptions, sip: Case, meeting: Meeting): Promise<Event> {
  const people = [...new Set([...leading(options, sip, meeting), ...calledTo(meeting)])];
  const addresses = await addressesOf(options, people);
  const where = sip.protection ? [] : [meeting.place ?? '', meeting.link ?? ''];
  return {
    ...timesOf(meeting),
    location: { displayName: where.filter((part) => part !== '').join(', ') },
    attendees: [...addresses.values()].map((address) => ({ type: 'required', emailAddress: { address } })),
  };
}

/** Who answers for the case, and those of the own unit who lead and write: nobody calls them. */
const leading = ({ directory }: CalendarOptions, sip: Case, { leader, secretary }: Meeting): readonly PersonId[] => [
  responsibleOf(sip),
  ...[leader, secretary]
    .filter((one) => one !== undefined)
    .filter((one) => directory().staff.get(one)?.unit === sip.unit),
];

/** Staff who are called now. Who has sent a substitute comes no more. */
const calledTo = ({ guests }: Meeting): readonly PersonId[] =>
  guests.flatMap(({ person, sentAt, answer }) =>
    person !== undefined && sentAt !== undefined && answer?.value.kind !== 'substitute' ? [person] : [],
  );

const timesOf = ({ start, minutes = 60 }: Meeting): Pick<Event, 'start' | 'end'> =>
  start === undefined ? {} : { start: calendarTime(start), end: calendarTime(addMinutes(start, minutes)) };

const mailboxOf = ({ sipMailbox, directory }: CalendarOptions, sip: Case): string | undefined =>
  sipMailbox ?? directory().staff.get(responsibleOf(sip))?.entraId;

const linkIn = ({ onlineMeeting }: Event): { readonly link?: string } =>
  onlineMeeting?.joinUrl ? { link: onlineMeeting.joinUrl } : {};
