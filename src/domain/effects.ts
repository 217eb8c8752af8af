import { responsibleOf } from './access.ts';
import { currentMeeting, fixedPlan, isOpen, type Case } from './case.ts';
import { managerOf } from './directory.ts';
import { dutiesOf } from './duties.ts';
import type { Event } from './event.ts';
import type { PersonId } from './ids.ts';
import type { Meeting } from './meeting.ts';
import type { Context } from './rules/rule.ts';
import { dayOf, type Day, type Instant } from './time.ts';

/** What a person is told, always in neutral words; the text is chosen when it is sent. */
export type Notice =
  'invitation' | 'moved' | 'cancelled' | 'leads' | 'writes' | 'plan-fixed' | 'removed' | 'refusal' | 'paused';

/** What the world should now do. `key` makes a second try find the first (decision 5). */
export type Effect =
  | {
      readonly kind: 'notice';
      readonly key: string;
      readonly to: PersonId;
      readonly notice: Notice;
      readonly ref: string;
    }
  | { readonly kind: 'face'; readonly key: string }
  | { readonly kind: 'prompt'; readonly key: string; readonly duties: readonly string[] }
  | { readonly kind: 'digest'; readonly key: string; readonly to: PersonId; readonly day: Day }
  | { readonly kind: 'meeting'; readonly key: string; readonly meeting: string };

/** The effects of a decision, read off from what differs before and after. */
export function effectsOf(
  context: Context,
  before: Case,
  after: Case,
  events: readonly Event[],
  now: Instant,
): readonly Effect[] {
  return [
    ...notices(context, before, after),
    ...nudges(context, before, events, now),
    ...meetings(before, after),
    ...face(before, after),
  ];
}

const notice = (after: Case, to: PersonId | undefined, kind: Notice, ref = ''): readonly Effect[] =>
  to ? [{ kind: 'notice', key: [after.id, kind, to, ref].join('/'), to, notice: kind, ref }] : [];

const stillPlanned = (sip: Case): boolean => sip.status === 'active' && sip.step === 'called';

function notices(context: Context, before: Case, after: Case): readonly Effect[] {
  const old = currentMeeting(before);
  const meeting = currentMeeting(after);
  const isSame = old?.id === meeting?.id;
  const wasSent = new Set(isSame ? old?.guests.filter((guest) => guest.sentAt).map((guest) => guest.id) : []);
  const called = meeting?.guests.filter((guest) => guest.sentAt) ?? [];
  const moved = isSame && old?.version !== meeting?.version;
  const gone = isSame
    ? (old?.guests.filter((guest) => guest.sentAt && !called.some((one) => one.id === guest.id)) ?? [])
    : [];
  const stopped = stillPlanned(before) && (after.status !== 'active' || after.step === 'cancelled');
  const resumed = before.status === 'paused-consent' && stillPlanned(after);
  const round = (ref: string): string => `${ref}.${meeting?.version ?? 0}.${after.rev}`;
  return [
    ...called
      .filter((guest) => !wasSent.has(guest.id))
      .flatMap((guest) => notice(after, guest.person, 'invitation', guest.id)),
    ...(moved || resumed ? called.flatMap((guest) => notice(after, guest.person, 'moved', round(guest.id))) : []),
    ...(stopped ? called.flatMap((guest) => notice(after, guest.person, 'cancelled', round(guest.id))) : []),
    ...gone.flatMap((guest) => notice(after, guest.person, 'cancelled', round(guest.id))),
    ...(meeting?.leader !== old?.leader && meeting?.leader !== after.openedBy
      ? notice(after, meeting?.leader, 'leads', meeting?.id)
      : []),
    ...(meeting?.secretary !== old?.secretary && meeting?.secretary !== after.openedBy
      ? notice(after, meeting?.secretary, 'writes', meeting?.id)
      : []),
    ...(fixedPlan(after)?.version !== fixedPlan(before)?.version
      ? everyone(after).flatMap((to) => notice(after, to, 'plan-fixed', `v${fixedPlan(after)?.version ?? 0}`))
      : []),
    ...(before.status === 'active' && after.status === 'paused-consent'
      ? notice(after, responsibleOf(after), 'paused', `r${after.rev}`)
      : []),
    ...(isOpen(before) && !isOpen(after)
      ? everyone(before).flatMap((to) => notice(after, to, 'removed', `r${after.rev}`))
      : []),
    ...(after.step === 'refused' && before.step !== 'refused'
      ? notice(after, managerOf(context.directory, after.unit), 'refusal')
      : []),
  ];
}

/** Everyone invited to a meeting who is not the one responsible. */
const everyone = (sip: Case): readonly PersonId[] => {
  const invited = sip.meetings.flatMap((meeting: Meeting) =>
    meeting.guests.filter((guest) => guest.sentAt).map((guest) => guest.person),
  );
  return [...new Set(invited)].filter(
    (person): person is PersonId => person !== undefined && person !== responsibleOf(sip),
  );
};

/** On the day of the follow-up the channel is asked; everything else goes into the person's one message of the day. */
function nudges(context: Context, before: Case, events: readonly Event[], now: Instant): readonly Effect[] {
  const keys = new Set(events.flatMap((event) => (event.type === 'Nudging' ? event.duties : [])));
  const asked = dutiesOf(context, before).filter((duty) => keys.has(duty.key));
  const today = dayOf(now);
  const prompts = asked.filter((duty) => duty.rule === 'follow-up' && duty.nudgeAt && dayOf(duty.nudgeAt) >= duty.due);
  const people = new Set(asked.filter((duty) => !prompts.includes(duty)).map((duty) => duty.person));
  return [
    ...prompts.map((duty): Effect => ({
      kind: 'prompt',
      key: [before.id, duty.key, today].join('/'),
      duties: [duty.key],
    })),
    ...[...people].map((to): Effect => ({ kind: 'digest', key: ['digest', to, today].join('/'), to, day: today })),
  ];
}

/** The calendar follows time, place, guests and whether the meeting still stands. */
function meetings(before: Case, after: Case): readonly Effect[] {
  const meeting = currentMeeting(after);
  if (!meeting?.calledAt) return [];
  const sent = (sip: Case): string =>
    JSON.stringify([currentMeeting(sip)?.guests.map((guest) => [guest.id, guest.sentAt, guest.answer?.value.kind])]);
  const changed =
    currentMeeting(before)?.version !== meeting.version ||
    sent(before) !== sent(after) ||
    stillPlanned(before) !== stillPlanned(after);
  return changed ? [{ kind: 'meeting', key: [after.id, meeting.id, after.rev].join('/'), meeting: meeting.id }] : [];
}

/** The face of the case is alias, step, next date and staff names: posted from the consent on, then edited. */
function face(before: Case, after: Case): readonly Effect[] {
  const seen = (sip: Case): string =>
    JSON.stringify([
      sip.status,
      sip.step,
      currentMeeting(sip)?.start,
      currentMeeting(sip)?.leader,
      responsibleOf(sip),
      fixedPlan(sip)?.followUp?.on,
    ]);
  const public_ = after.consents.length > 0 && !['draft', 'need', 'consent', 'no-consent'].includes(after.step);
  const wasShown = before.consents.length > 0 && !['draft', 'need', 'consent', 'no-consent'].includes(before.step);
  return (public_ || wasShown) && seen(before) !== seen(after)
    ? [{ kind: 'face', key: [after.id, 'face'].join('/') }]
    : [];
}
