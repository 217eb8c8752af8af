import { sentOf } from './called.ts';
import { childOf, currentMeeting, isAdult, isOpen, phaseOf, type Case, type Step } from './case.ts';
import type { Event } from './event.ts';
import { evaluateConsent } from './evaluate-consent.ts';
import { CHILD } from './ids.ts';
import { BEFORE_PLAN, WITH_PLAN } from './process/scope.ts';
import { isCovered } from './rules/guests.ts';
import { settleResponsible } from './rules/hand-over.ts';
import { familyMeeting } from './rules/prepare.ts';
import type { Context } from './rules/rule.ts';
import { settleVastbas } from './rules/vastbas-settle.ts';
import { birthday, dayOf, type Instant } from './time.ts';

/** Where something is shared; in process B from the assessment, in which IFO takes part. */
const NEEDS_CONSENT: ReadonlySet<Step> = new Set([...WITH_PLAN, 'assessment', 'offer']);

/**
 * What follows by itself: from the consent as it stands (A-06, A-07, A-17 and the way back, E4), from the child's age
 * (W6) and from who has left the directory (N12).
 */
export const settle = (context: Context, sip: Case, at: Instant): readonly Event[] => [
  ...settleVastbas(context, sip, at),
  ...settleResponsible(context, sip, at),
  ...settleAge(sip, at),
  ...settleGuests(sip, at),
  ...settleConsent(context, sip, at),
];

/** The 18th birthday has come, or was put right to one that has. */
function settleAge(sip: Case, at: Instant): readonly Event[] {
  const birth = childOf(sip)?.birth;
  return birth && !sip.adultSince && isOpen(sip) && isAdult(sip, dayOf(at))
    ? [{ type: 'CameOfAge', on: birthday(birth, 18) }]
    : [];
}

/** From the 18th birthday the young person says whom to invite: the guardians leave a list not yet met by (W6, §3.4). */
function settleGuests(sip: Case, at: Instant): readonly Event[] {
  if (!BEFORE_PLAN.includes(sip.step) || !isAdult(sip, dayOf(at))) return [];
  const guardians = currentMeeting(sip)?.guests.filter(({ member }) => member !== undefined && member !== CHILD) ?? [];
  return guardians.map(({ id }): Event => ({ type: 'GuestRemoved', guest: id }));
}

function settleConsent(context: Context, sip: Case, at: Instant): readonly Event[] {
  const { profile } = context;
  const verdict = evaluateConsent(profile, sip, dayOf(at));
  const meeting = currentMeeting(sip);
  if ((sip.step === 'consent' || sip.step === 'no-consent') && verdict.allowed) {
    return [
      { type: 'Moved', from: sip.step, to: 'prepare', transition: 'A-06' },
      ...(!meeting || meeting.calledAt ? [familyMeeting(sip, dayOf(at))] : []),
    ];
  }
  if (sip.step === 'consent' && verdict.status === 'refused')
    return [{ type: 'Moved', from: 'consent', to: 'no-consent', transition: 'A-07' }];
  if (!NEEDS_CONSENT.has(sip.step)) return [];
  if (!verdict.allowed) return sip.status === 'active' ? [{ type: 'Paused', reasons: verdict.reasons }] : [];
  const off = uncovered(context, sip, at);
  return [...(sip.status === 'paused-consent' ? [{ type: 'Resumed' } as const] : []), ...off];
}

/** Who is no longer covered is off the called meeting, and is not called again by a wider consent alone (§3.4). */
function uncovered(context: Context, sip: Case, at: Instant): readonly Event[] {
  if (phaseOf(sip) !== 'called') return [];
  const guests = sentOf(sip).filter((guest) => !isCovered(context, sip, guest, at));
  return guests.length > 0 ? [{ type: 'GuestsOff', guests: guests.map(({ id }) => id) }] : [];
}
