import type { CloseReason, Failable, Referral, Requester } from './case.ts';
import type { CircumstanceKind } from './circumstances.ts';
import type { ChildAsked, Consent, ConsentForm, Custody } from './consent.ts';
import type { CaseId, CommandId, ItemId, MemberId, PersonId, UnitId, Who } from './ids.ts';
import type { Answer, ChildWay, OffReason } from './meeting.ts';
import type {
  FeedbackRoute,
  Goal,
  Measure,
  MeasureReport,
  Need,
  PlanResponsible,
  PlanWords,
  SignatureState,
} from './plan.ts';
import type { InfoType } from './profile.ts';
import type { ProtectionKind } from './protection.ts';
import type { LineTag } from './releases.ts';
import type { ThirdPerson } from './third-person.ts';
import type { Day, Instant } from './time.ts';
import type { VastbasPayloads } from './vastbas-command.ts';

type MeetingTime = { readonly start: Instant; readonly minutes: number; readonly place: string; readonly link: string };
type Draft<Item> = Omit<Item, 'id' | 'report' | 'outcome'> & { readonly item?: ItemId };

/** What each verb carries. Verbs are the same words on cards, in the process table and in the log. */
export type Payloads = VastbasPayloads & {
  'case.draft': { readonly alias: string };
  'case.start': {
    readonly requester: Requester;
    readonly detectedAt: Day;
    readonly units: readonly UnitId[];
    readonly childName: string;
    readonly birth: Day;
  };
  'facts.correct': Payloads['case.start'] & { readonly understood: boolean };
  'family.set': {
    readonly custody: Custody;
    /** `same`: only the spelling of that guardian's name was wrong. */
    readonly guardians: readonly { readonly name: string; readonly phone: string; readonly same?: MemberId }[];
    readonly ground?: string;
    /** It is known that the consent falls by this. */
    readonly understood?: boolean;
  };
  'need.confirm': {
    readonly checklist: readonly string[];
    readonly text: string;
    /** Asked where the profile wants it (S0). */
    readonly familyWants?: boolean;
  };
  /** `referral`: the consent to a remiss, and only on that route. */
  'need.reroute': { readonly route: string; readonly why: string; readonly referral?: Referral };
  'need.refuse': {
    readonly why: string;
    readonly decidedBy: string;
    readonly informedAt: Day;
    readonly informedHow: string;
  };
  'refusal.read': object;
  'consent.scope': Pick<
    Consent,
    'units' | 'questions' | 'infoTypes' | 'exclusions' | 'until' | 'form' | 'informed' | 'interpreter'
  >;
  'consent.child': Pick<ChildAsked, 'result' | 'on'> & {
    readonly why: string;
    readonly maturity?: 'mature' | 'not-mature';
    readonly maturityReason: string;
  };
  'consent.answer': {
    readonly who: MemberId;
    readonly result: 'yes' | 'no';
    readonly on: Day;
    readonly form: ConsentForm;
    readonly how: string;
  };
  'consent.confirm': object;
  'consent.withdraw': { readonly who: MemberId; readonly on: Day; readonly how: string };
  'consent.narrow': {
    readonly who: MemberId;
    readonly on: Day;
    readonly how: string;
    readonly units: readonly UnitId[];
    readonly infoTypes: readonly InfoType[];
    readonly questions: readonly string[];
  };
  'protection.set': { readonly kind: ProtectionKind };
  'protection.ask-lift': { readonly why: string };
  'protection.lift': object;
  'protection.keep': object;
  'third.add': { readonly name: string; readonly relation: string };
  'third.answer': { readonly third: ItemId } & Omit<NonNullable<ThirdPerson['answer']>, 'receivedBy'>;
  'third.withdraw': { readonly third: ItemId; readonly on: Day; readonly how: string };
  'line.tag': { readonly line: ItemId } & LineTag;
  'circumstance.set': {
    readonly kind: CircumstanceKind;
    readonly guardian?: MemberId;
    readonly assessment: string;
    readonly assessedBy: string;
    readonly cannotWait: boolean;
    readonly until?: Day;
  };
  /** `ended`: why it no longer is so. */
  'circumstance.end': { readonly kind: CircumstanceKind; readonly ended: string };
  'preparation.save': {
    readonly question: string;
    readonly purpose: string;
    readonly childWay: ChildWay;
    readonly interpreter: boolean;
    readonly leader: PersonId;
    readonly secretary: PersonId;
  };
  'guest.add': { readonly people: readonly PersonId[] };
  'guest.add-outside': {
    readonly name: string;
    readonly via: 'phone' | 'letter';
    readonly contact: string;
    readonly unit?: UnitId;
  };
  'guest.remove': { readonly guest: ItemId };
  'guest.contacted': { readonly guests: readonly ItemId[] };
  /** `wants` is false when the child does not want the person there. */
  'guest.object': { readonly guest: ItemId; readonly wants: boolean };
  'topic.add': { readonly text: string; readonly question: string };
  'topic.remove': { readonly topic: ItemId };
  'meeting.plan': MeetingTime;
  'meeting.move': MeetingTime & { readonly why: string };
  'meeting.keep': object;
  'meeting.cancel': { readonly why: OffReason; readonly note: string };
  'meeting.missed': object;
  /** "It was not held", said by mistake. */
  'meeting.unmiss': object;
  /** Who leads or writes says that it cannot be. */
  'host.decline': object;
  'meeting.booked': { readonly meeting: ItemId; readonly link: string };
  'call.send': object;
  'invitation.answer': { readonly guest: ItemId; readonly answer: Answer };
  'call.tried': { readonly guest: ItemId };
  'call-off.done': { readonly guest: ItemId };
  'meeting.start': { readonly attended: readonly ItemId[]; readonly familyAbsence: string };
  /** `came`: those who were noted as absent, and came all the same. */
  'absence.report': { readonly came: readonly ItemId[] };
  'plan.begin': object;
  'plan.words': PlanWords;
  'need.put': Draft<Need>;
  'goal.put': Draft<Goal>;
  'measure.put': Draft<Measure>;
  'route.put': Draft<FeedbackRoute>;
  'plan.remove': { readonly item: ItemId };
  'plan.responsible': PlanResponsible & { readonly followUpOn: Day };
  'plan.fix': { readonly contains: readonly InfoType[]; readonly familyRead: boolean };
  'plan.sign': { readonly who: Who; readonly state: SignatureState };
  'plan.copied': { readonly who: Who; readonly how: string };
  'child.told': object;
  'plan.revise': object;
  'plan.drop-draft': object;
  'measure.report': Pick<MeasureReport, 'result' | 'note' | 'deviation'> & { readonly measure: ItemId };
  'follow-up.record': {
    readonly how: 'meeting' | 'phone' | 'check';
    readonly childView: string;
    readonly summary: string;
    readonly next?: Day;
  };
  'follow-up.move': { readonly on: Day; readonly why: string };
  'survey.answer': { readonly round: string; readonly who: PersonId | MemberId };
  'goal.judge': { readonly outcomes: Readonly<Record<ItemId, 'reached' | 'partly' | 'not' | 'not-relevant'>> };
  'meeting.renew': object;
  'meeting.drop': object;
  'case.close': {
    readonly why: CloseReason;
    readonly familyInformed: boolean;
    readonly saved: boolean;
    readonly note: string;
  };
  'case.cancel': { readonly why: CloseReason; readonly note: string };
  'case.pause': { readonly why: string; readonly until: Day };
  'case.resume': object;
  'case.reopen': object;
  'profile.adopt': object;
  /** `deputy`: needed when the one who takes over was the deputy. */
  'case.hand-over': { readonly to: PersonId; readonly deputy?: PersonId };
  'duty.snooze': { readonly duty: string; readonly days: 1 | 3 | 7 };
  'person.reached': { readonly person: PersonId };
  look: object;
  'duplicate.seen': { readonly person: PersonId };
  'nudge.delivered': { readonly duties: readonly string[] };
  'delivery.failed': { readonly person: PersonId };
  /** It may have arrived: nobody knows. */
  'delivery.uncertain': { readonly person: PersonId };
  /** The person has opened the case since: what was sent need not be told again. */
  'delivery.proved': { readonly person: PersonId };
  'effect.failed': { readonly effect: Failable };
  'effect.again': { readonly effect: Failable };
  'effect.done': { readonly effect: Failable; readonly link: string };
};
export type Verb = keyof Payloads;

/** Who, when and on what they looked; `reason` answers a soft guard (E2). */
export type Meta = {
  readonly id: CommandId;
  readonly caseId: CaseId;
  readonly by: PersonId | 'system';
  readonly at: Instant;
  /** The revision of the case when the card was drawn. */
  readonly seen: number;
  readonly reason?: string;
};
/** A payload must not name what the shell fills in. */
type Apart<P> = [keyof P & (keyof Meta | 'verb')] extends [never] ? P : never;
export type CommandOf<V extends Verb> = V extends Verb ? Meta & { readonly verb: V } & Apart<Payloads[V]> : never;
export type Command = CommandOf<Verb>;
