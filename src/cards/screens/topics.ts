import topicsCard from '../../../cards/topics.json' with { type: 'json' };
import { effectiveConsent, questionsOf } from '../../domain/evaluate-consent.ts';
import { isOutside, topicsOf } from '../../domain/rules/topics.ts';
import { dayOf } from '../../domain/time.ts';
import { cut } from '../cut.ts';
import { field, readForm } from '../fields.ts';
import type { CaseScreen } from '../screen.ts';
import type { View } from '../view.ts';

const TEXT = 200;
const NONE = 'none';

const questionsIn = ({ profile, sip, now }: View): readonly string[] => {
  const consent = effectiveConsent(profile, sip, dayOf(now));
  return consent ? questionsOf(consent) : [];
};
/** Questions are chosen by their place: their words are the family's own. */
const placesIn = (view: View): readonly string[] => [...questionsIn(view).map((_one, index) => `q${index + 1}`), NONE];

/** What is to be talked about besides, each with what the family has said about it (C19). */
export const topicLines = (view: View): readonly { readonly line: string; readonly weight: 'Bolder' | 'Default' }[] =>
  topicsOf(view.sip).map((topic) => {
    const text = cut(topic.text, TEXT);
    return isOutside(view, view.sip, topic, view.now)
      ? { line: `${text} – omfattas inte av samtycket. Ta inte upp det.`, weight: 'Bolder' }
      : { line: `${text} – omfattas.`, weight: 'Default' };
  });

export const topics: CaseScreen = {
  template: topicsCard,
  opens: ['topic.add'],
  back: 'case',
  data: (view) => ({
    text: { lines: topicLines(view), hasTopics: topicsOf(view.sip).length > 0 },
    choices: {
      questions: [
        ...questionsIn(view).map((question, index) => ({ title: cut(question, TEXT), value: `q${index + 1}` })),
        { title: 'Ingen av dem', value: NONE },
      ],
      topics: topicsOf(view.sip).map(({ id, text }) => ({ title: cut(text, TEXT), value: id })),
    },
  }),
  reads: {
    'topic.add': (inputs, view) =>
      readForm(
        {
          's.topics.text': field.text('Punkten', TEXT),
          's.topics.question': field.one(placesIn(view), 'Välj vilken fråga punkten hör till, eller "Ingen av dem".'),
        },
        inputs,
        (form) => ({
          text: form['s.topics.text'],
          question: questionsIn(view)[placesIn(view).indexOf(form['s.topics.question'])] ?? '',
        }),
      ),
    'topic.remove': (inputs, view) =>
      readForm(
        {
          's.topics.gone': field.one(
            topicsOf(view.sip).map(({ id }) => id),
            'Välj vilken punkt som ska bort.',
          ),
        },
        inputs,
        (form) => ({ topic: form['s.topics.gone'] }),
      ),
  },
  next: { 'topic.add': 'topics', 'topic.remove': 'topics' },
};
