import type { Guest } from '../domain/meeting.ts';
import { field, readForm } from './fields.ts';
import { NO_REASONS, type NoReason } from './guest-texts.ts';
import { guestsOf, staffPicks, type Picks } from './invitable.ts';
import type { Choice, Reading, Reads } from './screen.ts';
import { choicesOf } from './texts.ts';
import type { Inputs, View } from './view.ts';

const COLLEAGUE_BYTES = 3500;
const NOTE = 400;
const OWN = { no: 'Välj varför du inte kan.', note: 'Förklaringen' };
const reasons = Object.keys(NO_REASONS) as NoReason[];

/** Who may come instead: the same unit, not yet invited. */
export function colleagues(view: View, guest: Guest | undefined): Picks {
  const present = new Set(guestsOf(view).map((one) => one.person));
  return staffPicks(view, COLLEAGUE_BYTES, (staff) => staff.unit === guest?.unit && !present.has(staff.id));
}

const CALLER_REASONS: Readonly<Record<NoReason, string>> = {
  ...NO_REASONS,
  'not-concerned': 'Verksamheten är inte berörd',
};
/** Why somebody else cannot come; the family and their own guests answer for no organisation. */
export const reasonsFor = (guest: Guest | undefined): readonly Choice[] =>
  choicesOf(CALLER_REASONS).filter(({ value }) => guest?.unit !== undefined || value === 'time' || value === 'other');

/** What someone said on the phone, noted by the one who called (T4). */
export const notedAnswer =
  (guestIn: (view: View) => Guest | undefined) =>
  (inputs: Inputs, view: View): Reading<'invitation.answer'> => {
    const guest = guestIn(view);
    if (!guest) return { ok: false, faults: ['Personen finns inte längre på listan.'] };
    const { id } = guest;
    const what = field
      .one(['yes', 'no', 'substitute'], 'Välj vad personen svarade.')
      .safeParse(inputs['s.answer.what']);
    const reads = answerReads(() => guest, { no: 'Välj varför personen inte kan.', note: 'Det personen sa' });
    if (!what.success) return { ok: false, faults: ['Välj vad personen svarade.'] };
    if (what.data === 'yes') return { ok: true, payload: { guest: id, answer: { kind: 'yes' } } };
    return reads[`invitation.answer:${what.data}`](inputs, view);
  };

/** Three buttons, one verb: who it is about is given by the screen. */
export function answerReads(guestIn: (view: View) => Guest | undefined, says = OWN) {
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
            's.answer.reason': field.one(reasons, says.no),
            's.answer.note': field.text(says.note, NOTE),
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
  } satisfies Reads;
}
