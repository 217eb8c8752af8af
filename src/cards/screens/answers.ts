import answerForCard from '../../../cards/answer-for.json' with { type: 'json' };
import answersCard from '../../../cards/answers.json' with { type: 'json' };
import { responsibleOf } from '../../domain/access.ts';
import { currentMeeting, guardiansOf, memberOf, phaseOf } from '../../domain/case.ts';
import { answerDeadline } from '../../domain/deadlines.ts';
import { CHILD } from '../../domain/ids.ts';
import type { Guest } from '../../domain/meeting.ts';
import { dayOf } from '../../domain/time.ts';
import { answerReads, colleagues } from '../answer-form.ts';
import { longDay } from '../dates.ts';
import { fitting } from '../fitting.ts';
import { answerWords, guestName, guestTitle, NO_REASONS, sentText } from '../guest-texts.ts';
import { guestAt, guestsOf, styleOf } from '../invitable.ts';
import { staffName } from '../people.ts';
import type { CaseScreen, Choice } from '../screen.ts';
import { choicesOf } from '../texts.ts';
import type { View } from '../view.ts';
import { choicesOfGuests } from './guests.ts';

const ROW_BYTES = 5000;
const LATE_BYTES = 2000;
const CHOICE_BYTES = 3500;

export const answers: CaseScreen = {
  template: answersCard,
  opens: ['call.send', 'meeting.move'],
  back: 'case',
  data: (view) => {
    const all = guestsOf(view);
    const rows = fitting(
      all.map((guest) => ({ title: guestTitle(view, guest), status: answerStatus(view, guest) })),
      ROW_BYTES,
    );
    const late = all.filter((guest) => isOverdue(view, guest)).map((guest) => ({ who: unitOrName(view, guest) }));
    const called = choicesOfGuests(view, (guest) => guest.sentAt !== undefined && !guest.answer, CHOICE_BYTES);
    const again = choicesOfGuests(view, (guest) => guest.answer !== undefined, CHOICE_BYTES - bytesOf(called));
    // The child is called last: the family answers for how it takes part.
    const list: readonly Choice[] = [...called, ...again].toSorted((a, b) => isChild(view, a) - isChild(view, b));
    return {
      text: {
        counts: countText(all),
        rows,
        more: all.length - rows.length,
        late: fitting(late, LATE_BYTES),
        hasGuests: list.length > 0,
        style: styleOf(list),
        sent: phaseOf(view.sip) === 'called',
      },
      choices: { guests: list },
      values: { pick: list[0]?.value ?? '' },
    };
  },
};
const isChild = (view: View, { value }: Choice): number =>
  Number(guestsOf(view).some((guest) => guest.id === value && guest.member === CHILD));
const bytesOf = (choices: readonly Choice[]): number => JSON.stringify(choices).length;

function countText(guests: readonly Guest[]): string {
  const sent = guests.filter((guest) => guest.sentAt);
  if (sent.length === 0) return 'Ingen kallelse är skickad än.';
  const count = (kind: string): number => sent.filter((guest) => guest.answer?.value.kind === kind).length;
  const silent = sent.filter((guest) => !guest.answer).length;
  return `Kommer: ${count('yes')} · Kommer inte: ${count('no')} · Ersättare: ${count('substitute')} · Inget svar: ${silent}`;
}

function answerStatus(view: View, guest: Guest): string {
  const { answer, person } = guest;
  const { directory } = view;
  if (!answer) return `${sentText(view, guest)}, inget svar än`;
  const by = answer.by === person ? '' : `, noterat av ${staffName(directory, answer.by)}`;
  return `${answerWords(answer.value, directory)} (${longDay(dayOf(answer.at))}${by})`;
}

/** T4: three working days without an answer is a telephone call, not another message. */
const isOverdue = ({ profile, sip, now }: View, { sentAt, answer }: Guest): boolean =>
  phaseOf(sip) === 'called' && sentAt !== undefined && !answer && dayOf(now) > answerDeadline(profile, sentAt);
const unitOrName = (view: View, guest: Guest): string =>
  guest.unit ? guestTitle(view, guest) : guestName(view, guest);

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
    return {
      text: {
        found: guest?.sentAt !== undefined,
        facts: guest ? contactFacts(view, guest) : [],
        say: guest ? sayText(view, guest) : '',
        letter: guest?.outside?.via === 'letter',
        day: start ? longDay(dayOf(start)) : '',
        contact: responsible
          ? `${responsible.name}, telefon ${responsible.phone ?? ''}`.replace(/, telefon $/u, '')
          : '',
        hasColleagues: choices.length > 0,
      },
      choices: { reasons: choicesOf(NO_REASONS), colleagues: choices },
    };
  },
  reads: answerReads(guestAt),
  next: {
    'invitation.answer:yes': 'answers',
    'invitation.answer:no': 'answers',
    'invitation.answer:substitute': 'answers',
  },
};

function contactFacts(view: View, guest: Guest): readonly { title: string; value: string }[] {
  const { sip, directory } = view;
  const staff = guest.person && directory.staff.get(guest.person);
  const phones = (
    guest.member === CHILD ? guardiansOf(sip) : sip.people.filter((one) => one.id === guest.member)
  ).flatMap((one) => (one.phone ? [guest.member === CHILD ? `${one.phone} (${one.name})` : one.phone] : []));
  const contact = staff ? (staff.phone ?? '') : (guest.outside?.contact ?? phones.join(', '));
  const isLetter = guest.outside?.via === 'letter';
  return [
    { title: 'Person', value: guestTitle(view, guest) },
    { title: isLetter ? 'Adress' : 'Telefon', value: contact || 'finns inte här' },
    { title: 'Svar hittills', value: answerStatus(view, guest) },
  ];
}

/** n.rel: what those who come for the family's sake are told. */
function sayText({ sip }: View, guest: Guest): string {
  const member = guest.member && memberOf(sip, guest.member);
  if (guest.outside && guest.unit === undefined)
    return 'Säg till den som är närstående: Du är med för att familjen vill det. Du får veta det som sägs på mötet. För det inte vidare.';
  if (member) return 'Fråga också hur barnet vill vara med och om tid och plats passar.';
  return guest.outside ? 'Säg bara när mötet är. Berätta inget om barnet.' : '';
}
