import { currentMeeting } from '../../src/domain/case.ts';
import type { ItemId, MemberId, PersonId } from '../../src/domain/ids.ts';
import { eva, item, mother, type Walk } from './walk.ts';

/** Chooses by a number, so that one number gives one payload; things that are not there give an unknown id. */
export const pick = <Item>(list: readonly Item[], number: number, otherwise: Item): Item =>
  list.length === 0 ? otherwise : (list[number % list.length] ?? otherwise);

const staffOf = ({ context }: Walk): readonly PersonId[] => [...context.directory.staff.keys()];
export const staff = (walk: Walk, number: number): PersonId => pick(staffOf(walk), number, eva);
export const member = ({ sip }: Walk, number: number): MemberId =>
  pick(
    sip.people.map(({ id }) => id),
    number,
    mother,
  );
export const guest = ({ sip }: Walk, number: number): ItemId =>
  pick(currentMeeting(sip)?.guests.map(({ id }) => id) ?? [], number, item('none'));
export const word = (number: number): string =>
  pick(['Ett skäl som räcker', 'Kort', '', '<at>Eva</at> **fet** ${x}'], number, '');
