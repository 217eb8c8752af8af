import invitationCard from '../../../cards/invitation.json' with { type: 'json' };
import { isHeldBack, offLacks } from '../../domain/called.ts';
import { currentMeeting } from '../../domain/case.ts';
import { effectiveConsent } from '../../domain/evaluate-consent.ts';
import type { Guest } from '../../domain/meeting.ts';
import { dayOf } from '../../domain/time.ts';
import { answerReads, colleagues } from '../answer-form.ts';
import { cut } from '../cut.ts';
import { clockTime, longDay } from '../dates.ts';
import { answerWords, calledOrInvited, NO_REASONS } from '../guest-texts.ts';
import { guestsOf } from '../invitable.ts';
import { lawOfCall } from '../law-texts.ts';
import { consentUntil, linkAddress, meetingFacts } from '../meeting-texts.ts';
import { staffName } from '../people.ts';
import { listed } from '../listed.ts';
import type { CaseScreen } from '../screen.ts';
import { choicesOf, INFO_TYPE_TEXTS, lackText } from '../texts.ts';
import type { View } from '../view.ts';

const SCOPE = 600;

const ownGuest = (view: View): Guest | undefined =>
  guestsOf(view).find((guest) => guest.person === view.viewer && guest.sentAt);

export const invitation: CaseScreen = {
  template: invitationCard,
  opens: ['invitation.answer'],
  back: 'case',
  law: lawOfCall,
  data: (view) => {
    const guest = ownGuest(view);
    const meeting = currentMeeting(view.sip);
    const { word, title } = calledOrInvited(view.directory, guest);
    const { choices } = colleagues(view, guest);
    const scope = scopeText(view);
    return {
      text: {
        invited: guest !== undefined && !isHeldBack(view.sip),
        none: offLacks(view.sip).map(lackText).join('') || 'Du är inte kallad till mötet.',
        word,
        title,
        alias: view.sip.alias,
        day: meeting?.start ? longDay(dayOf(meeting.start)) : '',
        time: meeting?.start ? clockTime(meeting.start) : '',
        leader: staffName(view.directory, meeting?.leader),
        answer: guest?.answer ? answerWords(guest.answer.value, view.directory) : '',
        facts: meeting ? meetingFacts(view, meeting) : [],
        link: linkAddress(meeting?.link || meeting?.booked),
        question: scope ? (meeting?.question ?? '') : '',
        purpose: scope ? (meeting?.purpose ?? '') : '',
        scope,
        until: consentUntil(view),
        hasColleagues: choices.length > 0,
      },
      choices: { reasons: choicesOf(NO_REASONS), colleagues: choices },
      values:
        guest?.answer?.value.kind === 'no'
          ? { 's.answer.reason': guest.answer.value.reason, 's.answer.note': guest.answer.value.note }
          : {},
    };
  },
  reads: answerReads(ownGuest),
  next: {
    'invitation.answer:yes': 'invitation',
    'invitation.answer:no': 'invitation',
    'invitation.answer:substitute': 'invitation',
  },
};

/** n.scope: what the consent lets them talk about on that day; nothing when there is none. */
function scopeText({ profile, sip, now }: View): string {
  const consent = effectiveConsent(profile, sip, dayOf(now));
  if (!consent) return '';
  const types = consent.infoTypes.map((type) => INFO_TYPE_TEXTS[type].toLocaleLowerCase('sv'));
  return `${cut(consent.questions, SCOPE)} (${listed(types)})`;
}
