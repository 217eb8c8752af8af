import { isOpen, type Case } from './case.ts';
import { dutiesOf } from './duties.ts';
import { nextConsentChange } from './evaluate-consent.ts';
import type { Context } from './rules/rule.ts';
import { nextSendMoment, type Instant } from './time.ts';

/** The alarm of a case (decision 6): the earliest moment at which `decide` must look again. */
export function wakeAt(context: Context, sip: Case, now: Instant): Instant | undefined {
  const nudges = dutiesOf(context, sip).flatMap((duty) =>
    duty.nudgeAt ? [duty.nudgeAt > now ? duty.nudgeAt : nextSendMoment(now)] : [],
  );
  const consent = isOpen(sip) ? nextConsentChange(sip, now) : undefined;
  return [...nudges, ...(consent ? [consent] : [])].toSorted()[0];
}
