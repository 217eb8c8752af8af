import type { Case } from '../case.ts';
import { hard, type Lack } from '../refusal.ts';
import { addDays, dayOf } from '../time.ts';
import { factsOf, type Side } from '../vastbas.ts';
import type { Evolves, Guard, Rule } from './rule.ts';
import { actor } from './rule.ts';
import { opensVastbas } from './start.ts';
import { untold, withFacts } from './vastbas-lacks.ts';

/** Anyone may ask; samordnaren at Centrala barn- och elevhälsan registers (B-01). */
export const intakeOpens: Guard<'case.start'> = (_sip, { by }, { directory }) => {
  const staff = by === 'system' ? undefined : directory.staff.get(by);
  return staff && opensVastbas(staff) ? [] : [hard('VB-SAMORDNARE')];
};

export const saveRequest: Rule<'request.save'> = (
  _sip,
  { asker, background, situation, possibilities, difficulties, tried, ideas, networkHelps, near },
  { directory },
) => [
  {
    type: 'RequestSaved',
    request: {
      asker,
      background,
      situation,
      possibilities,
      difficulties,
      tried,
      ideas,
      networkHelps,
      near: [...new Set(near)].filter((person) => directory.staff.has(person)),
    },
  },
];

/** B-02: what the assessment starts from. */
export const requestComplete: Guard<'request.assess'> = (sip) => {
  const { request } = factsOf(sip);
  return [
    ...(request?.asker ? [] : [hard('VB-FRAGAR')]),
    ...(request?.background ? [] : [hard('VB-BAKGRUND')]),
    ...(request ? [] : [hard('VB-GYNNAR')]),
  ];
};
/** CBE and IFO assess together: the other half is a person of IFO, and not samordnaren. */
export const assessorFits: Guard<'request.assess'> = (sip, { assessor, by, at }, context) => {
  const functions = context.directory.staff.get(assessor)?.functions ?? [];
  if (!functions.includes('ifo') || assessor === by) return [hard('VB-IFO-VEM')];
  return untold(context, sip, [assessor], at);
};
/** Until that half has been given another of IFO can take it on: whoever had it may have left (B-03). */
export const assessorAwaited: Guard<'request.assess'> = (sip, { assessor }) => {
  const { verdicts, assessor: now } = factsOf(sip);
  if (verdicts?.ifo) return [hard('VB-IFO-KLAR')];
  return assessor === now ? [hard('VB-IFO-SAMMA')] : [];
};
export const nameAssessor: Rule<'request.assess'> = (_sip, { assessor }) => [{ type: 'AssessorNamed', assessor }];

export const sideOf = (sip: Case, by: string): Side => (factsOf(sip).assessor === by ? 'ifo' : 'cbe');
export const verdictGrounded: Guard<'assessment.give'> = (_sip, { why }) => (why === '' ? [hard('VB-SKAL')] : []);
export const giveVerdict: Rule<'assessment.give'> = (sip, { fits, why, by, at }) => [
  { type: 'Assessed', side: sideOf(sip, by), fits, why, on: dayOf(at) },
];

/** Both have answered, and the same. */
export function verdictLacks(sip: Case, fits: boolean): readonly Lack[] {
  const { cbe, ifo } = factsOf(sip).verdicts ?? {};
  const missing = [...(cbe ? [] : [hard('VB-BEDOMNING-CBE')]), ...(ifo ? [] : [hard('VB-BEDOMNING-IFO')])];
  if (missing.length > 0) return missing;
  return cbe?.fits === fits && ifo?.fits === fits ? [] : [hard(fits ? 'VB-INTE-JA' : 'VB-INTE-NEJ')];
}
/** B-03, ST25: no one says no alone, and a no has its reason and what is done instead. */
export const rejectedByBoth: Guard<'assessment.reject'> = (sip, { why, instead }) => [
  ...verdictLacks(sip, false),
  ...(why === '' ? [hard('VB-SKAL')] : []),
  ...(instead === '' ? [hard('VB-I-STALLET')] : []),
];
export const reject: Rule<'assessment.reject'> = (_sip, { why, instead }) => [{ type: 'NotVastbas', why, instead }];

/** After a no from either side whoever asked is told; the family too, unless the no is its own. */
export const everyoneTold: Guard<'decision.tell'> = (sip, { askerHow, familyHow }) => [
  ...(askerHow === '' ? [hard('VB-FRAGAREN-VET')] : []),
  ...(familyHow === '' && sip.step === 'not-vastbas' ? [hard('VB-FAMILJEN-VET')] : []),
];
export const tellDecision: Rule<'decision.tell'> = (sip, { askerHow, familyHow, at }, { profile }) => [
  { type: 'DecisionTold', askerHow, familyHow, on: dayOf(at) },
  {
    type: 'Closed',
    reason: sip.step === 'declined' ? 'family-wish' : 'other-action',
    note: '',
    deleteOn: addDays(dayOf(at), profile.workCopyDays),
  },
];

/** B-13: that something else is done is all that is kept of it, never what. */
export const chooseOther: Rule<'other.choose'> = (sip) => [{ type: 'OtherChosen', from: sip.step }];
/** The way back leads to where the case stood. */
export const resume: Rule<'other.resume'> = (sip) => {
  const to = factsOf(sip).leftFrom ?? 'request';
  return [{ type: 'Moved', from: sip.step, to, transition: 'B-13' }];
};
export const familyTold: Guard<'case.close'> = (_sip, { familyInformed, why }) =>
  familyInformed || why === 'mistake' ? [] : [hard('family-uninformed')];

export const vastbasRequestEvolves: Evolves<
  'RequestSaved' | 'AssessorNamed' | 'Assessed' | 'NotVastbas' | 'DecisionTold' | 'OtherChosen'
> = {
  RequestSaved: (sip, { request }) => withFacts(sip, { request }),
  AssessorNamed: (sip, { assessor }) => withFacts(sip, { assessor }),
  Assessed: (sip, { side, fits, why, on }, stamp) =>
    withFacts(sip, {
      verdicts: { ...factsOf(sip).verdicts, [side]: { fits, why, on, by: actor(stamp) } },
    }),
  NotVastbas: (sip, { why, instead }) => withFacts(sip, { rejection: { why, instead } }),
  DecisionTold: (sip) => sip,
  OtherChosen: (sip, { from }) => withFacts(sip, { leftFrom: from }),
};
