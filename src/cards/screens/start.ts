import needCard from '../../../cards/need.json' with { type: 'json' };
import newCaseCard from '../../../cards/new-case.json' with { type: 'json' };
import refuseCard from '../../../cards/refuse.json' with { type: 'json' };
import type { Sector } from '../../domain/directory.ts';
import { isAskedByFamily } from '../../domain/rules/start.ts';
import { dayOf } from '../../domain/time.ts';
import { isVastbas } from '../../domain/vastbas.ts';
import { field, readForm } from '../fields.ts';
import { unitChoices, unitName } from '../people.ts';
import { acuteText } from '../route-texts.ts';
import { startFields, startOf } from '../start-form.ts';
import type { CaseScreen, Choice } from '../screen.ts';
import { choicesOf } from '../texts.ts';
import type { View } from '../view.ts';

const MOST_EXPANDED = 8;

const isSchool = (sector: Sector | undefined): boolean => sector === 'school' || sector === 'preschool';

/** s.start.q1; where guardians may call themselves, that is what they do (S2). */
const requesters = ({ familyMayCall, words }: View['profile']): readonly Choice[] =>
  choicesOf({
    family: familyMayCall ? `Familjen kallar till ${words.work}` : 'Familjen frågar',
    child: 'Barnet frågar',
    staff: 'Jag eller min verksamhet',
    other: 'Någon annan påtalar',
  });

/** B-01: anyone may ask, samordnaren opens; whoever is not samordnare is told whom to ring. */
function doorText(directory: View['directory'], { process }: View['profile'], viewer: View['viewer']): string {
  const intake = [...directory.staff.values()].filter(({ functions }) => functions.includes('intake'));
  if (process !== 'vastbas10' || intake.some(({ id }) => id === viewer)) return '';
  const whom = intake.map(({ name, phone = '' }) => `${name} ${phone}`.trim()).join(', ');
  return `Ärenden öppnas av samordnaren. Ring och berätta vad du har sett: ${whom}.`;
}

export const newCase: CaseScreen = {
  template: newCaseCard,
  opens: ['case.start'],
  back: 'my-cases',
  data: ({ sip, directory, profile, now, viewer }) => ({
    text: {
      work: profile.words.work,
      isVastbas: isVastbas(sip),
      question: profile.threshold.question,
      door: doorText(directory, profile, viewer),
      schoolDuty: isSchool(directory.units.get(sip.unit)?.sector) ? profile.schoolDuty : '',
      alias: sip.alias,
      unit: unitName(directory, sip.unit),
      style: unitChoices(directory, [sip.unit]).length > MOST_EXPANDED ? 'compact' : 'expanded',
    },
    choices: { units: unitChoices(directory, [sip.unit]), requesters: requesters(profile) },
    values: { 's.start.q2': dayOf(now) },
  }),
  reads: {
    'case.start': (inputs, view) => readForm(startFields(view), inputs, startOf),
  },
  next: { 'case.start': 'family' },
};

export const need: CaseScreen = {
  template: needCard,
  opens: ['need.confirm'],
  back: 'family',
  data: ({ sip, profile }) => ({
    text: {
      acute: acuteText(profile.emergency),
      work: profile.words.work,
      asksFamily: profile.threshold.familyWants && !isAskedByFamily(sip),
    },
    choices: { checklist: profile.checklist.map(({ id: value, text: title }) => ({ title, value })) },
    values: { 's.need.q': sip.need?.checklist.join(',') ?? '', 's.need.text': sip.need?.text ?? '' },
  }),
  reads: {
    'need.confirm': (inputs, { profile }) =>
      readForm(
        {
          's.need.q': field.many(profile.checklist.map(({ id }) => id)),
          's.need.text': field.text('Beskrivningen', 2000),
          's.need.family': field.yes(),
        },
        inputs,
        (form) => ({
          checklist: form['s.need.q'],
          text: form['s.need.text'],
          ...(profile.threshold.familyWants ? { familyWants: form['s.need.family'] } : {}),
        }),
      ),
  },
  next: { 'need.confirm': 'consent-scope' },
};

export const refuse: CaseScreen = {
  template: refuseCard,
  opens: ['need.refuse'],
  back: 'need',
  data: ({ sip, profile, now }) => ({
    text: {
      familyMayCall: profile.familyMayCall,
      work: profile.words.work,
      byFamily: sip.need?.requester === 'family' || sip.need?.requester === 'child',
    },
    values: { 's.refuse.on': dayOf(now) },
  }),
  reads: {
    'need.refuse': (inputs) =>
      readForm(
        {
          's.refuse.why': field.needed('Skälet', 'Skriv varför.', 2000),
          's.refuse.by': field.text('Vem som beslutat', 120),
          's.refuse.on': field.day('Skriv vilken dag familjen fick veta det.'),
          's.refuse.how': field.text('Hur familjen fick veta', 400),
        },
        inputs,
        (form) => ({
          why: form['s.refuse.why'],
          decidedBy: form['s.refuse.by'],
          informedAt: form['s.refuse.on'],
          informedHow: form['s.refuse.how'],
        }),
      ),
  },
};
