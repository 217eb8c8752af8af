import { peopleOf, readersOf, responsibleOf } from './access.ts';
import { calledOff, isHeldBack, isOff, isPlanned, sentOf } from './called.ts';
import { currentMeeting, fixedPlan, isOpen, type Case } from './case.ts';
import { managerOf } from './directory.ts';
import { dutiesOf, isDayReached, type Duty } from './duties.ts';
import type { Event } from './event.ts';
import type { DutyRule } from './ladders.ts';
import type { PersonId } from './ids.ts';
import type { Guest } from './meeting.ts';
import { face, isAgain, meetings } from './place-effects.ts';
import { promptEdits } from './prompts.ts';
import type { Context } from './rules/rule.ts';
import { dayOf, type Day, type Instant } from './time.ts';
import { isBlindNotice, vastbasNews, type VastbasNotice } from './vastbas-effects.ts';
import { factsOf, isVastbas } from './vastbas.ts';

/** What a person is told, always in neutral words; the text is chosen when it is sent. */
export type Notice =
  | 'invitation'
  | 'moved'
  | 'stands'
  | 'ask-stands'
  | 'cancelled'
  | 'leads'
  | 'writes'
  | 'plan-fixed'
  | 'removed'
  | 'refusal'
  | 'paused'
  | 'takes-over'
  | 'ring'
  | VastbasNotice;

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
  /** Only where cases have channels of their own. */
  | { readonly kind: 'channel'; readonly key: string }
  | { readonly kind: 'prompt'; readonly key: string; readonly duties: readonly string[] }
  | { readonly kind: 'prompt-edit'; readonly key: string; readonly duty: string }
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
    ...notices(context, before, after, events),
    ...nudges(context, after, events, now),
    ...promptEdits(context, before, after),
    ...promptAgain(context, after, events),
    ...meetings(before, after, events, now),
    ...face(before, after, events),
  ];
}

/**
 * One notice a person and thing. Whoever may not open the case is told nothing but that a meeting is off, or, once,
 * that the case is no longer theirs (§3.4).
 */
function notices(context: Context, before: Case, after: Case, events: readonly Event[]): readonly Effect[] {
  const mayOpen = readersOf(context.profile, context.directory, after);
  const told = (kind: Notice, to: PersonId | undefined, ref: string): readonly Effect[] =>
    to ? [{ kind: 'notice', key: [after.id, kind, to, ref].join('/'), to, notice: kind, ref }] : [];
  const news = (kind: Notice, to: PersonId | undefined, ref: string): readonly Effect[] =>
    to && mayOpen(to) ? told(kind, to, ref) : [];
  const round = (ref: string): string => `${ref}.${currentMeeting(after)?.version ?? 0}.${after.rev}`;
  const off = calledOff(before, after);
  const isPaused = before.status === 'active' && after.status === 'paused-consent';
  const knowing = isPaused && isHeldBack(before) ? sentOf(before) : off;
  const { id = '' } = currentMeeting(after) ?? {};
  const hostsOff = isPlanned(before) && isOff(after) ? HOSTING.flatMap((kind) => uncalledHost(before, kind) ?? []) : [];
  const lost = lostBy(context, before, after, mayOpen).filter(
    (person) => !knowing.some((guest) => guest.person === person) && !hostsOff.includes(person),
  );
  const version = fixedPlan(after)?.version;
  const stands = events.some(({ type }) => type === 'MeetingStands');
  return [
    ...invited(before, after).flatMap((guest) => news('invitation', guest.person, guest.id)),
    ...movedFor(before, after).flatMap((guest) => news(stands ? 'stands' : 'moved', guest.person, round(guest.id))),
    ...(isHeldBack(after) && before.status !== 'active'
      ? news('ask-stands', holderOf(context, after, 'keep-meeting'), `r${after.rev}`)
      : []),
    ...off.flatMap((guest) => told('cancelled', guest.person, round(guest.id))),
    ...[...new Set(hostsOff)].flatMap((person) => told('cancelled', person, round(id))),
    ...HOSTING.flatMap((kind) =>
      hostHears(before, after, kind) ? news(kind, hostOf(after, kind), `${id}.${after.rev}`) : [],
    ),
    ...(version === undefined || version === fixedPlan(before)?.version
      ? []
      : peopleOf(after)
          .filter((person) => person !== responsibleOf(after))
          .flatMap((person) => news('plan-fixed', person, `v${version}`))),
    ...(isPaused
      ? told('paused', holderOf(context, after, after.protection ? 'locked' : 'talk-family'), `r${after.rev}`)
      : []),
    ...events.flatMap((event) =>
      event.type === 'ResponsiblePassed'
        ? (isVastbas(after) ? told : news)('takes-over', event.to, `r${after.rev}`)
        : [],
    ),
    ...lost.flatMap((person) => told('removed', person, `r${after.rev}`)),
    ...toRing(context, before, after).flatMap(({ person, ref }) => told('ring', person, `${ref}.r${after.rev}`)),
    ...(after.step === 'refused' && before.step !== 'refused' && isOpen(after)
      ? told('refusal', managerOf(context.directory, after.unit), '')
      : []),
    ...vastbasNews(before, after).flatMap(({ notice, to }) =>
      (isBlindNotice(notice) ? told : news)(notice, to, `r${after.rev}`),
    ),
  ];
}

const HOSTING = ['leads', 'writes'] as const;
type Hosting = (typeof HOSTING)[number];
const hostOf = (sip: Case, kind: Hosting): PersonId | undefined =>
  currentMeeting(sip)?.[kind === 'leads' ? 'leader' : 'secretary'];

/** Who leads or writes without being called: what is told to the guests does not reach them. */
function uncalledHost(sip: Case, kind: Hosting): PersonId | undefined {
  const person = hostOf(sip, kind);
  return person === sip.openedBy || sentOf(sip).some((guest) => guest.person === person) ? undefined : person;
}

/** Once that they lead or write, and anew when the meeting gets its time, or another one, or stands after a pause. */
function hostHears(before: Case, after: Case, kind: Hosting): boolean {
  const [old, now] = [currentMeeting(before), currentMeeting(after)];
  // A meeting prepared by mistake was dropped: the one before it is over, and nobody leads or writes it anew.
  if (now?.startedAt || hostOf(after, kind) === after.openedBy) return false;
  if (hostOf(before, kind) !== hostOf(after, kind)) return true;
  const isTimed = isPlanned(after) && old?.id === now?.id && (!old?.calledAt || old.version !== now?.version);
  return isTimed && uncalledHost(after, kind) !== undefined;
}

function invited(before: Case, after: Case): readonly Guest[] {
  if (currentMeeting(after)?.startedAt) return [];
  const already = new Set(sentOf(before).map((guest) => guest.id));
  return sentOf(after).filter((guest) => !already.has(guest.id));
}

/** A new time, or a meeting that stands after a pause: everyone who was called is told. */
function movedFor(before: Case, after: Case): readonly Guest[] {
  const isMoved = currentMeeting(before)?.version !== currentMeeting(after)?.version;
  const already = new Set(sentOf(before).map((guest) => guest.id));
  return isMoved ? sentOf(after).filter((guest) => already.has(guest.id)) : [];
}

const lostBy = (
  { profile, directory }: Context,
  before: Case,
  after: Case,
  mayOpen: (person: PersonId) => boolean,
): readonly PersonId[] => {
  const couldOpen = readersOf(profile, directory, before);
  // Samordnaren and IFO's half of the assessment have done their part when the coordinators take over (§5.2).
  const isDone = (person: PersonId): boolean =>
    isVastbas(after) && after.status === 'active' && [after.openedBy, factsOf(after).assessor].includes(person);
  return peopleOf(before).filter((person) => couldOpen(person) && !mayOpen(person) && !isDone(person));
};

/** P4: whoever is to ring because of a message is told at once, not with the next message of the day. */
const toRing = (context: Context, before: Case, after: Case): readonly Duty[] => {
  const known = { ...before.unreached, ...before.unsure };
  const isNew = ({ rule, ref, person }: Duty): boolean =>
    (rule === 'unreached' || rule === 'unsure') && !Object.hasOwn(known, ref) && ref !== person;
  const isSame = before.unreached === after.unreached && before.unsure === after.unsure;
  return isSame ? [] : dutiesOf(context, after).filter(isNew);
};

const holderOf = (context: Context, sip: Case, rule: DutyRule): PersonId | undefined =>
  dutiesOf(context, sip).find((duty) => duty.rule === rule)?.person;

/** On the day of the follow-up the channel is asked too; everything goes into the person's one message of the day. */
function nudges(context: Context, after: Case, events: readonly Event[], now: Instant): readonly Effect[] {
  const keys = new Set(events.flatMap((event) => (event.type === 'Nudging' ? event.duties : [])));
  if (keys.size === 0) return [];
  const asked = dutiesOf(context, after).filter((duty) => keys.has(duty.key));
  const today = dayOf(now);
  const prompts = asked.filter(
    (duty) => duty.rule === 'follow-up' && isDayReached(duty.due, now) && !after.nudges[duty.key]?.count,
  );
  return [
    ...prompts.map((duty): Effect => ({
      kind: 'prompt',
      key: [after.id, duty.key, today].join('/'),
      duties: [duty.key],
    })),
    ...[...new Set(asked.map((duty) => duty.person))].map((to): Effect => ({
      kind: 'digest',
      key: ['digest', to, today].join('/'),
      to,
      day: today,
    })),
  ];
}

function promptAgain(context: Context, after: Case, events: readonly Event[]): readonly Effect[] {
  if (!isAgain(events, 'prompt')) return [];
  const duties = dutiesOf(context, after).filter(({ rule }) => rule === 'follow-up');
  return duties.map(({ key }): Effect => ({
    kind: 'prompt',
    key: [after.id, key, after.rev].join('/'),
    duties: [key],
  }));
}
