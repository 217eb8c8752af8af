import approveCard from '../../../cards/protection-approve.json' with { type: 'json' };
import liftCard from '../../../cards/protection-lift.json' with { type: 'json' };
import protectionCard from '../../../cards/protection.json' with { type: 'json' };
import { phaseOf } from '../../domain/case.ts';
import { PROTECTIONS, type ProtectionKind } from '../../domain/protection.ts';
import { longDay } from '../dates.ts';
import { field, readForm } from '../fields.ts';
import { personName } from '../people.ts';
import { choicesOf } from '../texts.ts';
import type { CaseScreen } from '../screen.ts';
import type { View } from '../view.ts';

const KINDS: Readonly<Record<ProtectionKind, string>> = {
  marking: 'Sekretessmarkering',
  registration: 'Skyddad folkbokföring',
  assumed: 'Fingerade personuppgifter',
  shelter: 'Skyddat boende, eller en plats som inte får bli känd',
};

type Lines = readonly { readonly line: string }[];
const listed = (texts: readonly string[]): Lines => texts.map((line) => ({ line }));

/** F96: any member and the manager can lock; the card says what happens before it does. */
export const protection: CaseScreen = {
  template: protectionCard,
  opens: ['protection.set'],
  back: 'case',
  data: ({ sip }) => ({
    text: {
      lines: listed([
        '• Inga uppgifter lämnas vidare, och inget skickas.',
        '• Bara den som startade ärendet, den huvudansvariga och ersättaren kan öppna det.',
        '• Namn, telefonnummer och platser visas inte ens för dem.',
        ...(phaseOf(sip) === 'called'
          ? ['• De i Teams som är kallade får veta att mötet är inställt. Ring själv familjen och andra utanför Teams.']
          : []),
        '• Två personer behövs för att ta bort låset: den huvudansvariga och chefen.',
      ]),
    },
    choices: { kinds: choicesOf(KINDS) },
  }),
  reads: {
    'protection.set': (inputs) =>
      readForm({ 's.protection.kind': field.one(PROTECTIONS, 'Välj vad det gäller.') }, inputs, (form) => ({
        kind: form['s.protection.kind'],
      })),
  },
  next: { 'protection.set': 'protection-lift' },
};

function lockedLines({ sip, directory }: View): readonly string[] {
  if (!sip.protection) return ['Ärendet är inte låst.'];
  const { kind, by, on, lift } = sip.protection;
  return [
    `${KINDS[kind]}. Låst av ${personName(directory, by)} ${longDay(on)}.`,
    ...(lift ? [`${personName(directory, lift.by)} har bett om att låset tas bort, ${longDay(lift.on)}.`] : []),
  ];
}

/** SKY-01: what the lock means, and the first of the two who lift it. */
export const protectionLift: CaseScreen = {
  template: liftCard,
  opens: ['protection.ask-lift'],
  exists: ({ sip }) => sip.protection !== undefined,
  back: 'case',
  data: (view) => ({
    text: {
      lines: listed([
        ...lockedLines(view),
        'Gör det som behövs på telefon, inte här. Ring dem som behöver veta. Skriv inte var någon bor eller befinner sig.',
      ]),
      mayAsk: view.sip.protection !== undefined && !view.sip.protection.lift,
    },
  }),
  reads: {
    'protection.ask-lift': (inputs) =>
      readForm({ 's.locked.why': field.text('Skälet', 400) }, inputs, (form) => ({ why: form['s.locked.why'] })),
  },
  next: { 'protection.ask-lift': 'protection-lift' },
};

/** The second of the two, who sees nothing of what the case is about. */
export const protectionApprove: CaseScreen = {
  template: approveCard,
  opens: ['protection.lift'],
  exists: ({ sip }) => sip.protection?.lift !== undefined,
  back: 'manager',
  data: (view) => ({ text: { lines: listed(lockedLines(view)) } }),
  reads: {
    'protection.lift': () => ({ ok: true, payload: {} }),
    'protection.keep': () => ({ ok: true, payload: {} }),
  },
  next: { 'protection.lift': 'manager', 'protection.keep': 'manager' },
};
