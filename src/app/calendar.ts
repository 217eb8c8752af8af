import type { Case } from '../domain/case.ts';
import type { Meeting } from '../domain/meeting.ts';

/** C64: nothing of a meeting about a child is kept by the tool that it is held in. */
export const NOTHING_KEPT = { recording: false, transcription: false, summary: false } as const;

/** Where meetings are booked. `key` makes a second try find the first. Throws a DeliveryError. */
export type Calendar = {
  /**
   * Books or changes the meeting and gives the address where it is held; empty when there is none. Its guests are those
   * with `sentAt`: whoever was taken off the list, or is no longer covered by the consent, is not among them.
   * What `kept` says no to is switched off in the meeting that is made.
   */
  readonly book: (
    sip: Case,
    meeting: Meeting,
    key: string,
    kept: typeof NOTHING_KEPT,
  ) => Promise<{ readonly link: string }>;
  readonly cancel: (sip: Case, meeting: Meeting, key: string) => Promise<void>;
};
