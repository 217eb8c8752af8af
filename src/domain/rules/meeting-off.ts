import { isHeldBack, isMissed } from '../called.ts';
import { currentMeeting } from '../case.ts';
import { hard } from '../refusal.ts';
import { changeMeeting } from './prepare.ts';
import type { Evolves, Guard, Rule } from './rule.ts';

/** A meeting is called off once. */
export const notYetOff: Guard<'meeting.cancel' | 'meeting.missed'> = (sip) =>
  isHeldBack(sip) ? [hard('already-off')] : [];
/** A meeting whose time has come is not called off: the question is whether it took place. */
export const isAhead: Guard<'meeting.cancel'> = (sip, { at }) =>
  (currentMeeting(sip)?.start ?? at) > at ? [] : [hard('off-late')];
/** Whether it took place is not said before its time has come. */
export const hasPassed: Guard<'meeting.missed'> = (sip, { at }) =>
  (currentMeeting(sip)?.start ?? at) <= at ? [] : [hard('off-early')];
/** A reason that is not on the list is written. */
export const whyOff: Guard<'meeting.cancel'> = (_sip, { why, note }) =>
  why === 'other' && note === '' ? [hard('answer-why')] : [];

export const cancelMeeting: Rule<'meeting.cancel'> = (_sip, { why, note }) => [{ type: 'MeetingOff', why, note }];
export const missMeeting: Rule<'meeting.missed'> = () => [{ type: 'MeetingOff', why: 'not-held', note: '' }];

export const saidMissed: Guard<'meeting.unmiss'> = (sip) => (isMissed(sip) ? [] : [hard('miss-gone')]);
/** said by mistake, it is undone by whoever may say it, without a word to those called: they were told nothing. */
export const undoMiss: Rule<'meeting.unmiss'> = () => [{ type: 'MissUndone' }];

export const meetingOffEvolves: Evolves<'MeetingOff' | 'MissUndone'> = {
  MeetingOff: (sip, { why }, { at }) => changeMeeting(sip, (meeting) => ({ ...meeting, offAt: at, offWhy: why })),
  MissUndone: (sip) => changeMeeting(sip, ({ offAt: _off, offWhy: _why, ...meeting }) => meeting),
};
