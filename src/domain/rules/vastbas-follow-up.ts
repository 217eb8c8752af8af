import { fixedPlan, type Case } from '../case.ts';
import { evaluationDay } from '../vastbas-deadlines.ts';
import { hard, soft } from '../refusal.ts';
import { dayOf } from '../time.ts';
import { factsOf } from '../vastbas.ts';
import { rolesOf } from '../access.ts';
import type { Measure } from '../plan.ts';
import { markOf } from '../process/rights.ts';
import { beginPlan } from './meeting.ts';
import { actor, notFar, type Evolves, type Guard, type Rule } from './rule.ts';
import { notAhead, withFacts } from './vastbas-lacks.ts';

/** T8: an item before the window counts too, and stops the timer (U-19). */
export const ehtDayFits: Guard<'eht.record'> = (sip, { on, who, at }) => {
  const fixedAt = fixedPlan(sip)?.fixedAt;
  return [
    ...notAhead(on, at),
    ...(fixedAt && on < dayOf(fixedAt) ? [hard('VB-EHT-FORE')] : []),
    ...(who === '' ? [hard('VB-EHT-VEM')] : []),
  ];
};
export const recordEht: Rule<'eht.record'> = (_sip, { on, who }) => [{ type: 'EhtRecorded', on, who }];

/** B7, a start receipt: who does the measure says that it has begun, or who answers for the plan does. */
export const ownToBegin: Guard<'measure.begin'> = (sip, command, { directory }) => {
  const measure = fixedPlan(sip)?.measures.find(({ id }) => id === command.measure);
  if (!measure) return [hard('item-gone')];
  const leads = markOf(rolesOf(directory, sip, actor(command)), command.verb) === 'X';
  return measure.person === command.by || leads ? [] : [hard('measure-not-yours')];
};
export const beginDayFits: Guard<'measure.begin'> = (_sip, { on, at }) => notAhead(on, at);
export const noteBegun: Rule<'measure.begin'> = (_sip, { measure, on }) => [{ type: 'MeasureBegun', measure, on }];
/** Measures of the plan in force that nobody has said to be under way. */
export const unbegun = (sip: Case): readonly Measure[] =>
  (fixedPlan(sip)?.measures ?? []).filter(({ id, report }) => !report && !factsOf(sip).begun?.[id]);

export const keepMeasures: Rule<'measures.keep'> = () => [];

/** B-14: on its day (T9), or earlier by a decision that has its reason. */
export const evaluationDue: Guard<'evaluation.begin'> = (sip, { at }, { profile }) => {
  const due = evaluationDay(profile, sip);
  return due && dayOf(at) < due ? [soft('VB-UTV-TIDIG', { day: due })] : [];
};
export const beginEvaluation: Rule<'evaluation.begin'> = () => [{ type: 'EvaluationBegun' }];
export const evaluationGiven: Guard<'evaluation.save'> = (_sip, { better, remains }) =>
  better === '' && remains === '' ? [hard('VB-UTV')] : [];
export const saveEvaluation: Rule<'evaluation.save'> = (_sip, command) => {
  const { better, remains, childView, at } = command;
  return [{ type: 'EvaluationSaved', evaluation: { better, remains, childView, on: dayOf(at), by: actor(command) } }];
};
const isEvaluated = (sip: Case): boolean => {
  const last = factsOf(sip).evaluations?.at(-1);
  return last !== undefined && last.on >= dayOf(sip.since);
};
export const evaluated: Guard<'case.close' | 'evaluation.continue'> = (sip) =>
  isEvaluated(sip) ? [] : [hard('VB-UTV')];

/** B-16: what goes on is a version of its own, with a new evaluation from that day (ST37). */
export const nextAhead: Guard<'evaluation.continue'> = (_sip, { next, at }) =>
  next > dayOf(at) ? notFar(next, at, 1) : [hard('PLAN-02')];
export const goOn: Rule<'evaluation.continue'> = (sip, command, context) => {
  const responsible = fixedPlan(sip)?.responsible;
  const begun = beginPlan(sip, { ...command, verb: 'plan.revise' }, context);
  const version = begun.flatMap((event) => (event.type === 'PlanBegun' ? [event.plan.version] : []));
  return [
    ...begun,
    ...(responsible ? [{ type: 'ResponsibleSet', responsible, followUpOn: command.next } as const] : []),
    ...version.map((one) => ({ type: 'PlanFixed', version: one }) as const),
    { type: 'Continued', on: dayOf(command.at) },
  ];
};

/** B-15, ST38: what was done goes back to the coordinators before the case ends. */
export const sentHow: Guard<'documents.send'> = (_sip, { how }) => (how === '' ? [hard('VB-DOKUMENT-HUR')] : []);
export const sendDocuments: Rule<'documents.send'> = (_sip, { how, at }) => [
  { type: 'DocumentsSent', how, on: dayOf(at) },
];
export const documentsSent: Guard<'case.close'> = (sip) => (factsOf(sip).documentsSentOn ? [] : [hard('VB-DOKUMENT')]);

export const vastbasFollowUpEvolves: Evolves<
  'EhtRecorded' | 'MeasureBegun' | 'EvaluationBegun' | 'EvaluationSaved' | 'Continued' | 'DocumentsSent'
> = {
  EhtRecorded: (sip, { on, who }) => withFacts(sip, { eht: [...(factsOf(sip).eht ?? []), { on, who }] }),
  MeasureBegun: (sip, { measure, on }) => withFacts(sip, { begun: { ...factsOf(sip).begun, [measure]: on } }),
  // What was sent before belongs to an earlier evaluation.
  EvaluationBegun: (sip) => {
    const { documentsSentOn: _earlier, ...facts } = factsOf(sip);
    return { ...sip, vastbas: facts };
  },
  EvaluationSaved: (sip, { evaluation }) =>
    withFacts(sip, { evaluations: [...(factsOf(sip).evaluations ?? []), evaluation] }),
  Continued: (sip, { on }) => withFacts(sip, { continuedOn: on }),
  DocumentsSent: (sip, { on }) => withFacts(sip, { documentsSentOn: on }),
};
