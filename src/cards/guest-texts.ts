import { guardiansOf, memberOf } from '../domain/case.ts';
import { principalOf, type Directory } from '../domain/directory.ts';
import { CHILD } from '../domain/ids.ts';
import type { Answer, ChildWay, Guest } from '../domain/meeting.ts';
import { isCovered, nameOf } from '../domain/rules/guests.ts';
import { dayOf, type Instant } from '../domain/time.ts';
import { CAPACITY } from './consent-texts.ts';
import { cut } from './cut.ts';
import { longDay } from './dates.ts';
import { staffName, unitName } from './people.ts';
import type { Arrival, View } from './view.ts';

const NAME = 60;

export const CHILD_WAYS: Readonly<Record<ChildWay, string>> = {
  whole: 'Hela mötet',
  part: 'En del',
  remote: 'Digitalt',
  spokesperson: 'Någon för barnets talan',
  letter: 'Brev eller bild',
  'not-there': 'Inte på mötet, men få veta efteråt',
};
export const NO_REASONS = {
  time: 'Tiden passar inte',
  'not-concerned': 'Min verksamhet är inte berörd',
  consent: 'Samtycket räcker inte',
  other: 'Annat',
} as const;
export type NoReason = keyof typeof NO_REASONS;

/** The principals get a kallelse, everyone else an inbjudan (§7.1). */
export const calledOrInvited = (
  directory: Directory,
  guest: Guest | undefined,
): { readonly word: 'kallad' | 'inbjuden'; readonly title: string; readonly isCall: boolean } => {
  const principal = principalOf(directory, guest?.unit);
  const isCall = principal === 'municipality' || principal === 'region';
  return isCall
    ? { word: 'kallad', title: 'Kallelse till möte', isCall }
    : { word: 'inbjuden', title: 'Inbjudan till möte', isCall };
};

export const guestName = (view: View, guest: Guest): string => cut(nameOf(view, view.sip, guest), NAME);

/** "Amir Haddad (BUP Björkvik)", "Maria Testsson (vårdnadshavare)", "Mormor Gun (utanför Teams)". */
export function guestTitle(view: View, guest: Guest): string {
  const capacity = guest.member && memberOf(view.sip, guest.member)?.capacity;
  const part = capacity ? CAPACITY[capacity] : unitName(view.directory, guest.unit) || 'bjuds in av familjen';
  return `${guestName(view, guest)} (${cut(part, NAME)})`;
}

export const isRed = (view: View, guest: Guest): boolean => !isCovered(view, view.sip, guest, view.now);

/** Whether the guest has been told, and how those are told who are not reached in Teams. */
export function sentText(view: View, guest: Guest): string {
  const { sip } = view;
  if (guest.offAt) return `avbokad ${longDay(dayOf(guest.offAt))}`;
  if (guest.person) return guest.sentAt ? arrivalText(view, guest, guest.sentAt) : 'inte skickad';
  if (guest.member === CHILD && guardiansOf(sip).length > 0) return 'bjuds in tillsammans med familjen';
  return guest.outside?.via === 'letter' ? 'bjuds in med brev' : 'bjuds in på telefon';
}

/** Why the guest is to be rung: a message since what arrived last did not come, or may not have (P4). */
export function troubleOf({ sip, arrivals }: View, { id, person }: Guest): 'unreached' | 'unsure' | undefined {
  const { how, at } = arrivals?.get(id) ?? {};
  const counts = (people: Readonly<Record<string, Instant>>): boolean => {
    const since = person === undefined ? undefined : people[person];
    return since !== undefined && !(how === 'arrived' && at !== undefined && at > since);
  };
  if (counts(sip.unreached)) return 'unreached';
  return counts(sip.unsure) ? 'unsure' : undefined;
}

const ON_ITS_WAY = 'kallelsen är på väg';
const SO_FAR: Readonly<Record<Arrival['how'], (day: string, sent: string) => string>> = {
  arrived: (day) => `levererad ${day}`,
  lost: (_day, sent) => `${sent}, har nåtts`,
  waiting: () => ON_ITS_WAY,
  withheld: () => 'inte skickad',
};

/** How far the kallelse has come to someone in Teams, where that is known; else only that it was sent. */
function arrivalText(view: View, guest: Guest, sentAt: Instant): string {
  const sent = `skickad ${longDay(dayOf(sentAt))}`;
  const arrival = view.arrivals?.get(guest.id);
  const trouble = troubleOf(view, guest);
  if (trouble && arrival?.how === 'arrived') {
    const first = `levererad ${longDay(dayOf(arrival.at))}`;
    return trouble === 'unsure'
      ? `${first}, osäkert om ett senare meddelande kom fram`
      : `${first}, ett senare meddelande kom inte fram`;
  }
  if (trouble) return trouble === 'unsure' ? `${sent}, osäkert om den kom fram` : `${sent}, kom inte fram`;
  if (!view.arrivals) return sent;
  return arrival ? SO_FAR[arrival.how](longDay(dayOf(arrival.at)), sent) : ON_ITS_WAY;
}

export const answerWords = (answer: Answer, directory: Directory): string => {
  switch (answer.kind) {
    case 'yes':
      return 'kommer';
    case 'no':
      return `kommer inte: ${NO_REASONS[answer.reason].toLocaleLowerCase('sv')}${answer.note ? ` (${answer.note})` : ''}`;
    case 'substitute':
      return `skickar en ersättare: ${staffName(directory, answer.person)}`;
  }
};
