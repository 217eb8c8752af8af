import type { Case } from '../domain/case.ts';
import type { Verb } from '../domain/command.ts';
import type { DeviationCount } from '../domain/deviations.ts';
import type { Directory } from '../domain/directory.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Inquiry } from '../domain/inquiry.ts';
import type { Profile } from '../domain/profile.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Instant } from '../domain/time.ts';

export type Inputs = Readonly<Record<string, string>>;

/** A line among one's own cases: nothing of what the case is about (L:SoLPUL 7 a §). */
export type OwnCase = { readonly id: string; readonly sip: Case; readonly profile: Profile };
export type OwnDuty = {
  readonly caseId: string;
  readonly alias: string;
  readonly key: string;
  readonly rule: string;
  readonly ref: string;
  readonly due: string;
  readonly from: string;
};

/** What became of a sending, and when. `lost`: it failed, or may have. */
export type Arrival = { readonly how: 'arrived' | 'waiting' | 'lost' | 'withheld'; readonly at: Instant };

/** What one person looks at: everything that a screen may use to draw itself. */
export type View = {
  readonly profile: Profile;
  readonly directory: Directory;
  readonly sip: Case;
  /** A later version of the profile that the case follows, when there is one (PT3). */
  readonly newer?: Profile;
  readonly viewer: PersonId;
  readonly now: Instant;
  readonly verbs: ReadonlySet<Verb>;
  /** What the screen is about within the case: a measure, a guest, a person; empty when nothing. */
  readonly ref: string;
  /** When the viewer last saw the overview, where it is what is drawn. */
  readonly lastSeen?: Instant;
  /** Of those who shall be called: whose calendars are known at the time of the meeting, and who has something else then. */
  readonly busy?: { readonly asked: readonly PersonId[]; readonly busy: readonly PersonId[] };
  /** How far the kallelse has come to each guest in Teams, where the screen asks for it (P4). */
  readonly arrivals?: ReadonlyMap<string, Arrival>;
  /** No calendar is booked here: it is done by hand, and the link is pasted. */
  readonly booksByHand?: true;
  /** Open cases by coordinator, where the screen asks for them (B-04). */
  readonly load?: ReadonlyMap<PersonId, number>;
};

/** The same for screens outside any case. */
export type Desk = {
  readonly profile: Profile;
  readonly directory: Directory;
  readonly viewer: PersonId;
  readonly now: Instant;
  readonly cases: readonly OwnCase[];
  readonly duties: readonly OwnDuty[];
  /** How many more should be done by now than those that are listed. */
  readonly others: number;
  readonly isPractice: boolean;
  /** The viewer's own outside any case, or the one that the screen is about. */
  readonly inquiries?: readonly Inquiry[];
  /** Numbers of deviations of the viewer's profile, for those who may read them (N13). */
  readonly deviations?: readonly DeviationCount[];
};

/** What is said at the top of a screen about the click that led to it. */
export type Notice =
  | { readonly kind: 'saved'; readonly at: Instant; readonly verb?: string }
  | { readonly kind: 'faults'; readonly faults: readonly string[] }
  /** `isBrief`: a reason was given, and says too little. */
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly isBrief?: boolean }
  | { readonly kind: 'info'; readonly text: string };
