import { phaseOf } from '../case.ts';
import { hard } from '../refusal.ts';
import { dayOf } from '../time.ts';
import { notFar, type Evolves, type Guard, type Rule } from './rule.ts';

const MOST_YEARS = 1;

/** §2.1 VILANDE_ANNAT: for a reason, until a day to come, and not while people are called to a meeting. */
export const pauseFits: Guard<'case.pause'> = (sip, { why, until, at }) => [
  ...(why === '' ? [hard('pause-why')] : []),
  ...(until > dayOf(at) ? notFar(until, at, MOST_YEARS) : [hard('pause-until')]),
  ...(phaseOf(sip) === 'called' ? [hard('pause-meeting')] : []),
];
/** The meeting, the plan and the consent stay as they are. */
export const pause: Rule<'case.pause'> = (_sip, { why, until, at }) => [
  { type: 'PausedByChoice', why, until, on: dayOf(at) },
];
/** Whether the consent still holds is looked at when the case goes on. */
export const resume: Rule<'case.resume'> = () => [{ type: 'ResumedByChoice' }];

export const pauseEvolves: Evolves<'PausedByChoice' | 'ResumedByChoice'> = {
  PausedByChoice: (sip, { why, on, until }) => ({ ...sip, status: 'paused', pause: { why, on, until } }),
  ResumedByChoice: ({ pause: _pause, ...sip }) => ({ ...sip, status: 'active' }),
};
