import type { Case } from '../case.ts';
import { authorityOf, unitOf } from '../directory.ts';
import { evaluateConsent } from '../evaluate-consent.ts';
import type { PersonId, UnitId } from '../ids.ts';
import { hard } from '../refusal.ts';
import { dayOf } from '../time.ts';
import { actor, type Evolves, type Guard, type Rule } from './rule.ts';

/** F87, SEP11: another person, of the same authority, and of the own unit or one that the consent covers. */
export const successorFits: Guard<'case.hand-over'> = (sip, { to, by, at }, { profile, directory }) => {
  const unit = unitOf(directory, to);
  if (!unit) return [hard('handover-whom')];
  if (to === by) return [hard('handover-self')];
  const own = by === 'system' ? undefined : unitOf(directory, by);
  if (authorityOf(directory, unit)?.id !== authorityOf(directory, own)?.id) return [hard('handover-authority')];
  const isCovered = unit === own || evaluateConsent(profile, sip, dayOf(at), { receiving: unit }).allowed;
  return isCovered ? [] : [hard('handover-unit', { unit: directory.units.get(unit)?.name ?? '' })];
};

export const handOver: Rule<'case.hand-over'> = (_sip, command, { directory }) => {
  const unit = unitOf(directory, command.to);
  return unit ? [{ type: 'ResponsiblePassed', from: actor(command), to: command.to, unit }] : [];
};

/** Plans that have been replaced keep the name of the one who answered for them. */
const inPlans = ({ plans }: Case, from: PersonId, to: PersonId, unit: UnitId): Case['plans'] =>
  plans.map((plan) =>
    plan.responsible?.person === from && (plan.status === 'fixed' || plan.status === 'draft')
      ? { ...plan, responsible: { ...plan.responsible, person: to, unit } }
      : plan,
  );

export const handOverEvolves: Evolves<'ResponsiblePassed'> = {
  ResponsiblePassed: (sip, { from, to, unit }) => ({
    ...sip,
    openedBy: sip.openedBy === from ? to : sip.openedBy,
    plans: inPlans(sip, from, to, unit),
  }),
};
