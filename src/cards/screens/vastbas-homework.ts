import homeCard from '../../../cards/vb-home.json' with { type: 'json' };
import homeworkCard from '../../../cards/vb-homework.json' with { type: 'json' };
import { isOnlyGuest } from '../../domain/access.ts';
import { currentMeeting } from '../../domain/case.ts';
import { homeworkFor, homeworkName, isNothing, ownerOf, participantsOf } from '../../domain/rules/vastbas-homework.ts';
import { dayOf } from '../../domain/time.ts';
import { factsOf, type Homework } from '../../domain/vastbas.ts';
import { cut } from '../cut.ts';
import { longDay } from '../dates.ts';
import { field, readForm } from '../fields.ts';
import { fitting } from '../fitting.ts';
import type { CaseScreen } from '../screen.ts';
import type { View } from '../view.ts';

const LINE = 160;
const ANSWER = 400;
const BYTES = 9000;
const MOST = 12;
const LONG = 1000;
const TASK = 'Vad kan jag bidra med?';

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
        given: homeworkGroups(view, BYTES),
        canGive: view.verbs.has('homework.set'),
        canAnswer: view.verbs.has('homework.answer') && mine(view).length > 0,
      },
      choices: { people: people.slice(0, MOST).map(({ who, name }) => ({ title: cut(name, LINE), value: who })) },
      values: { 'v.home.who': without.map(({ who }) => who).join(','), 'v.home.text': TASK },
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

type Given = { readonly task: string; readonly people: readonly { readonly line: string }[] };

/**
 * What was given, and to whom. An answer is read by the one who gave it and by those who lead; the others hear it at
 * network meeting 2. As much as fits in that many bytes.
 */
export function homeworkGroups(view: View, bytes: number): readonly Given[] {
  const { sip, directory, viewer } = view;
  const isGuest = isOnlyGuest(directory, sip, viewer);
  const lineOf = (one: Homework): { readonly line: string } => {
    const name = cut(homeworkName(view, sip, one), LINE);
    if (isNothing(one)) return { line: name };
    if (!one.answer) return { line: `${name}: inget svar än` };
    const isShown = !isGuest || ownerOf(sip, one) === viewer;
    return { line: `${name}: ${isShown ? cut(one.answer.text, ANSWER) : 'har svarat'}` };
  };
  const known = (factsOf(sip).homework ?? []).filter((one) => homeworkName(view, sip, one) !== '');
  const tasks = [...new Set(known.map(({ text }) => text))];
  const groups = tasks.map((task): Given => {
    const people = known.filter(({ text }) => text === task).map(lineOf);
    return { task: cut(task, LINE), people: fitting(people, bytes - 4 * LINE) };
  });
  return fitting(groups, bytes);
}

const noteOf = ({ sip, viewer }: View, one: Homework): string =>
  `${ownerOf(sip, one) === viewer ? ' (du)' : ''}${one.answer ? ' (har svarat)' : ''}`;

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
        task: one && one.text !== TASK ? one.text : '',
        writing: one !== undefined,
        picking: one === undefined,
      },
      choices: {
        people: all.slice(0, MOST).map((each) => ({
          title: `${cut(homeworkName(view, sip, each), LINE)}${noteOf(view, each)}`,
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
