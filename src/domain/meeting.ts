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
  readonly attended?: boolean;
};

export type ChildWay = 'whole' | 'part' | 'remote' | 'spokesperson' | 'letter' | 'not-there';

export type Meeting = {
  readonly id: ItemId;
  /** Raised when time or place changes, so that old invitations can be told from new ones. */
  readonly version: number;
  readonly guests: readonly Guest[];
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
  readonly startedAt?: Instant;
  /** Why no one of the family was there. */
  readonly familyAbsence?: string;
};
