import { heldBy, responsibleOf } from '../access.ts';
import { fixedPlan, isOpen, type Case } from '../case.ts';
import type { Command } from '../command.ts';
import { authorityOf, unitName, unitOf } from '../directory.ts';
import { evaluateConsent } from '../evaluate-consent.ts';
import type { Event, Payload } from '../event.ts';
import type { PersonId, UnitId } from '../ids.ts';
import { hard, type Lack } from '../refusal.ts';
import { dayOf, type Instant } from '../time.ts';
import { candidatesOf, factsOf, isVastbas } from '../vastbas.ts';
import type { Context, Evolves, Guard, Rule } from './rule.ts';

/** Where the one who answers for the case works, or did: who has left has no unit of their own any more. */
export const unitOfResponsible = ({ directory }: Pick<Context, 'directory'>, sip: Case): UnitId =>
  unitOf(directory, responsibleOf(sip)) ?? fixedPlan(sip)?.responsible?.unit ?? sip.unit;

/** Of the same authority, and of the own unit or one that the consent covers. */
function placeLacks(context: Context, sip: Case, to: PersonId, at: Command['at']): readonly Lack[] {
  const { profile, directory } = context;
  const unit = unitOf(directory, to);
  if (!unit) return [hard('handover-whom')];
  const own = unitOfResponsible(context, sip);
  if (authorityOf(directory, unit)?.id !== authorityOf(directory, own)?.id) return [hard('handover-authority')];
  const isCovered = unit === own || evaluateConsent(profile, sip, dayOf(at), { receiving: unit }).allowed;
  return isCovered ? [] : [hard('handover-unit', { unit: unitName(directory, unit) })];
}

/** F87 in process B: samordnaren is followed by another one of the same authority, who is no coordinator here (SEP2). */
export const intakeFits: Guard<'case.hand-over'> = (sip, { to, by }, { directory }) => {
  if (to === sip.openedBy || to === by) return [hard(to === by ? 'handover-self' : 'handover-same')];
  const staff = directory.staff.get(to);
  if (!staff?.functions.includes('intake') || authorityOf(directory, staff.unit)?.id !== sip.authority)
    return [hard('VB-SAMORDNARE-VEM')];
  return candidatesOf(sip).some(({ person }) => person === to) || factsOf(sip).assessor === to
    ? [hard('VB-SAMORDNARE-FRI')]
    : [];
};

/** F87, SEP11: another person, who is not the one who hands over; a manager hands over, and does not take over. */
export const successorFits: Guard<'case.hand-over'> = (sip, { to, by, at }, context) => {
  if (to === responsibleOf(sip) || to === by) return [hard(to === by ? 'handover-self' : 'handover-same')];
  return placeLacks(context, sip, to, at);
};

/** A plan has two names (HAN-D, §5.1): when the deputy takes over, someone else becomes the deputy. */
export const deputyFits: Guard<'case.hand-over'> = (sip, { to, deputy, at }, context) => {
  const now = fixedPlan(sip)?.responsible?.deputy;
  if (deputy === undefined) return now === to ? [hard('handover-deputy')] : [];
  return deputy === to || deputy === responsibleOf(sip) ? [hard('deputy-same')] : placeLacks(context, sip, deputy, at);
};

export const handOver: Rule<'case.hand-over'> = (sip, { to, deputy }, { directory }) => {
  const unit = unitOf(directory, to);
  const from = heldBy(sip);
  return unit ? [{ type: 'ResponsiblePassed', from, to, unit, ...(deputy ? { deputy } : {}) }] : [];
};

/** N12: samordnaren of process B is needed until the contact person has taken over. */
const isNeeded = (sip: Case): boolean => !isVastbas(sip) || factsOf(sip).handedOver === undefined;

/** N12: the one whom a manager replaces is no longer in the directory, noted once. */
export function settleResponsible({ directory }: Context, sip: Case, at: Instant): readonly Event[] {
  const person = heldBy(sip);
  const isKnown = directory.staff.has(person) || sip.gone?.person === person;
  return isKnown || !isNeeded(sip) || sip.step === 'draft' || !isOpen(sip)
    ? []
    : [{ type: 'ResponsibleGone', person, on: dayOf(at) }];
}

/** Plans that have been replaced keep the name of the one who answered for them. */
const inPlans = ({ plans }: Case, { from, to, unit, deputy }: Payload['ResponsiblePassed']): Case['plans'] =>
  plans.map((plan) =>
    plan.responsible?.person === from && (plan.status === 'fixed' || plan.status === 'draft')
      ? { ...plan, responsible: { ...plan.responsible, person: to, unit, ...(deputy ? { deputy } : {}) } }
      : plan,
  );

export const handOverEvolves: Evolves<'ResponsiblePassed' | 'ResponsibleGone'> = {
  ResponsiblePassed: ({ gone: _gone, ...sip }, passed) => ({
    ...sip,
    openedBy: sip.openedBy === passed.from ? passed.to : sip.openedBy,
    plans: inPlans(sip, passed),
  }),
  ResponsibleGone: (sip, { person, on }) => ({ ...sip, gone: { person, on } }),
};
