import type { Case, CasePerson, CloseReason, EndReason, Failable, NeedRecord, Part, Step } from './case.ts';
import type { Circumstance, CircumstanceKind } from './circumstances.ts';
import type { ChildAsked, Consent, Custody, Signature } from './consent.ts';
import type { ItemId, MemberId, PersonId, UnitId, Who } from './ids.ts';
import type { Answer, CallOff, Guest, Meeting, Topic } from './meeting.ts';
import type {
  FollowUp,
  Goal,
  MeasureReport,
  Plan,
  PlanList,
  PlanResponsible,
  PlanWords,
  SignatureState,
} from './plan.ts';
import type { Protection } from './protection.ts';
import type { LineTag, Release } from './releases.ts';
import type { ThirdPerson } from './third-person.ts';
import type { Day } from './time.ts';
import { vastbasParts, type VastbasPayload } from './vastbas-event.ts';

/** What has happened, in the past tense: enough to rebuild the case and to tell its history. */
export type Payload = VastbasPayload & {
  Drafted: Pick<Case, 'alias' | 'profile' | 'authority' | 'unit'>;
  /** From here on the case keeps the profile version with which it was started (PT3). */
  Started: { readonly need: NeedRecord; readonly child: CasePerson; readonly profile: Case['profile'] };
  Corrected: {
    readonly need: Pick<NeedRecord, 'requester' | 'detectedAt' | 'units' | 'inLegalSense'>;
    readonly child: CasePerson;
  };
  CameOfAge: { readonly on: Day };
  FamilySet: { readonly custody: Custody; readonly guardians: readonly CasePerson[]; readonly ground?: string };
  NeedConfirmed: Required<Pick<NeedRecord, 'checklist' | 'text' | 'assessedAt' | 'inLegalSense'>>;
  Rerouted: NonNullable<Case['reroute']>;
  Refused: NonNullable<Case['refusal']>;
  RefusalRead: object;
  ConsentScoped: { readonly consent: Consent };
  ChildAsked: { readonly child: ChildAsked; readonly maturity?: NonNullable<Consent['maturity']> };
  ConsentAnswered: { readonly who: MemberId; readonly signature: Signature };
  ConsentConfirmed: { readonly version: number; readonly unit: UnitId; readonly on: Day };
  ConsentWithdrawn: { readonly withdrawn: NonNullable<Consent['withdrawn']> };
  ConsentNarrowed: { readonly from: Day; readonly less: NonNullable<Consent['less']> };
  ProtectionSet: { readonly kind: Protection['kind']; readonly on: Day; readonly person: PersonId };
  LiftAsked: { readonly lift: NonNullable<Protection['lift']> };
  ProtectionLifted: object;
  ProtectionKept: object;
  ThirdAdded: { readonly third: ThirdPerson };
  ThirdAnswered: { readonly third: ItemId; readonly answer: NonNullable<ThirdPerson['answer']> };
  ThirdWithdrew: { readonly third: ItemId; readonly withdrawn: NonNullable<ThirdPerson['withdrawn']> };
  LineTagged: { readonly line: ItemId; readonly tag: LineTag };
  Released: { readonly lines: Readonly<Record<ItemId, Release>> };
  CircumstanceSet: { readonly circumstance: Circumstance };
  CircumstanceEnded: { readonly kind: CircumstanceKind; readonly ended: string };
  /** Status changes that follow from consent: A-17 and its way back (E4). */
  Paused: { readonly reasons: readonly string[] };
  Resumed: object;
  PausedByChoice: NonNullable<Case['pause']>;
  ResumedByChoice: object;
  /** The step changed by a row of the transition table. */
  Moved: { readonly from: Step; readonly to: Step; readonly transition: string; readonly reason?: string };
  Prepared: Required<Pick<Meeting, 'question' | 'purpose' | 'childWay' | 'interpreter' | 'leader' | 'secretary'>>;
  HostDeclined: { readonly person: PersonId };
  GuestsAdded: { readonly guests: readonly Guest[] };
  GuestRemoved: { readonly guest: ItemId };
  GuestsContacted: { readonly guests: readonly ItemId[]; readonly on: Day };
  GuestObjected: { readonly guest: ItemId; readonly on?: Day };
  TopicAdded: { readonly topic: Topic };
  TopicRemoved: { readonly topic: ItemId };
  MeetingPlanned: Required<Pick<Meeting, 'start' | 'minutes' | 'place' | 'link'>>;
  MeetingMoved: Required<Pick<Meeting, 'start' | 'minutes' | 'place' | 'link'>> & { readonly why: string };
  /** A meeting that was off is held as planned, and everyone is asked anew; or it is held though the family cannot come. */
  MeetingStands: object;
  MeetingKept: object;
  /** Called off while the case goes on, or its day passed without it. */
  MeetingOff: { readonly why: NonNullable<Meeting['offWhy']>; readonly note: string };
  /** That the day passed without it was a mistake: whether it took place is asked again. */
  MissUndone: object;
  MeetingBooked: { readonly meeting: ItemId; readonly link: string };
  Called: { readonly guests: readonly ItemId[] };
  /** The consent no longer covers their units (§3.4). */
  GuestsOff: { readonly guests: readonly ItemId[] };
  CallsDue: { readonly calls: readonly CallOff[] };
  CallTried: { readonly guest: ItemId };
  CalledOff: { readonly guest: ItemId };
  InvitationAnswered: { readonly guest: ItemId; readonly answer: Answer };
  MeetingStarted: { readonly attended: readonly ItemId[]; readonly familyAbsence: string };
  SurveyAnswered: { readonly round: string; readonly who: PersonId | MemberId };
  AbsenceReported: { readonly meeting: ItemId; readonly on: Day; readonly came?: readonly ItemId[] };
  MeetingRenewed: { readonly meeting: Meeting };
  MeetingDropped: { readonly meeting: ItemId };
  PlanBegun: { readonly plan: Plan };
  DraftDropped: { readonly version: number };
  WordsWritten: { readonly words: PlanWords };
  ItemPut: { readonly list: PlanList; readonly item: Plan[PlanList][number] };
  ItemRemoved: { readonly item: ItemId };
  ResponsibleSet: { readonly responsible: PlanResponsible; readonly followUpOn: Day };
  PlanFixed: { readonly version: number };
  Signed: { readonly who: Who; readonly state: SignatureState };
  Copied: { readonly who: Who; readonly how: string; readonly on: Day };
  ChildTold: { readonly on: Day };
  MeasureReported: { readonly measure: ItemId; readonly report: MeasureReport };
  FollowedUp: { readonly followUp: FollowUp };
  FollowUpMoved: { readonly on: Day; readonly why: string };
  GoalsJudged: { readonly outcomes: Readonly<Record<ItemId, NonNullable<Goal['outcome']>>> };
  Closed: { readonly reason: EndReason; readonly note: string; readonly deleteOn: Day };
  Cancelled: { readonly reason: CloseReason; readonly note: string; readonly deleteOn: Day };
  Reopened: object;
  /** Who answered for the case has named a successor, who works in that unit. */
  ResponsiblePassed: {
    readonly from: PersonId;
    readonly to: PersonId;
    readonly unit: UnitId;
    readonly deputy?: PersonId;
  };
  ResponsibleGone: { readonly person: PersonId; readonly on: Day };
  ProfileAdopted: Pick<Case, 'profile'>;
  Snoozed: { readonly duty: string; readonly until: Day };
  Nudging: { readonly duties: readonly string[] };
  Nudged: { readonly duties: readonly string[] };
  Unreached: { readonly person: PersonId };
  Unsure: { readonly person: PersonId };
  Reached: { readonly person: PersonId };
  Heard: { readonly person: PersonId };
  DuplicateSeen: { readonly person: PersonId };
  EffectFailed: { readonly effect: Failable };
  EffectAgain: { readonly effect: Failable };
  EffectDone: { readonly effect: Failable };
};
export type EventType = keyof Payload;
export type EventOf<E extends EventType> = E extends EventType ? { readonly type: E } & Payload[E] : never;
export type Event = EventOf<EventType>;

/** What a screen edits, so that two people may work side by side in one case. */
export const PARTS = {
  facts: 'facts',
  family: 'family',
  need: 'need',
  consent: 'consent',
  answerOf: (who: string): Part => `answer:${who}`,
  circumstances: 'circumstances',
  lineTag: (line: string): Part => `line:${line}`,
  protection: 'protection',
  preparation: 'preparation',
  guests: 'guests',
  guest: (id: string): Part => `guest:${id}`,
  time: 'time',
  words: 'words',
  item: (id: string): Part => `item:${id}`,
  responsible: 'responsible',
  signature: (who: string): Part => `signature:${who}`,
  report: (measure: string): Part => `report:${measure}`,
  followUp: 'follow-up',
  goals: 'goals',
  pause: 'pause',
} as const;
/** What is fixed with the plan: whoever fixes it has read all of it. */
export const isPlanPart = (part: Part): boolean =>
  part === PARTS.words || part === PARTS.responsible || part.startsWith(PARTS.item(''));

type PartOf = { readonly [E in EventType]?: (event: EventOf<E>) => Part };
const parts: PartOf = {
  ...vastbasParts,
  Started: () => PARTS.family,
  FamilySet: () => PARTS.family,
  Corrected: () => PARTS.facts,
  NeedConfirmed: () => PARTS.need,
  Rerouted: () => PARTS.need,
  Refused: () => PARTS.need,
  ConsentScoped: () => PARTS.consent,
  ConsentWithdrawn: () => PARTS.consent,
  ChildAsked: () => PARTS.answerOf('child-asked'),
  ConsentAnswered: ({ who }) => PARTS.answerOf(who),
  ConsentNarrowed: () => PARTS.consent,
  ProtectionSet: () => PARTS.protection,
  LiftAsked: () => PARTS.protection,
  ProtectionLifted: () => PARTS.protection,
  ProtectionKept: () => PARTS.protection,
  ThirdAnswered: ({ third }) => PARTS.answerOf(third),
  ThirdWithdrew: ({ third }) => PARTS.answerOf(third),
  LineTagged: ({ line }) => PARTS.lineTag(line),
  CircumstanceSet: () => PARTS.circumstances,
  CircumstanceEnded: () => PARTS.circumstances,
  PausedByChoice: () => PARTS.pause,
  ResumedByChoice: () => PARTS.pause,
  Paused: () => PARTS.pause,
  Resumed: () => PARTS.pause,
  Prepared: () => PARTS.preparation,
  HostDeclined: () => PARTS.preparation,
  GuestRemoved: ({ guest }) => PARTS.guest(guest),
  InvitationAnswered: ({ guest }) => PARTS.guest(guest),
  MeetingPlanned: () => PARTS.time,
  MeetingMoved: () => PARTS.time,
  MeetingStands: () => PARTS.time,
  MeetingOff: () => PARTS.time,
  MissUndone: () => PARTS.time,
  WordsWritten: () => PARTS.words,
  ItemPut: ({ item }) => PARTS.item(item.id),
  ItemRemoved: ({ item }) => PARTS.item(item),
  ResponsibleSet: () => PARTS.responsible,
  ResponsiblePassed: () => PARTS.responsible,
  Signed: ({ who }) => PARTS.signature(who),
  MeasureReported: ({ measure }) => PARTS.report(measure),
  FollowedUp: () => PARTS.followUp,
  FollowUpMoved: () => PARTS.followUp,
  GoalsJudged: () => PARTS.goals,
};

export function partOf<E extends EventType>(event: EventOf<E>): Part | undefined {
  return (parts[event.type] as ((event: EventOf<E>) => Part) | undefined)?.(event);
}
