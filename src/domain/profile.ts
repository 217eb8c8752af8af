import type { Sector } from './directory.ts';
import type { ProcessId, Step } from './case.ts';

/** How a municipality or region works with SIP: numbers, switches and texts, never rules (domain §6). */
export type Profile = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly process: ProcessId;
  readonly steps: readonly { readonly heading: string; readonly states: readonly Step[] }[];
  /** Whole years; the person's age on the day when the case starts. */
  readonly ageRange: { readonly min: number; readonly max: number };
  readonly initiators: readonly Sector[];
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
  readonly consent: {
    readonly childSignsFromAge: number | null;
    readonly childSignsIfMature: boolean;
    readonly writtenRequired: boolean;
    readonly maxMonths: number;
    readonly perAuthorityConfirmation: boolean;
    readonly excludedByDefault: readonly InfoType[];
    /** Days before the last day (T11) and before the 15th and 18th birthdays. */
    readonly warnDays: readonly number[];
  };
  readonly refusal: { readonly reasonMinChars: number };
  readonly originalHolder: 'responsible' | 'family';
  readonly signaturesFrom: 'all' | 'family';
  readonly attendanceDuty: boolean;
  readonly ladders: {
    /** Days between reminders once the day has come, and how many before the next role takes over. */
    readonly everyDays: number;
    readonly times: number;
  };
  /** Days after closing in which the case can be opened again. */
  readonly reopenDays: number;
  /** Days after closing until the working copies are deleted (§4.5). */
  readonly workCopyDays: number;
  readonly emergency: { readonly phone: string; readonly concernPhone: string };
  readonly legalRefs: { readonly plan: string; readonly concern: string };
};

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
