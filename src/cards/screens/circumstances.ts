import circumstancesCard from '../../../cards/circumstances.json' with { type: 'json' };
import endCard from '../../../cards/circumstance-end.json' with { type: 'json' };
import { guardiansOf, memberOf } from '../../domain/case.ts';
import { CIRCUMSTANCES, type Circumstance, type CircumstanceKind } from '../../domain/circumstances.ts';
import { cut } from '../cut.ts';
import { longDay } from '../dates.ts';
import { field, readForm } from '../fields.ts';
import { choicesOf } from '../texts.ts';
import type { CaseScreen } from '../screen.ts';
import type { View } from '../view.ts';

const QUOTED = 300;

const KINDS: Readonly<Record<CircumstanceKind, string>> = {
  care: 'Barnet vårdas enligt LVU: socialnämndens ställningstagande behövs',
  shelter: 'Barnet är på skyddat boende med en vårdnadshavare: den andra kontaktas aldrig härifrån',
  hindered: 'En vårdnadshavare är förhindrad: den andra får besluta om det som inte kan vänta',
};

/** "Barnet vårdas enligt LVU: …", and what has been found so far. */
function notedLine({ sip }: View, { kind, guardian, assessment, assessedBy, on, until }: Circumstance) {
  const name = guardian ? (memberOf(sip, guardian)?.name ?? '') : '';
  const found = assessment
    ? `${cut(assessment, QUOTED)}${assessedBy ? ` (${assessedBy})` : ''}.`
    : 'Bedömningen väntar. Inga uppgifter får delas innan den finns.';
  return {
    title: `${KINDS[kind].replace(/:.*$/u, '')}.`,
    line: [
      ...(name ? [`Gäller ${name}.`] : []),
      found,
      `Skrivet ${longDay(on)}.`,
      ...(until ? [`Bedöms på nytt senast ${longDay(until)}.`] : []),
    ].join(' '),
  };
}

/** W9–W11: what else than custody decides who has to say yes. */
export const circumstances: CaseScreen = {
  template: circumstancesCard,
  opens: ['circumstance.set'],
  back: 'consent-status',
  data: (view) => {
    const noted = view.sip.circumstances ?? [];
    const waits = noted.find(({ assessment }) => assessment === '');
    return {
      text: { noted: noted.map((one) => notedLine(view, one)) },
      choices: {
        kinds: choicesOf(KINDS),
        guardians: guardiansOf(view.sip).map(({ id, name }) => ({ title: name, value: id })),
      },
      values: { 's.circumstances.kind': waits?.kind ?? '', 's.circumstances.guardian': waits?.guardian ?? '' },
    };
  },
  reads: {
    'circumstance.set': (inputs, { sip }) =>
      readForm(
        {
          's.circumstances.kind': field.one(CIRCUMSTANCES, 'Välj vad det gäller.'),
          's.circumstances.guardian': field.maybeOne(
            guardiansOf(sip).map(({ id }) => id),
            'Välj vilken vårdnadshavare det gäller.',
          ),
          's.circumstances.assessment': field.text('Bedömningen', 1000),
          's.circumstances.by': field.text('Vem som har bedömt', 200),
          's.circumstances.wait': field.yes(),
          's.circumstances.until': field.maybeDay('Skriv dagen då ni bedömer på nytt, till exempel 2026-12-01.'),
        },
        inputs,
        (form) => ({
          kind: form['s.circumstances.kind'],
          ...(form['s.circumstances.guardian'] ? { guardian: form['s.circumstances.guardian'] } : {}),
          assessment: form['s.circumstances.assessment'],
          assessedBy: form['s.circumstances.by'],
          cannotWait: form['s.circumstances.wait'],
          ...(form['s.circumstances.until'] ? { until: form['s.circumstances.until'] } : {}),
        }),
      ),
  },
  next: { 'circumstance.set': 'consent-status' },
};

export const circumstanceEnd: CaseScreen = {
  template: endCard,
  opens: ['circumstance.end'],
  exists: ({ sip }) => (sip.circumstances ?? []).length > 0,
  back: 'circumstances',
  data: ({ sip }) => ({
    choices: {
      kinds: (sip.circumstances ?? []).map(({ kind }) => ({
        title: KINDS[kind].replace(/:.*$/u, ''),
        value: kind,
      })),
    },
  }),
  reads: {
    'circumstance.end': (inputs) =>
      readForm(
        {
          's.circumstance-end.kind': field.one(CIRCUMSTANCES, 'Välj vad som inte gäller längre.'),
          's.circumstance-end.why': field.text('Skälet', 400),
        },
        inputs,
        (form) => ({ kind: form['s.circumstance-end.kind'], ended: form['s.circumstance-end.why'] }),
      ),
  },
  next: { 'circumstance.end': 'consent-status' },
};
