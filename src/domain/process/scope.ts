import { OPEN_STATUSES, STEPS, stepsOf } from '../case.ts';

export const ACTIVE = ['active'] as const;
export const OPEN = OPEN_STATUSES;
export const ANY = [...OPEN, 'closed', 'cancelled'] as const;

export const BEFORE_PLAN = stepsOf('prepare', 'called');
/** Plan 1 goes on while a new meeting is prepared (decision 8). */
export const WITH_PLAN = stepsOf('prepare', 'called', 'meeting', 'plan', 'follow-up');
/** From when the family is asked until nothing is shared any more. */
export const AFTER_NEED = [...stepsOf('consent'), 'request', 'assessment', 'offer', ...WITH_PLAN] as const;
export const UNFINISHED = STEPS.filter((step) => !stepsOf('elsewhere', 'ended').includes(step));
export const EVERY = STEPS;
