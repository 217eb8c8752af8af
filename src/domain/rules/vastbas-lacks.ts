import type { Case } from '../case.ts';
import { authorityOf, unitName, unitOf } from '../directory.ts';
import { evaluateConsent } from '../evaluate-consent.ts';
import type { PersonId } from '../ids.ts';
import { hard, type Lack } from '../refusal.ts';
import { dayOf, type Day, type Instant } from '../time.ts';
import { factsOf, type VastbasFacts } from '../vastbas.ts';
import type { Context } from './rule.ts';

/** B-01: nothing leaves the own organisation before the family's consent, and nothing is assessed without it. */
export const familyConsents = (sip: Case, { at }: { readonly at: Instant }, { profile }: Context): readonly Lack[] =>
  evaluateConsent(profile, sip, dayOf(at)).allowed ? [] : [hard('VB-SAMTYCKE')];

/** Whoever gets a part in the content is of the own authority, or of a unit that the consent covers today. */
export const untold = (context: Context, sip: Case, people: readonly PersonId[], at: Instant): readonly Lack[] => {
  const own = (person: PersonId): boolean =>
    authorityOf(context.directory, unitOf(context.directory, person))?.id === sip.authority;
  return uncovered(
    context,
    sip,
    people.filter((person) => !own(person)),
    at,
  );
};

/** Units of these people that the consent does not name. */
export function uncovered(
  { profile, directory }: Context,
  sip: Case,
  people: readonly PersonId[],
  at: Instant,
): readonly Lack[] {
  const units = new Set(people.map((person) => unitOf(directory, person)));
  return [...units].flatMap((unit) =>
    unit && evaluateConsent(profile, sip, dayOf(at), { receiving: unit }).allowed
      ? []
      : [hard('role-unit', { unit: unitName(directory, unit) })],
  );
}

/** The same for one, and only while there is a consent at all: who is not yet in the case reads it by that alone. */
export const mayBeTold = (context: Context, sip: Case, person: PersonId, at: Instant): boolean =>
  familyConsents(sip, { at }, context).length === 0 && untold(context, sip, [person], at).length === 0;

export const notAhead = (on: Day, at: Instant): readonly Lack[] => (on > dayOf(at) ? [hard('day-future')] : []);

export const withFacts = (sip: Case, facts: VastbasFacts): Case => ({ ...sip, vastbas: { ...factsOf(sip), ...facts } });
