import absenceCard from '../../../cards/absence.json' with { type: 'json' };
import adoptCard from '../../../cards/adopt.json' with { type: 'json' };
import { absentees } from '../../domain/meeting.ts';
import { heldWithout } from '../../domain/rules/meeting.ts';
import { longDay } from '../dates.ts';
import { field, readForm } from '../fields.ts';
import { guestName } from '../guest-texts.ts';
import { unitName } from '../people.ts';
import type { CaseScreen, Reading } from '../screen.ts';
import type { Inputs, View } from '../view.ts';

const MOST = 15;

/** N13: who was called and did not come, to whom that is reported, and who came all the same. */
export const absence: CaseScreen = {
  template: absenceCard,
  opens: ['absence.report'],
  exists: ({ profile, sip }) => heldWithout(profile, sip) !== undefined,
  back: 'case',
  data: (view) => {
    const held = heldWithout(view.profile, view.sip);
    const guests = held ? absentees(held).slice(0, MOST) : [];
    const line = (name: string, unit: string): string => (unit ? `– ${unit}: ${name}` : `– ${name}`);
    return {
      text: {
        guests: guests.map((guest) => ({ line: line(guestName(view, guest), unitName(view.directory, guest.unit)) })),
        reportTo: view.profile.absence?.reportTo ?? '',
        isReported: held?.absenceReported !== undefined,
        on: held?.absenceReported ? longDay(held.absenceReported.on) : '',
      },
      choices: { guests: guests.map((guest) => ({ title: guestName(view, guest), value: guest.id })) },
    };
  },
  reads: {
    'absence.report:done': (inputs, view) => readAbsence(inputs, view),
    'absence.report:came': (inputs, view) => {
      const reading = readAbsence(inputs, view);
      if (!reading.ok || reading.payload.came.length > 0) return reading;
      return { ok: false, faults: ['Välj vem som kom ändå.'] };
    },
  },
};

function readAbsence(inputs: Inputs, { profile, sip }: View): Reading<'absence.report'> {
  const held = heldWithout(profile, sip);
  const ids = held ? absentees(held).map(({ id }) => id) : [];
  return readForm({ 's.absence.came': field.many(ids) }, inputs, (form) => ({ came: form['s.absence.came'] }));
}

/** PT3: the case keeps its version until someone who answers for it changes to the new one. */
export const adopt: CaseScreen = {
  template: adoptCard,
  opens: ['profile.adopt'],
  exists: ({ newer }) => newer !== undefined,
  back: 'case',
  data: ({ profile, newer }) => ({
    text: { name: profile.name, old: profile.version, new: newer?.version ?? profile.version },
  }),
  reads: { 'profile.adopt': () => ({ ok: true, payload: {} }) },
};
