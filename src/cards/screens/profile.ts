import absenceCard from '../../../cards/absence.json' with { type: 'json' };
import adoptCard from '../../../cards/adopt.json' with { type: 'json' };
import { absentees } from '../../domain/meeting.ts';
import { unreportedAbsence } from '../../domain/rules/meeting.ts';
import { guestName } from '../guest-texts.ts';
import { unitName } from '../people.ts';
import type { CaseScreen } from '../screen.ts';

const MOST = 15;

/** N13: who was called and did not come, and to whom that is reported. */
export const absence: CaseScreen = {
  template: absenceCard,
  opens: ['absence.report'],
  exists: ({ profile, sip }) => unreportedAbsence(profile, sip) !== undefined,
  back: 'case',
  data: (view) => {
    const held = unreportedAbsence(view.profile, view.sip);
    const guests = held ? absentees(held).slice(0, MOST) : [];
    const line = (name: string, unit: string): string => (unit ? `– ${unit}: ${name}` : `– ${name}`);
    return {
      text: {
        guests: guests.map((guest) => ({ line: line(guestName(view, guest), unitName(view.directory, guest.unit)) })),
        reportTo: view.profile.absence?.reportTo ?? '',
      },
    };
  },
  reads: { 'absence.report': () => ({ ok: true, payload: {} }) },
};

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
