import { isHeldBack, isPlanned } from '../domain/called.ts';
import { currentMeeting, fixedPlan, phaseOf } from '../domain/case.ts';
import { callLacks } from '../domain/rules/prepare.ts';
import { dayOf } from '../domain/time.ts';
import { onlyFamily } from './meeting-texts.ts';
import { approval, vastbasSuggested } from './vastbas-menu.ts';
import type { View } from './view.ts';

/** The meeting stands, and its day has gone without anyone starting it here. */
export const dayHasPassed = ({ sip, now }: View): boolean =>
  isPlanned(sip) && dayOf(currentMeeting(sip)?.start ?? now) < dayOf(now);

const PREPARATIONS: readonly (readonly [screen: string, lacks: readonly string[]])[] = [
  ['prepare', ['MOT-03', 'child-way', 'leader-secretary']],
  ['guests', ['MOT-02', 'guests-none', 'oral-contact']],
  ['meeting-time', ['meeting-time', 'meeting-past']],
];

/** What the day or the state of the preparations asks for before everything else. */
export function suggested(view: View): string | undefined {
  const { sip, now } = view;
  if (isHeldBack(sip)) return 'keep-meeting';
  const asked = vastbasSuggested(view);
  if (asked) return asked;
  if (phaseOf(sip) === 'prepare') {
    const lacks = new Set<string>(callLacks(view, sip, now).map(({ code }) => code));
    if (onlyFamily(view)) lacks.add('guests-none');
    return PREPARATIONS.find(([, codes]) => codes.some((code) => lacks.has(code)))?.[0] ?? approval(view);
  }
  if (dayHasPassed(view)) return 'was-held';
  const meeting = currentMeeting(sip);
  if (meeting?.start && !meeting.startedAt && dayOf(meeting.start) <= dayOf(now)) return 'meeting';
  const followUp = fixedPlan(sip)?.followUp?.on;
  return followUp && followUp <= dayOf(now) ? 'follow-up' : undefined;
}
