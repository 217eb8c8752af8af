import type { Profession, Sector } from './directory.ts';
import type { DutyRule } from './ladders.ts';
import type { Laws } from './law.ts';
import type { ProcessId, Step } from './case.ts';
import type { SurveyMoment } from './survey.ts';
import type { SchoolHoliday } from './school-holidays.ts';

/** `soft` stops for a written reason (E2), `none` does not stop. */
export type Stop = 'soft' | 'none';

/** How a municipality or region works with SIP: numbers, switches and texts, never rules (domain §6). */
export type Profile = {
  readonly id: string;
  /** Raised with every change: running cases keep theirs (PT3). */
  readonly version: number;
  /** The municipality or region, as people call it. */
  readonly name: string;
  readonly process: ProcessId;
  /** What people call the work and its parts: "SIP", "Västbas"; "huvudansvarig", "samordnare". */
  readonly words: { readonly work: string; readonly responsible: string };
  readonly steps: readonly { readonly heading: string; readonly states: readonly Step[] }[];
  /** Whole years; the person's age on the day when the case starts. */
  readonly ageRange: { readonly min: number; readonly max: number };
  readonly initiators: readonly Sector[];
  readonly threshold: {
    /** How many units must be concerned, the own one counted. */
    readonly units: number;
    /** A measure of kommun and one of region, or else "intern samverkan" (S2). */
    readonly bothPrincipals: Stop;
    /** The family must want it before the consent is asked for (S0). */
    readonly familyWants: boolean;
    /** The question about the units, s.start.q3. */
    readonly question: string;
  };
  /** F04: when a plan may be needed; one that fits is enough. */
  readonly checklist: readonly { readonly id: string; readonly text: string }[];
  /** A guardian may call to the meeting too (S2). */
  readonly familyMayCall: boolean;
  /** Where a family asks. */
  readonly familyDoor: string;
  /** What the school's part is; empty when nothing is said. */
  readonly schoolDuty: string;
  readonly deadlines: {
    /** T1, working days from the day when the need was assessed. */
    readonly startOfWork: { readonly social: number; readonly other: number; readonly red: number };
    /** T2, calendar days. "bör", never a legal requirement (U-18). */
    readonly meeting: { readonly days: number; readonly anchor: 'needDetectedAt' | 'consentAt' } | null;
    /** T3, calendar days between kallelse and meeting. */
    readonly callLead: number;
    /** T4, working days until an unanswered kallelse becomes a telephone task. */
    readonly answer: number;
    /** T5, working days. */
    readonly planSent: number;
    /** T6, calendar days. */
    readonly signatures: number;
  };
  /** A talk with each who is called before the kallelse goes out (S1). */
  readonly oralContact: Stop;
  /** Who may lead the meeting. */
  readonly leaderFrom: readonly Sector[];
  /** To whom it is reported that someone who was called did not come (F61, N13); null where no one has to. */
  readonly absence: { readonly reportTo: string } | null;
  readonly consent: {
    readonly childSignsFromAge: number | null;
    readonly childSignsIfMature: boolean;
    /** Who may say that a child is mature, or is not (W3, W5). */
    readonly maturityAssessors: readonly Profession[];
    /** U-05: every guardian, or one while no other says no. */
    readonly guardians: 'all' | 'one';
    readonly writtenRequired: boolean;
    readonly maxMonths: number;
    readonly perAuthorityConfirmation: boolean;
    readonly excludedByDefault: readonly InfoType[];
    /** Days before the last day (T11) and before the 15th and 18th birthdays. */
    readonly warnDays: readonly number[];
  };
  /** What can still be done when the family says no. */
  readonly withoutConsent: string;
  readonly refusal: { readonly reasonMinChars: number };
  /** §9.2: when staff and family are asked how it has been; never when empty. */
  readonly surveys: readonly SurveyMoment[];
  /** V6: who tells whom. */
  readonly feedbackRoutes: 'hard' | 'soft';
  readonly originalHolder: 'responsible' | 'family';
  readonly signaturesFrom: 'all' | 'family';
  readonly followUp: { readonly ways: readonly FollowUpWay[] };
  /** What the plan is called as a document. */
  readonly documents: { readonly plan: string };
  /** Where the plan is kept afterwards: a system's name, or empty. */
  readonly records: string;
  /** Who follows up the agreement, and how often; empty when nothing is said. */
  readonly agreement: string;
  /** National minority languages in which the family may have an answer (L:MinL 8 §). */
  readonly minority: readonly MinorityLanguage[];
  /** Languages of the texts for families, and who has approved the translations that need it (decision 17). */
  readonly languages: {
    readonly family: readonly FamilyLanguage[];
    readonly approvedBy: Readonly<Partial<Record<FamilyLanguage, string>>>;
  };
  readonly schoolHolidays: readonly SchoolHoliday[];
  readonly ladders: {
    /** Days between reminders once the day has come, and how many before the next role takes over. */
    readonly everyDays: number;
    readonly times: number;
    /** What nobody is reminded of (RM7): it stands among one's things to do, and is never sent. */
    readonly silent: readonly DutyRule[];
  };
  /** The smallest number that a count is told as, none apart (§9.3). */
  readonly statistics: { readonly minGroup: number };
  /** Days after closing in which the case can be opened again. */
  readonly reopenDays: number;
  /** Days after closing until the working copies are deleted (§4.5). */
  readonly workCopyDays: number;
  readonly emergency: { readonly phone: string; readonly concernPhone: string };
  /** The statutes by what they are about, through time; the law is not frozen with the profile (N14). */
  readonly legalRefs: Laws;
  /** What only Västbas has; null in every other process. */
  readonly vastbas: Vastbas | null;
  /** U-01 to U-19: what is asked, which setting answers it, and who has decided, once someone has. */
  readonly doubts: Readonly<
    Record<string, { readonly point: string; readonly setting: string; readonly decided: string }>
  >;
};

/** Process B (S4): two coordinators, the item of the school's team for pupils' health, the evaluation. */
export type Vastbas = {
  readonly opener: string;
  readonly assessors: readonly string[];
  readonly coordinators: { readonly count: number; readonly pool: number; readonly independence: 'hard' | 'soft' };
  /** T8, calendar months: an item is asked for from `min` and overdue after `max` (U-19). */
  readonly eht: { readonly minMonths: number; readonly maxMonths: number; readonly anchor: PlanAnchor };
  /** T9, calendar months (U-08). */
  readonly evaluation: { readonly months: number; readonly anchor: PlanAnchor };
  /** T10, weeks between the spokesperson's contacts, in term (U-14). */
  readonly spokespersonWeeks: number;
  readonly contactPersonNever: readonly string[];
};
export type PlanAnchor = 'planCreatedAt' | 'newMeasuresAt';

export const FOLLOW_UP_WAYS = ['meeting', 'phone', 'check'] as const;
export type FollowUpWay = (typeof FOLLOW_UP_WAYS)[number];
export const FAMILY_LANGUAGES = ['sv', 'sv-lattlast', 'en', 'fi'] as const;
export type FamilyLanguage = (typeof FAMILY_LANGUAGES)[number];
export const MINORITY_LANGUAGES = ['fi', 'smi', 'fit'] as const;
export type MinorityLanguage = (typeof MINORITY_LANGUAGES)[number];

export const INFO_TYPES = [
  'schooling',
  'absence',
  'learning-support',
  'physical-health',
  'mental-health',
  'disability',
  'social-situation',
  'ongoing-measures',
  'family-situation',
  'substance-use',
  'crime',
  'contact-details',
] as const;
export type InfoType = (typeof INFO_TYPES)[number];
