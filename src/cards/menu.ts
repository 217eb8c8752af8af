import { dayOf } from '../domain/time.ts';
import { DUTIES, dutiesNow, whomToCall } from './duty-texts.ts';
import { ENTRIES } from './menu-entries.ts';
import type { Entry } from './menu-entry.ts';
import type { Choice } from './screen.ts';
import { suggested } from './suggested.ts';
import type { View } from './view.ts';

/** Where the viewer does what has fallen due, the longest due first. */
function dueScreens(view: View): readonly string[] {
  const today = dayOf(view.now);
  const due = dutiesNow(view).filter((duty) => duty.due <= today);
  return due.toSorted((a, b) => a.due.localeCompare(b.due)).map(({ rule }) => DUTIES[rule].screen);
}

const MOST_CALLS = 4;
/** Those whom the viewer has to ring about the kallelse, by name: the card that shows it is open to that person alone. */
function phoneCalls(view: View): readonly Choice[] {
  if (!view.verbs.has('meeting.move')) return [];
  const calls = dutiesNow(view).filter(({ rule }) => rule === 'phone');
  return calls
    .slice(0, MOST_CALLS)
    .map((duty) => ({ title: `Ring ${whomToCall(view, duty)}`, value: `${DUTIES.phone.screen}/${duty.ref}` }));
}

/** What fits on a phone, with the line that leads to the next page: "more", then "more2". */
const [MOST, MORE] = [9, 'more'] as const;

/** What the day asks for, whom to ring, what has fallen due, then the rest as the process goes, the rare things last. */
function inOrder(view: View): readonly Choice[] {
  const open = ENTRIES.filter(({ verb, when }) => (verb === 'read' || view.verbs.has(verb)) && (when?.(view) ?? true));
  const first = suggested(view);
  const due = dueScreens(view).filter((screen) => screen !== first);
  const rank = ({ screen, isRare }: Entry): number =>
    due.includes(screen) ? due.indexOf(screen) : due.length + (isRare ? 1 : 0);
  const choice = ({ screen, label }: Entry): Choice => ({
    title: typeof label === 'string' ? label : label(view),
    value: screen,
  });
  return [
    ...open.filter(({ screen }) => screen === first).map(choice),
    ...phoneCalls(view),
    ...open
      .filter(({ screen }) => screen !== first)
      .toSorted((a, b) => rank(a) - rank(b))
      .map(choice),
  ];
}

export function menuOf(view: View): readonly Choice[] {
  const choices = inOrder(view);
  const page = [MORE, `${MORE}2`].indexOf(view.ref) + 1;
  const later = choices.slice(page * (MOST - 1));
  const rest = later.length > 0 ? later : choices;
  if (rest.length <= MOST) return rest;
  return [...rest.slice(0, MOST - 1), { title: 'Fler val', value: `case/${MORE}${page === 0 ? '' : page + 1}` }];
}
