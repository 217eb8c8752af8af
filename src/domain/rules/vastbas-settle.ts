import type { Case } from '../case.ts';
import type { Event } from '../event.ts';
import { evaluateConsent } from '../evaluate-consent.ts';
import { dayOf, type Instant } from '../time.ts';
import { factsOf } from '../vastbas.ts';
import { settleCoordinators } from './coordinator-leaves.ts';
import type { Context } from './rule.ts';
import { isContactGone } from './vastbas-contact.ts';
import { isOfferReady } from './vastbas-coordinators.ts';

/** What follows by itself in process B: the offer when all is agreed, the spiral's way back, and who is no longer there. */
export function settleVastbas(context: Context, sip: Case, at: Instant): readonly Event[] {
  const lost: readonly Event[] = [
    ...(isContactGone(context, sip) ? [{ type: 'ContactLost', on: dayOf(at) } as const] : []),
    ...settleCoordinators(context, sip, at),
  ];
  const isAllowed = (): boolean => evaluateConsent(context.profile, sip, dayOf(at)).allowed;
  if (sip.step === 'assessment' && isAllowed() && isOfferReady(context, sip, at))
    return [...lost, { type: 'Moved', from: 'assessment', to: 'offer', transition: 'B-04' }];
  // A later version of the plan needs no handing over: the contact person has the case already.
  if (sip.step === 'started' && factsOf(sip).handedOver)
    return [...lost, { type: 'Moved', from: 'started', to: 'follow-up', transition: 'B-12' }];
  return lost;
}
