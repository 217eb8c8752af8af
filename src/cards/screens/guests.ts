import outsideCard from '../../../cards/guest-outside.json' with { type: 'json' };
import removeCard from '../../../cards/guest-remove.json' with { type: 'json' };
import guestsCard from '../../../cards/guests.json' with { type: 'json' };
import type { UnitId } from '../../domain/ids.ts';
import type { Guest } from '../../domain/meeting.ts';
import { cut } from '../cut.ts';
import { longDay } from '../dates.ts';
import { field, readForm } from '../fields.ts';
import { fitting } from '../fitting.ts';
import { guestTitle, isRed, sentText } from '../guest-texts.ts';
import { guestAt, guestsOf, isUnitCovered, staffPicks, styleOf, unitsByCover, type Picks } from '../invitable.ts';
import { unitName } from '../people.ts';
import type { CaseScreen, Choice } from '../screen.ts';
import type { View } from '../view.ts';
import { coverTexts } from './prepare.ts';

const ROW_BYTES = 4000;
const STAFF_BYTES = 4000;
const ORAL_BYTES = 2000;
const UNIT_BYTES = 3000;
const TITLE = 80;
const NO_UNIT = 'none';

export const guests: CaseScreen = {
  template: guestsCard,
  opens: ['guest.add'],
  back: 'case',
  data: (view) => {
    const listed = guestsOf(view).filter((guest) => guest.sentAt || !isRed(view, guest));
    const rows = fitting(
      listed.map((guest) => ({ title: guestTitle(view, guest), status: statusText(view, guest) })),
      ROW_BYTES,
    );
    const staff = candidates(view);
    const oral = choicesOfGuests(view, (guest) => guest.member === undefined && !guest.oral, ORAL_BYTES);
    const ways = waysFrom(view, staff);
    return {
      text: {
        ...coverTexts(view),
        rows,
        more: listed.length - rows.length,
        shown: staff.choices.length,
        total: staff.total,
        canAdd: staff.choices.length > 0,
        staffStyle: styleOf(staff.choices),
        canContact: oral.length > 0,
        oralStyle: styleOf(oral),
        waysStyle: styleOf(ways),
      },
      choices: { staff: staff.choices, oral, ways },
      values: { pick: ways[0]?.value ?? '' },
    };
  },
  reads: {
    'guest.add': (inputs, { directory }) =>
      readForm({ 's.guests.add': field.many([...directory.staff.keys()]) }, inputs, (form) => ({
        people: form['s.guests.add'],
      })),
    'guest.contacted': (inputs, view) =>
      readForm({ 's.guests.oral': field.many(guestsOf(view).map((guest) => guest.id)) }, inputs, (form) => ({
        guests: form['s.guests.oral'],
      })),
  },
  next: { 'guest.add': 'guests', 'guest.contacted': 'guests' },
};

const isUnit = ({ directory }: View, ref: string): ref is UnitId => directory.units.has(ref as UnitId);

/** Staff not yet on the list; of one unit only when the screen is about that unit. */
function candidates(view: View): Picks {
  const present = new Set(guestsOf(view).map((guest) => guest.person));
  const { ref } = view;
  return staffPicks(view, STAFF_BYTES, (staff) => !present.has(staff.id) && (!isUnit(view, ref) || staff.unit === ref));
}

function statusText(view: View, guest: Guest): string {
  const cover = guest.unit === undefined ? [] : [isRed(view, guest) ? 'omfattas inte längre av samtycket' : 'omfattas'];
  const oral = guest.oral ? `muntlig kontakt ${longDay(guest.oral.on)}` : 'ingen muntlig kontakt noterad';
  return [...cover, ...(guest.member ? [] : [oral]), sentText(view, guest)].join(' · ');
}

export function choicesOfGuests(view: View, fits: (guest: Guest) => boolean, bytes: number): readonly Choice[] {
  const choices = guestsOf(view)
    .filter(fits)
    .map((guest) => ({ title: guestTitle(view, guest), value: guest.id }));
  return fitting(choices, bytes);
}

function waysFrom(view: View, { choices, total }: Picks): readonly Choice[] {
  const { verbs, sip, ref, directory } = view;
  const unsent = guestsOf(view).some((guest) => !guest.sentAt);
  const units = unitsByCover(view).filter((unit) => isUnitCovered(view, unit));
  return [
    ...(verbs.has('meeting.plan') ? [{ title: 'Gå vidare till tid och plats', value: 'meeting-time' }] : []),
    ...(sip.step === 'called' && verbs.has('call.send') && unsent
      ? [{ title: 'Skicka till dem som är nya på listan', value: 'call' }]
      : []),
    ...(verbs.has('meeting.move') ? [{ title: 'Se svaren', value: 'answers' }] : []),
    { title: 'Bjud in någon utanför Teams', value: 'guest-outside' },
    { title: 'Ta bort någon från listan', value: 'guest-remove' },
    ...(choices.length < total && !isUnit(view, ref)
      ? fitting(
          units.map((unit) => ({
            title: cut(`Visa personal: ${unitName(directory, unit)}`, TITLE),
            value: `guests/${unit}`,
          })),
          UNIT_BYTES,
        )
      : []),
    ...(isUnit(view, ref) ? [{ title: 'Visa personal från alla verksamheter', value: 'guests' }] : []),
  ];
}

export const guestOutside: CaseScreen = {
  template: outsideCard,
  opens: ['guest.add-outside'],
  back: 'guests',
  data: (view) => {
    const units = unitsByCover(view).map((unit) => ({
      title: cut(`${unitName(view.directory, unit)}${isUnitCovered(view, unit) ? '' : ' – omfattas inte'}`, TITLE),
      value: unit,
    }));
    const none = { title: 'Ingen verksamhet: släkt, vän eller annan som familjen vill ha med', value: NO_UNIT };
    return {
      choices: { units: [none, ...fitting(units, UNIT_BYTES)] },
      values: { 's.outside.unit': NO_UNIT },
    };
  },
  reads: {
    'guest.add-outside': (inputs, { directory }) =>
      readForm(
        {
          's.outside.name': field.name('Skriv namnet.'),
          's.outside.via': field.one(['phone', 'letter'], 'Välj om personen bjuds in på telefon eller med brev.'),
          's.outside.contact': field.needed('Kontakten', 'Skriv ett telefonnummer eller en adress.', 200),
          's.outside.unit': field.one([NO_UNIT, ...directory.units.keys()], 'Välj en verksamhet, eller "ingen".'),
        },
        inputs,
        (form) => {
          const unit = form['s.outside.unit'];
          return {
            name: form['s.outside.name'],
            via: form['s.outside.via'],
            contact: form['s.outside.contact'],
            ...(unit === NO_UNIT ? {} : { unit: unit as UnitId }),
          };
        },
      ),
  },
  next: { 'guest.add-outside': 'guests' },
};

export const guestRemove: CaseScreen = {
  template: removeCard,
  opens: ['guest.remove'],
  back: 'guests',
  data: (view) => {
    const list = choicesOfGuests(view, () => true, ROW_BYTES);
    return {
      text: { hasGuests: list.length > 0, style: styleOf(list) },
      choices: { guests: list },
      values: { 's.remove.guest': guestAt(view)?.id ?? '' },
    };
  },
  reads: {
    'guest.remove': (inputs, view) =>
      readForm(
        {
          's.remove.guest': field.one(
            guestsOf(view).map((guest) => guest.id),
            'Välj vem som ska tas bort.',
          ),
        },
        inputs,
        (form) => ({ guest: form['s.remove.guest'] }),
      ),
  },
  next: { 'guest.remove': 'guests' },
};
