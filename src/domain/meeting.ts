import type { ItemId, MemberId, PersonId, UnitId } from './ids.ts';
import type { Day, Instant } from './time.ts';

export type Answer =
  | { readonly kind: 'yes' }
  | { readonly kind: 'no'; readonly reason: 'time' | 'not-concerned' | 'consent' | 'other'; readonly note: string }
  | { readonly kind: 'substitute'; readonly person: PersonId };

/** Someone on the guest list: staff of a unit, one of the family, or a person outside Teams. */
export type Guest = {
  readonly id: ItemId;
  readonly person?: PersonId;
  readonly member?: MemberId;
  readonly outside?: { readonly name: string; readonly via: 'phone' | 'letter'; readonly contact: string };
  /** None for the family and their own guests: consent covers units. */
  readonly unit?: UnitId;
  readonly oral?: { readonly by: PersonId; readonly on: Day };
  readonly sentAt?: Instant;
  readonly answer?: { readonly value: Answer; readonly at: Instant; readonly by: PersonId };
  readonly substituteFor?: ItemId;
  /** Calls that nobody answered since the guest was asked last (T4). */
  readonly tries?: readonly Instant[];
  /** Was called, until the consent no longer covered the unit (§3.4). */
  readonly offAt?: Instant;
  /** Was taken from the list of a later meeting that was dropped: has no part by this list either (SEP8). */
  readonly leftAt?: Instant;
  readonly attended?: boolean;
  /** The child does not want the person there (C62). */
  readonly objection?: { readonly by: PersonId; readonly on: Day };
};

/** Something more that the meeting is to talk about, and which question of the consent it belongs to; empty: none. */
export type Topic = { readonly id: ItemId; readonly text: string; readonly question: string };

/** Someone without Teams who has to be told on the phone that the meeting, or one's part in it, is off. */
export type CallOff = {
  readonly guest: Guest;
  readonly name: string;
  /** A guardian's number when the meeting was called off; empty when there was none. */
  readonly phone: string;
  readonly why: 'cancelled' | 'removed';
  readonly start?: Instant;
};

/** Why a called meeting is called off by a person. */
export const OFF_REASONS = ['ill', 'family', 'missing', 'place', 'other'] as const;
export type OffReason = (typeof OFF_REASONS)[number];

export type ChildWay = 'whole' | 'part' | 'remote' | 'spokesperson' | 'letter' | 'not-there';

export type Meeting = {
  readonly id: ItemId;
  /** Raised when time or place changes, so that old invitations can be told from new ones. */
  readonly version: number;
  readonly guests: readonly Guest[];
  readonly topics?: readonly Topic[];
  readonly leader?: PersonId;
  readonly secretary?: PersonId;
  readonly question?: string;
  readonly purpose?: string;
  readonly childWay?: ChildWay;
  readonly interpreter?: boolean;
  readonly start?: Instant;
  readonly minutes?: number;
  readonly place?: string;
  /** Pasted by a person; it goes before the one that the calendar gave. */
  readonly link?: string;
  readonly booked?: string;
  readonly calledAt?: Instant;
  /** Since when it is off: the consent fell, someone called it off, or its day passed; until someone says otherwise (E4). */
  readonly offAt?: Instant;
  /** Said by a person, and then a new time is what remains; absent when the consent fell. */
  readonly offWhy?: OffReason | 'not-held';
  /** When the coordinator last decided that it is held although the family cannot come. */
  readonly keptAt?: Instant;
  /** Who was to lead or write, and has said that it cannot be, until someone is chosen (anew). */
  readonly cannotHost?: Readonly<Record<PersonId, Instant>>;
  readonly startedAt?: Instant;
  /** Why no one of the family was there. */
  readonly familyAbsence?: string;
  /** When and to whom it was reported that people who were called did not come (N13). */
  readonly absenceReported?: { readonly on: Day; readonly by: PersonId };
};

/**
 * Who was called and neither came nor sent anyone (F61): a deviation where there is a duty to come. Whoever is not
 * concerned, or whom the consent leaves out, had no such duty.
 */
export const absentees = ({ guests, startedAt }: Meeting): readonly Guest[] =>
  startedAt === undefined
    ? []
    : guests.filter(
        (guest) => isAbsent(guest) && !guests.some((one) => one.substituteFor === guest.id && one.attended),
      );
const isAbsent = ({ person, sentAt, attended, answer }: Guest): boolean =>
  person !== undefined &&
  sentAt !== undefined &&
  attended === false &&
  !(answer?.value.kind === 'no' && ['not-concerned', 'consent'].includes(answer.value.reason));
