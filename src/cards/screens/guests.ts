import { phaseOf } from '../../domain/case.ts';
import outsideCard from '../../../cards/guest-outside.json' with { type: 'json' };
import guestsCard from '../../../cards/guests.json' with { type: 'json' };
import type { Staff } from '../../domain/directory.ts';
import type { PersonId, UnitId } from '../../domain/ids.ts';
import type { Guest } from '../../domain/meeting.ts';
import { dayOf } from '../../domain/time.ts';
import { effectiveConsent } from '../../domain/evaluate-consent.ts';
import { toCall } from '../../domain/rules/prepare.ts';
import { scopeText } from '../consent-texts.ts';
import { cut } from '../cut.ts';
import { longDay } from '../dates.ts';
import { field, readForm } from '../fields.ts';
import { fitting } from '../fitting.ts';
import { guestTitle, isRed, sentText } from '../guest-texts.ts';
import { coverMark, guestsOf, isUnitCovered, staffPicks, styleOf, unitsByCover, type Picks } from '../invitable.ts';
import { unitName } from '../people.ts';
import type { CaseScreen, Choice } from '../screen.ts';
import type { Inputs, View } from '../view.ts';
import { coverTexts } from './prepare.ts';

const ROW_BYTES = 4000;
const STAFF_BYTES = 4000;
const ORAL_BYTES = 2000;
const UNIT_BYTES = 3000;
const TITLE = 80;
const QUOTED = 200;
const NO_UNIT = 'none';

export const guests: CaseScreen = {
  template: guestsCard,
  opens: ['guest.add'],
  back: 'case',
  data: (view) => {
    const listed = guestsOf(view).filter((guest) => guest.sentAt || guest.offAt || !isRed(view, guest));
    const rows = fitting(
      listed.map((guest) => ({ title: guestTitle(view, guest), status: statusText(view, guest) })),
      ROW_BYTES,
    );
    const staff = candidates(view);
    const oral = choicesOfGuests(
      view,
      (guest) => guest.member === undefined && !guest.oral && !isRed(view, guest),
      ORAL_BYTES,
    );
    const ways = waysFrom(view, staff);
    return {
      text: {
        ...coverTexts(view),
        covers: coverFacts(view),
        rows,
        more: listed.length - rows.length,
        shown: staff.choices.length,
        from: partOf(view).from + 1,
        to: partOf(view).from + staff.choices.length,
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
  unfinished: leftOver,
  next: { 'guest.add': 'guests', 'guest.contacted': 'guests' },
};

/** N1: what the family has said yes to, beside those who are to hear it. */
function coverFacts(view: View): readonly { readonly title: string; readonly value: string }[] {
  const consent = effectiveConsent(view.profile, view.sip, dayOf(view.now));
  if (!consent) return [];
  const { questions, types, exclusions, until } = scopeText(view, consent, QUOTED);
  return [
    { title: 'Det gäller', value: questions ?? '' },
    { title: 'Slags uppgifter', value: types ?? '' },
    { title: 'Tas inte upp', value: exclusions ?? '' },
    { title: 'Till och med', value: until ?? '' },
  ];
}

const people = (count: number): string => (count === 1 ? 'en person' : `${count} personer`);

/** Chosen but not added, talked with but not noted: neither is done by going on. */
function leftOver(inputs: Inputs, view: View): readonly string[] {
  const chosen = (id: string, known: (value: string) => boolean): number =>
    (inputs[id] ?? '').split(',').filter(known).length;
  const listed = new Set<string | undefined>(guestsOf(view).map(({ person }) => person));
  const added = chosen('s.guests.add', (one) => view.directory.staff.has(one as PersonId) && !listed.has(one));
  const oral = chosen('s.guests.oral', (one) => guestsOf(view).some(({ id, oral: noted }) => id === one && !noted));
  return [
    ...(added > 0
      ? [`Du har valt ${people(added)} men inte lagt till dem. Tryck på Lägg till, eller ta bort valet.`]
      : []),
    ...(oral > 0
      ? [`Du har valt ${people(oral)} som du har talat med. Tryck på Notera muntlig kontakt, eller ta bort valet.`]
      : []),
  ];
}

/** Which part of a long directory is shown: `bup` is one unit, `bup~29` that unit from the thirtieth person on. */
function partOf({ ref, directory }: View): { readonly unit?: UnitId; readonly from: number } {
  const [unit = '', from = ''] = ref.split('~');
  const start = /^\d{1,5}$/u.test(from) ? Number(from) : 0;
  return directory.units.has(unit as UnitId) ? { unit: unit as UnitId, from: start } : { from: start };
}

/** Staff not yet on the list. */
function candidates(view: View): Picks {
  const present = new Set(guestsOf(view).map((guest) => guest.person));
  const { unit, from } = partOf(view);
  const fits = (staff: Staff): boolean => !present.has(staff.id) && (unit === undefined || staff.unit === unit);
  return staffPicks(view, STAFF_BYTES, fits, { from, marksAll: true });
}

function statusText(view: View, guest: Guest): string {
  if (guest.offAt && isRed(view, guest)) return `omfattas inte av samtycket – ${sentText(view, guest)}`;
  const cover = guest.unit === undefined ? [] : [isRed(view, guest) ? 'omfattas inte av samtycket' : 'omfattas'];
  const oral = guest.oral ? `muntlig kontakt ${longDay(guest.oral.on)}` : 'ingen muntlig kontakt noterad';
  const no = guest.objection ? ['barnet vill inte att personen är med'] : [];
  return [...no, ...cover, ...(guest.member ? [] : [oral]), sentText(view, guest)].join(' · ');
}

export function choicesOfGuests(view: View, fits: (guest: Guest) => boolean, bytes: number): readonly Choice[] {
  const choices = guestsOf(view)
    .filter(fits)
    .map((guest) => ({ title: guestTitle(view, guest), value: guest.id }));
  return fitting(choices, bytes);
}

function waysFrom(view: View, staff: Picks): readonly Choice[] {
  const { verbs, sip } = view;
  const unsent = toCall(view, sip, view.now).length > 0;
  return [
    ...(verbs.has('meeting.plan') ? [{ title: 'Gå vidare till tid och plats', value: 'meeting-time' }] : []),
    ...(phaseOf(sip) === 'called' && verbs.has('call.send') && unsent
      ? [{ title: 'Skicka till dem som är nya på listan', value: 'call' }]
      : []),
    ...(verbs.has('meeting.move') ? [{ title: 'Se svaren', value: 'answers' }] : []),
    { title: 'Bjud in någon utanför Teams', value: 'guest-outside' },
    { title: 'Ta bort någon från listan', value: 'guest-remove' },
    ...(verbs.has('guest.object') ? [{ title: 'Barnet vill inte ha med någon', value: 'guest-object' }] : []),
    ...partsFrom(view, staff),
  ];
}

/** Where the directory is larger than the card: on through it, one unit, or back to its beginning. */
function partsFrom(view: View, { choices, total }: Picks): readonly Choice[] {
  const { unit, from } = partOf(view);
  const next = from + choices.length;
  const units = unitsByCover(view).filter((one) => isUnitCovered(view, one));
  const byUnit = units.map((one) => ({
    title: cut(`Visa personal: ${unitName(view.directory, one)}`, TITLE),
    value: `guests/${one}`,
  }));
  return [
    ...(next < total ? [{ title: 'Visa nästa del av personallistan', value: `guests/${unit ?? ''}~${next}` }] : []),
    ...(next < total && unit === undefined && from === 0 ? fitting(byUnit, UNIT_BYTES) : []),
    ...(unit !== undefined || from > 0 ? [{ title: 'Visa personallistan från början', value: 'guests' }] : []),
  ];
}

export const guestOutside: CaseScreen = {
  template: outsideCard,
  opens: ['guest.add-outside'],
  back: 'guests',
  data: (view) => {
    const units = unitsByCover(view).map((unit) => ({
      title: cut(`${unitName(view.directory, unit)}${coverMark(view, unit)}`, TITLE),
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
          's.outside.contact':
            inputs['s.outside.via'] === 'phone'
              ? field.phone('Kontakten', 'Skriv telefonnumret.', 200)
              : field.needed('Kontakten', 'Skriv ett telefonnummer eller en adress.', 200),
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
