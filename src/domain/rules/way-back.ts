import { currentMeeting, draftPlan, fixedPlan } from '../case.ts';
import { hard } from '../refusal.ts';
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
    plans: sip.plans.filter((plan) => plan.version !== version || plan.status !== 'draft'),
  }),
  MeetingDropped: (sip, { meeting }) => ({ ...sip, meetings: sip.meetings.filter(({ id }) => id !== meeting) }),
};
