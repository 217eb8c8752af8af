import cancelCard from '../../../cards/meeting-cancel.json' with { type: 'json' };
import heldCard from '../../../cards/was-held.json' with { type: 'json' };
import { isHeldBack } from '../../domain/called.ts';
import { currentMeeting, phaseOf } from '../../domain/case.ts';
import { OFF_REASONS } from '../../domain/meeting.ts';
import { field, readForm } from '../fields.ts';
import { deadlineTexts, meetingFacts, OFF_TEXTS } from '../meeting-texts.ts';
import { personName } from '../people.ts';
import type { CaseScreen } from '../screen.ts';
import { choicesOf } from '../texts.ts';
import type { View } from '../view.ts';

const facts = (view: View) => {
  const meeting = currentMeeting(view.sip);
  return meeting ? meetingFacts(view, meeting) : [];
};
/** The meeting is called, and no one has said that it is off. */
const stands = ({ sip }: View): boolean => phaseOf(sip) === 'called' && !isHeldBack(sip);
const hasBegun = ({ sip, now }: View): boolean => (currentMeeting(sip)?.start ?? now) <= now;

/** Called off while the case goes on: those called are told, and a new time is what remains. */
export const meetingCancel: CaseScreen = {
  template: cancelCard,
  opens: ['meeting.cancel'],
  exists: (view) => stands(view) && !hasBegun(view),
  back: 'meeting-move',
  data: (view) => ({
    text: { facts: facts(view), ...deadlineTexts(view) },
    choices: { reasons: choicesOf(OFF_TEXTS) },
  }),
  reads: {
    'meeting.cancel': (inputs) =>
      readForm(
        {
          's.off.why': field.one(OFF_REASONS, 'Välj varför mötet ställs in.'),
          's.off.note': field.text('Förklaringen', 400),
        },
        inputs,
        (form) => ({ why: form['s.off.why'], note: form['s.off.note'] }),
      ),
  },
  next: { 'meeting.cancel': 'keep-meeting' },
};

/** the day has passed, and nobody has started the meeting here. */
export const wasHeld: CaseScreen = {
  template: heldCard,
  opens: ['meeting.missed'],
  exists: (view) => stands(view) && hasBegun(view),
  back: 'case',
  data: (view) => ({
    text: {
      facts: facts(view),
      mayStart: view.verbs.has('meeting.start'),
      leader: personName(view.directory, currentMeeting(view.sip)?.leader) || 'den som leder',
    },
  }),
  reads: { 'meeting.missed': () => ({ ok: true, payload: {} }) },
  next: { 'meeting.missed': 'keep-meeting' },
};
