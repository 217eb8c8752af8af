import { guardiansOf, memberOf } from '../domain/case.ts';
import { principalOf, type Directory } from '../domain/directory.ts';
import { CHILD } from '../domain/ids.ts';
import type { Answer, ChildWay, Guest } from '../domain/meeting.ts';
import { isCovered, nameOf } from '../domain/rules/guests.ts';
import { dayOf } from '../domain/time.ts';
import { CAPACITY } from './consent-texts.ts';
import { cut } from './cut.ts';
import { longDay } from './dates.ts';
import { staffName, unitName } from './people.ts';
import type { View } from './view.ts';

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
export function sentText({ sip }: View, guest: Guest): string {
  if (guest.offAt) return `avbokad ${longDay(dayOf(guest.offAt))}`;
  if (guest.person) return guest.sentAt ? `skickad ${longDay(dayOf(guest.sentAt))}` : 'inte skickad';
  if (guest.member === CHILD && guardiansOf(sip).length > 0) return 'bjuds in tillsammans med familjen';
  return guest.outside?.via === 'letter' ? 'bjuds in med brev' : 'bjuds in på telefon';
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
