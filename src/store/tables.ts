import type { Generated, JSONColumnType } from 'kysely';
import type { Place } from '../app/delivery.ts';
import type { Case, Status, Step } from '../domain/case.ts';
import type { DeviationKind } from '../domain/deviations.ts';
import type { PrincipalKind, Sector, StaffFunction, StaffKind } from '../domain/directory.ts';
import type { Event } from '../domain/event.ts';
import type { AuthorityId, CaseId, CommandId, InquiryId, PersonId, UnitId } from '../domain/ids.ts';
import type { Inquiry } from '../domain/inquiry.ts';
import type { DutyRule } from '../domain/ladders.ts';
import type { SurveyKind, SurveyMoment } from '../domain/survey.ts';
import type { Day, Instant } from '../domain/time.ts';

export type Mode = 'practice' | 'live';
export type CardRow = {
  readonly nonce: string;
  readonly case_id: CaseId | null;
  /** Null where anyone with the right may click: the cards of a channel. */
  readonly person: PersonId | null;
  readonly screen: string;
  readonly ref: string;
  readonly revision: number;
  readonly at: Instant;
};
export type DeliveryRow = {
  key: string;
  case_id: CaseId | null;
  person: PersonId | null;
  /** `waiting`: a try is over and nothing was delivered. `uncertain`: it may have been. */
  state: 'sending' | 'waiting' | 'uncertain' | 'sent' | 'failed' | 'withheld';
  conversation: string | null;
  activity_id: string | null;
  code: string | null;
  at: Instant;
};

/** What the platform made for a case, by its own id; null while it is not known whether it was made. */
export type ExternalRow<K extends keyof ExternalDetails = 'event'> = {
  readonly case_id: CaseId;
  readonly kind: K;
  /** Which one within the case: the meeting of an event, the account of a member. */
  readonly ref: string;
  readonly id: string | null;
  readonly detail: ExternalDetails[K];
};
export type ExternalDetails = { event: EventDetail; channel: ChannelDetail; member: MemberDetail };
/** Of an event in a calendar. */
export type EventDetail = {
  /** In whose calendar it is. */
  readonly mailbox: string;
  /** What was asked for, word for word, until it is known to be made: asked again it finds itself. */
  readonly asked?: object;
  /** A digest of what the calendar shows now. */
  readonly shown?: string;
  readonly link?: string;
};
/** Of the case's own channel. */
export type ChannelDetail = {
  /** The team that it is in, by Graph's id. */
  readonly team: string;
  /** When it was last asked for. */
  readonly asked?: Instant | null;
  /** The app that was let into it, by the id of the organisation's catalogue. */
  readonly app?: string;
  /** The case has ended: it is put away, or stays as it is where we may not. */
  readonly away?: 'archived' | 'kept' | null;
};
/** Who was added to it; `id` is the membership. */
export type MemberDetail = { readonly channel: string };

export type Tables = {
  installation: { one: boolean; mode: Mode; secret: string };
  authority: { id: AuthorityId; name: string; principal: PrincipalKind };
  unit: { id: UnitId; authority: AuthorityId; name: string; sector: Sector };
  staff: {
    id: PersonId;
    unit: UnitId;
    name: string;
    title: string;
    phone: string | null;
    functions: StaffFunction[];
    email: string | null;
    own_key: string | null;
    entra_id: string | null;
    kind: Generated<StaffKind>;
    left_on: Day | null;
  };
  directory_stamp: { one: Generated<boolean>; stamp: number };
  sip_case: {
    id: CaseId;
    alias: string;
    authority: AuthorityId;
    status: Status;
    step: Step;
    rev: number;
    state: JSONColumnType<Case>;
    wake_at: Instant | null;
    child_key: string | null;
    updated_at: Instant;
  };
  case_event: {
    case_id: CaseId;
    rev: number;
    type: Event['type'];
    data: JSONColumnType<Event>;
    by: string;
    at: Instant;
    command_id: CommandId;
    transition: string;
  };
  command_log: { id: CommandId; case_id: CaseId; inputs: string; at: Instant };
  case_person: { case_id: CaseId; person: PersonId };
  duty: {
    case_id: CaseId;
    key: string;
    person: PersonId;
    kept: PersonId[];
    rule: DutyRule;
    ref: string;
    due: Day;
    visible: Day;
    until: Day | null;
    nudge_at: Instant | null;
  };
  card: CardRow;
  draft: {
    case_id: CaseId;
    person: PersonId;
    screen: string;
    ref: string;
    inputs: JSONColumnType<Readonly<Record<string, string>>>;
    revision: number;
    at: Instant;
  };
  conversation: { key: string; place: JSONColumnType<Place>; at: Instant };
  delivery: DeliveryRow;
  external: {
    case_id: CaseId;
    kind: keyof ExternalDetails;
    ref: string;
    id: string | null;
    detail: JSONColumnType<ExternalDetails[keyof ExternalDetails]>;
  };
  /** Whom the bot may not write to, until the person does; never who blocked it or why. */
  blocked: { person: PersonId; at: Instant };
  /** `people`: who may read it. */
  inquiry: { id: InquiryId; people: string[]; delete_on: Day; at: Instant; state: JSONColumnType<Inquiry> };
  survey_answer: {
    id: Generated<string>;
    profile: string;
    moment: SurveyMoment;
    kind: SurveyKind;
    quarter: string;
    answers: JSONColumnType<readonly (number | null)[]>;
  };
  /** `n` is null where it is one to four. */
  deviation_count: {
    profile: string;
    quarter: string;
    kind: DeviationKind;
    sector: Sector | 'all';
    n: number | null;
  };
  practice: { one: boolean; played: PersonId; ahead_ms: number; profile: string | null };
  inbound_activity: { key: string; outcome: string | null; at: Generated<Instant> };
  profile: { id: string; version: number; body: JSONColumnType<object>; loaded_at: Generated<Instant> };
};
