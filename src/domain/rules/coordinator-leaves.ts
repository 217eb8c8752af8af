import type { Case } from '../case.ts';
import type { Event } from '../event.ts';
import { staffName } from '../directory.ts';
import { hard } from '../refusal.ts';
import type { PersonId } from '../ids.ts';
import { dayOf, type Instant } from '../time.ts';
import { askedInstead, candidatesOf, coordinatorsOf, factsOf, leavingOf, type Coordinator } from '../vastbas.ts';
import { changedSeats } from './coordinator-seat.ts';
import { actor, type Context, type Evolves, type Guard, type Rule } from './rule.ts';
import { plain } from './start.ts';
import { aptLacks, proposedCoordinators } from './vastbas-coordinators.ts';
import { withFacts } from './vastbas-lacks.ts';

/** N12: a coordinator who is no longer in the directory, noted once; and one who is back before anyone took the place. */
export function settleCoordinators({ directory }: Context, sip: Case, at: Instant): readonly Event[] {
  const { coordinators = [], handedOver } = factsOf(sip);
  if (handedOver) return [];
  return coordinators.flatMap(({ person, gone, declinedOn }): readonly Event[] => {
    const isHere = directory.staff.has(person);
    if (declinedOn !== undefined || isHere === !gone) return [];
    return [{ type: 'CoordinatorLeaves', person, on: dayOf(at), why: isHere ? 'stays' : 'gone' }];
  });
}

export const coordinatorLeavesEvolves: Evolves<'CoordinatorLeaves' | 'SuccessorAsked'> = {
  CoordinatorLeaves: (sip, { person, on, why }) =>
    changedSeats(sip, (one) => {
      if (one.person !== person) return why === 'stays' && one.replaces === person ? [] : [one];
      const { leavesOn = on, gone: _gone, ...kept } = one;
      if (why === 'stays') return [kept];
      return [{ ...kept, leavesOn, ...(why === 'gone' ? { gone: true } : {}) }];
    }),
  // Whoever was asked before and has not answered is not asked any more.
  SuccessorAsked: (sip, { from, to, on }) => {
    const kept = changedSeats(sip, (one) => (one.replaces === from || one.person === to ? [] : [one]));
    return withFacts(kept, {
      coordinators: [...(factsOf(kept).coordinators ?? []), { person: to, proposedOn: on, replaces: from }],
    });
  },
};

const isAsked = (sip: Case, person: PersonId): boolean => askedInstead(sip, person) !== undefined;

/** N12: who wants to leave stays until someone else has said yes; the wish is taken back until someone is asked. */
export const mayLeave: Guard<'coordinator.leave'> = (sip, { stays, by }) => {
  const leaves = leavingOf(sip).some(({ person }) => person === by);
  if (factsOf(sip).handedOver || leaves !== stays) return [hard(leaves ? 'VB-KOORD-BETT' : 'VB-KOORD-KVAR')];
  return stays && isAsked(sip, actor({ by })) ? [hard('VB-KOORD-TILLFRAGAD')] : [];
};
export const leave: Rule<'coordinator.leave'> = (_sip, { stays, by, at }) => [
  { type: 'CoordinatorLeaves', person: actor({ by }), on: dayOf(at), why: stays ? 'stays' : 'asks' },
];

/**
 * N12, SEP2, SEP3: the successor of a coordinator fits as the first two did, and is neither the child's voice nor the
 * contact person.
 */
export const successorApt: Guard<'coordinator.replace'> = (sip, { from, to, at }, context) => {
  if (!leavingOf(sip).some(({ person }) => person === from)) return [hard('VB-KOORD-KVAR')];
  const name = staffName(context.directory, to);
  const others = coordinatorsOf(sip).filter((person) => person !== from);
  if (candidatesOf(sip).some(({ person }) => person === to)) return [hard('VB-KOORD-REDAN', { name })];
  const { spokesperson, contact } = factsOf(sip);
  const isVoice = spokesperson !== undefined && name !== '' && plain(spokesperson.name) === plain(name);
  return [
    ...aptLacks(context, sip, [to], others, at),
    ...(isVoice || spokesperson?.person === to || contact?.person === to ? [hard('VB-KOORD-JAV', { name })] : []),
  ];
};
export const askSuccessor: Rule<'coordinator.replace'> = (_sip, { from, to, at }) => [
  { type: 'SuccessorAsked', from, to, on: dayOf(at) },
];

/** The one to ask first in that place: as at the first proposal, beside the one who stays. */
export function proposedSuccessor(
  context: Context,
  sip: Case,
  from: PersonId,
  load: ReadonlyMap<PersonId, number>,
  at: Instant,
): PersonId | undefined {
  const seats = factsOf(sip).coordinators ?? [];
  const left: Coordinator = { person: from, proposedOn: dayOf(at), declinedOn: dayOf(at) };
  const known = new Set(seats.map(({ person }) => person));
  const seated = withFacts(sip, { coordinators: [...seats, left] });
  return proposedCoordinators(context, seated, load, at).find((person) => !known.has(person));
}
