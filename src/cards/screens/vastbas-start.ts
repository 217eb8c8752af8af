import assessCard from '../../../cards/vb-assess.json' with { type: 'json' };
import coordinateCard from '../../../cards/vb-coordinate.json' with { type: 'json' };
import coordinatorsCard from '../../../cards/vb-coordinators.json' with { type: 'json' };
import decisionCard from '../../../cards/vb-decision.json' with { type: 'json' };
import rejectCard from '../../../cards/vb-reject.json' with { type: 'json' };
import { childOf } from '../../domain/case.ts';
import type { PersonId } from '../../domain/ids.ts';
import { isFreeToCoordinate, proposedCoordinators } from '../../domain/rules/vastbas-coordinators.ts';
import { mayBeTold } from '../../domain/rules/vastbas-lacks.ts';
import { factsOf, type Side } from '../../domain/vastbas.ts';
import { cut } from '../cut.ts';
import { longDay } from '../dates.ts';
import { field, readForm } from '../fields.ts';
import { personName, staffChoices } from '../people.ts';
import type { CaseScreen, Choice } from '../screen.ts';
import type { View } from '../view.ts';
import { staffIds } from './vastbas-request.ts';

const SHORT = 200;
const SIDES: Readonly<Record<Side, string>> = { cbe: 'Elevhälsan', ifo: 'IFO' };
const verdictText = ({ directory, sip }: View, side: Side): string => {
  const verdict = factsOf(sip).verdicts?.[side];
  if (!verdict) return 'inte svarat än';
  const name = personName(directory, verdict.by);
  return `${verdict.fits ? 'Västbasärende' : 'Inte Västbasärende'}. ${cut(verdict.why, SHORT)} ${name}`;
};

/** B-02: both halves give their view, and may change it until they agree. */
export const vbAssess: CaseScreen = {
  template: assessCard,
  opens: ['assessment.give'],
  back: 'case',
  data: (view) => {
    const { verdicts, assessor } = factsOf(view.sip);
    const own = verdicts?.[view.viewer === assessor ? 'ifo' : 'cbe'];
    const both = [verdicts?.cbe?.fits, verdicts?.ifo?.fits];
    return {
      text: {
        verdicts: (['cbe', 'ifo'] as const).map((side) => ({ title: SIDES[side], value: verdictText(view, side) })),
        canPropose: view.verbs.has('coordinators.propose') && both.every((fits) => fits === true),
        canReject: both.every((fits) => fits === false),
        canChange: view.verbs.has('request.assess') && verdicts?.ifo === undefined,
      },
      values: { 'v.assess.fits': own ? (own.fits ? 'yes' : 'no') : '', 'v.assess.why': own?.why ?? '' },
    };
  },
  reads: {
    'assessment.give': (inputs) =>
      readForm(
        {
          'v.assess.fits': field.one(['yes', 'no'], 'Välj vad du bedömer.'),
          'v.assess.why': field.text('Skälet', 1000),
        },
        inputs,
        (form) => ({ fits: form['v.assess.fits'] === 'yes', why: form['v.assess.why'] }),
      ),
  },
  next: { 'assessment.give': 'vb-assess' },
};

/** B-03: not a case for Västbas; what is done instead. */
export const vbReject: CaseScreen = {
  template: rejectCard,
  opens: ['assessment.reject'],
  back: 'vb-assess',
  data: () => ({}),
  reads: {
    'assessment.reject': (inputs) =>
      readForm(
        { 'v.reject.why': field.text('Skälet', 1000), 'v.reject.instead': field.text('Det som görs i stället', 1000) },
        inputs,
        (form) => ({ why: form['v.reject.why'], instead: form['v.reject.instead'] }),
      ),
  },
};

/** After a no whoever asked is told, and the family when the no is not its own. */
export const vbDecision: CaseScreen = {
  template: decisionCard,
  opens: ['decision.tell'],
  back: 'case',
  data: ({ sip }) => ({
    text: {
      outcome:
        sip.step === 'declined'
          ? 'Familjen säger nej till nätverksmöte. Berätta för den som frågade.'
          : 'Det är inte ett Västbasärende. Berätta för den som frågade och för familjen.',
      tellsFamily: sip.step !== 'declined',
    },
  }),
  reads: {
    'decision.tell': (inputs) =>
      readForm(
        {
          'v.decision.asker': field.text('Hur den som frågade fick veta', 400),
          'v.decision.family': field.text('Hur familjen fick veta', 400),
        },
        inputs,
        (form) => ({ askerHow: form['v.decision.asker'], familyHow: form['v.decision.family'] }),
      ),
  },
};

function answerLines({ sip, directory }: View): readonly { readonly line: string }[] {
  return (factsOf(sip).coordinators ?? []).map(({ person, declaredOn, declinedOn }) => {
    const answer = declaredOn ? `tar uppdraget` : declinedOn ? 'är inte fri' : 'har inte svarat';
    return { line: `${personName(directory, person)}: ${answer}` };
  });
}

/** How much one has to do stands first: a narrow screen cuts the end. */
export const withLoad = ({ title, value }: Choice, load: ReadonlyMap<PersonId, number>): Choice => ({
  title: `${load.get(value as PersonId) ?? 0} uppdrag: ${title}`,
  value,
});

/** B-04: two of the pool, proposed by who is free and has least to do. */
export const vbCoordinators: CaseScreen = {
  template: coordinatorsCard,
  opens: ['coordinators.propose'],
  back: 'vb-assess',
  data: (view) => {
    const { sip, directory, now } = view;
    const load = view.load ?? new Map<PersonId, number>();
    const pool = staffChoices(directory, ({ id }) => isFreeToCoordinate(view, sip, id, now)).map((choice) =>
      withLoad(choice, load),
    );
    const [first, second] = proposedCoordinators(view, sip, load, now);
    return {
      text: { asked: answerLines(view), isEmpty: pool.length === 0 },
      choices: { pool },
      values: { 'v.coord.1': first ?? '', 'v.coord.2': second ?? '' },
    };
  },
  reads: {
    'coordinators.propose': (inputs, view) =>
      readForm(
        {
          'v.coord.1': field.one(staffIds(view), 'Välj den första koordinatorn.'),
          'v.coord.2': field.one(staffIds(view), 'Välj den andra koordinatorn.'),
        },
        inputs,
        (form) => ({ people: [form['v.coord.1'], form['v.coord.2']] }),
      ),
  },
  next: { 'coordinators.propose': 'vb-coordinators' },
};

/** B-04, to the one who is asked: no more than is needed to say whether one is free. */
export const vbCoordinate: CaseScreen = {
  template: coordinateCard,
  opens: ['coordinator.answer'],
  back: 'my-cases',
  data: (view) => {
    const { sip, directory, viewer, now } = view;
    // Without a part in the content the name is shown as long as the family's yes of the day covers it (§3.7).
    const mayKnow = mayBeTold(view, sip, viewer, now);
    const own = factsOf(sip).coordinators?.find(({ person }) => person === viewer);
    return {
      text: {
        title: own?.declaredOn ? 'Du är koordinator' : 'Kan du vara koordinator?',
        alias: sip.alias,
        child: (mayKnow && childOf(sip)?.name) || 'ett barn',
        asker: personName(directory, sip.openedBy),
        answer: own?.declaredOn
          ? `Du tog uppdraget ${longDay(own.declaredOn)}. Ni börjar när båda koordinatorerna har svarat.`
          : '',
      },
    };
  },
  reads: {
    'coordinator.answer:yes': () => ({ ok: true, payload: { takes: true } }),
    'coordinator.answer:no': () => ({ ok: true, payload: { takes: false } }),
  },
  next: { 'coordinator.answer:yes': 'vb-coordinate' },
};
