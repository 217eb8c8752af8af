import failedCard from '../../../cards/failed.json' with { type: 'json' };
import { FAILABLES, type Failable } from '../../domain/case.ts';
import { channelOf } from '../../domain/channel.ts';
import { dayOf } from '../../domain/time.ts';
import { longDay } from '../dates.ts';
import { DUTIES } from '../duty-texts.ts';
import { field, readForm } from '../fields.ts';
import { listed } from '../listed.ts';
import { staffName } from '../people.ts';
import type { CaseScreen, Choice } from '../screen.ts';
import type { Inputs, View } from '../view.ts';

const LINK = 400;

const WHAT_TO_DO: Readonly<Record<Failable, string>> = {
  face: 'Kanalen visar inte var ärendet är nu. Försök igen, eller be den som sköter Teams att se till att SIP-lotsen finns i kanalen.',
  prompt: 'Frågan om uppföljning kom inte ut i kanalen. Följ upp ändå: det går från ärendet.',
  booking: 'Försök igen, eller boka mötet själv i kalendern och klistra in länken här.',
  unbooking: 'Försök igen, eller ta bort mötet själv ur kalendern.',
  channel:
    'Ärendet visas i enhetens kanal så länge. Försök igen, eller be den som sköter Teams att se över SIP-lotsens behörigheter.',
  members:
    'Jag kunde inte ta bort någon som inte längre ska vara med. Öppna kanalen i Teams och ta bort personen där. Jag skriver inget i kanalen tills det är gjort.',
};

/** P4: what the bot could not do outside the personal chat, in plain words; tried again, or done by hand. */
export const failed: CaseScreen = {
  template: failedCard,
  opens: ['effect.done'],
  exists: ({ sip }) => Object.keys(sip.failed).length > 0,
  back: 'case',
  data: (view) => {
    const effects = waiting(view);
    const [first] = effects;
    return {
      text: {
        one: effects.length === 1 && first ? sentence(view, first) : '',
        help: effects.map((effect) => ({ line: `${WHAT_TO_DO[effect]}${effect === 'members' ? whoMay(view) : ''}` })),
        linkable: effects.includes('booking'),
        any: effects.length > 0,
      },
      choices: { effects: effects.map((effect): Choice => ({ title: sentence(view, effect), value: effect })) },
      values: { 's.failed.what': first ?? '' },
    };
  },
  reads: {
    'effect.again': (inputs: Inputs, view: View) =>
      readForm({ 's.failed.what': whichOf(view) }, inputs, (form) => ({ effect: form['s.failed.what'] })),
    'effect.done': (inputs: Inputs, view: View) =>
      readForm({ 's.failed.what': whichOf(view), 's.failed.link': field.text('Länken', LINK) }, inputs, (form) => ({
        effect: form['s.failed.what'],
        link: form['s.failed.link'],
      })),
  },
};

/** Who has been let in by mistake nobody here knows; who may be there is known. */
function whoMay({ sip, profile, directory, now }: View): string {
  const { owner, members } = channelOf({ profile, directory }, sip, dayOf(now));
  const people = [...new Set([...(owner ? [owner] : []), ...members].map(({ person }) => person))];
  const names = people.map((person) => staffName(directory, person)).toSorted((a, b) => a.localeCompare(b, 'sv'));
  return names.length > 0 ? ` Med får nu vara: ${listed(names)}.` : '';
}

const waiting = ({ sip }: View): readonly Failable[] => FAILABLES.filter((effect) => sip.failed[effect]);
/** Asked for only when there are several. */
const whichOf = (view: View) => {
  const [first, ...others] = waiting(view);
  const which = field.one(FAILABLES, 'Välj vad det gäller.');
  return first && others.length === 0 ? which.catch(first) : which;
};
const sentence = ({ sip }: View, effect: Failable): string => {
  const at = sip.failed[effect];
  return `${DUTIES[`failed-${effect}`].text}${at ? ` (${longDay(dayOf(at))})` : ''}.`;
};
