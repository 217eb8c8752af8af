import narrowCard from '../../../cards/consent-narrow.json' with { type: 'json' };
import { currentConsent } from '../../domain/case.ts';
import { questionsOf } from '../../domain/evaluate-consent.ts';
import { dayOf } from '../../domain/time.ts';
import { isOpenVersion, memberName, objectors } from '../consent-texts.ts';
import { cut } from '../cut.ts';
import { field, readForm } from '../fields.ts';
import { unitName } from '../people.ts';
import { INFO_TYPE_TEXTS } from '../texts.ts';
import type { CaseScreen } from '../screen.ts';

const QUESTION = 100;

/** Questions are chosen by their place: their words are the family's own. */
const placesOf = (questions: readonly string[]): readonly string[] => questions.map((_one, index) => `q${index + 1}`);

/** §3.4: one unit, one question or one kind of information is taken back, and the rest stands. */
export const consentNarrow: CaseScreen = {
  template: narrowCard,
  opens: ['consent.narrow'],
  exists: isOpenVersion,
  back: 'consent-status',
  data: (view) => {
    const { sip, directory, now } = view;
    const consent = currentConsent(sip);
    const questions = consent ? questionsOf(consent) : [];
    const places = placesOf(questions);
    return {
      choices: {
        units: (consent?.units ?? [])
          .filter((unit) => unit !== sip.unit)
          .map((unit) => ({ title: unitName(directory, unit), value: unit })),
        types: (consent?.infoTypes ?? []).map((type) => ({ title: INFO_TYPE_TEXTS[type], value: type })),
        questions: questions.map((one, index) => ({ title: cut(one, QUESTION), value: places[index] ?? '' })),
        people: objectors(view).map((value) => ({ title: memberName(view, value), value })),
      },
      values: { 's.narrow.on': dayOf(now) },
    };
  },
  reads: {
    'consent.narrow': (inputs, view) => {
      const consent = currentConsent(view.sip);
      const questions = consent ? questionsOf(consent) : [];
      const places = placesOf(questions);
      return readForm(
        {
          's.narrow.units': field.many(consent?.units ?? []),
          's.narrow.types': field.many(consent?.infoTypes ?? []),
          's.narrow.questions': field.many(places),
          's.narrow.who': field.one(objectors(view), 'Välj vem som tar tillbaka.'),
          's.narrow.on': field.day('Fyll i vilken dag det togs tillbaka.'),
          's.narrow.how': field.text('Hur det togs tillbaka', 400),
        },
        inputs,
        (form) => ({
          who: form['s.narrow.who'],
          on: form['s.narrow.on'],
          how: form['s.narrow.how'],
          units: form['s.narrow.units'],
          infoTypes: form['s.narrow.types'],
          questions: questions.filter((_one, index) => form['s.narrow.questions'].includes(places[index] ?? '')),
        }),
      );
    },
  },
  next: { 'consent.narrow': 'consent-status' },
};
