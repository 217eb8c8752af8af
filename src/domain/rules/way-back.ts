import { currentMeeting, draftPlan, fixedPlan } from '../case.ts';
import { hard } from '../refusal.ts';
import type { Guest } from '../meeting.ts';
import { isProposedAgain } from './follow-up.ts';
import { changeMeeting } from './prepare.ts';
import type { Evolves, Guard, Rule } from './rule.ts';

/** Back to the follow-up needs a plan that still holds (decision 8). */
export const planInForce: Guard<'plan.drop-draft' | 'meeting.drop'> = (sip) =>
  fixedPlan(sip) ? [] : [hard('no-plan')];

/** Throws the draft away: the plan in force stands as it was. Nothing when there is no draft. */
export const dropDraft: Rule<'plan.drop-draft'> = (sip) => {
  const draft = draftPlan(sip);
  return draft ? [{ type: 'DraftDropped', version: draft.version }] : [];
};

/** Nobody has been called yet, so nobody has to be told that there is no new meeting. */
export const dropMeeting: Rule<'meeting.drop'> = (sip) => {
  const meeting = currentMeeting(sip);
  return meeting ? [{ type: 'MeetingDropped', meeting: meeting.id }] : [];
};

export const wayBackEvolves: Evolves<'DraftDropped' | 'MeetingDropped'> = {
  DraftDropped: (sip, { version }) => ({
    ...sip,
    plans: sip.plans.filter((plan) => plan.version !== version),
  }),
  // Who was taken from the list of the dropped meeting does not come back by the list of the one before it (SEP8).
  MeetingDropped: (sip, { meeting: dropped }, { at }) => {
    const meetings = sip.meetings.filter(({ id }) => id !== dropped);
    const listed = new Set(sip.meetings.find(({ id }) => id === dropped)?.guests.map(({ person }) => person));
    const leaves = (guest: Guest): boolean =>
      guest.person !== undefined && !listed.has(guest.person) && isProposedAgain(guest);
    return changeMeeting({ ...sip, meetings }, (meeting) => ({
      ...meeting,
      guests: meeting.guests.map((guest) => (leaves(guest) ? { ...guest, leftAt: at } : guest)),
    }));
  },
};
