import type { Case } from '../case.ts';
import { staffName, type Directory, type Staff } from '../directory.ts';
import type { PersonId } from '../ids.ts';
import { sharesSurname } from '../kin.ts';
import type { Profile } from '../profile.ts';
import { hard, soft, type Lack } from '../refusal.ts';
import { dayOf, type Instant } from '../time.ts';
import { candidatesOf, coordinatorsOf, factsOf, type Coordinator } from '../vastbas.ts';
import { inPlaceOf } from './coordinator-seat.ts';
import { actor, type Context, type Evolves, type Guard, type Rule } from './rule.ts';
import { plain } from './start.ts';
import { untold, withFacts } from './vastbas-lacks.ts';
import { verdictLacks } from './vastbas-request.ts';

const sectorOf = ({ units }: Directory, staff: Staff | undefined): string | undefined =>
  staff && units.get(staff.unit)?.sector;

/**
 * B-04: who handles the child's matters, works close to the child or is of the family is never a coordinator. Those
 * known are the ones that samordnaren has named, IFO's half of the assessment, and the school's team for pupils' health.
 */
export function isBiased({ directory }: Pick<Context, 'directory'>, sip: Case, person: PersonId): boolean {
  const staff = directory.staff.get(person);
  const { request, assessor } = factsOf(sip);
  const isTeam =
    staff?.functions.includes('eht') === true &&
    sip.need?.units.includes(staff.unit) === true &&
    staff.unit !== sip.unit;
  const isFamily = sip.people.some(({ name }) => staff && plain(name) === plain(staff.name));
  return isTeam || isFamily || assessor === person || request?.near.includes(person) === true;
}

/** SEP1: those who bear a surname of the family are asked whether they are related before they are chosen. */
const namesakes = (sip: Case, staff: readonly (Staff | undefined)[]): readonly Lack[] =>
  staff.flatMap((each) => (each && sharesSurname(sip, each.name) ? [soft('VB-KOORD-NAMN', { name: each.name })] : []));

const countIn = ({ vastbas }: Profile): number => vastbas?.coordinators.count ?? 2;

/** B-04, SEP2: as many as the profile says, different, trained, free, and such as may be told about the child. */
export const coordinatorsFit: Guard<'coordinators.propose'> = (sip, { people, at }, context) => {
  const count = countIn(context.profile);
  return [
    ...(new Set(people).size === count && people.length === count ? [] : [hard('VB-KOORD-ANTAL', { number: count })]),
    ...aptLacks(context, sip, people, [], at),
  ];
};

/** What is against these people as coordinators, beside those who already are and stay. */
export function aptLacks(
  context: Context,
  sip: Case,
  people: readonly PersonId[],
  beside: readonly PersonId[],
  at: Instant,
): readonly Lack[] {
  const { directory } = context;
  const staff = people.map((person) => directory.staff.get(person));
  const [one, other] = [...staff, ...beside.map((person) => directory.staff.get(person))];
  const isSameUnit = one?.unit === other?.unit || staff.some((each) => each?.unit === sip.unit);
  return [
    ...people
      .filter((person) => !directory.staff.get(person)?.functions.includes('coordinator'))
      .map((person) => hard('VB-KOORD-POOL', { name: staffName(directory, person) })),
    ...people
      .filter((person) => isBiased(context, sip, person))
      .map((person) => hard('VB-KOORD-JAV', { name: staffName(directory, person) })),
    ...untold(context, sip, people, at),
    ...(people.includes(sip.openedBy) ? [soft('VB-KOORD-SAMORDNARE')] : []),
    ...namesakes(sip, staff),
    ...(isSameUnit ? [soft('VB-KOORD-ENHET')] : []),
    ...(sectorOf(directory, one) === sectorOf(directory, other) ? [soft('VB-KOORD-SEKTOR')] : []),
  ];
}
export const assessedAsVastbas: Guard<'coordinators.propose'> = (sip) => verdictLacks(sip, true);
export const propose: Rule<'coordinators.propose'> = (_sip, { people, at }) => [
  { type: 'CoordinatorsProposed', people, on: dayOf(at) },
];

/** The own word about being free; why not is nobody's business. */
export const answerAsCoordinator: Rule<'coordinator.answer'> = (_sip, { takes, at }) => [
  { type: 'CoordinatorAnswered', takes, on: dayOf(at) },
];

/** May the family be asked: both halves say yes, and two who may be told about the child have taken it on (B-04)? */
export const isOfferReady = (context: Context, sip: Case, at: Instant): boolean =>
  verdictLacks(sip, true).length === 0 &&
  coordinatorsOf(sip).length === countIn(context.profile) &&
  untold(context, sip, coordinatorsOf(sip), at).length === 0;

/** May this person be asked: trained, free, not samordnaren, and such as may be told about the child? */
export const isFreeToCoordinate = (context: Context, sip: Case, person: PersonId, at: Instant): boolean =>
  context.directory.staff.get(person)?.functions.includes('coordinator') === true &&
  person !== sip.openedBy &&
  !isBiased(context, sip, person) &&
  untold(context, sip, [person], at).length === 0;

/**
 * Whom to ask, the best first: free, told with the family's yes, not of the family's surname (SEP1), with the fewest
 * open cases; the two from different sectors and units where that can be had. `load` counts open cases by person; who
 * is not in it has none.
 */
export function proposedCoordinators(
  context: Context,
  sip: Case,
  load: ReadonlyMap<PersonId, number>,
  at: Instant,
): readonly PersonId[] {
  const { directory, profile } = context;
  const refused = new Set(factsOf(sip).coordinators?.flatMap((one) => (one.declinedOn ? [one.person] : [])));
  const free = [...directory.staff.values()]
    .filter(({ id, unit }) => unit !== sip.unit && !refused.has(id) && isFreeToCoordinate(context, sip, id, at))
    .toSorted((a, b) => (load.get(a.id) ?? 0) - (load.get(b.id) ?? 0))
    .toSorted((a, b) => Number(sharesSurname(sip, a.name)) - Number(sharesSurname(sip, b.name)));
  const kept = free.filter(({ id }) => candidatesOf(sip).some(({ person }) => person === id));
  const chosen = [...kept];
  while (chosen.length < countIn(profile)) {
    const rest = free.filter((one) => !chosen.includes(one));
    const apart = rest.filter((one) => chosen.every((other) => other.unit !== one.unit));
    const isMixed = (one: Staff): boolean =>
      chosen.every((other) => sectorOf(directory, other) !== sectorOf(directory, one));
    const next = apart.find(isMixed) ?? apart[0] ?? rest[0];
    if (!next) break;
    chosen.push(next);
  }
  return chosen.map(({ id }) => id);
}

const asked = (sip: Case, people: readonly PersonId[], on: Coordinator['proposedOn']): readonly Coordinator[] => {
  const known = factsOf(sip).coordinators ?? [];
  const refused = known.filter(({ declinedOn, person }) => declinedOn !== undefined && !people.includes(person));
  const now = people.map(
    (person) =>
      known.find((one) => one.person === person && one.declinedOn === undefined) ?? { person, proposedOn: on },
  );
  return [...now, ...refused];
};

export const vastbasCoordinatorEvolves: Evolves<'CoordinatorsProposed' | 'CoordinatorAnswered'> = {
  CoordinatorsProposed: (sip, { people, on }) => withFacts(sip, { coordinators: asked(sip, people, on) }),
  CoordinatorAnswered: (sip, { takes, on }, stamp) => {
    const person = actor(stamp);
    const from = candidatesOf(sip).find((one) => one.person === person)?.replaces;
    if (from && takes) return inPlaceOf(sip, from, person, on);
    return withFacts(sip, {
      coordinators: (factsOf(sip).coordinators ?? []).map((one): Coordinator => {
        if (one.person !== person) return one;
        const { declaredOn: _before, ...rest } = one;
        return { ...rest, ...(takes ? { declaredOn: on } : { declinedOn: on }) };
      }),
    });
  },
};
