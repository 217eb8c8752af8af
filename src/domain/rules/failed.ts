import { currentMeeting, type Case } from '../case.ts';
import type { Failable } from '../case.ts';
import { hard } from '../refusal.ts';
import { isWebAddress } from './prepare.ts';
import type { Evolves, Guard, Rule } from './rule.ts';

/** What the bot could not carry out in the channel or the calendar is something that a person has to know (P4). */
export const noteFailure: Rule<'effect.failed'> = (_sip, { effect }) => [{ type: 'EffectFailed', effect }];

export const hasFailed: Guard<'effect.again' | 'effect.done'> = (sip, { effect }) =>
  Object.hasOwn(sip.failed, effect) ? [] : [hard('not-unreached')];
export const tryAgain: Rule<'effect.again'> = (_sip, { effect }) => [{ type: 'EffectAgain', effect }];

export const linkReadable: Guard<'effect.done'> = (_sip, { link }) =>
  link === '' || isWebAddress(link) ? [] : [hard('meeting-link')];
/** Done by hand, or by a later try; a meeting that someone booked by hand has a link of its own. */
export const noteDone: Rule<'effect.done'> = (sip, { effect, link }) => {
  const meeting = currentMeeting(sip);
  return [
    { type: 'EffectDone', effect },
    ...(effect === 'booking' && link !== '' && meeting
      ? [{ type: 'MeetingBooked', meeting: meeting.id, link } as const]
      : []),
  ];
};

const without = ({ failed, ...sip }: Case, effect: Failable): Case => {
  const { [effect]: _done, ...rest } = failed;
  return { ...sip, failed: rest };
};
export const failedEvolves: Evolves<'EffectFailed' | 'EffectAgain' | 'EffectDone'> = {
  EffectFailed: (sip, { effect }, { at }) => ({
    ...sip,
    failed: { ...sip.failed, [effect]: sip.failed[effect] ?? at },
  }),
  EffectAgain: (sip, { effect }) => without(sip, effect),
  EffectDone: (sip, { effect }) => without(sip, effect),
};
