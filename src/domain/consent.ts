import type { MemberId, PersonId, UnitId } from './ids.ts';
import type { InfoType } from './profile.ts';
import type { Day } from './time.ts';

export type Custody = 'joint' | 'sole' | 'appointed' | 'god-man' | 'unknown';
export type ConsentForm = 'paper' | 'e-id' | 'oral';

export type Signature = {
  readonly result: 'yes' | 'no';
  readonly on: Day;
  readonly form: ConsentForm;
  readonly receivedBy: PersonId;
  /** How an oral answer was given: in the room, by phone or video (SC6). */
  readonly how?: string;
};

/** From this age a child may be assessed as mature enough to decide with the guardians (W3). */
export const MATURITY_FROM = 12;

export type ChildAsked = {
  readonly result: 'yes' | 'no' | 'could-not' | 'would-not' | 'not-asked';
  readonly on: Day;
  readonly by: PersonId;
  readonly reason?: string;
};

/** One version of what the family has agreed to. Never edited: a change is a new version (C66). */
export type Consent = {
  readonly version: number;
  /** The child as it was known then: a consent is for one child (C68). */
  readonly about: { readonly name: string; readonly birth?: Day };
  /** Units that may share and be told (SC1). */
  readonly units: readonly UnitId[];
  /** One a line. */
  readonly questions: string;
  readonly infoTypes: readonly InfoType[];
  /** The family's own words; "nej" when they were asked and had none (SC10). */
  readonly exclusions: string;
  readonly from: Day;
  readonly until: Day;
  readonly form: ConsentForm;
  /** What the family was told, when and by whom (SC7). */
  readonly informed: { readonly on: Day; readonly by: PersonId };
  readonly interpreter: 'no' | 'used' | 'to-book';
  readonly child?: ChildAsked;
  /** Is the child mature enough in this matter? Only a documented assessment says so (W3, W5). */
  readonly maturity?: { readonly result: 'mature' | 'not-mature'; readonly by: PersonId; readonly reason: string };
  readonly signatures: Readonly<Record<MemberId, Signature>>;
  readonly confirmedBy: Readonly<Record<UnitId, { readonly by: PersonId; readonly on: Day }>>;
  /** What was taken back by this version, in any form, from the one before it (§3.4). */
  readonly less?: {
    readonly who: MemberId;
    readonly on: Day;
    readonly how: string;
    readonly receivedBy: PersonId;
    readonly units: readonly UnitId[];
    readonly infoTypes: readonly InfoType[];
    readonly questions: readonly string[];
  };
  readonly withdrawn?: {
    readonly who: MemberId;
    readonly on: Day;
    readonly how: string;
    readonly receivedBy: PersonId;
  };
};

export type ConsentStatus = 'none' | 'in-progress' | 'partial' | 'valid' | 'expired' | 'withdrawn' | 'refused';

/** Reason codes of §3.7 that say why something may not be shared. */
export type ConsentReason =
  | 'OK'
  | 'INGEN'
  | 'DELVIS'
  | 'UTGANGET'
  | 'ATERKALLAT'
  | 'NEKAT'
  | 'MOTTAGARE_EJ_OMFATTAD'
  | 'TYP_EJ_OMFATTAD'
  | 'FRAGA_EJ_OMFATTAD'
  | 'FORE_START'
  | 'AVSANDARE_EJ_BEKRAFTAT'
  | 'BARN_15_SAKNAS'
  | 'BARN_18'
  | 'VARDNAD_OKAND'
  | 'VARDNADSHAVARE_SAKNAS'
  | 'ANNAN_PERSON_SAKNAS'
  | 'SKYDD'
  | 'JURIDISK_BEDOMNING';

export type ConsentVerdict = {
  readonly allowed: boolean;
  readonly status: ConsentStatus;
  readonly missing: readonly MemberId[];
  readonly reasons: readonly ConsentReason[];
  readonly until?: Day;
};
