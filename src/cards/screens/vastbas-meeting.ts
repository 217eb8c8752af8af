import analysisCard from '../../../cards/vb-analysis.json' with { type: 'json' };
import approveCard from '../../../cards/vb-approve.json' with { type: 'json' };
import mappingCard from '../../../cards/vb-mapping.json' with { type: 'json' };
import networkOneCard from '../../../cards/vb-network-1.json' with { type: 'json' };
import offerCard from '../../../cards/vb-offer.json' with { type: 'json' };
import { currentMeeting } from '../../domain/case.ts';
import { nameOf } from '../../domain/rules/guests.ts';
import type { Lack } from '../../domain/refusal.ts';
import { firstMeetingDone } from '../../domain/rules/vastbas-meetings.ts';
import { dayOf } from '../../domain/time.ts';
import { factsOf } from '../../domain/vastbas.ts';
import { cut } from '../cut.ts';
import { listed } from '../listed.ts';
import { longDay } from '../dates.ts';
import { field, readForm } from '../fields.ts';
import { fitting } from '../fitting.ts';
import type { CaseScreen } from '../screen.ts';
import { lackText } from '../texts.ts';
import type { Inputs, View } from '../view.ts';

const WAYS = ['whole', 'part', 'remote', 'spokesperson', 'letter', 'not-there'] as const;
const DAY = 'Skriv vilken dag, till exempel 2026-11-22.';
const LINE = 160;
const LINES_BYTES = 6000;

const offerFields = { 'v.offer.on': field.day(DAY), 'v.offer.words': field.text('Barnets ord', 2000) };
const LAST = { yes: 'Familjen sa ja', no: 'Familjen sa nej', thinking: 'Familjen ville tänka' } as const;
const talked = (inputs: Inputs) =>
  readForm<'offer.think', typeof offerFields>(offerFields, inputs, (form) => ({
    on: form['v.offer.on'],
    words: form['v.offer.words'],
  }));

/** B-05: the family is asked, and the child how it wants to be heard. */
export const vbOffer: CaseScreen = {
  template: offerCard,
  opens: ['offer.accept', 'offer.decline'],
  back: 'case',
  data: ({ sip, now }) => {
    const { offer } = factsOf(sip);
    return {
      text: { last: offer ? `${LAST[offer.answer]} ${longDay(offer.on)}.` : '' },
      values: { 'v.offer.on': dayOf(now), 'v.offer.words': offer?.words ?? '' },
    };
  },
  reads: {
    'offer.accept': (inputs) =>
      readForm(
        { ...offerFields, 'v.offer.way': field.one(WAYS, 'Välj hur barnet vill vara med.') },
        inputs,
        (form) => ({ on: form['v.offer.on'], words: form['v.offer.words'], childWay: form['v.offer.way'] }),
      ),
    'offer.decline': talked,
    'offer.think': talked,
  },
  next: { 'offer.decline': 'vb-decision' },
};

/** B-06: what the förmöte came to. */
export const vbAnalysis: CaseScreen = {
  template: analysisCard,
  opens: ['analysis.save'],
  back: 'case',
  data: ({ sip, now }) => ({
    values: {
      'v.pre.on': factsOf(sip).analysis?.on ?? dayOf(now),
      'v.pre.analysis': factsOf(sip).analysis?.text ?? '',
    },
  }),
  reads: {
    'analysis.save': (inputs) =>
      readForm(
        { 'v.pre.on': field.day(DAY), 'v.pre.analysis': field.needed('Analysen', 'Skriv problemanalysen.', 3000) },
        inputs,
        (form) => ({ on: form['v.pre.on'], text: form['v.pre.analysis'] }),
      ),
  },
};

/** T12: begun at the förmöte, ready at network meeting 2; gaps are named. */
export const vbMapping: CaseScreen = {
  template: mappingCard,
  opens: ['mapping.save'],
  back: 'case',
  data: ({ sip }) => ({
    values: {
      'v.mapping.state': factsOf(sip).mapping?.state ?? '',
      'v.mapping.gaps': factsOf(sip).mapping?.gaps ?? '',
    },
  }),
  reads: {
    'mapping.save': (inputs) =>
      readForm(
        {
          'v.mapping.state': field.one(['begun', 'ready'], 'Välj hur långt ni har kommit.'),
          'v.mapping.gaps': field.text('Luckorna', 2000),
        },
        inputs,
        (form) => ({ state: form['v.mapping.state'], gaps: form['v.mapping.gaps'] }),
      ),
  },
};

const invited = ({ sip }: View) => currentMeeting(sip)?.guests.filter(({ member }) => !member) ?? [];
/** B-06: the family says yes to everyone who is invited. */
export const vbApprove: CaseScreen = {
  template: approveCard,
  opens: ['guests.approve'],
  back: 'guests',
  data: (view) => {
    const yes = new Set(factsOf(view.sip).approved);
    const guests = invited(view);
    const lines = guests.map((guest) => ({
      line: `${cut(nameOf(view, view.sip, guest), LINE)}: ${yes.has(guest.id) ? 'familjen har sagt ja' : 'inte godkänd än'}`,
    }));
    return { text: { guests: fitting(lines, LINES_BYTES), isEmpty: guests.length === 0 } };
  },
  reads: { 'guests.approve': () => ({ ok: true, payload: {} }) },
};

/** One line for each thing that is left, and one for all who have no homework. */
function leftText(lacks: readonly Lack[]): readonly string[] {
  const names = lacks.flatMap(({ code, params }) => (code === 'VB-HEMLAXA' ? [String(params?.['name'])] : []));
  const others = lacks.filter(({ code }) => code !== 'VB-HEMLAXA').map(lackText);
  return names.length > 1 ? [`Ge hemläxa till ${listed(names)}.`, ...others] : lacks.map(lackText);
}

/** B-07: network meeting 1, and what is left before the second. */
export const vbNetworkOne: CaseScreen = {
  template: networkOneCard,
  opens: ['needs.analyse'],
  back: 'case',
  data: (view) => {
    const command = { verb: 'meeting.renew', by: view.viewer, at: view.now } as never;
    const left = leftText(firstMeetingDone(view.sip, command, view)).map((line) => ({ line: `Kvar: ${line}` }));
    return {
      text: { left: fitting(left, LINES_BYTES) },
      values: { 'v.nm1.needs': factsOf(view.sip).needsAnalysis ?? '' },
    };
  },
  reads: {
    'needs.analyse': (inputs) =>
      readForm({ 'v.nm1.needs': field.needed('Behovsanalysen', 'Skriv behovsanalysen.', 3000) }, inputs, (form) => ({
        text: form['v.nm1.needs'],
      })),
    'meeting.renew': () => ({ ok: true, payload: {} }),
  },
  next: { 'needs.analyse': 'vb-network-1' },
};
