import type { Case } from '../domain/case.ts';
import type { Meeting } from '../domain/meeting.ts';

/** Where meetings are booked. `key` makes a second try find the first. Throws a DeliveryError. */
export type Calendar = {
  /**
   * Books or changes the meeting and gives the address where it is held; empty when there is none. Its guests are those
   * with `sentAt`: whoever was taken off the list, or is no longer covered by the consent, is not among them.
   */
  readonly book: (sip: Case, meeting: Meeting, key: string) => Promise<{ readonly link: string }>;
  readonly cancel: (sip: Case, meeting: Meeting, key: string) => Promise<void>;
};
