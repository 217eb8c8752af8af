import objectCard from '../../../cards/guest-object.json' with { type: 'json' };
import removeCard from '../../../cards/guest-remove.json' with { type: 'json' };
import { isAdult } from '../../domain/case.ts';
import { CHILD } from '../../domain/ids.ts';
import { dayOf } from '../../domain/time.ts';
import { field, readForm } from '../fields.ts';
import { guestAt, guestsOf, styleOf } from '../invitable.ts';
import type { CaseScreen } from '../screen.ts';
import { choicesOfGuests } from './guests.ts';

const BYTES = 4000;

/** C62: whom the child does not want at the meeting, or wants after all. */
export const guestObject: CaseScreen = {
  template: objectCard,
  opens: ['guest.object'],
  back: 'guests',
  data: (view) => {
    const list = choicesOfGuests(view, ({ member }) => member !== CHILD, BYTES);
    const isGrown = isAdult(view.sip, dayOf(view.now));
    return {
      text: {
        who: isGrown ? 'Den unga' : 'Barnet',
        what: isGrown
          ? 'Den unga bestämmer själv vilka som är med. Den som den unga inte vill ha med kan inte bjudas in.'
          : 'Barnets vilja ska vägas in. Vill ni ändå bjuda in personen bestämmer vårdnadshavare och den som leder mötet det tillsammans. Då får ni skriva varför.',
        style: styleOf(list),
      },
      choices: { guests: list },
      values: { 's.object.wants': 'no' },
    };
  },
  reads: {
    'guest.object': (inputs, view) =>
      readForm(
        {
          's.object.guest': field.one(
            guestsOf(view).map(({ id }) => id),
            'Välj vem det gäller.',
          ),
          's.object.wants': field.one(['no', 'yes'], 'Välj vad barnet vill.'),
        },
        inputs,
        (form) => ({ guest: form['s.object.guest'], wants: form['s.object.wants'] === 'yes' }),
      ),
  },
  next: { 'guest.object': 'guests' },
};

export const guestRemove: CaseScreen = {
  template: removeCard,
  opens: ['guest.remove'],
  back: 'guests',
  data: (view) => {
    const list = choicesOfGuests(view, () => true, BYTES);
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
