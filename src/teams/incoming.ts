import type { Place } from '../app/delivery.ts';

export type Sender = {
  /** The Entra object id, in lower case: what says who acts. None for bots and unknown visitors. */
  readonly entraId?: string;
  /** Teams' own id: says where to write, never who someone is. */
  readonly mri: string;
  /** Present for people of another tenant, and then what the platform says about them. */
  readonly tenantId?: string;
};

export type UnreadableReason =
  'not-an-activity' | 'no-sender' | 'no-place' | 'unknown-invoke' | 'no-nonce' | 'no-verb' | 'inputs';

type Said = {
  readonly kind: 'said';
  /** Normalised for comparing with commands; `raw` is what was typed. */
  readonly text: string;
  readonly raw: string;
  readonly from: Sender;
  readonly place: Place;
  readonly activityId: string;
};

export type Clicked = {
  readonly kind: 'clicked';
  readonly via: 'execute' | 'submit';
  readonly verb: string;
  readonly nonce: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly from: Sender;
  readonly place: Place;
  readonly activityId: string;
  readonly cardActivityId?: string;
  /** The client asked by itself: nothing may change. */
  readonly refresh: boolean;
};

export type Unreadable = {
  readonly kind: 'unreadable';
  readonly reason: UnreadableReason;
  readonly from?: Sender;
  readonly place?: Place;
};

export type Incoming =
  | Said
  | Clicked
  | { readonly kind: 'arrived'; readonly from?: Sender; readonly place: Place }
  | { readonly kind: 'left'; readonly place: Place }
  | Unreadable;
