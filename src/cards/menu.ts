import type { Duty } from '../domain/duties.ts';
import { dayOf } from '../domain/time.ts';
import { DUTIES, dutiesNow, whomToCall } from './duty-texts.ts';
import { ENTRIES } from './menu-entries.ts';
import type { Choice } from './screen.ts';
import { suggested } from './suggested.ts';
import type { View } from './view.ts';

const callValue = ({ ref }: Duty): string => `${DUTIES.phone.screen}/${ref}`;

/** Where the viewer does what has fallen due, in the order of the list of things to do. */
function dueValues(view: View): readonly string[] {
  const today = dayOf(view.now);
  return dutiesNow(view)
    .filter((duty) => duty.due <= today)
    .map((duty) => (duty.rule === 'phone' ? callValue(duty) : DUTIES[duty.rule].screen));
}

const MOST_CALLS = 4;
/** Those whom the viewer has to ring about the kallelse, by name: the card that shows it is open to that person alone. */
function phoneCalls(view: View): readonly Choice[] {
  if (!view.verbs.has('meeting.move')) return [];
  const calls = dutiesNow(view).filter(({ rule }) => rule === 'phone');
  return calls
    .slice(0, MOST_CALLS)
    .map((duty) => ({ title: `Ring ${whomToCall(view, duty)}`, value: callValue(duty) }));
}

/** What fits on a phone, with the line that leads to the next page: "more", then "more2". */
const [MOST, MORE] = [9, 'more'] as const;

/** What the day asks for, what has fallen due, whom to ring, then the rest as the process goes, the rare things last. */
function inOrder(view: View): readonly Choice[] {
  const open = ENTRIES.filter(({ verb, when }) => (verb === 'read' || view.verbs.has(verb)) && (when?.(view) ?? true));
  const first = suggested(view);
  const due = dueValues(view);
  const rankOf = (value: string, otherwise: number): number => {
    if (value === first) return -1;
    return due.includes(value) ? due.indexOf(value) : due.length + otherwise;
  };
  const lines = [
    ...phoneCalls(view).map((choice) => ({ choice, rank: rankOf(choice.value, 0) })),
    ...open.map(({ screen, label, isRare }) => ({
      choice: { title: typeof label === 'string' ? label : label(view), value: screen },
      rank: rankOf(screen, isRare ? 2 : 1),
    })),
  ];
  return lines.toSorted((a, b) => a.rank - b.rank).map(({ choice }) => choice);
}

export function menuOf(view: View): readonly Choice[] {
  const choices = inOrder(view);
  const page = [MORE, `${MORE}2`].indexOf(view.ref) + 1;
  const later = choices.slice(page * (MOST - 1));
  const rest = later.length > 0 ? later : choices;
  if (rest.length <= MOST) return rest;
  return [...rest.slice(0, MOST - 1), { title: 'Fler val', value: `case/${MORE}${page === 0 ? '' : page + 1}` }];
}
