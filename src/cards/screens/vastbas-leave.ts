import leaveCard from '../../../cards/vb-leave.json' with { type: 'json' };
import replaceCard from '../../../cards/vb-replace.json' with { type: 'json' };
import type { PersonId } from '../../domain/ids.ts';
import { proposedSuccessor } from '../../domain/rules/coordinator-leaves.ts';
import { isFreeToCoordinate } from '../../domain/rules/vastbas-coordinators.ts';
import { askedInstead, candidatesOf, leavingOf } from '../../domain/vastbas.ts';
import { longDay } from '../dates.ts';
import { field, readForm } from '../fields.ts';
import { personName, phoned, staffChoices, staffName } from '../people.ts';
import type { CaseScreen } from '../screen.ts';
import type { View } from '../view.ts';
import { withLoad } from './vastbas-start.ts';

/** N12: a coordinator asks to leave, stays until someone else has said yes, and may change one's mind. */
export const vbLeave: CaseScreen = {
  template: leaveCard,
  opens: ['coordinator.leave'],
  back: 'case',
  data: ({ sip, directory, viewer }) => {
    const own = leavingOf(sip).find(({ person }) => person === viewer);
    const asked = own && askedInstead(sip, viewer);
    return {
      text: {
        intake: phoned(directory, sip.openedBy) || 'samordnarens chef',
        leaves: own !== undefined,
        on: own ? longDay(own.leavesOn) : '',
        asked: asked ? `${staffName(directory, asked.person)} är tillfrågad.` : '',
        mayStay: own !== undefined && !asked,
      },
    };
  },
  reads: {
    'coordinator.leave:go': () => ({ ok: true, payload: { stays: false } }),
    'coordinator.leave:stay': () => ({ ok: true, payload: { stays: true } }),
  },
  next: { 'coordinator.leave:go': 'vb-leave' },
};

/** Whose place is to be filled: the one that the screen was opened for, else the first. */
const seatOn = ({ sip, ref }: View) => leavingOf(sip).find(({ person }) => person === ref) ?? leavingOf(sip)[0];

/** N12: samordnaren asks someone to take a coordinator's place, and sees nothing of what the case is about. */
export const vbReplace: CaseScreen = {
  template: replaceCard,
  opens: ['coordinator.replace'],
  exists: ({ sip }) => leavingOf(sip).length > 0,
  back: 'my-cases',
  data: (view) => {
    const { sip, directory, now } = view;
    const seat = seatOn(view);
    const asked = seat && askedInstead(sip, seat.person);
    const load = view.load ?? new Map<PersonId, number>();
    const taken = new Set(candidatesOf(sip).map(({ person }) => person));
    const pool = staffChoices(
      directory,
      ({ id }) => id !== seat?.person && !taken.has(id) && isFreeToCoordinate(view, sip, id, now),
    ).map((choice) => withLoad(choice, load));
    return {
      text: {
        alias: sip.alias,
        who: leaveText(view),
        asked: asked ? `${personName(directory, asked.person)} är tillfrågad och har inte svarat än.` : '',
        isEmpty: pool.length === 0,
      },
      choices: { pool },
      values: { 'v.replace.to': (seat && proposedSuccessor(view, sip, seat.person, load, now)) ?? '' },
    };
  },
  reads: {
    'coordinator.replace': (inputs, view) =>
      readForm(
        { 'v.replace.to': field.one([...view.directory.staff.keys()], 'Välj vem du frågar.') },
        inputs,
        (form) => ({ from: seatOn(view)?.person ?? view.viewer, to: form['v.replace.to'] }),
      ),
  },
  next: { 'coordinator.replace': 'vb-replace' },
};

function leaveText(view: View): string {
  const seat = seatOn(view);
  if (!seat) return '';
  if (seat.gone) return `En av koordinatorerna har slutat. Det märktes ${longDay(seat.leavesOn)}.`;
  return `${personName(view.directory, seat.person)} vill lämna uppdraget sedan ${longDay(seat.leavesOn)}, och är kvar tills någon annan har sagt ja.`;
}
