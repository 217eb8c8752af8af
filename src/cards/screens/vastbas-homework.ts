import homeCard from '../../../cards/vb-home.json' with { type: 'json' };
import homeworkCard from '../../../cards/vb-homework.json' with { type: 'json' };
import { isOnlyGuest } from '../../domain/access.ts';
import { currentMeeting } from '../../domain/case.ts';
import { homeworkFor, homeworkName, ownerOf, participantsOf } from '../../domain/rules/vastbas-homework.ts';
import { dayOf } from '../../domain/time.ts';
import { factsOf, type Homework } from '../../domain/vastbas.ts';
import { cut } from '../cut.ts';
import { longDay } from '../dates.ts';
import { field, readForm } from '../fields.ts';
import { fitting } from '../fitting.ts';
import type { CaseScreen } from '../screen.ts';
import type { View } from '../view.ts';

const LINE = 160;
const LINES_BYTES = 6000;
const MOST = 12;
const LONG = 1000;

const mine = (view: View): readonly Homework[] => homeworkFor(view, view.sip, view.viewer, view.now);

/** B-07: homework for everyone who was there, and for the coordinators themselves; everyone may read it. */
export const vbHomework: CaseScreen = {
  template: homeworkCard,
  opens: 'read',
  exists: ({ sip, verbs }) => verbs.has('homework.set') || factsOf(sip).homework !== undefined,
  back: 'case',
  data: (view) => {
    const people = participantsOf(view, view.sip);
    const homework = factsOf(view.sip).homework ?? [];
    const without = people.filter(({ who }) => !homework.some((one) => one.who === who));
    return {
      text: {
        given: fitting(homeworkLines(view), LINES_BYTES),
        canGive: view.verbs.has('homework.set'),
        canAnswer: view.verbs.has('homework.answer') && mine(view).length > 0,
      },
      choices: { people: people.slice(0, MOST).map(({ who, name }) => ({ title: cut(name, LINE), value: who })) },
      values: { 'v.home.who': without.map(({ who }) => who).join(','), 'v.home.text': 'Vad kan jag bidra med?' },
    };
  },
  reads: {
    'homework.set': (inputs, view) =>
      readForm(
        {
          'v.home.who': field.many(participantsOf(view, view.sip).map(({ who }) => who)),
          'v.home.text': field.text('Hemläxan', LONG),
        },
        inputs,
        (form) => ({ who: form['v.home.who'], text: form['v.home.text'] }),
      ),
  },
  next: { 'homework.set': 'vb-network-1' },
};

/** What each was given; an answer is read by the one who gave it and by those who lead, until it is told at the meeting. */
export function homeworkLines(view: View): readonly { readonly line: string }[] {
  const { sip, directory, viewer } = view;
  const isGuest = isOnlyGuest(directory, sip, viewer);
  return (factsOf(sip).homework ?? []).flatMap((one) => {
    const name = homeworkName(view, sip, one);
    if (!name) return [];
    const isShown = one.answer && (!isGuest || ownerOf(sip, one) === viewer);
    const answer = isShown ? ` Svar: ${cut(one.answer.text, LONG)}` : one.answer ? ' (har svarat)' : '';
    return [{ line: `${cut(name, LINE)}: ${cut(one.text, LINE)}${answer}` }];
  });
}

/** v.home: everyone answers for oneself, and a coordinator writes for those without Teams. */
export const vbHome: CaseScreen = {
  template: homeCard,
  opens: ['homework.answer'],
  exists: (view) => mine(view).length > 0,
  back: 'case',
  data: (view) => {
    const { sip, viewer, ref } = view;
    const all = mine(view);
    const one = all.find(({ who }) => who === ref) ?? (all.length === 1 ? all[0] : undefined);
    const start = currentMeeting(sip)?.startedAt ? undefined : currentMeeting(sip)?.start;
    const isOwn = one !== undefined && ownerOf(sip, one) === viewer;
    return {
      text: {
        until: start ? ` till ${longDay(dayOf(start))}` : '',
        own: isOwn,
        other: one !== undefined && !isOwn ? homeworkName(view, sip, one) : '',
        task: one?.text ?? '',
        writing: one !== undefined,
        picking: one === undefined,
      },
      choices: {
        people: all.slice(0, MOST).map((each) => ({
          title: `${cut(homeworkName(view, sip, each), LINE)}${each.answer ? ' (har svarat)' : ''}`,
          value: each.who,
        })),
      },
      values: {
        pick: (all.find(({ answer }) => !answer) ?? all[0])?.who ?? '',
        'v.home.answer': one?.answer?.text ?? '',
      },
    };
  },
  reads: {
    'homework.answer': (inputs, view) => {
      const all = mine(view);
      const who = view.ref || (all.length === 1 ? (all[0]?.who ?? '') : '');
      return readForm({ 'v.home.answer': field.text('Svaret', LONG) }, inputs, (form) => ({
        who,
        text: form['v.home.answer'],
      }));
    },
  },
  next: { 'homework.answer': 'vb-homework' },
};
