import requestCard from '../../../cards/vb-request.json' with { type: 'json' };
import submitCard from '../../../cards/vb-submit.json' with { type: 'json' };
import type { Staff } from '../../domain/directory.ts';
import type { PersonId } from '../../domain/ids.ts';
import { factsOf } from '../../domain/vastbas.ts';
import { field, readForm } from '../fields.ts';
import { personName, staffChoices } from '../people.ts';
import { staffChoicesOf } from '../plan-people.ts';
import type { CaseScreen, Choice } from '../screen.ts';
import type { View } from '../view.ts';

const SHORT = 200;
export const staffIds = ({ directory }: View): readonly PersonId[] => [...directory.staff.keys()];

/** A list that is empty is no list in a card. */
export const orNobody = (choices: readonly Choice[]): readonly Choice[] =>
  choices.length > 0 ? choices : [{ title: 'Ingen finns i katalogen', value: 'nobody' }];

/** B-01: who asks and why, in the words of the request (S4 p. 2). */
export const vbRequest: CaseScreen = {
  template: requestCard,
  opens: ['request.save'],
  back: 'case',
  data: (view) => {
    const { request } = factsOf(view.sip);
    return {
      choices: { near: staffChoicesOf(view, request?.near ?? []).filter(({ value }) => value !== view.viewer) },
      values: {
        'v.new.asker': request?.asker ?? '',
        'v.new.background': request?.background ?? '',
        'v.new.situation': request?.situation ?? '',
        'v.new.possibilities': request?.possibilities ?? '',
        'v.new.difficulties': request?.difficulties ?? '',
        'v.new.tried': request?.tried ?? '',
        'v.new.ideas': request?.ideas ?? '',
        'v.new.helps': request?.networkHelps ?? '',
        'v.new.near': request?.near.join(',') ?? '',
      },
    };
  },
  reads: {
    'request.save': (inputs, view) =>
      readForm(
        {
          'v.new.asker': field.text('Vem frågar', SHORT),
          'v.new.background': field.text('Bakgrunden', 1000),
          'v.new.situation': field.text('Läget nu', 1000),
          'v.new.possibilities': field.text('Möjligheter', 1000),
          'v.new.difficulties': field.text('Svårigheter', 1000),
          'v.new.tried': field.text('Vad som har prövats', 1000),
          'v.new.ideas': field.text('Tankar', 1000),
          'v.new.helps': field.one(['yes', 'no', 'unsure'], 'Svara på om nätverkande kan gynna barnet.'),
          'v.new.near': field.many(staffIds(view)),
        },
        inputs,
        (form) => ({
          asker: form['v.new.asker'],
          background: form['v.new.background'],
          situation: form['v.new.situation'],
          possibilities: form['v.new.possibilities'],
          difficulties: form['v.new.difficulties'],
          tried: form['v.new.tried'],
          ideas: form['v.new.ideas'],
          networkHelps: form['v.new.helps'],
          near: form['v.new.near'],
        }),
      ),
  },
};

const assesses = ({ functions }: Staff): boolean => functions.includes('ifo');
/** B-02: to whom of IFO the request goes. */
export const vbSubmit: CaseScreen = {
  template: submitCard,
  opens: ['request.assess'],
  exists: ({ sip }) => factsOf(sip).verdicts?.ifo === undefined,
  back: 'case',
  data: ({ directory, sip }) => {
    const { assessor } = factsOf(sip);
    const others = staffChoices(directory, (one) => assesses(one) && one.id !== assessor);
    return {
      text: {
        title: assessor ? 'Byt vem som bedömer' : 'Lämna till bedömning',
        now: assessor ? `${personName(directory, assessor)} har inte svarat. ` : '',
      },
      choices: { assessors: orNobody(others) },
    };
  },
  reads: {
    'request.assess': (inputs, view) =>
      readForm({ 'v.submit.who': field.one(staffIds(view), 'Välj vem som bedömer med dig.') }, inputs, (form) => ({
        assessor: form['v.submit.who'],
      })),
  },
};
