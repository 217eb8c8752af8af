import type { Guest } from '../domain/meeting.ts';
import { field, readForm } from './fields.ts';
import { NO_REASONS, type NoReason } from './guest-texts.ts';
import { guestsOf, staffPicks, type Picks } from './invitable.ts';
import type { Reading, Reads } from './screen.ts';
import type { Inputs, View } from './view.ts';

const COLLEAGUE_BYTES = 3500;
const NOTE = 400;
const reasons = Object.keys(NO_REASONS) as NoReason[];

/** Who may come instead: the same unit, not yet invited. */
export function colleagues(view: View, guest: Guest | undefined): Picks {
  const present = new Set(guestsOf(view).map((one) => one.person));
  return staffPicks(view, COLLEAGUE_BYTES, (staff) => staff.unit === guest?.unit && !present.has(staff.id));
}

/** Three buttons, one verb: who it is about is given by the screen. */
export function answerReads(guestIn: (view: View) => Guest | undefined): Reads {
  const about = (view: View, read: (guest: Guest) => Reading<'invitation.answer'>): Reading<'invitation.answer'> => {
    const guest = guestIn(view);
    return guest ? read(guest) : { ok: false, faults: ['Personen finns inte längre på listan.'] };
  };
  return {
    'invitation.answer:yes': (_inputs: Inputs, view: View) =>
      about(view, ({ id }) => ({ ok: true, payload: { guest: id, answer: { kind: 'yes' } } })),
    'invitation.answer:no': (inputs: Inputs, view: View) =>
      about(view, ({ id }) =>
        readForm(
          {
            's.answer.reason': field.one(reasons, 'Välj varför du inte kan.'),
            's.answer.note': field.text('Förklaringen', NOTE),
          },
          inputs,
          (form) => ({
            guest: id,
            answer: { kind: 'no', reason: form['s.answer.reason'], note: form['s.answer.note'] },
          }),
        ),
      ),
    'invitation.answer:substitute': (inputs: Inputs, view: View) =>
      about(view, ({ id }) =>
        readForm(
          {
            's.answer.substitute': field.one([...view.directory.staff.keys()], 'Välj vem som kommer i stället.'),
          },
          inputs,
          (form) => ({ guest: id, answer: { kind: 'substitute', person: form['s.answer.substitute'] } }),
        ),
      ),
  };
}
