import agendaCard from '../../../cards/agenda.json' with { type: 'json' };
import meetingCard from '../../../cards/meeting.json' with { type: 'json' };
import { currentConsent, currentMeeting } from '../../domain/case.ts';
import { offLacks } from '../../domain/called.ts';
import { effectiveConsent, evaluateConsent } from '../../domain/evaluate-consent.ts';
import type { ChildWay, Guest } from '../../domain/meeting.ts';
import { nameOf } from '../../domain/rules/guests.ts';
import { isVastbas } from '../../domain/vastbas.ts';
import { hard } from '../../domain/refusal.ts';
import { dayOf } from '../../domain/time.ts';
import { cut } from '../cut.ts';
import { clockTime, longDay, weekdayAndDay } from '../dates.ts';
import { inDraft } from '../draft-rights.ts';
import { field, readForm } from '../fields.ts';
import { listed } from '../listed.ts';
import { personName, unitName } from '../people.ts';
import type { CaseScreen, Choice } from '../screen.ts';
import { INFO_TYPE_TEXTS, lackText } from '../texts.ts';
import type { View } from '../view.ts';
import { topicLines } from './topics.ts';

const FRAME_LETTERS = 1500;
const NOTHING = /^(?:nej|inget|inga|ingenting)[.!]?$/iu;
const EXPANDED = 8;

/** s.meet.frame: what may be talked about, what not and until when. */
function frameOf({ sip, profile, now }: View): Record<string, string> {
  const consent = effectiveConsent(profile, sip, dayOf(now)) ?? currentConsent(sip);
  const told = (text: string): string => cut(text, FRAME_LETTERS).replace(/\.$/u, '');
  const excluded = consent?.exclusions ?? '';
  return {
    questions: told(consent?.questions ?? ''),
    types: listed(consent?.infoTypes.map((type) => INFO_TYPE_TEXTS[type]) ?? []),
    exclusions: NOTHING.test(excluded.trim()) ? '' : told(excluded),
    until: consent ? longDay(consent.until) : '',
  };
}

/** Those who may be in the room: not the one whose substitute comes instead, nor whom the consent leaves out. */
const expected = ({ sip }: View): readonly Guest[] =>
  currentMeeting(sip)?.guests.filter((guest) => guest.answer?.value.kind !== 'substitute' && !guest.offAt) ?? [];

const guestChoice = (view: View, guest: Guest): Choice => {
  const unit = unitName(view.directory, guest.unit);
  const name = nameOf(view, view.sip, guest);
  return { title: cut(unit ? `${name} (${unit})` : name, 80), value: guest.id };
};

const NOW = {
  was: 'är',
  who: 'Vilka är med?',
  absent: 'Är ingen från familjen med? Skriv varför mötet ändå hålls.',
  go: 'Starta mötet',
};
const AFTERWARDS = {
  was: 'var',
  who: 'Vilka var med?',
  absent: 'Var ingen från familjen med? Skriv varför mötet ändå hölls.',
  go: 'Gå vidare till planen',
};

export const meeting: CaseScreen = {
  template: meetingCard,
  opens: ['meeting.start'],
  back: 'case',
  data: (view) => {
    const { sip, profile, now } = view;
    const start = currentMeeting(sip)?.start;
    const guests = expected(view);
    const allowed = evaluateConsent(profile, sip, dayOf(now)).allowed;
    return {
      text: {
        ...frameOf(view),
        ...(start && dayOf(start) < dayOf(now) ? AFTERWARDS : NOW),
        outside: topicLines(view).filter(({ weight }) => weight === 'Bolder'),
        planned: start ? `${weekdayAndDay(dayOf(start))} kl. ${clockTime(start)}` : '',
        stop: [...(allowed ? offLacks(sip) : [hard('MOT-01')])].map(lackText).join(''),
        hasGuests: guests.length > 0,
        guestStyle: guests.length > EXPANDED ? 'compact' : 'expanded',
      },
      choices: { guests: guests.map((guest) => guestChoice(view, guest)) },
      values: {
        's.meet.attended': guests
          .filter((guest) => guest.answer?.value.kind === 'yes' || guest.substituteFor)
          .map((guest) => guest.id)
          .join(','),
      },
    };
  },
  reads: {
    'meeting.start': (inputs, view) =>
      readForm(
        {
          's.meet.attended': field.many(expected(view).map((guest) => guest.id)),
          's.meet.absence': field.text('Skälet till att familjen inte är med', 600),
        },
        inputs,
        (form) => ({ attended: form['s.meet.attended'], familyAbsence: form['s.meet.absence'] }),
      ),
  },
  next: { 'meeting.start': 'agenda' },
};

const WAYS: Readonly<Record<ChildWay, string>> = {
  whole: 'Barnet vill vara med hela mötet.',
  part: 'Barnet vill vara med en del av mötet. Kom överens om vilken.',
  remote: 'Barnet vill vara med digitalt. Se till att det fungerar innan ni börjar.',
  spokesperson: 'Någon för barnets talan. Låt den personen börja.',
  letter: 'Barnet har skrivit ett brev eller ritat en bild. Läs eller visa det först.',
  'not-there': 'Barnet vill inte vara på mötet, men vill få veta efteråt. Berätta vad barnet har sagt.',
};
const NO_WAY = 'Det är inte skrivet hur barnet vill vara med. Ta reda på det innan ni går vidare.';

export const agenda: CaseScreen = {
  template: agendaCard,
  opens: 'read',
  back: 'case',
  data: (view) => {
    const { sip, directory, verbs } = view;
    const current = currentMeeting(sip);
    const { leader, secretary } = current ?? {};
    return {
      text: {
        ...frameOf(view),
        way: current?.childWay ? WAYS[current.childWay] : NO_WAY,
        question: cut(current?.question ?? '', FRAME_LETTERS),
        purpose: cut(current?.purpose ?? '', FRAME_LETTERS),
        roles:
          leader && secretary
            ? `Leder: ${personName(directory, leader)}. Skriver: ${personName(directory, secretary)}.`
            : '',
        toPlan: Object.values(inDraft(view)).includes(true),
        isFirst: sip.step === 'network-1',
        isSecond: isVastbas(sip) && sip.step !== 'network-1',
        analyses: verbs.has('needs.analyse'),
        topics: topicLines(view),
        mayAdd: verbs.has('topic.add'),
      },
    };
  },
  reads: { 'plan.begin': () => ({ ok: true, payload: {} }) },
  next: { 'plan.begin': 'plan' },
};
