import dropDraftCard from '../../../cards/drop-draft.json' with { type: 'json' };
import dropMeetingCard from '../../../cards/drop-meeting.json' with { type: 'json' };
import { fixedPlan } from '../../domain/case.ts';
import type { CaseScreen } from '../screen.ts';
import type { View } from '../view.ts';

const hasPlan = ({ sip }: View): boolean => fixedPlan(sip) !== undefined;
const inForce = ({ sip }: View): string => `Plan ${fixedPlan(sip)?.version ?? 1}`;

/** Asked once before a draft that changes the plan in force is thrown away. */
export const dropDraft: CaseScreen = {
  template: dropDraftCard,
  opens: ['plan.drop-draft'],
  exists: hasPlan,
  back: 'plan',
  data: (view) => ({ text: { plan: inForce(view) } }),
  reads: { 'plan.drop-draft': () => ({ ok: true, payload: {} }) },
};

/** Asked once before the preparations of a meeting that nobody has been called to are thrown away. */
export const dropMeeting: CaseScreen = {
  template: dropMeetingCard,
  opens: ['meeting.drop'],
  exists: hasPlan,
  back: 'case',
  data: (view) => ({ text: { plan: inForce(view) } }),
  reads: { 'meeting.drop': () => ({ ok: true, payload: {} }) },
};
