import type { Circumstance } from './circumstances.ts';
import type { Consent, Custody } from './consent.ts';
import type { AuthorityId, CaseId, ItemId, MemberId, PersonId, UnitId } from './ids.ts';
import type { CallOff, Meeting } from './meeting.ts';
import type { FollowUp, Plan } from './plan.ts';
import type { VastbasFacts } from './vastbas.ts';
import type { Protection } from './protection.ts';
import type { LineTag, Release } from './releases.ts';
import type { ThirdPerson } from './third-person.ts';
import { ageOn, type Day, type Instant } from './time.ts';

/** What goes on in a step, whatever it is called: rules that serve every process read this and not the step. */
export type Phase =
  'draft' | 'need' | 'consent' | 'prepare' | 'called' | 'meeting' | 'plan' | 'follow-up' | 'elsewhere' | 'ended';

/** Every step of every process (domain §2.2, §2.3), and what goes on in it. */
const PHASES = {
  draft: 'draft',
  need: 'need',
  rerouted: 'elsewhere',
  refused: 'elsewhere',
  consent: 'consent',
  'no-consent': 'consent',
  prepare: 'prepare',
  called: 'called',
  meeting: 'meeting',
  plan: 'plan',
  'follow-up': 'follow-up',
  request: 'need',
  assessment: 'need',
  'not-vastbas': 'elsewhere',
  offer: 'need',
  declined: 'elsewhere',
  'pre-meeting': 'prepare',
  'network-1-called': 'called',
  'network-1': 'meeting',
  started: 'follow-up',
  'new-measures': 'follow-up',
  evaluation: 'follow-up',
  'other-action': 'elsewhere',
  closed: 'ended',
  cancelled: 'ended',
} as const satisfies Readonly<Record<string, Phase>>;
export type Step = keyof typeof PHASES;
export const STEPS = Object.keys(PHASES) as readonly Step[];
export const phaseOf = ({ step }: { readonly step: Step }): Phase => PHASES[step];
/** The steps in which one of these things goes on. */
export const stepsOf = (...phases: readonly Phase[]): readonly Step[] =>
  STEPS.filter((step) => phases.includes(PHASES[step]));
/** The processes that a municipality may follow (decision 10): seven steps, or ten by Västbas. */
export const PROCESS_IDS = ['sip7', 'vastbas10'] as const;
export type ProcessId = (typeof PROCESS_IDS)[number];
/** `paused`: by decision, with a reason and until a day; `paused-consent`: for want of a consent that holds. */
export type Status = 'active' | 'paused' | 'paused-consent' | 'closed' | 'cancelled';

export type CasePerson = {
  readonly id: MemberId;
  readonly capacity: 'child' | 'guardian' | 'former-guardian' | 'relative';
  readonly name: string;
  readonly birth?: Day;
  readonly phone?: string;
};

export type Requester = 'family' | 'child' | 'staff' | 'other';
export type NeedRecord = {
  readonly requester: Requester;
  readonly detectedAt: Day;
  readonly units: readonly UnitId[];
  readonly checklist: readonly string[];
  readonly text: string;
  readonly assessedAt?: Day;
  /** False when only one principal is concerned: internal coordination, not a SIP in the law's sense (S2). */
  readonly inLegalSense?: boolean;
};

export const CLOSE_REASONS = [
  'need-gone',
  'family-wish',
  'consent-gone',
  'moved',
  'adult',
  'other-action',
  'mistake',
] as const;
export type CloseReason = (typeof CLOSE_REASONS)[number];
/** Why a case ended: chosen by someone, or what the decision about the need came to. */
export type EndReason = CloseReason | 'rerouted' | 'refused';

/** The consent to a remiss (type D of §3.1, S2): to whom it goes, who has agreed to it, when and how. */
export type Referral = {
  readonly to: string;
  readonly agreed: readonly MemberId[];
  readonly on: Day;
  readonly how: string;
};

/** A part is what one screen edits: staleness is judged for it alone. */
export type Part = string;
export type Change = { readonly rev: number; readonly by: PersonId | 'system'; readonly at: Instant };

/** What has been done about one duty: how often it was delivered since its day came, and until when it sleeps. */
export type Nudge = {
  readonly count: number;
  readonly asked?: Instant;
  readonly delivered?: Instant;
  readonly snoozed?: Day;
};

/** What the bot does outside a personal chat, and may fail to do. */
export const FAILABLES = ['face', 'prompt', 'booking', 'unbooking', 'channel', 'members'] as const;
export type Failable = (typeof FAILABLES)[number];

export type Case = {
  readonly id: CaseId;
  readonly alias: string;
  readonly rev: number;
  readonly profile: { readonly id: string; readonly version: number; readonly process: ProcessId };
  readonly authority: AuthorityId;
  readonly unit: UnitId;
  readonly openedBy: PersonId;
  readonly status: Status;
  readonly step: Step;
  /** When it was last opened again after its end. */
  readonly reopenedAt?: Instant;
  /** When the present step began. */
  readonly since: Instant;
  readonly changed: Readonly<Record<Part, Change>>;
  /** Counts items, so that each gets an id of its own. */
  readonly seq: number;
  readonly need?: NeedRecord;
  readonly custody?: Custody;
  /** What a change of guardians after their answers rests on: a judgment and its day, a slip that was put right (C71). */
  readonly custodyGround?: string;
  /** The 18th birthday, once it has come: the guardians have no part by custody any more (W6). */
  readonly adultSince?: Day;
  /** Locked: nothing leaves, and nobody but those who coordinate it opens it (F96). */
  readonly protection?: Protection;
  readonly thirds?: readonly ThirdPerson[];
  readonly lineTags?: Readonly<Record<ItemId, LineTag>>;
  readonly released?: Readonly<Record<ItemId, Release>>;
  readonly circumstances?: readonly Circumstance[];
  readonly people: readonly CasePerson[];
  readonly refusal?: {
    readonly reason: string;
    readonly decidedBy: string;
    readonly informedAt: Day;
    readonly informedHow: string;
    readonly readBy?: PersonId;
  };
  readonly reroute?: { readonly route: string; readonly reason: string; readonly referral?: Referral };
  readonly consents: readonly Consent[];
  readonly meetings: readonly Meeting[];
  readonly plans: readonly Plan[];
  readonly followUps: readonly FollowUp[];
  /** Who has answered, or does not want to, each time that people were asked how it has been; never what (§9.2). */
  readonly surveys?: Readonly<Record<string, readonly string[]>>;
  /** What only process B knows; none in a case of another process. */
  readonly vastbas?: VastbasFacts;
  readonly closure?: {
    readonly reason: EndReason;
    readonly at: Instant;
    readonly by: PersonId;
    readonly deleteOn: Day;
    readonly note: string;
  };
  readonly pause?: { readonly why: string; readonly on: Day; readonly until: Day };
  /** Who answered for the case and is no longer in the directory, since that day (N12). */
  readonly gone?: { readonly person: PersonId; readonly on: Day };
  readonly nudges: Readonly<Record<string, Nudge>>;
  /** Colleagues who tried to start a case about the same child, until someone has called them (decision 12). */
  readonly alsoAsked: Readonly<Record<string, Instant>>;
  /** People whom a message did not reach, until someone has called them. */
  readonly unreached: Readonly<Record<string, Instant>>;
  /** The same for those whom a message may not have reached; who then opens the case has been. */
  readonly unsure: Readonly<Record<string, Instant>>;
  /** Calls to make about a meeting that is off, by guest, until they are made. */
  readonly calls: Readonly<Record<string, CallOff & { readonly at: Instant; readonly tries: readonly Instant[] }>>;
  /** What could not be carried out, since when, until it is tried again or done by hand. */
  readonly failed: Readonly<Partial<Record<Failable, Instant>>>;
};

export const childOf = (sip: Case): CasePerson | undefined => sip.people.find((one) => one.capacity === 'child');
/** From the 18th birthday the young person decides alone (W6). */
export const isAdult = (sip: Case, on: Day): boolean => {
  const birth = childOf(sip)?.birth;
  return birth !== undefined && ageOn(birth, on) >= 18;
};
export const guardiansOf = (sip: Case): readonly CasePerson[] =>
  sip.people.filter((one) => one.capacity === 'guardian');
export const memberOf = (sip: Case, id: string): CasePerson | undefined => sip.people.find((one) => one.id === id);
export const currentConsent = (sip: Case): Consent | undefined => sip.consents.at(-1);
export const currentMeeting = (sip: Case): Meeting | undefined => sip.meetings.at(-1);
export const fixedPlan = (sip: Case): Plan | undefined => sip.plans.findLast((plan) => plan.status === 'fixed');
export const draftPlan = (sip: Case): Plan | undefined => sip.plans.findLast((plan) => plan.status === 'draft');
/** The statuses of a case that has not ended. */
export const OPEN_STATUSES = ['active', 'paused', 'paused-consent'] as const;
const openOnes: ReadonlySet<Status> = new Set(OPEN_STATUSES);
/** Has the case not ended? A paused one has not. */
export const isOpen = ({ status }: Case): boolean => openOnes.has(status);
