import { isOpen, type Case } from './case.ts';
import { dutiesOf } from './duties.ts';
import { nextConsentChange } from './evaluate-consent.ts';
import type { Context } from './rules/rule.ts';
import { addWorkingDays, atTime, dayOf, nextSendMoment, type Instant } from './time.ts';
import { factsOf } from './vastbas.ts';

/** The alarm of a case (decision 6): the earliest moment at which `decide` must look again. */
export function wakeAt(context: Context, sip: Case, now: Instant): Instant | undefined {
  const nudges = dutiesOf(context, sip).flatMap((duty) =>
    duty.nudgeAt ? [duty.nudgeAt > now ? duty.nudgeAt : nextSendMoment(now)] : [],
  );
  const consent = isOpen(sip) ? nextConsentChange(sip, now) : undefined;
  return [...nudges, ...(consent ? [consent] : []), ...contactWatch(sip, now)].toSorted()[0];
}

/** N12: nobody says when a contact person has left: each working morning asks whether the person is still there. */
function contactWatch(sip: Case, now: Instant): readonly Instant[] {
  const { contact } = factsOf(sip);
  return isOpen(sip) && contact && !contact.lostOn ? [atTime(addWorkingDays(dayOf(now), 1), '08:00')] : [];
}
