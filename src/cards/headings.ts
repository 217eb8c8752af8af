import { openRow } from '../domain/available.ts';
import type { Step } from '../domain/case.ts';
import type { Verb } from '../domain/command.ts';
import type { Profile } from '../domain/profile.ts';
import type { View } from './view.ts';

/** What the municipality calls the step: headings are data, never code (§6.2). */
export const headingOf = ({ steps }: Profile, step: Step): string =>
  steps.find(({ states }) => states.includes(step))?.heading ?? '';

/** The headings that screens bear: of the present step, and of those that they lead to. */
export function stepHeadings({ profile, sip }: Pick<View, 'profile' | 'sip'>): Readonly<Record<string, string>> {
  const after = (verb: Verb): string => headingOf(profile, openRow(sip, verb)?.to ?? sip.step);
  return {
    now: headingOf(profile, sip.step),
    called: after('call.send'),
    held: after('meeting.start'),
    closed: after('case.close'),
  };
}
