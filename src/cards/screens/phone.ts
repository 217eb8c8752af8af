import answerForCard from '../../../cards/answer-for.json' with { type: 'json' };
import callOffCard from '../../../cards/call-off.json' with { type: 'json' };
import { responsibleOf } from '../../domain/access.ts';
import { openCalls } from '../../domain/called.ts';
import { guardiansToMeet } from '../../domain/circumstances.ts';
import { currentMeeting, isAdult, memberOf } from '../../domain/case.ts';
import { CHILD, type ItemId } from '../../domain/ids.ts';
import type { Answer, Guest } from '../../domain/meeting.ts';
import { dayOf, type Instant } from '../../domain/time.ts';
import { colleagues, notedAnswer, reasonsFor } from '../answer-form.ts';
import { cut } from '../cut.ts';
import { longDay } from '../dates.ts';
import { fitting } from '../fitting.ts';
import { guestName, guestTitle } from '../guest-texts.ts';
import { guestAt } from '../invitable.ts';
import { whenText } from '../meeting-texts.ts';
import type { CaseScreen, Choice } from '../screen.ts';
import type { Inputs, View } from '../view.ts';
import { answerStatus } from './answers.ts';

const NAME = 60;
const CHOICE_BYTES = 3500;
const NO_NUMBER = 'inget nummer här';

/** T4: whom to ring and why, and what the person answered. */
export const answerFor: CaseScreen = {
  template: answerForCard,
  // Contact details are for those who call: an invitee may answer, but not for others.
  opens: ['meeting.move'],
  back: 'answers',
  data: (view) => {
    const guest = guestAt(view);
    const { start } = currentMeeting(view.sip) ?? {};
    const responsible = view.directory.staff.get(responsibleOf(view.sip));
    const { choices } = colleagues(view, guest);
    const isLetter = guest?.outside?.via === 'letter';
    const found = guest?.sentAt !== undefined;
    return {
      text: {
        found,
        title: guest && found ? `${isLetter ? 'Skriv till' : 'Ring'} ${guestName(view, guest)}` : 'Jag har ringt',
        why: guest ? whyText(view, guest) : '',
        facts: guest ? contactFacts(view, guest) : [],
        say: guest ? sayText(view, guest) : '',
        letter: isLetter,
        day: start ? longDay(dayOf(start)) : '',
        contact: responsible
          ? `${responsible.name}, telefon ${responsible.phone ?? ''}`.replace(/, telefon $/u, '')
          : '',
        hasColleagues: choices.length > 0,
        waiting: found && !guest.answer,
      },
      choices: {
        answers: [
          { title: 'Kommer', value: 'yes' },
          { title: 'Kan inte', value: 'no' },
          ...(choices.length > 0 ? [{ title: 'Skickar en ersättare', value: 'substitute' }] : []),
        ],
        reasons: reasonsFor(guest),
        colleagues: choices,
      },
      values: guest?.answer ? valuesOf(guest.answer.value) : {},
    };
  },
  reads: {
    'invitation.answer': notedAnswer(guestAt),
    'call.tried': (_inputs: Inputs, { ref }: View) => ({ ok: true, payload: { guest: ref as ItemId } }),
  },
  next: { 'invitation.answer': 'answers', 'call.tried': 'answers' },
};

const valuesOf = (answer: Answer): Inputs => ({
  's.answer.what': answer.kind,
  ...(answer.kind === 'no' ? { 's.answer.reason': answer.reason, 's.answer.note': answer.note } : {}),
});

function whyText({ sip }: View, guest: Guest): string {
  const meeting = currentMeeting(sip);
  if (!meeting?.start) return '';
  const what = `mötet ${whenText(meeting.start)}${meeting.place ? `, ${meeting.place}` : ''}`;
  if (guest.answer) return `Personen har svarat om ${what}. Du kan ändra svaret.`;
  if (guest.person) return `Personen har inte svarat på kallelsen till ${what}.`;
  return meeting.version > 1
    ? `Personen har inte Teams och behöver få veta vad som gäller nu: ${what}. Fråga om det passar.`
    : `Personen har inte Teams och bjuds in av dig till ${what}.`;
}

function contactFacts(view: View, guest: Guest): readonly { title: string; value: string }[] {
  const isLetter = guest.outside?.via === 'letter';
  return [
    { title: 'Person', value: guestTitle(view, guest) },
    {
      title: isLetter ? 'Adress' : 'Telefon',
      value: contactOf(view, guest) || (isLetter ? 'ingen adress här' : NO_NUMBER),
    },
    { title: 'Svar hittills', value: answerStatus(view, guest) },
    ...triesFact(guest.tries ?? []),
  ];
}

const triesFact = (tries: readonly Instant[]): readonly { title: string; value: string }[] => {
  const last = tries.at(-1);
  if (!last) return [];
  const count = tries.length === 1 ? 'ett försök' : `${tries.length} försök`;
  return [{ title: 'Svarade inte', value: `${count}, senast ${longDay(dayOf(last))}` }];
};

/** Numbers, or an address; a child is reached through the guardians, until it decides alone (W6). */
function contactOf({ sip, directory, now }: View, guest: Guest): string {
  const staff = guest.person && directory.staff.get(guest.person);
  if (staff) return staff.phone ?? '';
  const isMinor = guest.member === CHILD && !isAdult(sip, dayOf(now));
  const people = isMinor ? guardiansToMeet(sip) : sip.people.filter((one) => one.id === guest.member);
  const phones = people.flatMap((one) => {
    if (!one.phone) return [];
    return [guest.member === CHILD ? `${one.phone} (${one.name})` : one.phone];
  });
  return guest.outside?.contact ?? phones.join(', ');
}

/** n.rel: what those who come for the family's sake are told. */
function sayText({ sip }: View, guest: Guest): string {
  const member = guest.member && memberOf(sip, guest.member);
  if (guest.outside && guest.unit === undefined)
    return 'Säg till den som är närstående: Du är med för att familjen vill det. Du får veta det som sägs på mötet. För det inte vidare.';
  if (member) return 'Fråga också hur barnet vill vara med och om tid och plats passar.';
  return guest.outside ? 'Säg bara när mötet är. Berätta inget om barnet.' : '';
}

/** Someone without Teams is told that the meeting is off; also when the case is paused or has ended. */
export const callOff: CaseScreen = {
  template: callOffCard,
  opens: ['call-off.done'],
  back: 'case',
  data: (view) => {
    const calls = openCalls(view.sip);
    const ids = Object.keys(calls);
    const id = callOf(view);
    const call = id === undefined ? undefined : calls[id];
    const people = ids.map((one): Choice => ({ title: cut(calls[one]?.name ?? '', NAME), value: one }));
    const isLetter = call?.guest.outside?.via === 'letter';
    return {
      text: {
        calling: call !== undefined,
        picking: call === undefined && ids.length > 0,
        title: call ? `${isLetter ? 'Skriv till' : 'Ring'} ${cut(call.name, NAME)}` : 'Ring om ett inställt möte',
        why: call ? callOffText(call) : '',
        facts: call
          ? [
              { title: isLetter ? 'Adress' : 'Telefon', value: contactOf(view, call.guest) || call.phone || NO_NUMBER },
              ...triesFact(call.tries),
            ]
          : [],
      },
      choices: { people: fitting(people, CHOICE_BYTES) },
      values: { pick: ids[0] ?? '' },
    };
  },
  reads: {
    'call-off.done': (_inputs: Inputs, view: View) => ({
      ok: true,
      payload: { guest: (callOf(view) ?? '') as ItemId },
    }),
    'call.tried': (_inputs: Inputs, view: View) => ({ ok: true, payload: { guest: (callOf(view) ?? '') as ItemId } }),
  },
};

/** The call that the screen is about, or the only one there is. */
function callOf({ sip, ref }: View): string | undefined {
  const calls = openCalls(sip);
  const ids = Object.keys(calls);
  if (Object.hasOwn(calls, ref)) return ref;
  return ref === '' && ids.length === 1 ? ids[0] : undefined;
}

function callOffText({ why, start }: View['sip']['calls'][string]): string {
  const when = start ? ` ${whenText(start)}` : '';
  return why === 'cancelled'
    ? `Berätta att mötet${when} är inställt. Personen har inte Teams och får inget meddelande.`
    : `Berätta att personen inte längre är inbjuden till mötet${when}. Personen har inte Teams och får inget meddelande.`;
}
