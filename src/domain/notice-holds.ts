import { heldBy, mayRead } from './access.ts';
import { isHeldBack, isPlanned } from './called.ts';
import { currentMeeting, fixedPlan, isOpen, type Case } from './case.ts';
import { dutiesOf, isDutyOf } from './duties.ts';
import type { Effect } from './effects.ts';
import type { DutyRule } from './ladders.ts';
import type { Context } from './rules/rule.ts';
import { dayOf, type Instant } from './time.ts';
import { isBlindNotice, vastbasHolds } from './vastbas-effects.ts';
import { isVastbas } from './vastbas.ts';

type NoticeEffect = Extract<Effect, { kind: 'notice' }>;

/**
 * Is a notice still true at the moment when it is sent? Between the decision and the sending a consent may be
 * withdrawn or a guest removed: what has not left then stays (§3.4).
 */
export function noticeHolds(
  { profile, directory }: Pick<Context, 'profile' | 'directory'>,
  sip: Case,
  { notice, to, ref }: Pick<NoticeEffect, 'notice' | 'to' | 'ref'>,
  now: Instant,
): boolean {
  const meeting = currentMeeting(sip);
  const reads = mayRead(profile, directory, sip, to, dayOf(now));
  const called = meeting?.guests.find((guest) => guest.person === to && guest.sentAt);
  const isStanding = isPlanned(sip);
  const isHost = meeting?.leader === to || meeting?.secretary === to;
  const isOffNow = meeting?.calledAt !== undefined && !isStanding;
  const isAhead = (meeting?.start ?? now) > now;
  const isSameGuest = called !== undefined && (ref === called.id || ref.startsWith(`${called.id}.`));
  switch (notice) {
    case 'invitation':
    case 'moved':
    case 'stands':
      return isStanding && isSameGuest && isAhead && reads;
    case 'cancelled':
      return !(isStanding && (called || isHost));
    case 'ask-stands':
      return isHeldBack(sip) && reads;
    case 'leads':
      return isOpen(sip) && meeting?.leader === to && reads && !isOffNow;
    case 'writes':
      return isOpen(sip) && meeting?.secretary === to && reads && !isOffNow;
    case 'plan-fixed':
      return fixedPlan(sip) !== undefined && reads;
    case 'paused':
      return dutiesOf({ profile, directory }, sip).some((duty) => isPause(duty.rule) && isDutyOf(duty, to));
    case 'takes-over':
      return isOpen(sip) && heldBy(sip) === to && (reads || isVastbas(sip));
    case 'ring':
      return dutiesOf({ profile, directory }, sip).some((duty) => isCall(duty.rule) && isDutyOf(duty, to));
    case 'removed':
      return !isOpen(sip) || !reads;
    case 'assess':
    case 'coordinate':
    case 'coordinates':
    case 'appoint':
    case 'contact':
    case 'documents':
    case 'homework':
      return isOpen(sip) && vastbasHolds(sip, notice, to) && (reads || isBlindNotice(notice));
    case 'refusal':
      return sip.step === 'refused' && sip.refusal?.readBy === undefined;
  }
}

const isCall = (rule: DutyRule): boolean => rule === 'unreached' || rule === 'unsure';

/** What the one who is told of a pause has to do: talk with the family, or ring those concerned (§3.4, C54). */
const isPause = (rule: DutyRule): boolean => rule === 'talk-family' || rule === 'locked';
