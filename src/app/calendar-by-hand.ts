import type { Case } from '../domain/case.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { Db } from '../store/database.ts';
import { findExternal } from '../store/external-store.ts';
import type { Calendar } from './calendar.ts';
import { DeliveryError } from './delivery.ts';

/** Where no calendar is asked. What was booked when one was, is changed by hand: whoever coordinates has to know. */
export function calendarByHand(db: Db): Calendar {
  const refuseBooked = async (sip: Case, meeting: Meeting): Promise<void> => {
    const booked = await findExternal(db, { case_id: sip.id, kind: 'event', ref: meeting.id });
    if (booked) throw new DeliveryError('never', 'by-hand');
  };
  return {
    book: async (sip, meeting) => {
      await refuseBooked(sip, meeting);
      return { link: '' };
    },
    cancel: refuseBooked,
  };
}
