import { OPEN_STATUSES, STEPS, stepsOf, type Step } from '../case.ts';

export const ACTIVE = ['active'] as const;
export const OPEN = OPEN_STATUSES;
/** Nobody has decided that it rests; a consent may have fallen: nothing new is shared, but a no is told and a case ends. */
export const NOT_RESTING = ['active', 'paused-consent'] as const;
export const ANY = [...OPEN, 'closed', 'cancelled'] as const;

export const BEFORE_PLAN = stepsOf('prepare', 'called');
/** Plan 1 goes on while a new meeting is prepared (decision 8). */
export const WITH_PLAN = stepsOf('prepare', 'called', 'meeting', 'plan', 'follow-up');
/** From when the family is asked until nothing is shared any more. */
export const AFTER_NEED = [...stepsOf('consent'), 'request', 'assessment', 'offer', ...WITH_PLAN] as const;
/** A no from those who assess, or from the family: all that is left is to tell of it (B-03). */
export const DECIDED_NO = ['not-vastbas', 'declined'] as const satisfies readonly Step[];
/** Where the coordinators of process B lead, or could again: from the family's answer on. */
export const LED = ['offer', 'declined', ...WITH_PLAN, 'other-action'] as const satisfies readonly Step[];
/** How it has been is asked of those who have met, and of all when the case has ended (F82). */
export const SURVEYED = ['network-1', ...WITH_PLAN, ...stepsOf('ended')] as const;
export const FOLLOW_UP = ['follow-up'] as const;
/** Where measures go on or are chosen anew (B8 and B9); with them, where any measures go on. */
export const FOLLOWED = [...FOLLOW_UP, 'new-measures'] as const;
export const MEASURES_RUN = stepsOf('follow-up');
export const UNFINISHED = STEPS.filter((step) => !stepsOf('elsewhere', 'ended').includes(step));
export const EVERY = STEPS;
