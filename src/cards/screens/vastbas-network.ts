import networkCard from '../../../cards/vb-network.json' with { type: 'json' };
import spokespersonCard from '../../../cards/vb-spokesperson.json' with { type: 'json' };
import talkCard from '../../../cards/vb-talk.json' with { type: 'json' };
import type { ItemId, PersonId } from '../../domain/ids.ts';
import { dayOf } from '../../domain/time.ts';
import { factsOf, type MapPerson } from '../../domain/vastbas.ts';
import { cut } from '../cut.ts';
import { longDay, shortDay } from '../dates.ts';
import { field, readForm } from '../fields.ts';
import { fitting } from '../fitting.ts';
import { staffChoicesOf } from '../plan-people.ts';
import type { CaseScreen } from '../screen.ts';
import type { View } from '../view.ts';

const LINE = 160;
const LINES_BYTES = 6000;
const CHOICE_BYTES = 4000;
const CIRCLES = { 1: 'Närmast', 2: 'Nära', 3: 'Längre bort' } as const;
const KINDS = { private: 'privat', professional: 'professionell' } as const;

const nameLine = ({ name, relation, kind }: MapPerson): string =>
  cut([name, ...(relation ? [relation] : []), KINDS[kind]].join(', '), LINE);

/** The network map in words: three circles, the nearest first; a picture would need an address that leaks it. */
export const circleLines = ({ sip }: Pick<View, 'sip'>): readonly { readonly line: string }[] =>
  ([1, 2, 3] as const).map((circle) => {
    const people = (factsOf(sip).network ?? []).filter((one) => one.circle === circle);
    return { line: `${CIRCLES[circle]}: ${people.length > 0 ? people.map(nameLine).join('; ') : 'ingen än'}` };
  });

const onMap = ({ sip }: View): readonly ItemId[] => factsOf(sip).network?.map(({ id }) => id) ?? [];
export const vbNetwork: CaseScreen = {
  template: networkCard,
  opens: ['network.put'],
  back: 'case',
  data: (view) => {
    const people = factsOf(view.sip).network ?? [];
    return {
      text: { circles: fitting(circleLines(view), LINES_BYTES), hasPeople: people.length > 0 },
      choices: {
        people: fitting(
          people.map((one) => ({ title: nameLine(one), value: one.id })),
          CHOICE_BYTES,
        ),
      },
    };
  },
  reads: {
    'network.put': (inputs) =>
      readForm(
        {
          'v.map.name': field.name('Skriv namnet.'),
          'v.map.relation': field.text('Vem det är', 120),
          'v.map.kind': field.one(['private', 'professional'], 'Välj privata eller professionella nätverket.'),
          'v.map.circle': field.one(['1', '2', '3'], 'Välj hur nära personen är barnet.'),
        },
        inputs,
        (form) => ({
          name: form['v.map.name'],
          relation: form['v.map.relation'],
          kind: form['v.map.kind'],
          circle: Number(form['v.map.circle']) as MapPerson['circle'],
        }),
      ),
    'network.remove': (inputs, view) =>
      readForm({ 'v.map.gone': field.one(onMap(view), 'Välj vem som ska tas bort.') }, inputs, (form) => ({
        item: form['v.map.gone'],
      })),
  },
  next: { 'network.put': 'vb-network', 'network.remove': 'vb-network' },
};

/** The spokesperson is most often not staff at all. */
const OUTSIDE = 'outside' as PersonId;

/** B-06, B-07: the child's voice: someone who has said yes, and whom the guardian trusts. */
export const vbSpokesperson: CaseScreen = {
  template: spokespersonCard,
  opens: ['spokesperson.set'],
  back: 'case',
  data: (view) => {
    const now = factsOf(view.sip).spokesperson;
    const canPresent = view.verbs.has('spokesperson.present') && now !== undefined && !now.presented;
    return {
      text: { now: now?.presented ? `${now.name} är presenterad för nätverket.` : '', canPresent },
      choices: {
        staff: [
          { title: 'Nej, personen är inte personal', value: OUTSIDE },
          ...staffChoicesOf(view, now?.person ? [now.person] : []),
        ],
      },
      values: {
        'v.spr.name': now?.name ?? '',
        'v.spr.relation': now?.relation ?? '',
        'v.spr.person': now ? (now.person ?? OUTSIDE) : '',
        'v.spr.accepted': String(now?.accepted ?? false),
        'v.spr.trusted': String(now?.trusted ?? false),
      },
    };
  },
  reads: {
    'spokesperson.set': (inputs, { directory }) =>
      readForm(
        {
          'v.spr.name': field.name('Skriv språkrörets namn.'),
          'v.spr.relation': field.text('Vem det är', 120),
          'v.spr.person': field.maybeOne([OUTSIDE, ...directory.staff.keys()], 'Välj i listan.'),
          'v.spr.accepted': field.yes(),
          'v.spr.trusted': field.yes(),
        },
        inputs,
        ({ 'v.spr.person': person, ...form }) => ({
          name: form['v.spr.name'],
          relation: form['v.spr.relation'],
          accepted: form['v.spr.accepted'],
          trusted: form['v.spr.trusted'],
          ...(person && person !== OUTSIDE ? { person } : {}),
        }),
      ),
    'spokesperson.present': () => ({ ok: true, payload: {} }),
  },
};

const MOST = 5;
/** T10: the spokesperson is heard every few weeks in term. */
export const vbTalk: CaseScreen = {
  template: talkCard,
  opens: ['spokesperson.talked'],
  exists: ({ sip }) => factsOf(sip).spokesperson !== undefined,
  back: 'case',
  data: ({ sip, now }) => {
    const { spokesperson, talks = [] } = factsOf(sip);
    const lines = talks
      .slice(-MOST)
      .map(({ on, note }) => ({ line: `${shortDay(on)}: ${cut(note || 'pratade', LINE)}` }));
    const last = talks.at(-1)?.on;
    return {
      text: {
        who: `Språkrör: ${spokesperson?.name ?? ''}.${last ? ` Ni pratade senast ${longDay(last)}.` : ''}`,
        talks: lines,
      },
      values: { 'v.talk.on': dayOf(now) },
    };
  },
  reads: {
    'spokesperson.talked': (inputs) =>
      readForm(
        {
          'v.talk.on': field.day('Skriv vilken dag, till exempel 2026-11-22.'),
          'v.talk.note': field.text('Hur det är för barnet', 1000),
        },
        inputs,
        (form) => ({ on: form['v.talk.on'], note: form['v.talk.note'] }),
      ),
  },
};
