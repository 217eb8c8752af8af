import addCard from '../../../cards/third-add.json' with { type: 'json' };
import answerCard from '../../../cards/third-answer.json' with { type: 'json' };
import thirdsCard from '../../../cards/thirds.json' with { type: 'json' };
import withdrawCard from '../../../cards/third-withdraw.json' with { type: 'json' };
import type { ItemId } from '../../domain/ids.ts';
import { INFO_TYPES } from '../../domain/profile.ts';
import { saysYes, thirdOf, type ThirdPerson } from '../../domain/third-person.ts';
import { dayOf } from '../../domain/time.ts';
import { FORM_TEXTS } from '../consent-texts.ts';
import { cut } from '../cut.ts';
import { longDay } from '../dates.ts';
import { field, readForm } from '../fields.ts';
import { listed } from '../listed.ts';
import { fitting } from '../fitting.ts';
import { styleOf } from '../invitable.ts';
import { choicesOf, INFO_TYPE_TEXTS } from '../texts.ts';
import type { CaseScreen, Choice } from '../screen.ts';
import type { View } from '../view.ts';

const NAME = 60;
const BYTES = 5000;
const FORMS = ['paper', 'e-id', 'oral'] as const;

const nameOf = ({ name }: ThirdPerson): string => cut(name, NAME);
const thirdAt = ({ sip, ref }: View): ThirdPerson | undefined => thirdOf(sip, ref as ItemId);

function stateOf({ profile, now }: View, third: ThirdPerson): string {
  const { answer, withdrawn } = third;
  if (withdrawn) return `har ångrat sig ${longDay(withdrawn.on)}. Det som handlar om personen visas inte för andra.`;
  if (!answer) return 'har inte svarat än.';
  if (answer.result === 'no') return `har sagt nej ${longDay(answer.on)}.`;
  if (!saysYes(profile, third, [], dayOf(now)))
    return dayOf(now) > answer.until
      ? `hade sagt ja till och med ${longDay(answer.until)}. Fråga på nytt.`
      : 'har sagt ja muntligt. Väntar på underskrift.';
  const types = listed(answer.infoTypes.map((type) => INFO_TYPE_TEXTS[type]));
  return `har sagt ja till och med ${longDay(answer.until)}: ${types}.`;
}

/** F27: those whose own data are talked about, and what each has answered. */
export const thirds: CaseScreen = {
  template: thirdsCard,
  opens: 'read',
  exists: ({ sip }) => sip.consents.length > 0,
  back: 'consent-status',
  data: (view) => {
    const { sip, verbs, profile, now } = view;
    // What a person has answered is the person's own too: others than those who ask see who has said yes.
    const people = (sip.thirds ?? []).filter((one) => verbs.has('third.add') || saysYes(profile, one, [], dayOf(now)));
    const withYes = people.filter(({ answer, withdrawn }) => answer?.result === 'yes' && !withdrawn);
    const to = (screen: string, title: string, list: readonly ThirdPerson[]): readonly Choice[] =>
      list.map((one) => ({ title: `${title} ${nameOf(one)}`, value: `${screen}/${one.id}` }));
    const todo = fitting(
      [
        ...(verbs.has('third.answer') ? to('third-answer', 'Skriv svar från', people) : []),
        ...(verbs.has('third.add') ? [{ title: 'Lägg till en person', value: 'third-add' }] : []),
        ...(verbs.has('third.withdraw') ? to('third-withdraw', 'Ångrar sig:', withYes) : []),
        { title: 'Tillbaka till samtycket', value: 'consent-status' },
      ],
      BYTES,
    );
    return {
      text: {
        rows: fitting(
          people.map((one) => ({ title: `${nameOf(one)} (${cut(one.relation, NAME)})`, line: stateOf(view, one) })),
          BYTES,
        ),
        style: styleOf(todo),
      },
      choices: { todo },
      values: { pick: todo[0]?.value ?? '' },
    };
  },
};

export const thirdAdd: CaseScreen = {
  template: addCard,
  opens: ['third.add'],
  back: 'thirds',
  data: () => ({}),
  reads: {
    'third.add': (inputs) =>
      readForm(
        { 's.third.name': field.name('Skriv namnet.'), 's.third.relation': field.text('Vem personen är', 60) },
        inputs,
        (form) => ({ name: form['s.third.name'], relation: form['s.third.relation'] }),
      ),
  },
  next: { 'third.add': 'thirds' },
};

export const thirdAnswer: CaseScreen = {
  template: answerCard,
  opens: ['third.answer'],
  exists: (view) => thirdAt(view) !== undefined,
  back: 'thirds',
  data: (view) => {
    const third = thirdAt(view);
    return {
      text: { name: third ? nameOf(third) : '' },
      choices: {
        results: [
          { title: 'Ja', value: 'yes' },
          { title: 'Nej', value: 'no' },
        ],
        types: choicesOf(INFO_TYPE_TEXTS),
        forms: choicesOf(FORM_TEXTS),
      },
      values: {
        's.third.types': third?.answer?.infoTypes.join(',') ?? '',
        's.third.until': third?.answer?.until ?? '',
        's.third.on': dayOf(view.now),
      },
    };
  },
  reads: {
    'third.answer': (inputs, { ref, now }) =>
      readForm(
        {
          's.third.result': field.one(['yes', 'no'], 'Välj ja eller nej.'),
          's.third.types': field.many(INFO_TYPES),
          's.third.until':
            inputs['s.third.result'] === 'no'
              ? field.maybeDay('Skriv dagen som 2027-02-28.').transform((day) => day ?? dayOf(now))
              : field.day('Fyll i till och med vilken dag svaret gäller, till exempel 2027-02-28.'),
          's.third.on': field.day('Fyll i vilken dag personen svarade.'),
          's.third.form': field.one(FORMS, 'Välj hur svaret lämnades.'),
          's.third.how': field.text('Hur svaret lämnades', 400),
        },
        inputs,
        (form) => ({
          third: ref as ItemId,
          result: form['s.third.result'],
          infoTypes: form['s.third.types'],
          until: form['s.third.until'],
          on: form['s.third.on'],
          form: form['s.third.form'],
          how: form['s.third.how'],
        }),
      ),
  },
  next: { 'third.answer': 'thirds' },
};

export const thirdWithdraw: CaseScreen = {
  template: withdrawCard,
  opens: ['third.withdraw'],
  exists: (view) => thirdAt(view)?.answer?.result === 'yes',
  back: 'thirds',
  data: (view) => {
    const third = thirdAt(view);
    return { text: { name: third ? nameOf(third) : '' }, values: { 's.third.on': dayOf(view.now) } };
  },
  reads: {
    'third.withdraw': (inputs, { ref }) =>
      readForm(
        {
          's.third.on': field.day('Fyll i vilken dag personen ångrade sig.'),
          's.third.how': field.text('Hur personen ångrade sig', 400),
        },
        inputs,
        (form) => ({ third: ref as ItemId, on: form['s.third.on'], how: form['s.third.how'] }),
      ),
  },
  next: { 'third.withdraw': 'thirds' },
};
