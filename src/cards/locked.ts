import type { Case, CasePerson } from '../domain/case.ts';
import type { Guest, Meeting } from '../domain/meeting.ts';
import type { View } from './view.ts';

const HIDDEN = 'visas inte';

/**
 * A locked case as those see it who coordinate it (F96, C54): the alias instead of names, and no telephone number,
 * address or place. Drawing only: what is decided reads the case itself.
 */
export const withoutWhereabouts = (view: View): View =>
  view.sip.protection ? { ...view, sip: hidden(view.sip) } : view;

const hidden = (sip: Case): Case => ({
  ...sip,
  people: sip.people.map((one, index) => nameless(sip, one, index)),
  meetings: sip.meetings.map(placeless),
  ...(sip.thirds
    ? { thirds: sip.thirds.map((one, index) => ({ ...one, name: `Annan person ${index + 1}`, relation: HIDDEN })) }
    : {}),
  calls: Object.fromEntries(
    Object.entries(sip.calls).map(([id, call], index) => [
      id,
      { ...call, guest: unreachable(call.guest, index), name: `Person ${index + 1} utanför Teams`, phone: '' },
    ]),
  ),
});

function nameless(sip: Case, { id, capacity, birth }: CasePerson, index: number): CasePerson {
  const name = capacity === 'child' ? `Barnet i ${sip.alias}` : `Person ${index + 1} i ${sip.alias}`;
  return { id, capacity, name, ...(birth ? { birth } : {}) };
}

const placeless = ({ link: _link, booked: _booked, ...meeting }: Meeting): Meeting => ({
  ...meeting,
  ...(meeting.place === undefined ? {} : { place: HIDDEN }),
  guests: meeting.guests.map(unreachable),
});

const unreachable = (guest: Guest, index: number): Guest =>
  guest.outside
    ? { ...guest, outside: { ...guest.outside, name: `Gäst ${index + 1} utanför Teams`, contact: HIDDEN } }
    : guest;
